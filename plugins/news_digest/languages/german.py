"""German."""

from __future__ import annotations

from .table import Language, words

TO = r"(?:\s?[-–—]\s?| bis (?:zum )?)"
PARTS = ("", *"morgen vormittag mittag nachmittag abend nacht".split())
DAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag")
WEEKDAYS = tuple(" ".join(form + part for form in day.split() for part in PARTS) for day in DAYS)
"""Montag, Montagabend ..."""
EXPRESSIONS = (
    ("days", rf"{{day}}\.?{TO}{{day2}}\. {{month}}(?: {{year}})?"),
    ("days", r"{day}\. {month} bis (?:zum )?{day2}\. {month2}(?: {year})?"),
    ("two days", r"{day}\. und {day2}\. {month}(?: {year})?"),
    ("date", r"{wd},? (?:dem |den |der )?{day}\. ?{month}(?: {year})?"),
    ("date", r"{wd},? (?:dem |den |der )?{day}\. ?{number}\.(?: ?{year})?"),
    ("date", r"{day}\. ?{month}(?: {year}| {which} jahres)?"),
    ("date", r"{day}\.{number}\.{year}"),
    ("month", r"{month} {year}"),
    ("month of", r"(?:anfang|mitte|ende|im|seit|bis|ab) {fullmonth} {which} jahres"),
    ("month of", r"{fullmonth} {which} jahres"),
    ("that month", r"{which} {fullmonth}"),
    ("month", r"(?:anfang|mitte|ende|im|seit|bis|bis ende|bis mitte|ab) {fullmonth}(?: {year})?"),
    ("nothing", r"(?:jeden|jeder|jedem|eines|einem|ein|einen) {weekday}"),
    ("weekday of week", r"{weekday} {which} woche"),
    ("weekday of week", r"(?:vergangene|vorige|letzte) woche (?:am )?{weekday}"),
    ("weekdays", r"(?:von|zwischen) {weekday} (?:bis|und) {weekday2}"),
    ("weekdays", rf"{{weekday}}{TO}{{weekday2}}"),
    ("weekday", r"{which} {weekday}"),
    ("weekday", r"{weekday}"),
    ("near", r"{near}"),
    ("nothing", r"(?:vor) {n} und"),
    ("ago", r"(?:vor) {n} {unit}"),
    ("hence", r"(?:heute in) {n} {unit}"),
    ("within", r"(?:in) {n} {unit}"),
    ("later", r"{n} {unit} (?:später|danach)"),
    ("earlier", r"{n} {unit} (?:zuvor|davor|vorher|früher)"),
    (
        "next day",
        r"(?:am|der|den|dem) (?:nächsten|folgenden|darauffolgenden|nächste|folgende) (?:tag|morgen|abend)",
    ),
    ("next day", r"(?:tags darauf|am tag darauf|am tag danach)"),
    ("day before", r"(?:tags zuvor|am tag zuvor|am tag davor|am vortag|am vorabend)(?! (?:der|des|von))"),
    ("that day", r"(?:am selben|am gleichen|an diesem|noch am selben) (?:tag|abend|morgen|nachmittag)"),
    ("following", r"(?:im|das|in der) (?:folgenden|darauffolgenden|folgende) {unit}"),
    ("same", r"(?:im selben|im gleichen|in derselben) {unit}"),
    ("quarter", r"{nth} quartal (?:{year}|{which} jahres)"),
    ("half", r"{nth} halbjahr (?:{year}|{which} jahres)"),
    ("season", r"{season} (?:{year}|{which} jahres)"),
    ("unit", r"{which} {unit}"),
    ("unit", r"(?:am|übers) (?P<unit>wochenende)(?=[ ,.;]|$)"),
    ("holiday", r"{holiday}(?: {year})?"),
    ("decade", r"{decade}er"),
    ("years", r"(?:von|zwischen) {year} (?:bis|und) {year2}"),
    ("years", r"{year}\s?(?:[-–]|bis)\s?(?:{year2}|{short})"),
    (
        "year",
        r"(?:im jahr|im jahre|seit|bis|anfang|mitte|ende|ab|nach|vor|um das jahr) {year}"
        r"(?! (?:menschen|euro|meter|personen|kilometer|soldaten|jahren|stimmen|dollar))",
    ),
    ("bare year", r"{year}"),
)

AHEAD = (
    r"wird|werden|soll|sollen|will|wollen|plant|planen|geplant|vorgesehen|angesetzt|dürfte|dürften|bevorsteht|"
    r"steht an|stehen an"
)
PAST = (
    r"hat|habe|hatte|haben|hatten|war|waren|wurde|wurden|worden|gewesen|"
    r"ist (?:\w+ ){0,6}(?:ge|ver|be|er|ent|zer)\w+(?:t|en)|"
    r"(?!(?:alte|kalte|rechte|schlechte|echte|sollte|möchte|könnte|dürfte|gesamte|bekannte|halte|arte|letzte)n?\b)"
    r"[^\W\d_]{2,}(?:g|k|l|r|ch|f|ß|e|p|b|n)te[nt]?|musste|mussten|wusste|wussten|reiste|reisten|löste|lösten|"
    r"kam|kamen|ging|gingen|fand|fanden|gab|gaben|nahm|nahmen|hielt|hielten|ließ|ließen|traf|trafen|sprach|sprachen|"
    r"starb|starben|begann|begannen|schrieb|schrieben|rief|riefen|trat|traten|stand|standen|lag|lagen|fiel|fielen|"
    r"stieg|stiegen|zog|zogen|verlor|verloren|gewann|gewannen|brach|brachen|schlug|schlugen|flog|flogen|fuhr|fuhren|"
    r"sah|sahen|bat|baten|beschloss|beschlossen|erschien|erschienen|unterschrieb|verließ|bekam|erhielt|blieb|blieben|"
    r"wies|wiesen|warf|warfen|trug|trugen|zerbrach|sank|schloss|schlossen|empfing|brachte|brachten|wusste|dachte|hieß"
)
"""Auxiliaries, weak verbs by their endings, and the strong ones that news tells with."""


GERMAN = Language(
    code="de",
    name="German",
    months=(
        "januar jänner jan", "februar feber feb", "märz mär", "april apr", "mai", "juni jun", "juli jul", "august aug",
        "september sept sep", "oktober okt", "november nov", "dezember dez",
    ),
    weekdays=WEEKDAYS,
    days={
        "vorgestern": -2, "gestern": -1, "letzte nacht": -1, "vergangene nacht": -1, "heute": 0, "morgen": 1,
        "übermorgen": 2,
    },
    which={
        "letzten": -1, "letzte": -1, "letztes": -1, "letzter": -1, "vergangenen": -1, "vergangene": -1,
        "vergangenes": -1, "vorigen": -1, "voriger": -1, "vergangener": -1, "jüngsten": -1,
        "vorige": -1, "voriges": -1, "diesen": 0, "diese": 0, "dieses": 0,
        "diesem": 0, "dieser": 0, "kommenden": 1, "kommende": 1, "kommendes": 1, "nächsten": 1, "nächste": 1,
        "nächstes": 1, "nächster": 1,
    },
    units={
        "tag": "day", "tage": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month",
        "monate": "month", "monaten": "month", "jahr": "year", "jahre": "year", "jahren": "year",
        "jahres": "year", "monats": "month", "wochenende": "weekend", "wochenendes": "weekend",
    },
    numbers={
        "einem": 1, "einer": 1, "eine": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
        "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    },
    plurals=words("tage tagen wochen monate monaten jahre jahren"),
    ordinals={"ersten": 1, "erste": 1, "erstes": 1, "zweiten": 2, "zweite": 2, "dritten": 3, "dritte": 3, "vierten": 4,
              "vierte": 4},
    seasons=words("frühjahr frühling sommer herbst winter"),
    holidays={
        "neujahr": (1, 1), "neujahrstag": (1, 1), "silvester": (12, 31), "heiligabend": (12, 24), "nikolaus": (12, 6),
        "ersten weihnachtstag": (12, 25), "zweiten weihnachtstag": (12, 26), "tag der arbeit": (5, 1),
        "valentinstag": (2, 14), "tag der deutschen einheit": (10, 3), "allerheiligen": (11, 1),
    },
    expressions=EXPRESSIONS,
    leading=words("am im seit in den dem der des bis"),
    vague=words("etwa rund fast knapp ungefähr über mehr als gut circa ca jeden jeder einem einen ein eines jedem"),
    capitals=True,
    since=words("seit"),
    toward=words("auf für"),
    past=PAST,
    ahead=AHEAD,
    marks={"„": "“”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›", '"': '"'},
    speech=words(
        "meint ätzte sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten kritisierte "
        "kritisiert warnte warnt warnten forderte fordert forderten meinte meinten schrieb schreibt schrieben "
        "twitterte berichtete berichtet antwortete fügte ergänzte ergänzt kündigte versicherte versichert "
        "behauptete behauptet bestätigte bestätigt räumte verkündete urteilte urteilt bilanzierte mahnte "
        "mahnt rief fragte fragt lobte lobt bekräftigte äußerte zitierte teilte verteidigte jubelte scherzte "
        "resümierte freute klagte klagt gesagt gewarnt gefordert gemeint geschrieben hinzugefügt mitgeteilt "
        "sprach spricht entgegnete erwiderte entgegnet erwidert erinnerte erinnert erzählte erzählt "
        "erläuterte erläutert beteuerte beteuert gab gibt unterstrich stellte hob hieß heißt findet fand "
        "glaubt verlangte verlangt appellierte appelliert schloss wiederholte bedauerte bedauert beklagte "
        "beklagt verspricht versprach prophezeite schilderte schildert beschrieb beschreibt räumt kündigt "
        "teilt weist wies führte führt begründete begründet twitterten kommentierte kommentiert hofft hoffte "
        "befand konterte seufzte spottete"
    ),
    according=("laut", "nach angaben von", "nach worten von", "zufolge", "nach aussage von", "nach ansicht von"),
    naming=words(
        "nannte nennt nannten bezeichnete bezeichnet bezeichneten sprach spricht kritisierte warnte warnt "
        "lobte lobt verurteilte verurteilt rügte beklagte beklagt beschrieb beschreibt genannt forderte "
        "fordert"
    ),
    participles=words("sagend hinzufügend"),
    pronouns={"er": "m", "sie": "f", "es": "n"},
    determiners=words(
        "ein eine einer eines der die das den dem des mehrere einige zwei drei vier sein seine ihr ihre "
        "dieser diese dieses viele manche"
    ),
    articles=words("ein eine einem einer eines dem den des"),
    relatives=words("der die das welcher welche"),
    prepositions=words(
        "in im am an auf aus bei beim mit nach von vom vor zu zum zur über unter gegen für durch ohne um seit "
        "während wegen trotz gegenüber laut ins ans"
    ),
    joints=words("von vom für der des aus im in bei beim am an"),
    breaks=words("und aber während als dass weil bevor nachdem obwohl ob wenn oder denn sondern wie damit"),
    people=words(
        "anwohner mann frau mutter vater bruder schwester sohn tochter kind junge mädchen großmutter großvater oma opa "
        "nachbar nachbarin zeuge zeugin kollege kollegin freund freundin mitspieler mitglied ratsmitglied schüler "
        "schülerin lehrer lehrerin arzt ärztin fahrer fahrerin verkäufer verkäuferin bauer bäuerin wirt wirtin "
        "besucher besucherin zuschauer zuschauerin passant passantin polizist polizistin kunde kundin rentner "
        "rentnerin fischer bewohner bewohnerin bürger bürgerin insider beamter beamtin diplomat diplomatin witwe witwer"
    ),
    occupations=("mann", "frau", "macher", "meister", "meisterin", "mitarbeiter", "mitarbeiterin", "mitglied"),
    gendered={"eine": "f", "seine": "f", "ihre": "f", "die": "f", "der": "m"},
    fillers=words(
        "auch später dann hat haben hatte hatten ist war wurde wird noch schon nun einmal dazu hierzu "
        "daraufhin sich anschließend zudem weiter zuletzt gestern heute jetzt dabei damals zuvor danach "
        "mehrfach immer wieder bereits wörtlich kürzlich es"
    ),
    works=words(
        "film buch roman lied album serie stück show podcast ausstellung magazin zeitschrift zeitung gedicht "
        "oper musical dokumentation titel namens motto projekt sendung schiff song spiel romans films buches "
        "projekts"
    ),
    honorifics={"Herr": "m", "Herrn": "m", "Frau": "f", "Dr.": "", "Prof.": "", "Professor": "", "Professorin": "f"},
    titles=words(
        "präsident präsidentin bundespräsident kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin "
        "außenminister außenministerin innenminister innenministerin finanzminister finanzministerin "
        "verteidigungsminister verteidigungsministerin gesundheitsminister gesundheitsministerin "
        "wirtschaftsminister wirtschaftsministerin umweltminister umweltministerin justizminister justizministerin "
        "ministerpräsident ministerpräsidentin premierminister premierministerin regierungschef regierungschefin "
        "staatschef machthaber staatssekretär staatssekretärin vizepräsident vizepräsidentin generalsekretär "
        "generalsekretärin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin "
        "parteichef parteichefin vorsitzender vorsitzende fraktionschef fraktionschefin abgeordneter abgeordnete "
        "senator senatorin botschafter botschafterin general richter richterin staatsanwalt staatsanwältin "
        "direktor direktorin leiter leiterin chef chefin geschäftsführer geschäftsführerin vorstandschef "
        "vorstandschefin papst könig königin prinz prinzessin trainer trainerin professor professorin "
        "wissenschaftler wissenschaftlerin forscher forscherin experte expertin autor autorin schriftsteller "
        "schriftstellerin schauspieler schauspielerin aktivist aktivistin anwalt anwältin pfarrer bischof kardinal"
    ),
    bodies=words(
        "verband verein bund bundesamt landesamt ministerium landgericht amtsgericht oberlandesgericht "
        "verwaltungsgericht handwerkskammer industriekammer kammer bürgerinitiative stiftung institut "
        "behörde gewerkschaft universität hochschule akademie verfassungsgericht staatsanwaltschaft "
        "stadtwerke genossenschaft bundesverband museum"
    ),
    kin={
        **dict.fromkeys(words(
            "frau ehefrau schwester tochter mutter schwägerin schwiegermutter schwiegertochter witwe tante nichte "
            "enkelin oma großmutter freundin lebensgefährtin stieftochter zwillingsschwester cousine"
        ), "f"),
        **dict.fromkeys(words(
            "ehemann mann bruder sohn vater schwager schwiegervater schwiegersohn witwer onkel neffe enkel "
            "opa großvater freund lebensgefährte stiefsohn zwillingsbruder cousin"
        ), "m"),
    },
    particles=words("von van zu zum zur vom der den de"),
    stop_words=words(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
        "dass sie nach wird bei einer um am sind noch wie einem über"
    ),
)  # fmt: skip
