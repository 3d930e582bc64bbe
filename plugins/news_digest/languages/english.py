"""English."""

from __future__ import annotations

from .table import Language, words

ORD = r"(?:st|nd|rd|th)?"
TO = r"(?:\s?[-–—]\s?| to | through | until | till )"
NO = r"(?!:?\d|,\d\d\d|%)"
COUNTED = (
    r"(?! ?(?:%|percent|per cent|people|troops|soldiers|metres|meters|miles|km|kilometres|feet|votes|jobs|dollars|"
    r"euros|pounds|tonnes|tons|cases|deaths|seats|years|men|women|children|homes|models?)\b)"
)
"""What a number before it counts: 2018 people."""

EXPRESSIONS = (
    ("date", r"{year}-{number}-{day}"),
    ("days", rf"{{day}}{ORD}{TO}{{day2}}{ORD} (?:of )?{{month}}(?:,? {{year}})?"),
    ("two days", rf"{{day}}{ORD} and {{day2}}{ORD} (?:of )?{{month}}(?:,? {{year}})?"),
    ("days", rf"(?:between|from) {{day}}{ORD} (?:and|to) {{day2}}{ORD} (?:of )?{{month}}(?:,? {{year}})?"),
    (
        "days",
        rf"(?:between|from) {{month}} {{day}}{ORD} (?:and|to) (?:{{month2}} )?{{day2}}{ORD}{NO}(?:,? {{year}})?",
    ),
    ("days", rf"{{day}}{ORD} {{month}}{TO}{{day2}}{ORD} {{month2}}(?:,? {{year}})?"),
    ("days", rf"{{month}} {{day}}{ORD}{TO}{{month2}} {{day2}}{ORD}{NO}(?:,? {{year}})?"),
    ("days", rf"{{month}} {{day}}{ORD}{TO}{{day2}}{ORD}{NO}(?:,? {{year}})?"),
    ("two days", rf"{{month}} {{day}}{ORD} and {{day2}}{ORD}{NO}(?:,? {{year}})?"),
    ("date", rf"{{wd}},? (?:the )?{{day}}{ORD} (?:of )?{{month}}(?:,? {{year}})?"),
    ("date", rf"{{wd}},? {{month}} {{day}}{ORD}{NO}(?:,? {{year}})?"),
    ("date", rf"{{day}}{ORD} (?:of )?{{month}}(?:,? {{year}}|,? (?:of )?{{which}} year)?"),
    ("date", rf"{{month}} (?:the )?{{day}}{ORD}{NO}(?:,? {{year}}|,? (?:of )?{{which}} year)?"),
    ("day of month", r"(?:the) {day}(?:st|nd|rd|th) of {which} month"),
    ("date", r"(?:the) {day}(?:st|nd|rd|th) of {month}(?:,? {year}|,? (?:of )?{which} year)?"),
    ("month", r"{month},? (?:of )?{year}"),
    ("month of", r"(?:in|since|until|by|during|throughout) {fullmonth},? (?:of )?{which} year"),
    ("month of", r"{fullmonth},? (?:of )?{which} year"),
    ("that month", r"{which} {fullmonth}(?! \d)"),
    ("month", r"(?:early|mid|late)(?:-| )(?:to (?:mid|late)[- ])?{fullmonth}(?: {year})?(?! \d)"),
    ("month", r"(?:in|since|until|by|during|throughout) {fullmonth}(?! \d)"),
    ("month", r"(?:end|beginning|start|middle|month) of {fullmonth}(?: {year})?(?! \d)"),
    ("nothing", r"(?:every|each|most|any|some) (?:other |second )?{wd}s?"),
    ("nothing", r"(?:mail|independent|observer) on sunday"),
    (
        "nothing",
        r"(?:black|good|ash|holy|palm|easter|bloody|super|cyber|giving|shrove|whit|maundy) {weekday}",
    ),
    (
        "nothing",
        r"(?:sunday) (?:times|telegraph|mirror|mail|express|post|herald|independent|people|world|league)",
    ),
    ("nothing", r"(?:saturday) night (?:live|fever|lights)|(?:friday) night lights"),
    ("weekday of week", r"{weekday},? (?:of )?{which} week"),
    ("weekday of week", r"{which} week,? (?:on )?{weekday}"),
    ("nothing", r"{weekday} week"),
    ("nothing", r"(?:the) {weekday} (?:before|after|following|prior)"),
    ("nothing", r"{n} {weekday}s? (?:ago|later|earlier|before|from)"),
    ("weekdays", rf"{{weekday}}(?: (?:morning|night|evening|afternoon))?{TO}{{weekday2}}"),
    ("weekdays", r"(?:between) {weekday} and {weekday2}"),
    ("weekday", r"{which} {weekday}"),
    ("weekday", r"{weekday}"),
    ("nothing", r"(?:usa) today"),
    ("near", r"{near}"),
    ("nothing", r"{n} {unit} and a half ago"),
    ("ago", r"{n} {unit} ago(?! (?:on )?{weekday})"),
    ("nothing", r"{n} {unit} ago (?:on )?{weekday}"),
    ("hence", r"{n} {unit} (?:from now|from today|hence)"),
    ("hence", r"(?:in) {n} {unit}(?:'s?) time"),
    ("nothing", r"(?:in) {n} {unit} or"),
    ("within", r"(?:in) {n} {unit}"),
    ("later", r"{n} {unit} (?:later|after that)(?! than)"),
    ("earlier", r"{n} {unit} (?:earlier|before that|previously)(?! than)"),
    ("later", r"{n} {unit} after(?=[,.;])"),
    ("earlier", r"{n} {unit} before(?=[,.;])"),
    ("nothing", r"{which} (?:few |couple of |{n} )?(?:days|weeks|months|years|weekends)"),
    (
        "nothing",
        r"(?:the) (?:following|next|previous|preceding|same) (?:few |{n} )?(?:days|weeks|months|years)",
    ),
    ("next day", r"(?:the) next day(?! (?:of|to|in|that|after|when|or) )"),
    ("nothing", r"(?:the) (?:last|past|next|coming) {unit}"),
    ("following", r"(?:the) following {unit}(?! (?:of|to|in|that|after|when|or) )"),
    ("previous", r"(?:the) (?:previous|preceding) {unit}"),
    ("same", r"(?:the|that) same {unit}(?! (?:last|next|as) )"),
    ("same", r"(?:that) {unit}"),
    ("month there", r"(?:that) {fullmonth}(?! \d)"),
    ("previous", r"(?:the) {unit} before(?=[,.;:]| (?:and|but) (?!after))"),
    ("following", r"(?:the) {unit} after(?=[,.;:]| (?:and|but) )"),
    ("next day", r"(?:the) (?:next|following) (?:morning|afternoon|evening|night)"),
    (
        "day before",
        r"(?:the) (?:previous|preceding) (?:morning|afternoon|evening|night)|(?:the) night before(?=[,.;])",
    ),
    ("that day", r"(?:that) (?:morning|afternoon|evening|night)"),
    ("quarter", r"{nth} quarter (?:of )?(?:{year}|{which} year)"),
    ("quarter", r"(?:q){number} (?:of )?{year}"),
    ("half", r"{nth} half of (?:{year}|{which} year)"),
    ("season", r"{season} (?:of )?(?:{year}|{which} year)"),
    ("unit", r"{which} {unit}(?! after| in a row)"),
    ("unit", r"(?:over|at|on|during|across|throughout) the (?P<unit>weekend)(?= |[,.;]|$)"),
    ("holiday", r"{holiday}(?:,? {year}|,? (?:of )?{which} year)?"),
    ("decade", r"(?:the|early|mid|late)[- ]{decade}'?s"),
    ("years", rf"(?:from|between) {{year}}(?:\s?[-–—]\s?| to | and | until | through ){{year2}}{COUNTED}"),
    ("years", rf"{{year}}\s?[-–]\s?(?:{{year2}}|{{short}}){COUNTED}"),
    (
        "year",
        rf"(?:in|since|by|until|during|before|after|from|till) (?:early |mid-?|late |the year )?{{year}}{COUNTED}",
    ),
    ("year", rf"(?:early|late|mid)[- ]{{year}}{COUNTED}"),
    ("year", rf"(?:end|beginning|start|summer|election|elections|year|class|middle) of {{year}}{COUNTED}"),
    (
        "year",
        r"(?:the) {year} (?:winter |summer |world |presidential |general |parliamentary |nuclear |peace |trade )*"
        r"(?:elections?|olympics|olympic games|games|summit|campaign|agreement|accord|deal|treaty|vote|referendum|war)",
    ),
)


ENGLISH = Language(
    code="en",
    name="English",
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    weekdays=(
        "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
        "sunday sun",
    ),
    days={
        "the day before yesterday": -2, "yesterday": -1, "last night": -1, "today": 0, "this morning": 0,
        "this afternoon": 0, "this evening": 0, "tonight": 0, "tomorrow": 1, "the day after tomorrow": 2,
    },
    which={"last": -1, "this past": -1, "this": 0, "next": 1, "this coming": 1, "coming": 1},
    units={
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year", "weekend": "weekend", "weekends": "weekend",
    },
    plurals=words("days weeks months years weekends"),
    ordinals={"first": 1, "second": 2, "third": 3, "fourth": 4},
    seasons=words("spring summer autumn fall winter"),
    holidays={
        "new year's day": (1, 1), "new year's eve": (12, 31), "christmas day": (12, 25), "christmas eve": (12, 24),
        "boxing day": (12, 26), "valentine's day": (2, 14), "may day": (5, 1), "all saints' day": (11, 1),
        "halloween": (10, 31), "epiphany": (1, 6), "st patrick's day": (3, 17), "international women's day": (3, 8),
    },
    expressions=EXPRESSIONS,
    leading=words("on in"),
    vague=words(
        "about nearly almost over some around least roughly approximately than a one any another per half every each "
        "to few couple"
    ),
    hazy=words("next"),
    capitals=True,
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    },
    marks={"“": "”", '"': '"', "‘": "’", "'": "'"},
    according=("according to",),
    speech=words(
        "said put puts thundered demurred fumed groused bristled grumbled scoffed enthused gushed muttered "
        "murmured ventured confided confessed intoned surmised speculated pleaded begged alleged alleges "
        "instructed ordered implored swore volunteered confides conceded says say told tells tell added adds "
        "announced announces argued argues asked asks asserted asserts believes believed claimed claims "
        "commented comments concluded concludes confirmed confirms concedes declared declares denied denies "
        "emphasised emphasized explained explains insisted insists noted notes observed observes pledged "
        "pledges promised promises quipped quips recalled recalls remarked remarks reiterated reported "
        "reports responded responds revealed reveals stated states stressed stresses suggested suggests "
        "testified testifies thought tweeted tweets urged urges vowed vows warned warns wrote writes "
        "acknowledged acknowledges admitted admits boasted boasts complained complains continued continues "
        "cautioned cautions joked jokes predicted predicts proclaimed proclaims recounted repeated thinks "
        "voiced countered counters contended contends maintained maintains lamented laments posted posts "
        "mused muses quoted quotes cited shouted shouts cried cries whispered yelled exclaimed replied "
        "replies answered answers began sighed laughed snapped retorted chanted demanded demands agreed "
        "agrees opined texted emailed blogged ruled rules read reads described describes called calls "
        "interjected chimed summed apologised apologized objected wondered advised advises affirmed reflected "
        "protested screeched bellowed barked growled hissed wailed hollered"
    ),
    naming=words(
        "called calls call calling described describes describe describing labelled labeled labelling branded "
        "branding dubbed dubs termed hailed hails hailing praised praises praising dismissed dismisses "
        "dismissing denounced denounces denouncing condemned condemns condemning slammed slams decried deemed "
        "derided criticised criticized characterised characterized accused accuses accusing mocked ridiculed "
        "rejected rejects rejecting welcomed welcomes lauded blasted promised promises warned warns warning "
        "spoke speaks speaking complained complains urged urges lamented laments cited cites citing demanded "
        "demands feared expressed thanked blamed blames likened accepted accepts conceded concedes"
    ),
    participles=words(
        "saying adding noting telling warning insisting calling describing claiming arguing explaining "
        "writing stating declaring stressing suggesting tweeting asking replying citing quoting promising "
        "complaining recalling pointing branding labelling dismissing hailing praising denouncing urging "
        "vowing conceding admitting joking shouting predicting concluding confirming emphasising emphasizing "
        "accusing"
    ),
    pronouns={"he": "m", "she": "f", "it": "n", "they": ""},
    determiners=words(
        "a an the one two three four five another some several many most his her its their our this that "
        "these those both no every each"
    ),
    articles=words("the a an his her its their our"),
    relatives=words("who which"),
    prepositions=words(
        "in on at by for of from with to about against after before during under over into like without since "
        "until through between among near despite via amid"
    ),
    joints=words("of for from with at in on"),
    breaks=words(
        "and but while when as that because before after although though whether if or than so where what why "
        "how until since yet nor"
    ),
    people=words(
        "official source witness man woman person insider critic neighbour neighbor survivor protester teenager "
        "boy girl child fan worker user reader caller tourist passenger patient parent grandmother grandfather mum "
        "mom dad fisherman shopkeeper baker waiter driver tenant volunteer organiser player supporter voter other "
        "one many year-old mason monk nun clerk guard guest cook maid steward smith butcher barman barmaid miner "
        "sailor soldier policeman policewoman agent juror ally relative customer shopper commuter pensioner "
        "pupil apprentice trucker bystander onlooker mourner worshipper heckler spectator twin couple"
    ),
    occupations=("ist", "ologist", "grapher", "keeper", "maker", "man", "person", "monger"),
    fillers=words(
        "also later then has have had was were is are earlier previously once repeatedly again just even "
        "still now never always often soon not been be being would will could might may must can did does do "
        "simply first himself herself themselves itself today yesterday only recently twice further famously "
        "too"
    ),
    works=words(
        "film movie book novel song album series play show podcast programme program exhibition magazine poem "
        "ballad opera musical documentary single track essay painting sculpture comic memoir entitled titled "
        "headlined named nicknamed ship vessel yacht game codenamed dubbed"
    ),
    kin={
        **dict.fromkeys(words(
            "grandmother sister-in-law mother-in-law daughter-in-law stepmother stepdaughter stepsister "
            "fiancée fiancee twin-sister heroine"
        ), "f"),
        **dict.fromkeys(words(
            "grandfather brother-in-law father-in-law son-in-law stepfather stepson stepbrother fiancé "
            "fiance"
        ), "m"),
    },
    stop_words=words(
        "the of and to in a is that for it was on with as he be at by this had not are but from or have they which "
        "you were has his said who will their after its been more"
    ),
)  # fmt: skip
