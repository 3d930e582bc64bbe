"""What an editor should look at: articles that can't be read, entries that no longer stand in their text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from .anchors import find
from .checkactors import about_look_alikes
from .checkcopies import about_copies
from .checkdisputes import about_disputes
from .checkfiles import slug_of, text_of
from .checkheads import about_heads
from .checknames import about_short_names, actor_refs
from .checknotes import about_notes
from .checkscripts import about_scripts
from .checkseeds import about_seeds
from .forms import find_forms, forms_of
from .frontmatter import Document, parse
from .manifest import find_articles
from .model import ActorRef, Knowledge
from .pages.licences import gives_leave, is_refused
from .problems import Problem, Severity, UserError
from .registry import load_knowledge
from .render import plain_text
from .report import as_typed
from .reviewed import is_seen, read_seen
from .settings import Settings
from .texts import strays

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)")  # the end of one sentence before the next


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    articles: int
    problems: tuple[Problem, ...]


def check(settings: Settings, today: datetime.date | None = None) -> Checked:
    """Look at every article, and at seeds without one; converts and writes nothing.

    What is dated after `today`, the day on the clock where none is given, is in doubt.
    """
    problems: list[Problem] = []
    knowledge = Knowledge()
    try:
        knowledge = load_knowledge(settings.registry, settings.outlets)
    except UserError as error:
        problems += error.problems
    documents = read_articles(settings.articles, problems)
    there = {where: one for where, one in documents.items() if one.fields.get("status") != "withdrawn"}
    for where, document in there.items():
        problems += _about(where, document, knowledge)
    problems += about_short_names(there, knowledge)
    problems += _about_slugs(documents)
    problems += strays(settings)
    problems += about_notes(settings, documents, knowledge)
    problems += about_seeds(settings, documents, knowledge)
    problems += about_disputes(settings, documents)
    problems += about_look_alikes(there, knowledge)
    problems += about_heads(there, today or datetime.date.today())
    problems += about_scripts(settings, there)
    problems += about_copies(there)
    seen, spoilt = read_seen(settings)
    problems = [problem for problem in (*problems, *spoilt) if not is_seen(problem, seen)]
    return Checked(len(documents), tuple(sorted(set(problems))))


def read_articles(folder: Path, problems: list[Problem]) -> dict[str, Document]:
    """The articles by path; those that can't be read are added to the problems."""
    documents = {}
    for path in find_articles(folder):
        where = as_typed(path)
        text = text_of(path, where)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        try:
            documents[where] = parse(text, where)
        except UserError as error:
            problems += error.problems
    return documents


def _about(where: str, document: Document, knowledge: Knowledge) -> Iterator[Problem]:
    """Problems of one article."""
    fields, lines = document.fields, document.lines
    text = [words for _, words in plain_text(document.body)]
    if (license := fields.get("license")) and not gives_leave(license) and not is_refused(license):
        message = (
            f"`license`: {license[:80]!r} names no licence that is known, so strangers see the opening alone"
        )
        advice = "Write the licence by its name (CC BY 4.0), or: by permission of ..."
        about = (_file(where), "license", license)
        yield Problem(where, lines["license"], Severity.NOTE, message, advice, "licence", about)
    if not fields.get("title"):
        yield Problem(where, 1, Severity.ERROR, "the article has no title", "Write a line title: ...")
    if not fields.get("date"):
        advice = "Write a line date: YYYY-MM-DD if you know it."
        yield Problem(where, 1, Severity.NOTE, "the article has no date", advice, "no-date", (_file(where),))
    if not text:
        yield Problem(
            where, lines["body"], Severity.WARNING, "the article has no text", "Write or delete it."
        )
    for key in ("quotes", "dates"):
        for words in fields.get(key, ()):
            if not any(find(words, piece) for piece in text):
                message = f"`{key}`: {words!r} does not stand in the text"
                advice = "Write the words as they stand there, or delete the entry."
                line, about = lines[f"{key}/{words}"], (_file(where), key, words)
                yield Problem(where, line, Severity.WARNING, message, advice, "stale", about)
    above = [fields[key] for key in ("title", "kicker", "dek", "dateline") if key in fields]
    yield from _about_actors(where, document, [*above, *text], knowledge)
    yield from _about_unresolved(where, document, [*text, *above], knowledge)


def _about_actors(
    where: str, document: Document, text: Iterable[str], knowledge: Knowledge
) -> Iterator[Problem]:
    whole = "\n".join(text)
    for ref in actor_refs(document):
        line = document.lines.get(f"actors/{ref.name}", document.lines["actors"])
        if not find_forms(whole, dict.fromkeys(_forms_of(ref, knowledge), ref.name)):
            advice = f"Say how it is printed, - {{name: {ref.name}, as: [...]}}, or delete the entry."
            message = f"`actors`: {ref.name!r} is not named in the text"
            about = (_file(where), "actors", ref.name)
            yield Problem(where, line, Severity.WARNING, message, advice, "stale", about)
            continue
        for form in ref.forms:
            if not find(form, whole):
                message = f"`actors`: {ref.name} does not stand in the text as {form!r}"
                yield Problem(where, line, Severity.WARNING, message, "Take the form out of `as`.")


def _forms_of(ref: ActorRef, knowledge: Knowledge) -> list[str]:
    """What may be printed for an actor; where an article keeps an old name, for the actor of today, too."""
    known = knowledge.actor_forms.get(ref.name, ())
    today = [replace(ref, name=actor.name) for actor in known if ref.name in actor.aliases]
    return [ref.name, *(form for one in (ref, *today) for form in forms_of(one, knowledge))]


def _about_unresolved(
    where: str, document: Document, text: Sequence[str], knowledge: Knowledge
) -> Iterator[Problem]:
    known = {form: ref.name for ref in actor_refs(document) for form in _forms_of(ref, knowledge)}
    for name in document.fields.get("unresolved", ()):
        if name in knowledge.ignored:
            continue
        line = document.lines.get(f"unresolved/{name}", document.lines["unresolved"])
        sentence = _sentence_with(name, known, text)
        if not sentence:
            message = f"`unresolved`: {name!r} does not stand in the text"
            about = (_file(where), "unresolved", name)
            yield Problem(where, line, Severity.WARNING, message, "Delete the entry.", "stale", about)
            continue
        advice = f"If you know who it is, add - {{name: ..., as: [{name}]}} to `actors` and delete it here."
        message = f"{name!r} is named, but it is not safe who: {sentence.removesuffix('.')}"
        yield Problem(where, line, Severity.NOTE, message, advice, "unresolved", (_file(where), name))


def _file(where: str) -> str:
    return Path(where).name


def _sentence_with(name: str, known: Mapping[str, str], text: Sequence[str]) -> str:
    """The first sentence in which the name stands for itself and not in the name of a known actor."""
    for piece in text:
        for start, end, meant in find_forms(piece, {**known, name: ""}):
            if not meant:
                return _sentence(piece, start, end)
    return next((_sentence(piece, *place) for piece in text for place in find(name, piece)), "")


def _sentence(text: str, start: int, end: int) -> str:
    ends = [found.end() for found in SENTENCE_END.finditer(text)]
    begin = max((place for place in ends if place <= start), default=0)
    return text[begin : min((place for place in ends if place >= end), default=len(text))].strip()


def _about_slugs(documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Two articles of one slug, and `related` slugs that no article has."""
    owners: dict[str, str] = {}
    for where, document in documents.items():
        slug = slug_of(where, document)
        if (other := owners.setdefault(slug, where)) != where:
            line = document.lines.get("slug", 1)
            message = f"has the slug {slug!r}, as {other} has"
            yield Problem(where, line, Severity.ERROR, message, "Give one of them another.")
    for where, document in documents.items():
        for key in ("related", "unrelated"):
            for slug in document.fields.get(key, ()):
                if slug not in owners:
                    line = document.lines.get(f"{key}/{slug}", 1)
                    message = f"`{key}`: no article has the slug {slug!r}"
                    yield Problem(where, line, Severity.WARNING, message, "Correct or delete it.")
