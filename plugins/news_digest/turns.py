"""Words that turn a statement round or count in it, and those that say nothing by themselves: as tables."""

from __future__ import annotations


def _table(text: str) -> dict[str, str]:
    """Forms -> the first of their line."""
    return {form: line.split()[0] for line in text.strip().splitlines() for form in line.split()}


NEGATIONS = frozenset(
    """not no never none nobody nothing nowhere neither nor without deny denies denied denying denial denials
    refuse refuses refused refusing refusal reject rejects rejected rejecting rejection fail fails failed
    failing failure lack lacks lacked lacking hardly barely scarcely unlikely nicht kein keine keinen keinem
    keiner keines nie niemals niemand niemanden niemandem nichts ohne weder kaum leugnen leugnet leugnete
    bestreiten bestreitet bestritt dementieren dementiert dementierte ablehnen ablehnt lehnt lehnte ablehnte
    ne pas jamais rien aucun aucune personne sans ni nier nie nient niait dément démentir démentent non
    nunca jamás nadie ningún ninguna ninguno sin tampoco niega niegan negó""".split()
)
"""Words that deny; each is its own, for denies is not denied."""

NUMBERS = _table("""
0 zero null zéro
1 one eins
2 two zwei deux dos
3 three drei trois tres
4 four vier quatre cuatro
5 five fünf cinq cinco
6 six sechs seis
7 seven sieben sept siete
8 eight acht huit ocho
9 nine neun neuf nueve
10 ten zehn dix diez
11 eleven elf onze
12 twelve zwölf douze doce
13 thirteen dreizehn treize trece
14 fourteen vierzehn quatorze catorce
15 fifteen fünfzehn quinze quince
16 sixteen sechzehn seize
17 seventeen siebzehn
18 eighteen achtzehn
19 nineteen neunzehn
20 twenty zwanzig vingt veinte
30 thirty dreißig trente treinta
40 forty vierzig quarante cuarenta
50 fifty fünfzig cinquante cincuenta
60 sixty sechzig soixante sesenta
70 seventy siebzig setenta
80 eighty achtzig ochenta
90 ninety neunzig noventa
1st first
2nd second
3rd third
4th fourth
5th fifth
6th sixth
7th seventh
8th eighth
9th ninth
10th tenth
% percent prozent
""")
"""Forms of a number -> its digits."""

AMOUNTS = frozenset(
    """hundred hundreds hundert cent cents cien ciento thousand thousands tausend mille mil million millions millionen
    billion billions milliarde milliarden milliard milliards millón millones trillion trillions dozen dozens dutzend
    douzaine half halb hälfte moitié mitad quarter quarters viertel once twice double doubled doppelt""".split()
)
"""Other words that count; each is its own."""

ONES = dict(enumerate("ein zwei drei vier fünf sechs sieben acht neun".split(), 1))
TENS = dict(enumerate("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(), 2))
NUMBERS |= {f"{one}und{ten}": str(10 * tens + n) for n, one in ONES.items() for tens, ten in TENS.items()}

TURNS = frozenset(
    """i you he she it we they him her us them his hers its our ours their theirs my your himself herself themselves
    er sie wir ihr ihm ihn ihnen ihre seine il elle nous vous ils elles lui leur él ella ellos ellas
    by von durch par por
    may might could would should must can will shall
    kann könnte soll sollte muss darf würde wird werden peut pourrait doit devrait
    if unless whether although though except despite until before after
    wenn falls obwohl außer bis vor nach si sauf malgré avant après
    only all every each some few many most any more less fewer least almost nearly
    nur alle jeder einige wenige viele mehr weniger fast seul seulement tous chaque plus moins presque
    sólo todos más menos
    always often sometimes rarely immer oft manchmal selten toujours souvent parfois siempre
    up down over under above below rise rises rose risen fall falls fell fallen increase decrease
    alleged allegedly reportedly angeblich prétendument""".split()
)

FUNCTION = frozenset(
    """a an the and or but of in on at to for from with as into onto than then that this these those there here who
    whom whose which what when where while why how is are was were be been being am do does did done has have had
    having so such also just very too still yet now later however meanwhile moreover since because about between
    among against during through per
    der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit zu zum zur
    für über unter als wie dass daß ist sind war waren sein hat haben hatte hatten es sich auch noch schon so
    le la les un une des du de d l c j m n s t qu et ou mais à au aux en dans sur pour avec que qui est sont était
    étaient a ont avait avaient été se ce cette ces y
    el los las una y o pero del al en con para que es son era eran ha han había se su sus lo""".split()
)

HEADS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "be"}
"""What stands before n't -> the verb."""
TAILS = {"ll": "will", "re": "are", "ve": "have", "m": "am"}
"""What stands behind an apostrophe -> the verb."""


PARTICLES = "of de del du des da di la le van von der den zu al bin ibn".split()
"""What may stand within a name, before its next word with a capital."""
OFFICES = frozenset(
    "President Prime Chancellor Senator Mr Mrs Ms Dr Präsident Kanzler Präsidentin Kanzlerin".split()
)
"""Titles that begin by themselves what is called so."""
BEFORE_NAMES = OFFICES | frozenset(
    """Minister Premier Secretary General Chairman Chairwoman Director Governor Ambassador Prince Princess King Queen
    Pope Judge Justice Professor Prof Sir Dame Lord Lady Speaker Mayor Commissioner Admiral Colonel Captain Bishop
    Cardinal Archbishop Representative Rep Sen Gov Gen Col Capt""".split()
)
"""Titles that stand right before a full name, which is the same without them."""
RANKS = frozenset("vice deputy acting former assistant interim ex".split())
"""What makes another title of one."""
DETERMINERS = frozenset(
    """der die das den dem des ein eine einen einem einer eines kein keine keinen keinem im am zum zur vom beim ins ans
    dieser diese dieses diesem diesen""".split()
)
"""German words before a noun that is no name."""
OPENERS = frozenset(
    """yesterday today tonight tomorrow meanwhile then still once perhaps instead even like unlike despite amid given
    both asked earlier soon thus hence hier gestern heute dann später hier ayer hoy entonces""".split()
)
"""Words with a capital at the beginning of a sentence, that are no part of the name behind them."""


ADDED = frozenset("also very however moreover".split())
"""English words that may come and go, where no negation stands beside them."""
SAYING = frozenset("say says said saying think thinks thought believe believes believed".split())
"""Verbs behind which `that` may come and go."""
BRITISH = {
    "towards": "toward", "whilst": "while", "amongst": "among", "amidst": "amid", "programme": "program",
    "programmes": "programs", "learnt": "learned", "burnt": "burned", "afterwards": "afterward", "jewellery": "jewelry",
}  # fmt: skip
"""Spellings of one word -> the one by which they are compared."""
