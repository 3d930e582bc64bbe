"""German."""

from __future__ import annotations

from .table import Language, words

GERMAN = Language(
    code="de",
    name="German",
    months=(
        "januar jänner jan", "februar feber feb", "märz mär", "april apr", "mai", "juni jun", "juli jul", "august aug",
        "september sept sep", "oktober okt", "november nov", "dezember dez",
    ),
    weekdays=(
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag sonnabend", "sonntag",
    ),
    days={"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "übermorgen": 2},
    which={
        "letzten": -1, "letzte": -1, "letztes": -1, "letzter": -1, "vergangenen": -1, "vergangene": -1,
        "vergangenes": -1, "vorigen": -1, "vorige": -1, "voriges": -1, "diesen": 0, "diese": 0, "dieses": 0,
        "diesem": 0, "dieser": 0, "kommenden": 1, "kommende": 1, "kommendes": 1, "nächsten": 1, "nächste": 1,
        "nächstes": 1, "nächster": 1,
    },
    units={
        "tag": "day", "tage": "day", "tagen": "day", "woche": "week", "wochen": "week", "monat": "month",
        "monate": "month", "monaten": "month", "jahr": "year", "jahre": "year", "jahren": "year",
    },
    numbers={
        "einem": 1, "einer": 1, "eine": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6,
        "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
    },
    marks={"„": "“”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›", '"': '"'},
    speech=words(
        "sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten kritisierte kritisiert "
        "warnte warnt warnten forderte fordert forderten meinte meint meinten schrieb schreibt schrieben "
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
    particles=words("von van zu zum zur vom der den de"),
    stop_words=words(
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat "
        "dass sie nach wird bei einer um am sind noch wie einem über"
    ),
)  # fmt: skip
