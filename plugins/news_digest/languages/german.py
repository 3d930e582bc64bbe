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
        "sagte sagt sagten sagen erklärte erklärt erklärten betonte betont betonten kritisierte kritisiert warnte "
        "warnt warnten forderte fordert forderten meinte meint meinten schrieb schreibt schrieben twitterte "
        "berichtete berichtet antwortete fügte ergänzte ergänzt kündigte versicherte versichert behauptete behauptet "
        "bestätigte bestätigt räumte verkündete urteilte urteilt bilanzierte mahnte mahnt rief fragte fragt lobte "
        "lobt bekräftigte äußerte zitierte teilte verteidigte jubelte scherzte resümierte freute klagte klagt"
    ),
    according=("laut", "nach angaben von", "nach worten von", "zufolge", "nach aussage von", "nach ansicht von"),
    pronouns={"er": "m", "sie": "f"},
    determiners=words("ein eine einer der die das mehrere einige zwei drei sein seine ihr ihre"),
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
