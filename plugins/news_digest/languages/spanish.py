"""Spanish."""

from __future__ import annotations

from .table import Language, words

EXPRESSIONS = (
    (
        "days",
        r"(?:del|entre el|desde el) {day}(?:º)? (?:al|y el|hasta el) {day2}(?:º)? de {month}(?: (?:de|del) {year})?",
    ),
    ("days", r"(?:del|desde el) {day} de {month} (?:al|hasta el) {day2} de {month2}(?: (?:de|del) {year})?"),
    ("days", r"{day}[-–]{day2} de {month}(?: (?:de|del) {year})?"),
    ("two days", r"{day} y (?:el )?{day2} de {month}(?: (?:de|del) {year})?"),
    ("date", r"{wd},? {day}(?:º)? de {month}(?: (?:de|del) {year})?"),
    ("date", r"{day}(?:º|°)? de {month}(?: (?:de|del) (?:año )?{year}| (?:del año )?{which})?"),
    ("date", r"(?:primero|1ro|1º) de {month}(?: (?:de|del) {year})?"),
    ("month", r"{month} (?:de|del) {year}"),
    ("month of", r"{fullmonth} del año {which}"),
    ("that month", r"{which} {fullmonth}"),
    ("that month", r"{fullmonth} {which}"),
    (
        "month",
        r"(?:a principios de|a comienzos de|a mediados de|a finales de|a fines de|en|desde|hasta) "
        r"{fullmonth}(?: (?:de|del) (?:año )?{year})?",
    ),
    ("nothing", r"(?:cada|todos los|un|los) {weekday}"),
    ("weekdays", r"(?:de|del|desde el|entre el) {weekday} (?:a|al|y el|hasta el) {weekday2}"),
    ("weekday", r"{weekday} (?:por la (?:mañana|tarde|noche) )?{which}"),
    ("weekday", r"{which} {weekday}"),
    ("weekday", r"{weekday}"),
    ("nothing", r"(?:por la|de la|a la|la) mañana"),
    ("near", r"{near}"),
    ("nothing", r"(?:hace) {n} {unit} y medio"),
    ("ago", r"(?:hace) {n} {unit}(?! que)"),
    ("ago", r"{n} {unit} atrás"),
    ("hence", r"(?:dentro de) {n} {unit}"),
    ("within", r"(?:en) {n} {unit}"),
    ("later", r"{n} {unit} (?:después|más tarde)(?! (?:de|del|que)\b)"),
    ("earlier", r"{n} {unit} (?:antes|atrás)(?! (?:de|del|que)\b)"),
    ("next day", r"(?:al día siguiente|el día siguiente|a la mañana siguiente)(?! (?:de|del)\b)"),
    (
        "day before",
        r"(?:el día anterior|un día antes|la víspera|la noche anterior|el día previo)(?! (?:de|del|a|al)\b)",
    ),
    ("that day", r"(?:el mismo día|ese día|ese mismo día|aquel día|esa noche|esa tarde)"),
    ("following", r"(?:el|la|al) {unit} siguiente"),
    ("previous", r"(?:el|la) {unit} (?:anterior|previo|previa)"),
    ("same", r"(?:ese|esa|aquel|aquella|el mismo|la misma|ese mismo) {unit}"),
    ("quarter", r"{nth} trimestre (?:de|del) {year}"),
    ("half", r"{nth} semestre (?:de|del) {year}"),
    ("season", r"{season} (?:de|del) {year}"),
    ("nothing", r"(?:estos|estas|los|las) {n} {unit}"),
    ("unit", r"(?:la|el|del|al|en el|en la|durante el) {unit} {which}"),
    ("unit", r"{which} {unit}"),
    ("unit", r"(?:durante el|en el) (?P<unit>fin de semana)(?=[ ,.;]|$)"),
    ("unit", r"{unit} {which}"),
    ("holiday", r"{holiday}(?: (?:de|del) {year})?"),
    ("decade", r"(?:los años) {decade}"),
    ("years", r"(?:de|entre|desde) {year} (?:a|y|hasta) {year2}"),
    ("years", r"{year}[-–](?:{year2}|{short})"),
    (
        "year",
        r"(?:en|desde|hasta|antes de|después de|a principios de|a finales de|a mediados de|en el año|del año|para) "
        r"{year}(?! (?:personas|euros|metros|dólares|soldados|kilómetros|votos))",
    ),
)

AHEAD = (
    r"va a|van a|debe|deben|deberá|deberán|previst[oa]s?|prevé|prevén|planea|planean|[^\W\d_]{3,}(?:ará|arán|erá|erán|"
    r"irá|irán|drá|drán|rá|rán)"
)
PAST = (
    r"ha|han|he|hemos|había|habían|[^\W\d_]{2,}(?:ó|aron|ieron|eron|aba|aban|ían)|fue|fueron|fui|fuimos|era|eran|dijo|dijeron|hizo|"
    r"hicieron|hubo|tuvo|tuvieron|vino|vinieron|pudo|pudieron|puso|pusieron|dio|dieron|vio|vieron|quiso|supo|estuvo|"
    r"estuvieron|trajo|estaba|tenía|hacía|quería|podía|sabía|venía|debía|vivía|existía"
)


SPANISH = Language(
    code="es",
    name="Spanish",
    months=(
        "enero ene", "febrero feb", "marzo mar", "abril abr", "mayo may", "junio jun", "julio jul", "agosto ago",
        "septiembre setiembre sept sep", "octubre oct", "noviembre nov", "diciembre dic",
    ),
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    days={
        "anteayer": -2, "antier": -2, "ayer": -1, "anoche": -1, "hoy": 0, "esta mañana": 0, "esta tarde": 0,
        "esta noche": 0, "mañana": 1, "pasado mañana": 2,
    },
    which={
        "pasado": -1, "pasada": -1, "último": -1, "última": -1, "este": 0, "esta": 0, "próximo": 1, "próxima": 1,
        "que viene": 1, "entrante": 1,
    },
    units={
        "día": "day", "días": "day", "semana": "week", "semanas": "week", "mes": "month", "meses": "month",
        "año": "year", "años": "year",
        "fin de semana": "weekend",
    },
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
        "diez": 10, "once": 11, "doce": 12,
    },
    plurals=words("días semanas meses años"),
    ordinals={"primer": 1, "segundo": 2, "tercer": 3, "cuarto": 4},
    seasons=words("primavera verano otoño invierno"),
    holidays={
        "año nuevo": (1, 1), "nochevieja": (12, 31), "nochebuena": (12, 24), "día de navidad": (12, 25),
        "día de reyes": (1, 6), "día del trabajo": (5, 1), "día de los enamorados": (2, 14), "san valentín": (2, 14),
        "día de todos los santos": (11, 1), "día de los muertos": (11, 2),
    },
    expressions=EXPRESSIONS,
    leading=words("el la en del al los"),
    vague=words("casi unos unas alrededor aproximadamente cerca más un cada todos los"),
    since=words("desde"),
    toward=words("para"),
    past=PAST,
    ahead=AHEAD,
    marks={"«": "»", "“": "”", "‘": "’", '"': '"'},
    speech=words(
        "ironizó admitido bromeado zanjado sostenido concluido dijo dice dijeron dicho afirmó afirma "
        "afirmaron afirmado aseguró asegura aseguraron asegurado declaró declara declararon declarado explicó "
        "explica explicaron explicado señaló señala señalaron señalado añadió añade añadido agregó agrega "
        "indicó indica indicado apuntó apunta sostuvo sostiene manifestó manifiesta advirtió advierte "
        "advertido anunció anuncia anunciado recordó recuerda insistió insiste insistido criticó critica "
        "lamentó lamenta reconoció reconoce admitió admite subrayó subraya respondió responde escribió "
        "escribe comentó comenta contó cuenta preguntó pregunta exigió exige prometió promete denunció "
        "denuncia concluyó concluye reiteró reitera aclaró aclara destacó destaca expresó expresa opinó opina "
        "zanjó bromeó detalló detalla precisó precisa relató relata confesó confiesa confirmó confirma "
        "defendió defiende sentenció matizó matiza argumentó argumenta replicó replica gritó exclamó cree "
        "considera consideró pidió pide valoró valora resumió resume contestó contesta vaticinó escrito "
        "contado señalaba decía explicaba añadieron indicaron tuiteó"
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
    prepositions=words(
        "de del a al en por para con sin sobre bajo hacia contra entre desde durante ante tras según hasta"
    ),
    joints=words("de del en al a para"),
    breaks=words("y pero que porque cuando mientras si o como aunque donde e"),
    people=words(
        "vecino vecina hombre mujer madre padre hermano hermana hijo hija niño niña abuelo abuela testigo colega "
        "amigo amiga obrero obrera juez jugador jugadora alumno alumna estudiante médico médica enfermero "
        "enfermera conductor conductora pescador pescadora campesino campesina panadero panadera cliente clienta "
        "jubilado jubilada policía diplomático diplomática empleado empleada técnico técnica viuda viudo "
        "espectador espectadora funcionario funcionaria árbitro fuente barquero pastor pastora guarda marinero"
    ),
    occupations=("ista", "ólogo", "óloga", "ógrafo", "ógrafa"),
    gendered={"un": "m", "una": "f", "el": "m", "la": "f"},
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
    bodies=words(
        "comisión banco federación ministerio universidad instituto agencia asociación comité consejo "
        "tribunal cámara fundación academia cofradía conservatorio teatro unión partido sindicato museo "
        "foro liga autoridad secretaría fiscalía confederación"
    ),
    kin={
        **dict.fromkeys(words(
            "esposa mujer hermana hija madre cuñada suegra nuera viuda tía sobrina nieta abuela novia prima"
        ), "f"),
        **dict.fromkeys(words(
            "esposo marido hermano hijo padre cuñado suegro yerno viudo tío sobrino nieto abuelo novio primo"
        ), "m"),
    },
    particles=words("de del la las los y"),
    stop_words=words(
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
        "sobre este ya entre cuando todo esta ser son dos"
    ),
)  # fmt: skip
