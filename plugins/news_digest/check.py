"""What an editor should look at: articles that can't be read, entries that no longer stand in their text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .anchors import find
from .checkfiles import text_of
from .checknames import about_short_names, actor_refs
from .checknotes import about_notes
from .checkseeds import about_seeds
from .forms import find_forms, forms_of
from .frontmatter import Document, parse
from .manifest import find_articles
from .model import Knowledge
from .problems import Problem, Severity, UserError
from .registry import load_knowledge
from .render import plain_text
from .report import as_typed
from .settings import Settings

SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=\S)")  # the end of one sentence before the next


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    articles: int
    problems: tuple[Problem, ...]


def check(settings: Settings) -> Checked:
    """Look at every article, and at seeds without one; converts and writes nothing."""
    problems: list[Problem] = []
    knowledge = Knowledge()
    try:
        knowledge = load_knowledge(settings.registry, settings.outlets)
    except UserError as error:
        problems += error.problems
    documents = read_articles(settings.articles, problems)
    for where, document in documents.items():
        problems += _about(where, document, knowledge)
    problems += about_short_names(documents, knowledge)
    problems += _about_slugs(documents)
    problems += about_notes(settings, documents, knowledge)
    problems += about_seeds(settings, documents, knowledge)
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
    if not fields.get("title"):
        yield Problem(where, 1, Severity.ERROR, "the article has no title", "Write a line title: ...")
    if not fields.get("date"):
        advice = "Write a line date: YYYY-MM-DD if you know it."
        yield Problem(where, 1, Severity.NOTE, "the article has no date", advice)
    if not text:
        yield Problem(
            where, lines["body"], Severity.WARNING, "the article has no text", "Write or delete it."
        )
    for key in ("quotes", "dates"):
        for words in fields.get(key, ()):
            if not any(find(words, piece) for piece in text):
                message = f"`{key}`: {words!r} does not stand in the text"
                advice = "Write the words as they stand there, or delete the entry."
                yield Problem(where, lines[f"{key}/{words}"], Severity.WARNING, message, advice)
    above = [fields[key] for key in ("title", "kicker", "dek", "dateline") if key in fields]
    yield from _about_actors(where, document, [*above, *text], knowledge)
    yield from _about_unresolved(where, document, [*text, *above], knowledge)


def _about_actors(
    where: str, document: Document, text: Iterable[str], knowledge: Knowledge
) -> Iterator[Problem]:
    whole = "\n".join(text)
    for ref in actor_refs(document):
        line = document.lines.get(f"actors/{ref.name}", document.lines["actors"])
        if not find_forms(whole, dict.fromkeys((ref.name, *forms_of(ref, knowledge)), ref.name)):
            advice = f"Say how it is printed, - {{name: {ref.name}, as: [...]}}, or delete the entry."
            message = f"`actors`: {ref.name!r} is not named in the text"
            yield Problem(where, line, Severity.WARNING, message, advice)
            continue
        for form in ref.forms:
            if not find(form, whole):
                message = f"`actors`: {ref.name} does not stand in the text as {form!r}"
                yield Problem(where, line, Severity.WARNING, message, "Take the form out of `as`.")


def _about_unresolved(
    where: str, document: Document, text: Sequence[str], knowledge: Knowledge
) -> Iterator[Problem]:
    known = {form: ref.name for ref in actor_refs(document) for form in (ref.name, *forms_of(ref, knowledge))}
    for name in document.fields.get("unresolved", ()):
        line = document.lines.get(f"unresolved/{name}", document.lines["unresolved"])
        sentence = _sentence_with(name, known, text)
        if not sentence:
            message = f"`unresolved`: {name!r} does not stand in the text"
            yield Problem(where, line, Severity.WARNING, message, "Delete the entry.")
            continue
        advice = f"If you know who it is, add - {{name: ..., as: [{name}]}} to `actors` and delete it here."
        message = f"{name!r} is named, but it is not safe who: {sentence.removesuffix('.')}"
        yield Problem(where, line, Severity.NOTE, message, advice)


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
        slug = document.fields.get("slug", Path(where).stem)
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
