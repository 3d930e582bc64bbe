"""Spanish."""

from __future__ import annotations

from .table import Language, words

SPANISH = Language(
    code="es",
    name="Spanish",
    months=(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
        "septiembre setiembre sept sep", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    days={"anteayer": -2, "ayer": -1, "anoche": -1, "hoy": 0, "mañana": 1},
    which={
        "pasado": -1, "pasada": -1, "último": -1, "última": -1, "este": 0, "esta": 0, "próximo": 1, "próxima": 1,
        "que viene": 1,
    },
    units={
        "día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month",
        "año": "year", "años": "year",
    },
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
        "diez": 10, "once": 11, "doce": 12,
    },
    marks={"«": "»", "“": "”", "‘": "’", '"': '"'},
    speech=words(
        "dijo dice dijeron dicho afirmó afirma afirmaron afirmado aseguró asegura aseguraron asegurado "
        "declaró declara declararon declarado explicó explica explicaron explicado señaló señala señalaron "
        "señalado añadió añade añadido agregó agrega indicó indica indicado apuntó apunta sostuvo sostiene "
        "manifestó manifiesta advirtió advierte advertido anunció anuncia anunciado recordó recuerda insistió "
        "insiste insistido criticó critica lamentó lamenta reconoció reconoce admitió admite subrayó subraya "
        "respondió responde escribió escribe comentó comenta contó cuenta preguntó pregunta exigió exige "
        "prometió promete denunció denuncia concluyó concluye reiteró reitera aclaró aclara destacó destaca "
        "expresó expresa opinó opina zanjó bromeó detalló detalla precisó precisa relató relata confesó "
        "confiesa confirmó confirma defendió defiende sentenció matizó matiza argumentó argumenta replicó "
        "replica gritó exclamó cree considera consideró pidió pide valoró valora resumió resume contestó "
        "contesta vaticinó escrito contado señalaba decía explicaba añadieron indicaron tuiteó"
    ),
    according=("según", "de acuerdo con", "a juicio de", "en palabras de"),
    naming=words(
        "calificó califica calificado llamó llama tildó tilda describió describe denunció denuncia habló "
        "habla criticó critica lamentó lamenta tachó tacha definió define prometió rechazó condenó elogió "
        "celebró"
    ),
    participles=words("diciendo añadiendo agregando afirmando asegurando explicando señalando"),
    pronouns={"él": "m", "ella": "f", "ellos": "", "ellas": ""},
    determiners=words(
        "un una unos unas el la los las varios varias algunos algunas su sus dos tres cuatro este esta estos "
        "estas otro otra muchos"
    ),
    articles=words("un una el los las su sus"),
    relatives=words("que quien"),
    prepositions=words("de del a al en por para con sin sobre bajo hacia contra entre desde durante ante tras según hasta"),
    joints=words("de del en al a para"),
    breaks=words("y pero que porque cuando mientras si o como aunque donde e"),
    fillers=words(
        "ha han había habían también luego después se le les lo ya además entonces hoy ayer todavía incluso "
        "me nos no así nunca siempre"
    ),
    works=words(
        "película libro novela canción álbum serie obra espectáculo podcast exposición revista diario poema "
        "ópera documental titulado titulada llamado llamada programa cuadro buque barco juego"
    ),
    honorifics={
        "señor": "m", "señora": "f", "Sr.": "m", "Sra.": "f", "don": "m", "doña": "f", "Dr.": "", "Dra.": "f",
    },
    titles=words(
        "presidente presidenta primer primera ministro ministra canciller secretario secretaria general alcalde "
        "alcaldesa diputado diputada senador senadora gobernador gobernadora embajador embajadora portavoz jefe jefa "
        "director directora líder rey reina príncipe princesa papa cardenal obispo juez jueza fiscal abogado abogada "
        "profesor profesora investigador investigadora escritor escritora actor actriz entrenador entrenadora "
        "vicepresidente vicepresidenta expresidente expresidenta economista historiador historiadora activista "
        "coronel capitán consejero consejera"
    ),
    particles=words("de del la las los y"),
    stop_words=words(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
        "sobre este ya entre cuando todo esta ser son dos"
    ),
)  # fmt: skip
