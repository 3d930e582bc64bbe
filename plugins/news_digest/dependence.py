"""What of the roster an article's links depend on, so that they are made again only where some of that has changed.

Each entry of the roster is told by a number of 64 bits that changes whenever it does. An article names the entries
that linking may look at, those that are not there among them; their sum tells whether any is another.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from .bearers import Bearer
from .model import Article
from .roster import Roster
from .shortnames import family, telling_words
from .standing import Digests, Reads

BITS = 64


def reads_of(article: Article, roster: Roster) -> Reads:
    """The entries at which linking the article may look."""
    notes = article.annotations
    names = {mention.name for mention in notes.mentions} | {quote.speaker for quote in notes.quotations}
    sure = {
        roster.spelling.get(m.name, m.name)
        for m in notes.mentions
        if m.name and (m.name != m.text or " " in m.name or m.name in roster.known)
    }
    nameless = [mention for mention in notes.mentions if not mention.name]
    asked = {form for mention in nameless for form in (mention.text, family(mention))}
    forms = telling_words(article, roster.knowledge) | {mention.text for mention in notes.mentions}
    wholly = asked | {form for form in forms if _is_open(roster.bearers.get(form, ()), sure)}
    return Reads(
        article.seed, tuple(sorted(names - {""})), tuple(sorted(forms - wholly)), tuple(sorted(wholly))
    )


def _is_open(bearers: Iterable[Bearer], sure: set[str]) -> bool:
    """Whether a short name has bearers and none of them is named in full: then all is asked of them."""
    return bool(bearers) and not any(bearer.name in sure for bearer in bearers)


def digests_of(roster: Roster) -> Digests:
    """The roster's entries as numbers; those of bearers are reckoned when they are asked for."""
    kinds, spelling = roster.kinds, roster.spelling
    names = {}
    for name in {*spelling, *kinds} - roster.known.keys():
        best = spelling.get(name, name)
        names[name] = _number("name", name, best, kinds.get(best), kinds.get(name))
    return Digests(
        {seed: _number("tags", seed, *tags) for seed, tags in roster.tags.items()},
        names,
        {form: _number("form", form, *(one.name for one in some)) for form, some in roster.bearers.items()},
        _OnDemand(roster),
    )


class _OnDemand(dict[str, int]):
    """Short name -> what is known of all who bear it."""

    def __init__(self, roster: Roster) -> None:
        super().__init__()
        self._roster = roster
        self._names: dict[str, int] = {}

    def __missing__(self, form: str) -> int:
        some = self._roster.bearers.get(form)
        number = _number("bearers", form, *(part for one in some for part in self._parts(one))) if some else 0
        self[form] = number
        return number

    def _parts(self, bearer: Bearer) -> tuple[object, ...]:
        names, roster = self._names, self._roster
        for name in bearer.company - names.keys():
            names[name] = _number("company", name)
        company = sum(map(names.__getitem__, bearer.company)) % (1 << BITS)
        return (
            *(bearer.name, bearer.documents, sorted(bearer.offices), bearer.gender, bearer.days, company),
            *(bearer.kind, roster.kinds.get(bearer.name), roster.spelling.get(bearer.name)),
        )


def _number(*parts: object) -> int:
    digest = blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=BITS // 8).digest()
    return int.from_bytes(digest, "big")
