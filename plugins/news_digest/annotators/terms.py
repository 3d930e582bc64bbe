"""Terms of several words in running English: `trade war`, `nuclear test site`, `Iran deal`."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from .given import GIVEN
from .tokens import Section, Token
from .words import ACTING, CALENDAR, ORDINARY, TITLES

LIGHT = (
    ACTING
    | frozenset(word.lower() for word in ORDINARY)
    | frozenset(
        "him her hers them us me mine yours theirs himself herself itself themselves ourselves "
        "be been am being do doing done go going gone get getting give given take taken say saying see seen come "
        "know known think want make put let keep use used using work works working run call called ask help show "
        "try tried need like look back out up off away together ago yet even well rather "
        "the of a an its his her their our my your this that these those who whom whose which what when where why "
        "good bad great big small new old real own same long short high low early late major key senior top other "
        "next last first second third many several few recent possible potential different full final current "
        "previous whole entire likely able least best worst better worse strong clear close hard easy free young "
        "million billion trillion thousand hundred dozen percent per cent pct dollars euros pounds won yen "
        "one two three four five six seven eight nine ten half once twice least main only main particular "
        "available responsible ready sure aware eager willing unable tough serious important significant "
        "former then-president following including such cannot don't doesn't didn't won't isn't wasn't can't "
        "wouldn't couldn't haven't hasn't weren't aren't".split()
    )
)
"""Words that no term holds: of grammar, of number and measure, of judgement, verbs that all news uses."""
HEADS = TITLES | frozenset(
    "people person man woman men women boy girl child children time times year years day days week weeks month "
    "months hour hours minute minutes morning afternoon evening night weekend today yesterday tomorrow decade "
    "decades century statement statements conference interview interviews way ways thing things part parts number "
    "numbers member members official officials officer officers event events room side sides end home homes world "
    "country countries place places point points question questions issue issues case cases lot lots kind kinds "
    "sort group groups level levels life area areas call calls phone meeting meetings news report reports "
    "reporters story stories source sources leaders ministers lawyers lawmakers aides experts analysts sources "
    "effort efforts move moves step steps role plan plans idea ideas fact facts reason reasons result results "
    "change changes problem problems matter matters moment moments job jobs name names line lines word words "
    "comment comments decision decisions response request requests remarks speech process period term terms "
    "front office offices house houses city cities town state states government governments administration "
    "administrations president presidents campaign team family families friend friends husband wife son sons "
    "daughter daughters father mother brother brothers sister sisters parents hand hands head face eye eyes".split()
)
"""Last words of what is in the news every day and tells one story from another no more."""
ADJECTIVES = ("ous", "ful", "able", "ible", "less", "ical", "ly", "ed")
"""How words end that end no term."""
VERBAL = ("ing", "ed", "ly")
"""How words end that begin none."""
NO_MODIFIERS = GIVEN | CALENDAR
"""Capitals that begin no term."""
VERB_BEFORE = frozenset(
    "to will would can could may might must should not never they we you i he she who let cannot won't can't "
    "To We You They He She I Who".split()
)
"""Words behind which a verb is likely: `to seek asylum`."""
PREDICATES = ("ed", "ing")
"""How verbs end that follow a term: `ferry strikes ended`, `a migrant caravan heading north`."""
LONGEST, SHORTEST = 3, 2


def terms_in(section: Section) -> Iterator[str]:
    """The terms of a section as printed, apostrophes straight; each place may give a short and a long one."""
    if section.title_case:
        return
    tokens = section.tokens
    content = [
        at
        for at, token in enumerate(tokens)
        if token.text not in LIGHT and not token.opens and _may_stand(token.text, token.capital)
    ]
    for first, last in _stretches(content):
        before = tokens[first - 1].text if first else ""
        yield from _in_stretch(tokens[first:last], before)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Begin and end of what follows on each other, as long as a term at least: 3, 7, 8, 9, 12 -> (7, 10)."""
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            if at - first >= SHORTEST:
                yield places[first], places[at - 1] + 1
            first = at


def _in_stretch(tokens: Sequence[Token], before: str) -> list[str]:
    """The terms in words that may all stand in one; `before` is the word before them."""
    terms: list[str] = []
    run: list[Token] = []
    for token in tokens:
        ends = len(run) >= SHORTEST and token.text.endswith(PREDICATES)
        if token.capital or ends:
            terms += _tails(run)
            run = []
        if not ends and (token.capital or before not in VERB_BEFORE):
            run.append(token)
        if token.possessive:
            run = []
        before = token.text
    return terms + _tails(run)


@functools.lru_cache(maxsize=1 << 15)  # news goes on in the same words
def _may_stand(word: str, capital: bool) -> bool:
    """Whether a word may stand in a term."""
    if len(word) < 3 or not word.replace("-", "").isalpha():
        return False
    return word not in NO_MODIFIERS if capital else not word.endswith("ly")


def _tails(run: list[Token]) -> list[str]:
    """The last two and the last three words of a run, where they make a term: what it is stands last."""
    if len(run) < SHORTEST or run[-1].capital or run[-1].possessive:
        return []
    last = run[-1].text
    if last in HEADS or last.endswith(ADJECTIVES):
        return []
    return [
        " ".join([token.text for token in run[-length:]])
        for length in range(SHORTEST, min(len(run), LONGEST) + 1)
        if run[-length].capital or not run[-length].text.endswith(VERBAL)
    ]


@functools.lru_cache(maxsize=1 << 16)  # the same phrases recur over the corpus
def fold_phrase(phrase: str) -> str:
    """What is the same of a phrase in singular and plural, with and without `the`, in any case."""
    words = phrase.casefold().removeprefix("the ").split()
    return " ".join((*words[:-1], _singular(words[-1]))) if words else ""


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return (
        word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word
    )
