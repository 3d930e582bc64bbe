"""What `check` says of names that an article prints short and the other articles have settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .anchors import find
from .forms import surname
from .frontmatter import Document
from .model import Actor, ActorKind, ActorRef, Knowledge
from .problems import Problem, Severity
from .render import plain_text
from .roster import NUMBERS


@dataclass(frozen=True, slots=True)
class _Named:
    """An actor in one article."""

    where: str
    ref: ActorRef
    short: str
    """What may be printed for it: surname, acronym, short form."""
    full: bool
    """It is named in full there, or by a name that the registry knows."""


def actor_refs(document: Document) -> list[ActorRef]:
    """The actors of an article on disk; a kind that is not written is taken for a person's."""
    found = []
    for entry in document.fields.get("actors", ()):
        actor: Mapping[str, Any] = {"name": entry} if isinstance(entry, str) else entry
        kind = ActorKind(actor.get("kind", ActorKind.PERSON))
        passing = actor.get("passing", False)
        found.append(ActorRef(actor["name"], kind, tuple(actor.get("as", ())), passing=passing))
    return found


def about_short_names(documents: Mapping[str, Document], knowledge: Knowledge) -> Iterator[Problem]:
    """A note for each short name taken for someone whom its article does not name in full: whom, and why."""
    known = {actor.name: actor for actor in knowledge.actors}
    named = [each for where, document in documents.items() for each in _named(where, document, known)]
    in_full: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in named:
        if each.full:
            in_full[each.short][each.ref.name] += 1
    for each in named:
        counts = in_full[each.short]
        actor = known.get(each.ref.name)
        if (
            each.full
            or not counts[each.ref.name]
            or (actor and each.short in (*actor.short, *actor.different))
        ):
            continue
        yield _note(each, counts, documents[each.where])


def _note(each: _Named, counts: Mapping[str, int], document: Document) -> Problem:
    name, short = each.ref.name, each.short
    others = ", ".join(f"{other} {counts[other]}" for other in sorted(counts) if other != name)
    told = f"named in full in {_articles(counts[name])}"
    message = f"{short!r} is taken for {name}, {told}" + (
        f" (others of the name: {others})" if others else ""
    )
    advice = (
        f"In actors.yml `{name}: {{short: [{short}]}}` says that this is so, `{name}: {{not: [{short}]}}` "
        f"that it is not."
    )
    line = document.lines.get(f"actors/{name}", document.lines.get("actors", 1))
    return Problem(each.where, line, Severity.NOTE, message, advice, "short-name", (name, short))


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _named(where: str, document: Document, known: Mapping[str, Actor]) -> Iterator[_Named]:
    """Who acts in an article that was made from a seed, by the short name that may be printed for it."""
    if not document.fields.get("seed"):
        return
    fields = document.fields
    text = "\n".join(
        [
            *(fields.get(key, "") for key in ("title", "kicker", "dek")),
            *(t for _, t in plain_text(document.body)),
        ]
    )
    for ref in actor_refs(document):
        actor = known.get(ref.name)
        kind = actor.kind if actor else ref.kind
        if " " not in ref.name or kind not in (ActorKind.PERSON, ActorKind.ORGANISATION):
            continue
        sure = {ref.name, _plain(ref.name)}
        sure |= {*actor.aliases, *actor.metonyms, *actor.adjectives} if actor else set()
        if kind is ActorKind.PERSON:
            short = surname(ref.name, actor)
            sure |= {form for form in ref.forms if _has_given(form, ref.name, short)}
        else:
            short = next((form for form in ref.forms if find(form, text)), "")
        if short and short not in sure:
            yield _Named(where, ref, short, any(find(form, text) for form in sorted(sure)))


def _has_given(form: str, name: str, short: str) -> bool:
    """Whether a printed form holds the given name: Park Dae Jin for Park Dae-jin, but not President Park."""
    given = _folded(_plain(name).replace(short, "", 1))
    return bool(given) and given in _folded(_plain(form))


def _plain(name: str) -> str:
    """The name without middle initials and a number behind it."""
    words = name.split()
    initials = {word for word in words[1:-1] if len(word) == 2 and word[1] == "."}
    return " ".join(word for word in words if word not in initials | NUMBERS)


def _folded(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
