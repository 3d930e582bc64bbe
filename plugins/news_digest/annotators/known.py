"""Registry and gazetteer in an article: printed forms found by look-up, longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..model import Actor, ActorKind, Knowledge
from .tokens import TOKEN, Section, Token
from .words import ACTING, TOWARDS, VENUE


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
    """`registry`, `metonym`, `adjective` or `outlet`."""


class Index(NamedTuple):
    """What to look up: for each first word the forms that begin with it, longest first."""

    forms: Mapping[str, tuple[tuple[tuple[str, ...], str, ActorKind | None, str], ...]]


_last: list[tuple[Knowledge, Index]] = []


def index_of(knowledge: Knowledge) -> Index:
    """The knowledge's index, made once for a run of articles that share the knowledge."""
    if not _last or _last[0][0] is not knowledge:
        _last[:] = [(knowledge, _index(knowledge))]
    return _last[0][1]


def _index(knowledge: Knowledge) -> Index:
    rows: dict[tuple[str, ...], tuple[str, ActorKind | None, str]] = {}
    for outlet in knowledge.outlets:
        for form in (outlet.name, *outlet.aliases):
            rows[_words(form)] = (outlet.name, ActorKind.OUTLET, "outlet")
    for form, actors in knowledge.actor_forms.items():
        row = _row(form, actors)
        rows[_words(form)] = row
        if row[2] == "adjective":
            rows.setdefault(_words(form + "s"), row)
    rows.update({_words(name): ("", None, "ignored") for name in knowledge.ignored})
    forms: dict[str, list[tuple[tuple[str, ...], str, ActorKind | None, str]]] = {}
    for words, (name, kind, cue) in rows.items():
        if words:
            forms.setdefault(words[0].removesuffix("'s"), []).append((words, name, kind, cue))
    return Index({first: tuple(sorted(some, key=lambda row: -len(row[0]))) for first, some in forms.items()})


def _row(form: str, actors: Sequence[Actor]) -> tuple[str, ActorKind | None, str]:
    """Who a form means; nobody where it may mean several."""
    if len(actors) > 1:
        return "", None, "ambiguous"
    actor = actors[0]
    if form in actor.metonyms:
        return actor.name, actor.kind, "metonym"
    if form in actor.adjectives:
        return actor.name, actor.kind, "adjective"
    return actor.name, actor.kind, "registry"


def _words(form: str) -> tuple[str, ...]:
    """A form split as the tokens of a text are, possessives kept."""
    return tuple(word.replace("’", "'") for word in TOKEN.findall(form))


def find_known(section: Section, index: Index) -> list[Hit]:
    """All known forms of a section, left to right, longest first, without overlap."""
    tokens, hits, at = section.tokens, [], 0
    while at < len(tokens):
        hit = _longest(tokens, at, index)
        if hit:
            hits.append(hit)
            at = hit.last
        else:
            at += 1
    return hits


def _longest(tokens: Sequence[Token], at: int, index: Index) -> Hit | None:
    for words, name, kind, cue in index.forms.get(tokens[at].text, ()):
        last = at + len(words)
        if last > len(tokens):
            continue
        if (
            all(map(_same, words[:-1], tokens[at:last]))
            and words[-1].removesuffix("'s") == tokens[last - 1].text
        ):
            return Hit(at, last, name, kind, cue)
    return None


def _same(word: str, token: Token) -> bool:
    return word == (f"{token.text}'s" if token.possessive else token.text)


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
    return at > 0 and tokens[at].capital and tokens[at - 1].text.lower() in TOWARDS - {"and", "or"}


def verb_follows(token: Token) -> bool:
    """Whether a token is a verb after which its subject is an actor."""
    return not token.capital and (token.text in ACTING or (token.text.endswith("ed") and len(token.text) > 4))
