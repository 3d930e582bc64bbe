"""English words that tell tense."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


BREAKS = _set(', ; : ( ) [ ] — – - “ ” " « » „ ‘ ‹ › •')
"""Marks between which a clause stands."""
ENDS = _set(". ! ? …")
BE = _set("is are am be being isn't aren't it's that's he's she's they're we're gets get")
PAST = _set(
    "was were had did been wasn't weren't hadn't didn't ago said told went came took met began became saw gave held "
    "left made got found thought knew felt brought kept wrote stood heard meant paid sent built fell lost spent sat "
    "spoke led grew won ran drew rose sold broke bought caught chose drove ate flew forgot froze hung hid laid lay lit "
    "rode rang sang sank shook shot slept slid stole struck swam swore taught tore threw understood woke wore withdrew "
    "fought fled dealt lent bent bound bred dug fed forbade forgave foresaw arose ground overcame overtook undertook "
    "upheld withheld sought shone shrank spun sprang stuck stung swung swept wept wound underwent beheld bore bit blew "
    "done gone taken given seen known written spoken broken chosen driven eaten flown fallen forgotten frozen grown "
    "hidden risen ridden shaken shown sunk stolen sung sworn torn thrown woken worn begun"
)
"""Irregular verbs of the past and their participles, beside all that end in -ed."""
SAME = _set("set put cut hit let read cost shut beat split spread quit bid cast hurt burst")
"""Verbs that have one form for present and past; after someone who is one it can only be the past."""
NOT_PAST = _set(
    "need deed reed heed shed sled indeed exceed succeed proceed speed feed seed breed bleed weed greed hundred "
    "sacred naked"
)
AHEAD = _set("will would shall wouldn't won't i'll we'll he'll she'll it'll they'll you'll that'll there'll")
"""Words of what is to come."""
PLANNED = _set("due scheduled expected slated poised set")
"""Words of what is to come, unless it was so once: `is due on Friday`, `was due on Friday`."""
MAYBE = _set(
    "may might can could should must cannot can't planned plans plan intends intend hopes hope aims "
    "wants unless if upcoming couldn't"
)
"""Words of what may be, or may have been."""
NOUNS = _set("will plan plans hope hopes aims wants can must might")
"""Words among these that are nouns behind an article: the plan."""
WILLING = _set(
    "plans plan hopes hope intends intend wants want aims aim due scheduled expected slated set going is are isn't "
    "aren't not i'm we're they're he's she's expects expect likely prepares prepare agreed agrees agree voted votes "
    "vote promised promises vowed vows pledged pledges offered offers"
)
"""Words before `to` and what someone is going to do."""
PRESENT = _set("is are am isn't aren't does do doesn't don't")
BASES = _set(
    "go come leave fly meet open begin start end close take hold play face arrive return travel head visit speak vote "
    "run continue resume follow land stand appear gather host sit fall reopen launch expire loom part "
    "pick decide elect debate celebrate publish tour sing perform address testify chair mark"
)
"""Verbs of what is planned, where they follow those who are several: `the talks go on in August`."""
FORMS = BASES | {f"{verb}es" if verb in ("go",) else f"{verb}s" for verb in BASES - {"fly"}} | {"flies"}
SEVERAL = _set("they we i you who that which two both all others people men women police and")
AFTER_TO = _set(
    "a an the his her its their our my your this that these those him them us me it one two three both all some "
    "parliament court work school prison jail hospital office power television church town bed death date"
)
"""Words after `to` that make it no infinitive, beside plurals."""
ADJECTIVAL = _set("a an the his her its their our my your this that these those of no any some more most")
ORDINALS = _set("first second third fourth fifth sixth last latest only youngest oldest")
NOW = _set("is are am 's it's he's she's they're we're be")
ONCE = _set("was were had been wasn't weren't")
SUBJECTS = _set("he she it who which that")
PREPOSITIONS = _set(
    "on in at by from with during following of for to into over near between under about against amid along before "
    "after despite late early"
)
LOOSE = PREPOSITIONS | _set("a an the his her its their as since until than")
"""Words that begin a piece of a sentence that has no verb of its own."""
INSIDE = _set(', — – - ( ) ” » ] "')
"""Marks after which a sentence goes on."""
AFTER, UNTIL, FOR = _set("since after following aftermath"), _set("until till by"), "for"
BEFORE = _set("before ahead")
"""Words before a day or month: the first settle it, the others do where nothing tells the past."""
LEADS = _set("the end of beginning middle start early mid late")
"""Words between those and a month: by the end of April."""
HAD = _set("had was were been")
