"""Taking an article down: its text goes from content/ and the caches, and no raw copy brings it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .atomic import write_if_changed
from .check import read_articles
from .checkfiles import slug_of
from .engine import emptied
from .frontmatter import Document, dump, parse
from .locks import locked
from .manifest import find_articles, load_manifest
from .model import Seed
from .pages.containers import words_in
from .pages.shingles import RUN, Shingles, length_of, words_of
from .plainfiles import bytes_of
from .problems import Problem, UserError, stopped
from .report import as_typed
from .reviewed import seen_path, without_article
from .seeds import LARGEST, find_seeds, read_bytes, sha256
from .settings import Settings
from .spaceless import SPACELESS
from .takedowns import FILE, UNKNOWN, add_takedowns

KEPT = ("slug", "date", "outlet", "via", "url", "lang", "seed")
"""Keys of the front matter that stay."""

GONE = "Withdrawn"
"""In the place of a title that has to go, and of passages."""

SHORT = 8
"""Words of the text in a row that may stand in no note of its own."""

PASSAGE = re.compile(r"(?:^ {0,3}>[^\n]*(?:\n|\Z))+", re.M)  # > opened the new **library**
WORD = re.compile(rf"[{SPACELESS}]|[^\W_{SPACELESS}]+(?:[’'-][^\W_{SPACELESS}]+)*")  # the · mayor’s · 橋


@dataclass(slots=True)
class TakenDown:
    """What was done, and what is left for the editor to do."""

    where: str
    """The article, of which only the stub is left."""
    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def lines(self) -> Iterator[str]:
        yield from self.done
        yield from self.left
        yield "Build and publish again: only then is it gone from the site. It can be taken back with git alone."
        yield f"What git has of it stays in its history: git log -p -- {self.where}"


def take_down(settings: Settings, slug: str, reason: str, day: str, title: bool = True) -> TakenDown:
    """Make a stub of an article; UserError where no article has the slug, OSError where a file can't be written.

    `day` is that of the takedown, YYYY-MM-DD. Once more on a stub: raw copies that came since are left
    unread, too, and its title and reason are as they are said now.
    """
    with locked(settings.content):
        return _take_down(settings, slug, reason, day, title)


def _take_down(settings: Settings, slug: str, reason: str, day: str, title: bool) -> TakenDown:
    path, document = _article(settings, slug)
    told = TakenDown(as_typed(path))
    whole = _text_of(document)
    seeds = _seeds(settings)
    _leave_unread(settings, document, path, seeds, told)
    _named(settings, path, whole, seeds, told)
    _without_passages(settings, slug, whole, told)
    _forget_answers(settings, path.name, told)
    left = stub(document, path.stem, reason, day, title)  # last: by the text its words are found
    if not _is_stub(document):
        write_if_changed(path, left)
        told.done.insert(0, f"{told.where}: the text is gone, {', '.join(KEPT[:5])} stay")
    elif (reason or not title) and write_if_changed(path, _said_again(document, left)):
        told.done.insert(0, f"{told.where}: title and reason are as you say now")
    for name in emptied(settings.cache):
        told.done.append(f"{name}: emptied, it had the text")
    return told


def stub(document: Document, slug: str, reason: str, day: str, title: bool) -> str:
    """The file that is left of an article."""
    fields: dict[str, Any] = {key: document.fields[key] for key in KEPT if key in document.fields}
    fields["title"] = document.fields.get("title", GONE) if title else GONE
    fields |= {"slug": fields.get("slug", slug), "modified": day, "status": "withdrawn"}
    if reason:
        fields["reason"] = reason
    why = f": {reason.rstrip('.')}" if reason else ""
    return dump(fields, f"\n{GONE} on {day}{why}.\n")


def _is_stub(document: Document) -> bool:
    """Whether an article was taken down; one with the status alone may have all of its text still."""
    return document.fields.get("status") == "withdrawn" and document.body.lstrip().startswith(f"{GONE} on ")


def _said_again(document: Document, left: str) -> str:
    """The stub with the title and the reason of now, the day of then, and what an editor has added below."""
    now = parse(left, "")
    day = document.fields.get("modified", now.fields["modified"])
    first, *rest = document.body.lstrip().split("\n\n", 1)
    first = now.body.strip().replace(now.fields["modified"], day) if "reason" in now.fields else first.strip()
    changed = {key: now.fields[key] for key in ("title", "reason") if key in now.fields}
    return dump(document.fields | changed, "\n" + "\n\n".join((first, *rest)).rstrip() + "\n")


def _article(settings: Settings, slug: str) -> tuple[Path, Document]:
    problems: list[Problem] = []
    documents = read_articles(settings.articles, problems)
    for path in find_articles(settings.articles):
        document = documents.get(as_typed(path))
        if document and slug_of(as_typed(path), document) == slug:
            return path, document
    if broken := [problem for problem in problems if Path(problem.where).stem == slug]:
        raise UserError(*broken)
    where, message = "takedown", f"no article has the slug {slug!r}"
    raise stopped(where, 0, message, "It is the last part of the page's address, without .html.")


def _text_of(document: Document) -> list[bytes]:
    fields = document.fields
    return words_of("\n".join((fields.get("dek", ""), document.body)).encode("utf-8", "replace"))


def _seeds(settings: Settings) -> list[Seed]:
    try:
        return find_seeds(settings.seeds)
    except UserError:  # a digest may be written by hand alone
        return []


def _leave_unread(
    settings: Settings, document: Document, path: Path, seeds: Iterable[Seed], told: TakenDown
) -> None:
    """Put the raw copies of the article on the list: that which it names, and those that had it since."""
    receipts, _ = load_manifest(settings.manifest)
    name = path.relative_to(settings.articles).as_posix()
    found = {seed: one.sha256 for seed, one in receipts.items() if one.path == name}
    for earlier in (version for one in receipts.values() if one.path == name for version in one.versions):
        found.setdefault(f"(an earlier text of {name})", earlier.sha256)
    if seed := document.fields.get("seed", ""):
        found.setdefault(seed, UNKNOWN)
    there = {seed.name: seed for seed in seeds}
    for seed in [seed for seed in found if seed in there]:
        found[seed] = _hash(there[seed]) or found[seed]
        told.left.append(f"{as_typed(there[seed].path)}: delete it; until then it is left unread")
    words = None
    if document.fields.get("status") != "withdrawn":
        words = seed or name, "\n".join((document.fields.get("dek", ""), document.body))
    if found or words:
        add_takedowns(settings, found, words)


def _hash(seed: Seed) -> str:
    try:
        return sha256(read_bytes(seed))
    except (OSError, ValueError):
        return ""


def _named(settings: Settings, own: Path, whole: list[bytes], seeds: Iterable[Seed], told: TakenDown) -> None:
    """Name every other file with a long run of the text: copies, versions, quotations."""
    index = Shingles([whole], [bytes(len(whole))])
    lists = {settings.manifest, settings.content / FILE}
    content = (path for path in _files_below(settings.content) if path != own and path not in lists)
    noted = settings.notes / f"{own.stem}.md"
    for path in (*content, *(seed.path for seed in seeds)):
        if path == noted:
            continue
        try:
            words = words_in(path.name, bytes_of(path, LARGEST))
        except (OSError, ValueError):
            continue
        held = {
            n
            for run in index.runs(words)
            if length_of(whole[run.start : run.end]) >= RUN
            for n in range(run.start, run.end)
        }
        where = as_typed(path)
        if held and not any(line.startswith(f"{where}: delete") for line in told.left):
            count = length_of([whole[n] for n in held])
            told.left.append(f"{where}: has {count} words of the same text: look whether it has to go, too")


def _files_below(folder: Path) -> list[Path]:
    """All files, hidden ones and those that a merge left behind among them; what git keeps aside."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if ".git" not in path.relative_to(folder).parts)


def _without_passages(settings: Settings, slug: str, whole: list[bytes], told: TakenDown) -> None:
    """Take the passages out of the article's notes, and what the notes themselves have of its words."""
    for path in sorted(settings.notes.rglob(f"{slug}.md")):
        try:
            text = bytes_of(path, LARGEST).decode("utf-8", "surrogateescape")  # the rest is the editor's
        except ValueError as error:
            told.left.append(f"{as_typed(path)}: {error}; its passages have to go, too")
            continue
        kept = _without(PASSAGE.sub(f"> {GONE}\n", text), whole)
        if write_if_changed(path, kept.encode("utf-8", "surrogateescape")):
            told.done.append(f"{as_typed(path)}: the passages are gone, your own words stay")


def _without(text: str, whole: list[bytes]) -> str:
    """The text with […] in the place of every SHORT words in a row that the other has."""
    grams = {tuple(whole[n : n + SHORT]) for n in range(len(whole) - SHORT + 1)}
    places: list[tuple[int, int]] = []
    words: list[bytes] = []
    for found in WORD.finditer(text):
        parts = words_of(found[0].encode())
        words += parts
        places += [found.span()] * len(parts)
    taken = [False] * len(words)
    for n in range(len(words) - SHORT + 1):
        if tuple(words[n : n + SHORT]) in grams:
            taken[n : n + SHORT] = [True] * SHORT
    end = len(words)
    for n in reversed(range(len(words))):
        if taken[n] and (n + 1 == len(words) or not taken[n + 1]):
            end = n + 1
        if taken[n] and (n == 0 or not taken[n - 1]) and length_of(words[n:end]) >= SHORT:
            text = f"{text[: places[n][0]]}[…]{text[places[end - 1][1] :]}"
    return text


def _forget_answers(settings: Settings, name: str, told: TakenDown) -> None:
    """Take the answers about the article out of what was reviewed: they name words of it."""
    path = seen_path(settings)
    if not path.exists():
        return
    try:
        before = bytes_of(path, LARGEST).decode("utf-8")
        kept = without_article(before, name)
    except ValueError:
        told.left.append(f"{as_typed(path)}: can't be read: take out what names {name}")
        return
    if write_if_changed(path, kept):
        told.done.append(f"{as_typed(path)}: what was said of it is gone")
