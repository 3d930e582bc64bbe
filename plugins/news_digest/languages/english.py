"""English."""

from __future__ import annotations

from .table import Language, words

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
    days={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    which={"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1},
    units={
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year",
    },
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
        "protested"
    ),
    naming=words(
        "called calls call calling described describes describe describing labelled labeled labelling branded "
        "branding dubbed dubs termed hailed hails hailing praised praises praising dismissed dismisses "
        "dismissing denounced denounces denouncing condemned condemns condemning slammed slams decried deemed "
        "derided criticised criticized characterised characterized accused accuses accusing mocked ridiculed "
        "rejected rejects rejecting welcomed welcomes lauded blasted promised promises warned warns warning "
        "spoke speaks speaking complained complains urged urges lamented laments cited cites citing demanded "
        "demands feared expressed thanked blamed blames likened"
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
    stop_words=words(
        "the of and to in a is that for it was on with as he be at by this had not are but from or have they which "
        "you were has his said who will their after its been more"
    ),
)  # fmt: skip
