"""Whether the words around an expression tell what has been or what is to come."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum

from .tokens import Token
from .words import ACTING, ORDINARY


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Tense(Enum):
    """What a verb tells of its time."""

    PAST = "past"
    AHEAD = "ahead"
    OPEN = "open"
    """Present or infinitive: `flies home on Friday`, `agreed to meet on Friday`."""


REACH = 40
"""Tokens on either side of an expression that are read."""
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
AHEAD = _set("will shall won't i'll we'll he'll she'll it'll they'll you'll that'll there'll")
"""Words of what is to come."""
PLANNED = _set("due scheduled expected slated poised set")
"""Words of what is to come, unless it was so once: `is due on Friday`, `was due on Friday`."""
MAYBE = _set(
    "would wouldn't may might can could should must cannot can't planned plans plan intends intend hopes hope aims "
    "wants unless if upcoming couldn't"
)
"""Words of what may be, or may have been."""
NOUNS = _set("will plan plans hope hopes aims wants can must might")
"""Words among these that are nouns behind an article: the plan."""
WILLING = _set(
    "plans plan hopes hope intends intend wants want aims aim due scheduled expected slated set going is are isn't "
    "aren't not i'm we're they're he's she's expects expect likely prepares prepare"
)
"""Words before `to` and what someone is going to do."""
PRESENT = _set("is are am isn't aren't does do doesn't don't")
BASES = _set(
    "go come leave fly meet open begin start end close take hold play face arrive return travel head visit speak vote "
    "run continue resume follow land stand appear gather host sit fall reopen launch expire loom part"
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
FEW = 3
"""A piece of no more words than these, beside the expression, is taken to have no verb."""
SINCE, UNTIL = "since", _set("until till by")
"""Words right before a day or month: the first settles it, the others do where nothing tells the past."""


def tense_at(tokens: Sequence[Token], start: int, end: int) -> Tense | None:
    """The tense of the verb that an expression belongs to, which stands from `start` to `end`; None for none.

    The verb is looked for in the clause of the expression, and where that has none in the whole sentence.
    """
    first = bisect_left(tokens, start, key=lambda token: token.start)
    last = bisect_left(tokens, end, key=lambda token: token.start)
    leads = {tokens[first].text.lower(), tokens[first - 1].text.lower() if first else ""}
    if SINCE in leads:
        return Tense.PAST
    found = _of_clause(tokens, first, last)
    if found is Tense.PAST or not leads & UNTIL or _may_be(tokens, first):
        return found
    return Tense.AHEAD if found or "by" not in leads else None


def _may_be(tokens: Sequence[Token], first: int) -> bool:
    return any(token.text.lower() in MAYBE for token in tokens[max(0, first - REACH) : first])


def _of_clause(tokens: Sequence[Token], first: int, last: int) -> Tense | None:
    opening, ending = _reach(tokens, first, last, BREAKS | ENDS)
    found = _nearest(tokens, range(opening, first), range(last, ending))
    if found or not _verbless(tokens, opening, first, last, ending):
        return found
    far, end_of_sentence = _reach(tokens, first, last, ENDS)
    return _nearest(tokens, range(far, opening), range(ending, end_of_sentence))


def _reach(tokens: Sequence[Token], first: int, last: int, marks: frozenset[str]) -> tuple[int, int]:
    """The stretch around an expression, to the nearest of the marks on either side."""
    opening, ending = first, last
    while opening > max(first - REACH, 0) and not _divides(tokens, opening - 1, marks):
        opening -= 1
    while ending < min(last + REACH, len(tokens)) and not _divides(tokens, ending, marks):
        ending += 1
    return opening, ending


def _divides(tokens: Sequence[Token], at: int, marks: frozenset[str]) -> bool:
    """Whether one of the marks stands here, and not inside a number: 12,500."""
    if tokens[at].text not in marks:
        return False
    inside = 0 < at < len(tokens) - 1 and tokens[at - 1].end == tokens[at].start == tokens[at + 1].start - 1
    return not (inside and tokens[at - 1].text.isdigit() and tokens[at + 1].text.isdigit())


def _verbless(tokens: Sequence[Token], opening: int, first: int, last: int, ending: int) -> bool:
    """Whether a clause without any known verb most likely has none, so that it belongs to another."""
    if opening == first:
        return True
    start = tokens[opening]
    inside = opening > 0 and tokens[opening - 1].text in INSIDE and not start.opens
    if not inside:
        return start.text.lower() in PREPOSITIONS or (start.opens and start.text.endswith("ing"))
    few = first - opening + ending - last <= FEW
    return few or start.text in LOOSE or start.text.endswith("ing")


def _nearest(tokens: Sequence[Token], before: range, after: range) -> Tense | None:
    """The tense of the last verb before an expression, else of the first one after it."""
    return next((t for t in (*_tenses(tokens, reversed(before)), *_tenses(tokens, after))), None)


def _tenses(tokens: Sequence[Token], places: Iterator[int] | range) -> Iterator[Tense]:
    for at in places:
        tense = _tense(tokens, at)
        if tense:
            yield tense


def _tense(tokens: Sequence[Token], at: int) -> Tense | None:
    """What one word tells."""
    token, word = tokens[at], tokens[at].text.lower()
    if token.capital and not token.opens:
        return None
    before = _before(tokens, at)
    if word in NOUNS and before in ADJECTIVAL:
        return None
    if word in AHEAD:
        return Tense.AHEAD
    if word in PLANNED and before in NOW:
        return Tense.AHEAD
    if word in MAYBE or (word in PLANNED and before in ONCE):
        return Tense.OPEN
    if before == "to" and not token.capital and word not in AFTER_TO and not word.endswith("s"):
        return None if _first_to(tokens, at) else _intent(tokens, at)
    if word in PAST or _regular(word):
        adjective = before in ADJECTIVAL and not (before in SUBJECTS or word in ACTING)
        return None if before in BE or adjective else Tense.PAST
    if word in SAME and _one(tokens, at):
        return Tense.PAST
    return Tense.OPEN if word in PRESENT or _present(tokens, at, before) else None


def _first_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether an infinitive tells what was done: `became the fourth country to land`."""
    return any(token.text in ORDINALS for token in tokens[max(at - 6, 0) : at])


def _intent(tokens: Sequence[Token], at: int) -> Tense:
    """Whether an infinitive tells what someone is going to do: `plans to meet`, and not `agreed to meet`."""
    to = max(n for n in range(at) if tokens[n].text.lower() == "to")
    governing = tokens[to - 1].text.lower() if to else ""
    once = to > 1 and _before(tokens, to - 1) in ONCE
    return Tense.AHEAD if governing in WILLING and not once else Tense.OPEN


def _before(tokens: Sequence[Token], at: int) -> str:
    """The word before, small; adverbs and `not` between are passed over."""
    while at and (tokens[at - 1].text in ("not", "also") or tokens[at - 1].text.endswith("ly")):
        at -= 1
    return tokens[at - 1].text.lower() if at else ""


def _regular(word: str) -> bool:
    return word.endswith("ed") and len(word) > 3 and word not in NOT_PAST


def _one(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before is someone who is one: `Norway cut`, `she quit`."""
    before = tokens[at - 1] if at else None
    return before is not None and (
        before.text.lower() in SUBJECTS
        or (before.capital and before.text not in ORDINARY and before.text[-1] != "s")
    )


def _present(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a verb in the present stands here: `Pryor reopens`, `the talks go on`, and no noun of that form."""
    word = tokens[at].text
    named = at > 0 and (tokens[at - 1].capital or before in SUBJECTS)
    if named and word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3:
        return True
    if word not in FORMS or before in ADJECTIVAL | LOOSE or before.isdigit():
        return False
    return named or before in SEVERAL or (before.endswith("s") == (word in BASES) and before.isalpha())
