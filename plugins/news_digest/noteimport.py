"""Taking notes from annotations that were made elsewhere: appended to the editor's files, never twice.

What is imported is text and stays text; what stands in a file of notes already stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .anchors import fold
from .atomic import write_if_changed
from .check import read_articles
from .checkfiles import lines_of, slug_of, text_of
from .checknotes import targets_of
from .conflicts import conflict_in
from .frontmatter import Document
from .locks import locked
from .notes import Quoted, Remark, State, parse
from .notewriting import as_quoted, quotation, written
from .placing import nearby, resolve
from .plainfiles import bytes_of
from .problems import Problem, Severity, UserError
from .registry import load_knowledge
from .report import as_typed
from .settings import Settings
from .shortlinks import Targets, Vain, parts_of
from .slugs import SLUG
from .texts import texts_below
from .webaddresses import address_key
from .webannotations import Annotation, read

LARGEST = 50_000_000
"""Bytes of a file."""
CUT = 32
"""Characters of context that programs keep on each side, wherever a word ends; a shorter one is whole."""
FEWEST = 4
"""Words that are known again without their context."""

PAGE = re.compile(r"(?:^|/)articles/([^/]+?)(?:\.html?|/)?$")  # /digest/articles/good-night-cassini.html
BESIDE = re.compile(
    r"(?:^|/)([^/]+?)(?:\.html?)?$"
)  # good-night-cassini.html, in an export without addresses


@dataclass(slots=True)
class Imported:
    """What became of the annotations."""

    added: dict[str, int] = field(default_factory=dict)
    """File of notes -> how many."""
    known: int = 0
    """How many were there already."""
    silent: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """One line: `notes: 5 added, 2 there already, 40 marks without a note, 1 problem`."""
        counts = [(sum(self.added.values()), "added"), (self.known, "there already")]
        counts += [(self.silent, "without words of their own"), (len(self.problems), "not taken")]
        return "notes: " + ", ".join(f"{count} {what}" for count, what in counts if count or what == "added")


def import_notes(settings: Settings, files: Iterable[Path]) -> Imported:
    """Append the notes of the files to those of the articles. Raises OSError, and UserError for the registry."""
    with locked(settings.content):
        return _imported(settings, files)


def _imported(settings: Settings, files: Iterable[Path]) -> Imported:
    told: list[Problem] = []
    documents = read_articles(settings.articles, told)
    by_slug = {slug_of(where, document): document for where, document in documents.items()}
    desk = _Desk(
        settings.notes, by_slug, targets_of(by_slug, load_knowledge(settings.registry, settings.outlets))
    )
    for path in files:
        desk.take(path)
    return desk.done


class _Desk:
    """The articles, their notes, and what is added to them."""

    def __init__(self, folder: Path, by_slug: Mapping[str, Document], targets: Targets) -> None:
        self.folder, self.by_slug, self.targets = folder, by_slug, targets
        self.done = Imported()
        self.by_address: dict[str, list[str]] = defaultdict(list)
        for slug, document in by_slug.items():
            if document.fields.get("url"):
                self.by_address[address_key(str(document.fields["url"]))].append(slug)
        self.remarks: dict[str, list[Remark]] = {}
        self.new: dict[str, list[str]] = defaultdict(list)
        self.spoilt: dict[str, Problem] = {}

    def take(self, path: Path) -> None:
        """All annotations of a file; its notes are written when all of it has been read."""
        where = as_typed(path)
        if path.stat().st_size > LARGEST:
            message = f"is larger than {LARGEST // 1_000_000} MB"
            raise UserError(Problem(where, 0, Severity.ERROR, message, "Divide it into several files."))
        text = text_of(path, where)
        if isinstance(text, Problem):
            raise UserError(text)
        exported = read(text.removeprefix("\ufeff"), where)
        self.done.problems += exported.problems
        self.done.silent += exported.silent
        for annotation in exported.annotations:
            wrong = self._place(annotation, where)
            if wrong:
                self.done.problems.append(wrong)
        self._write()

    def _place(self, annotation: Annotation, where: str) -> Problem | None:
        """Keep a note for its article, unless it is there; what is wrong if it has none."""
        slugs = self._slugs(annotation)
        if len(slugs) > 1:
            bodies = {slug: lines_of(self.by_slug[slug].body) for slug in slugs}
            quoted = as_quoted(annotation.exact)
            slugs = [slug for slug in slugs if resolve(quoted, bodies[slug]).end] or slugs
        if len(slugs) != 1:
            place = ", ".join(annotation.addresses[:2]) or "no address"
            what = (
                f"more than one article has the address {place}"
                if slugs
                else f"no article belongs to {place}"
            )
            advice = "Write the address as `url` into the front matter of its article, and import again."
            return Problem(
                where, annotation.line, Severity.WARNING, f"annotation {annotation.number}: {what}", advice
            )
        (slug,) = slugs
        if slug not in self.remarks:
            self.remarks[slug] = self._read(slug)
        if slug in self.spoilt:
            return self.spoilt[slug]
        body = lines_of(self.by_slug[slug].body)
        passage, text = passage_of(annotation, body), written(annotation.text)
        markdown = f"{quotation(passage)}\n\n{text}\n"
        remarks, wrong = parse(markdown, where)
        if wrong or [remark.passage for remark in remarks] != [passage]:
            message = f"annotation {annotation.number} can't be written as a note"
            return Problem(where, annotation.line, Severity.WARNING, message, "Write it by hand.")
        (remark,) = remarks
        if any(self._same(remark, other, body) for other in self.remarks[slug]):
            self.done.known += 1
        else:
            self.remarks[slug].append(remark)
            self.new[slug].append(markdown)
        return None

    def _slugs(self, annotation: Annotation) -> list[str]:
        """The articles that are meant: by the original's address, by ours, or by slug."""
        for address in annotation.addresses:
            if found := self.by_address.get(address_key(address)):
                return found
        for address in annotation.addresses:
            slug = _slug(address)
            if slug in self.by_slug and SLUG.match(slug):
                return [slug]
        return []

    def _read(self, slug: str) -> list[Remark]:
        """The notes that an article has, wherever below the folder."""
        remarks: list[Remark] = []
        for path in texts_below(self.folder):
            if path.stem != slug:
                continue
            text = text_of(path, as_typed(path))
            wrong = text if isinstance(text, Problem) else conflict_in(text, as_typed(path))
            if wrong:
                self.spoilt[slug] = wrong
            elif isinstance(text, str):
                remarks += parse(text, as_typed(path))[0]
        return remarks

    def _same(self, one: Remark, other: Remark, body: str) -> bool:
        """Whether two notes say the same of the same words."""
        if self._told(one) != self._told(other):
            return False
        first, second = (fold(remark.passage.exact)[0].split() for remark in (one, other))
        if first != second:
            return False
        if one.passage == other.passage:
            return True
        places = [resolve(remark.passage, body) for remark in (one, other)]
        return places[0].end > 0 and places[0].start == places[1].start

    def _told(self, remark: Remark) -> str:
        """The text of a note with single blanks, and with its short links as they are shown."""
        text = lines_of(remark.text)
        parts = (
            part if isinstance(part, str) else part.shown if isinstance(part, Vain) else part.words
            for part in parts_of(text, self.targets)
        )
        return " ".join("".join(parts).split())

    def _write(self) -> None:
        """Append what is new; nothing that is there is touched."""
        for slug, notes in sorted(self.new.items()):
            path = self.folder / f"{slug}.md"
            before = bytes_of(path, LARGEST) if path.exists() else b""
            gap = "" if not before else "\n" if before.endswith(b"\n") else "\n\n"
            write_if_changed(path, before + (gap + "\n".join(notes)).encode(), was=before or None)
            name = as_typed(path)
            self.done.added[name] = self.done.added.get(name, 0) + len(notes)
        self.new.clear()


def passage_of(annotation: Annotation, body: str) -> Quoted:
    """The passage with as much context as tells it in the article, without the pieces of words at its ends."""
    whole = as_quoted(annotation.exact, annotation.prefix, annotation.suffix)
    before = whole.prefix.partition(" ")[2] if len(annotation.prefix) >= CUT else whole.prefix
    after = whole.suffix.rpartition(" ")[0] if len(annotation.suffix) >= CUT else whole.suffix
    whole = as_quoted(whole.exact, before, after)
    place = resolve(whole, body)
    if place.state is not State.ANCHORED:  # a shorter context may be cut within a word, too
        less = as_quoted(whole.exact, before.partition(" ")[2], after.rpartition(" ")[0])
        if (again := resolve(less, body)).state is State.ANCHORED:
            whole, place = less, again
    if place.state is State.ANCHORED:
        near = nearby(whole)
        near = as_quoted(near.exact, near.prefix, near.suffix)
        again = resolve(near, body)
        return near if (again.state, again.start) == (place.state, place.start) else whole
    alone = Quoted(whole.exact)
    if len(whole.exact.split()) >= FEWEST and resolve(alone, body).state is State.ANCHORED:
        return alone
    return whole


def _slug(address: str) -> str:
    """The slug that an address of ours ends in, or the slug that it is."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    pattern = PAGE if parts.netloc else BESIDE
    page = pattern.search(unquote(parts.path))
    return page[1] if page else ""
