"""Registry and gazetteer in an article: printed forms found by look-up, longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..model import Actor, ActorKind, Knowledge
from .tokens import TOKEN, Section, Token, tokens_of
from .words import ACTING, TOWARDS, VENUE

PARTING = TOWARDS - {"and", "or"}


class Hit(NamedTuple):
    """A known form where it stands."""

    first: int
    """Index of its first token."""
    last: int
    """Index after its last token."""
    name: str
    """Canonical; empty where it only keeps shorter forms from being found."""
    kind: ActorKind | None
    cue: str
    """`registry`, `metonym`, `adjective`, `outlet` or, for a place that is often something else, `doubtful`."""
    place: str = ""
    """The place that a metonym is where it does not act."""


Words = tuple[str, ...]
Row = tuple[str, ActorKind | None, str, str]
"""Name, kind, cue and place of a hit."""


class Index(NamedTuple):
    """What to look up."""

    rows: Mapping[Words, Row]
    """By the words of the form."""
    lengths: Mapping[str, tuple[int, ...]]
    """First word -> how many words the forms have that begin with it, most first."""
    places: Mapping[Words, Row]
    """States and places, metonyms too, by the words of the form in small letters."""
    people: Mapping[str, Actor]
    """Those who are known by name, by this name."""
    small: frozenset[str]
    """First words of forms that have no capital."""


_last: list[tuple[Knowledge, Index]] = []


def index_of(knowledge: Knowledge) -> Index:
    """The knowledge's index, made once for a run of articles that share the knowledge."""
    if not _last or _last[0][0] is not knowledge:
        _last[:] = [(knowledge, _index(knowledge))]
    return _last[0][1]


def _index(knowledge: Knowledge) -> Index:
    rows: dict[Words, Row] = {}
    for outlet in knowledge.outlets:
        for form in (outlet.name, *outlet.aliases):
            rows[_words(form)] = (outlet.name, ActorKind.OUTLET, "outlet", "")
    for form, actors in knowledge.actor_forms.items():
        row = _row(form, actors)
        rows[_words(form)] = row
        if row[2] == "adjective":
            rows.setdefault(_words(form + "s"), row)
    for actor in knowledge.actors:
        if actor.kind is ActorKind.PLACE:
            _add_place(rows, actor)
    rows.update({_words(name): ("", None, "ignored", "") for name in knowledge.ignored})
    rows.pop((), None)
    lengths: dict[str, set[int]] = {}
    for words in rows:
        lengths.setdefault(words[0].removesuffix("'s"), set()).add(len(words))
    ordered = {first: tuple(sorted(some, reverse=True)) for first, some in lengths.items()}
    lands = {
        tuple(map(str.lower, words)): row
        for words, row in rows.items()
        if row[1] in (ActorKind.STATE, ActorKind.PLACE) and row[2] != "adjective"
    }
    printed = {(*words[:-1], words[-1].removesuffix("'s")): row for words, row in rows.items()}
    people = {actor.name: actor for actor in knowledge.actors if actor.kind is ActorKind.PERSON}
    small = frozenset(first for first in ordered if not all(token.capital for token in tokens_of(first)))
    return Index(printed, ordered, lands, people, small)


def _add_place(rows: dict[Words, Row], place: Actor) -> None:
    """A place under its forms; where one stands for a state, what it is else."""
    for form in (place.name, *place.aliases, *place.doubtful):
        words = _words(form)
        row = rows.get(words)
        if row is None:
            cue = "doubtful" if form in place.doubtful else "registry"
            rows[words] = (place.name, ActorKind.PLACE, cue, "")
        elif row[2] == "metonym":
            rows[words] = (*row[:3], place.name)


def _row(form: str, actors: Sequence[Actor]) -> Row:
    """Who a form means; nobody where it may mean several."""
    if len(actors) > 1:
        return "", None, "ambiguous", ""
    actor = actors[0]
    if form in actor.metonyms:
        return actor.name, actor.kind, "metonym", ""
    if form in actor.adjectives:
        return actor.name, actor.kind, "adjective", ""
    return actor.name, actor.kind, "registry", ""


def _words(form: str) -> Words:
    """A form split as the tokens of a text are, possessives kept."""
    return tuple(word.replace("’", "'") for word in TOKEN.findall(form))


def find_known(section: Section, index: Index, all_words: bool = True) -> list[Hit]:
    """All known forms of a section, left to right, longest first, without overlap.

    Without `all_words` only those that begin with a capital.
    """
    tokens, hits, beyond = section.tokens, [], 0
    firsts = index.lengths
    if all_words:
        places = [at for at, token in enumerate(tokens) if token.text in firsts]
    else:
        places = [at for at in section.capitals if tokens[at].text in firsts]
    for at in places:
        if at >= beyond and (hit := _longest(tokens, at, firsts[tokens[at].text], index.rows)):
            hits.append(hit)
            beyond = hit.last
    return hits


def _longest(
    tokens: Sequence[Token], at: int, lengths: Sequence[int], rows: Mapping[Words, Row]
) -> Hit | None:
    for length in lengths:
        last = at + length
        if last <= len(tokens):
            row = rows.get((*map(_printed, tokens[at : last - 1]), tokens[last - 1].text))
            if row:
                return Hit(at, last, *row)
    return None


def _printed(token: Token) -> str:
    return f"{token.text}'s" if token.possessive else token.text


def acts(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a capital city stands for its state here: as subject, as party, or as owner of what states own."""
    before = tokens[hit.first - 1].text.lower() if hit.first else ""
    if before in VENUE:
        return False
    after = tokens[hit.last] if hit.last < len(tokens) else None
    if tokens[hit.last - 1].possessive:
        return after is not None and not after.capital
    if before in TOWARDS and (before not in ("and", "or") or _party(tokens, hit.first - 2)):
        return after is None or not after.capital
    return after is not None and verb_follows(after)


def _party(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before `and` is itself a party: `between Washington and Pyongyang`."""
    return at > 0 and tokens[at].capital and tokens[at - 1].text.lower() in PARTING


def verb_follows(token: Token) -> bool:
    """Whether a token is a verb after which its subject is an actor."""
    return not token.capital and is_acting(token.text)


def is_acting(word: str) -> bool:
    """Whether a word is a verb of saying or doing."""
    return word in ACTING or (word.endswith("ed") and len(word) > 4)
