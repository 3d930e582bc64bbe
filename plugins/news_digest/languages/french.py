"""French."""

from __future__ import annotations

from .table import Language, words

DAY = r"{day}(?:er)?"
DAY2 = r"{day2}(?:er)?"
EXPRESSIONS = (
    ("days", rf"(?:du) {DAY} au {DAY2} {{month}}(?: {{year}})?"),
    ("days", rf"(?:du) {DAY} {{month}} au {DAY2} {{month2}}(?: {{year}})?"),
    ("days", rf"{DAY}[-–]{DAY2} {{month}}(?: {{year}})?"),
    ("days", rf"(?:entre le) {DAY} et le {DAY2} {{month}}(?: {{year}})?"),
    ("two days", rf"{DAY} et (?:le )?{DAY2} {{month}}(?: {{year}})?"),
    ("date", rf"{{wd}} {DAY} {{month}}(?: {{year}})?"),
    ("date", rf"{DAY} {{month}}(?: {{year}}| (?:de l'an |de l'année )?{{which}})?"),
    ("month", r"{month} {year}"),
    ("month of", r"{fullmonth} de (?:l'année|l'an) {which}"),
    ("that month", r"{fullmonth} {which}"),
    ("month", r"(?:début|mi|fin|en|depuis|dès|courant)[ -]{fullmonth}(?: {year}| {which})?"),
    ("month", r"(?:au mois de|mois de|à la fin du mois de|d'ici) {fullmonth}(?: {year}| {which})?"),
    ("nothing", r"(?:chaque|tous les|un|les) {weekday}s?"),
    ("weekdays", r"(?:de|du|entre) {weekday} (?:à|au|et) {weekday2}"),
    ("weekday", r"{weekday} (?:matin |soir |après-midi )?{which}"),
    ("weekday", r"{which} {weekday}"),
    ("weekday", r"{weekday}"),
    ("near", r"{near}"),
    ("nothing", r"(?:il y a) {n} {unit} et demie?"),
    ("ago", r"(?:il y a) {n} {unit}"),
    ("hence", r"(?:d'ici) {n} {unit}"),
    ("within", r"(?:dans) {n} {unit}"),
    ("later", r"{n} {unit} (?:plus tard|après)(?=[ ,.;]|$)(?! (?:l|le|la|les|son|sa|ses|un|une|leur|que)\b)"),
    (
        "earlier",
        r"{n} {unit} (?:plus tôt|auparavant|avant)(?=[ ,.;]|$)(?! (?:l|le|la|les|son|sa|ses|un|une|leur|que)\b)",
    ),
    ("next day", r"(?:le lendemain)(?! (?:de|du|des|d)\b)"),
    ("day before", r"(?:la veille)(?! (?:de|du|des|d)\b)"),
    ("that day", r"(?:le même jour|ce jour-là|le jour même|ce même jour|ce soir-là)"),
    ("following", r"(?:le|la|l') ?{unit} (?:suivant|suivante|d'après)"),
    ("previous", r"(?:le|la|l') ?{unit} (?:précédent|précédente|d'avant)"),
    ("same", r"(?:le|la) même {unit}"),
    ("same", r"(?:cette) {unit}-là"),
    ("quarter", r"{nth} trimestre (?:de )?{year}"),
    ("half", r"{nth} semestre (?:de )?{year}"),
    ("season", r"{season} (?:de )?{year}"),
    ("unit", r"(?:le|la|l'|au|en|du|de|lors du) ?{unit} {which}(?![^\W\d_])"),
    ("unit", r"(?:cette|ce) (?P<unit>semaine|mois|année|week-end)(?!-l)"),
    ("unit", r"{unit} {which}"),
    ("unit", r"(?:au cours du|durant le|pendant le) (?P<unit>week-end|weekend)(?=[ ,.;]|$)"),
    ("holiday", r"{holiday}(?: {year})?"),
    ("decade", r"(?:les années|des années) {decade}"),
    ("years", r"(?:de|entre) {year} (?:à|et) {year2}"),
    ("years", r"{year}[-–](?:{year2}|{short})"),
    (
        "year",
        r"(?:en|depuis|dès|avant|après|fin|début|mi|jusqu'en|d'ici|courant)[ -]{year}"
        r"(?! (?:personnes|euros|mètres|soldats|kilomètres|voix))",
    ),
)

AHEAD = (
    r"va|vont|doit|doivent|devrait|devraient|prévue?s?|attendue?s?|prévoit|prévoient|[^\W\d_]{3,}(?:era|eront|ira|iront|ra|ront)"
    r"(?<!opéra)|aura|sera|seront|auront"
)
PAST = (
    r"a|ont|ai|avons|avez|avait|avaient|eut|eurent|était|étaient|fut|furent|été|s'est|se sont|s'étaient|"
    r"(?:est|sont) (?:\w+ )?[^\W\d_]+(?:és?|ées?|nus?|nues?|rtis?|rties?|morte?s?)|"
    r"[^\W\d_]{2,}(?:èrent|irent|urent|(?<!r)ait|(?<!r)aient)(?<!parfait)|[^\W\d_]{4,}(?:ça|gea|lara|irma|pliqua|nonça|rriva)|ayant"
)

SPEECH = words(
    "doute ironise soupire indigné indigne répété répète insurgé inquiété inquiète félicité réjoui dit déclaré "
    "déclare déclara affirmé affirme affirma expliqué explique expliqua ajouté ajoute ajouta estimé estime estima "
    "assuré assure assura annoncé annonce annonça précisé précise précisa souligné souligne souligna indiqué "
    "indique indiqua rappelé rappelle rappela regretté regrette regretta lancé lance lança répondu répond répondit "
    "écrit écrivait confié confie confia dénoncé dénonce dénonça martelé martèle insisté insiste insista conclu "
    "conclut reconnu reconnaît salué salue promis promet averti avertit poursuivi poursuit tweeté jugé juge jugea "
    "plaidé plaide réagi réagit commenté commente résumé résume soupiré tonné prévenu prévient nuancé nuance "
    "témoigné témoigne raconté raconte disait expliquait demandé demande disent déclarent affirment expliquent "
    "estiment argue argué complète complété renchérit renchéri rétorqué rétorque répliqué réplique crié crie "
    "exclamé pointe pointé détaillé détaille glisse glissé observe observé ironisé insistait ajoutait avance avancé "
    "plaisanté plaisante défend défendu réclame réclamé alerté alerte fait soutenu soutient note noté confirmé "
    "confirme souffle soufflé critiqué critique évoqué évoque prédit martelait souvient souvenu amuse amusé emporte "
    "emporté étonne étonné désole désolé réjouit inquiétait agace agacé emballe emballé lâche lâché tranche tranché "
    "sourit souri rit admet admis concède concédé félicite insurge"
)
"""Verbs of speech; participles as they stand with `avoir`."""

FRENCH = Language(
    code="fr",
    name="French",
    months=(
        "janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
        "septembre sept", "octobre oct", "novembre nov", "décembre déc",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    days={
        "avant-hier": -2, "hier": -1, "la nuit dernière": -1, "aujourd'hui": 0, "ce matin": 0, "cet après-midi": 0,
        "ce soir": 0, "demain": 1, "après-demain": 2,
    },
    which={
        "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "ce": 0, "cette": 0, "cet": 0, "prochain": 1,
        "prochaine": 1,
    },
    units={
        "jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year",
        "ans": "year", "année": "year", "années": "year",
        "week-end": "weekend", "weekend": "weekend",
    },
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12,
    },
    plurals=words("jours semaines ans années"),
    ordinals={"premier": 1, "1er": 1, "deuxième": 2, "second": 2, "troisième": 3, "quatrième": 4},
    seasons=words("printemps été automne hiver"),
    holidays={
        "jour de l'an": (1, 1), "nouvel an": (1, 1), "saint-sylvestre": (12, 31), "jour de noël": (12, 25),
        "veille de noël": (12, 24), "fête du travail": (5, 1), "saint-valentin": (2, 14), "fête nationale": (7, 14),
        "toussaint": (11, 1), "armistice": (11, 11),
    },
    expressions=EXPRESSIONS,
    leading=words("le la en ce au du de"),
    vague=words("environ près quelque presque plus un chaque d"),
    since=words("depuis"),
    toward=words("pour"),
    past=PAST,
    ahead=AHEAD,
    marks={"«": "»", "“": "”", '"': '"', "‹": "›"},
    speech=SPEECH | {verb + ending for verb in SPEECH if verb.endswith("é") for ending in ("e", "s", "es")},
    according=("selon", "d'après", "pour"),
    naming=words(
        "qualifié qualifie qualifiait dénoncé dénonce parlé parle évoqué évoque jugé juge salué salue "
        "critiqué critique appelé appelle promis promet fustigé fustige condamné condamne décrit décrivait "
        "regretté regrette"
    ),
    participles=words("ajoutant précisant soulignant expliquant affirmant déclarant estimant rappelant assurant"),
    pronouns={"il": "m", "elle": "f", "ils": "", "elles": ""},
    determiners=words(
        "un une des le la les plusieurs certains certaines quelques son sa ses deux trois quatre ce cette ces "
        "leur leurs notre"
    ),
    articles=words("un une le la les son sa ses leur"),
    relatives=words("qui"),
    prepositions=words(
        "de du des d à au aux en dans par pour avec sans sur sous chez vers contre entre depuis pendant "
        "devant lors après avant selon"
    ),
    joints=words("de du des d à au aux pour en chez"),
    breaks=words("et mais que car quand lorsque si ou comme tandis puisque alors où"),
    people=words(
        "habitant habitante homme femme mère père frère sœur fils fille enfant garçon voisin voisine témoin "
        "collègue ami amie ouvrier ouvrière contremaître arbitre joueur joueuse élève étudiant étudiante médecin "
        "infirmier infirmière chauffeur pêcheur paysan paysanne boulanger boulangère passant passante client "
        "cliente retraité retraitée policier policière diplomate responsable employé employée salarié salariée "
        "technicien technicienne gardien gardienne marin batelier berger bergère veuve veuf grand-mère grand-père "
        "spectateur spectatrice supporteur source"
    ),
    occupations=("logue", "iste", "graphe"),
    gendered={"un": "m", "une": "f", "le": "m", "la": "f", "sa": "f"},
    fillers=words(
        "a ont avait avaient est s'est aussi ensuite encore également l'a l'avait m'a nous y ne pas déjà puis "
        "toujours se lui hier aujourd'hui ainsi même comme"
    ),
    works=words(
        "film livre roman chanson album série pièce spectacle podcast exposition magazine journal poème opéra "
        "documentaire titre intitulé intitulée nommé baptisé baptisée émission tableau navire jeu essai"
    ),
    honorifics={
        "M.": "m", "Mme": "f", "Mlle": "f", "Monsieur": "m", "Madame": "f", "Me": "", "Dr": "", "Pr": "",
    },
    titles=words(
        "président présidente premier ministre première chancelier chancelière secrétaire général générale maire "
        "député députée sénateur sénatrice ambassadeur ambassadrice porte-parole chef cheffe directeur directrice "
        "patron patronne roi reine prince princesse pape cardinal évêque juge procureur procureure avocat avocate "
        "professeur professeure chercheur chercheuse écrivain écrivaine acteur actrice entraîneur économiste "
        "historien historienne militant militante dirigeant dirigeante leader colonel capitaine"
    ),
    bodies=words(
        "musée observatoire ligue banque syndicat union ministère fédération université institut agence "
        "association comité commission conseil cour tribunal chambre société fondation académie "
        "confrérie conservatoire ordre parti mouvement office centre"
    ),
    kin={
        **dict.fromkeys(words(
            "femme épouse sœur fille mère belle-sœur belle-mère belle-fille veuve tante nièce petite-fille "
            "grand-mère compagne cousine"
        ), "f"),
        **dict.fromkeys(words(
            "mari époux frère fils père beau-frère beau-père gendre veuf oncle neveu petit-fils grand-père "
            "compagnon cousin"
        ), "m"),
    },
    particles=words("de du des la le d' van von"),
    stop_words=words(
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son "
        "être aux d'un cette ont ses mais comme été elle"
    ),
)  # fmt: skip
