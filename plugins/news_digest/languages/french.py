"""French."""

from __future__ import annotations

from .table import Language, words

FRENCH = Language(
    code="fr",
    name="French",
    months=(
        "janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout",
        "septembre sept", "octobre oct", "novembre nov", "décembre déc",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    days={"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "demain": 1, "après-demain": 2},
    which={
        "dernier": -1, "dernière": -1, "passé": -1, "passée": -1, "ce": 0, "cette": 0, "cet": 0, "prochain": 1,
        "prochaine": 1,
    },
    units={
        "jour": "day", "jours": "day", "semaine": "week", "semaines": "week", "mois": "month", "an": "year",
        "ans": "year", "année": "year", "années": "year",
    },
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "onze": 11, "douze": 12,
    },
    marks={"«": "»", "“": "”", '"': '"', "‹": "›"},
    speech=words(
        "indigné indigne répété répète insurgé inquiété inquiète félicité réjoui dit déclaré déclare déclara "
        "affirmé affirme affirma expliqué explique expliqua ajouté ajoute ajouta estimé estime estima assuré "
        "assure assura annoncé annonce annonça précisé précise précisa souligné souligne souligna indiqué "
        "indique indiqua rappelé rappelle rappela regretté regrette regretta lancé lance lança répondu répond "
        "répondit écrit écrivait confié confie confia dénoncé dénonce dénonça martelé martèle insisté insiste "
        "insista conclu conclut reconnu reconnaît salué salue promis promet averti avertit poursuivi poursuit "
        "tweeté jugé juge jugea plaidé plaide réagi réagit commenté commente résumé résume soupiré soupire "
        "tonné prévenu prévient nuancé nuance témoigné témoigne raconté raconte disait expliquait demandé "
        "demande disent déclarent affirment expliquent estiment argue argué complète complété renchérit "
        "renchéri rétorqué rétorque répliqué réplique crié crie exclamé pointe pointé détaillé détaille "
        "glisse glissé observe observé ironise ironisé insistait ajoutait avance avancé plaisanté plaisante "
        "défend défendu réclame réclamé alerté alerte fait soutenu soutient note noté confirmé confirme "
        "souffle soufflé critiqué critique évoqué évoque prédit martelait"
    ),
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
    particles=words("de du des la le d' van von"),
    stop_words=words(
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son "
        "être aux d'un cette ont ses mais comme été elle"
    ),
)  # fmt: skip
