"""The notes folder: read from disk, and each note set beside its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from ..notes import Anchor, Remark, State, doubts, parse
from ..placing import resolve
from ..problems import Problem, Severity, UserError
from ..shortlinks import Targets
from ..texts import texts_below
from .build import as_typed
from .dress import Dressing, Passage, dress
from .notelinks import with_links
from .reader import refuse_links, text_of
from .sanitise import TooDeep, to_html
from .stories import Story

WITHHELD = "withheld"
"""State of a note whose passage is not in what a public digest shows of the article."""

NEARBY = 32
"""Characters of the article's text on each side of a passage, by which others find it again."""


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file of the notes folder."""

    slug: str
    """Of the article."""
    where: str
    """The file as the user would type it."""
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note, with its place in the article as it is shown."""

    slug: str
    id: str
    """On the article's page: `n1`; on notes.html where it has no place there."""
    anchor: str
    """Id of the block in which the passage begins: `p3`; empty where it has no place."""
    exact: str
    """The words that are meant, as the article prints them; else as the editor quotes them. Empty if withheld."""
    prefix: str
    """What stands before them in the article's text, and after them."""
    suffix: str
    html: str
    """Sanitised. Links to the digest's own pages begin with `./`; see `rooted`."""
    state: str
    """`anchored`, `changed`, `ambiguous`, `orphaned` or `withheld`."""
    where: str
    line: int
    """Of the file."""
    start: int = 0
    """Offsets of the words in the text of their block."""
    end: int = 0
    places: int = 0
    """In how many places the passage stands."""
    quoted: str = ""
    """What the editor quoted, where the article's words were changed since."""
    nearest: str = ""
    """Of an orphan: the sentence of the article that is most like its passage, if one is at all."""


def read_notes(folder: Path, root: Path) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...]]:
    """All notes below the folder, by path; what can't be read is told and left out. `root` is the content folder."""
    files: list[NoteFile] = []
    problems: list[Problem] = []
    for path in texts_below(folder):
        where = as_typed(path)
        try:
            refuse_links(path, root, where)
            remarks, wrong = parse(text_of(path, where), where)
        except UserError as error:
            problems.extend(error.problems)
            continue
        files.append(NoteFile(path.stem, where, remarks))
        problems.extend(wrong)
    return tuple(files), tuple(problems)


def rooted(html: str, root: str) -> str:
    """A note's HTML for a page from which `root` (`.` or `..`) leads to the site's root."""
    return html.replace('<a href="./', f'<a href="{root}/')


def placed(
    files: Iterable[NoteFile], stories: Mapping[str, Story], targets: Targets
) -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
    """The notes by article, in order of its text, those without a place at its end; and what is wrong."""
    problems: list[Problem] = []
    found: list[Note] = []
    for file in sorted(files, key=lambda file: (file.slug, file.where)):
        story = stories.get(file.slug)
        if story is None:
            message = f"no article has the slug {file.slug!r}"
            advice = "Name the file after the article's slug."
            problems.append(Problem(file.where, 0, Severity.ERROR, message, advice))
            continue
        if story.withdrawn:
            continue  # with the text its passages are gone
        passages = dress(story.html, Dressing()).passages
        text = "\n".join(passage.text for passage in passages)
        for remark in file.remarks:
            try:
                html, unknown = with_links(
                    to_html(remark.text).strip(), remark, file.where, file.slug, targets
                )
            except TooDeep as error:
                problems.append(
                    Problem(file.where, remark.text_line, Severity.ERROR, str(error), "Write it more simply.")
                )
                continue
            # what was held back might be what is meant; nothing shown is taken for it
            anchor = resolve(remark.passage, text, changed=not story.excerpt)
            note = _note(anchor, remark, file, html, story, text, passages)
            found.append(note)
            quoted = remark.passage.exact
            told = (
                doubts(anchor, quoted, file.where, remark.line, note.exact) if note.state != WITHHELD else ()
            )
            problems.extend((*unknown, *told))
    return tuple(_numbered(found)), tuple(problems)


def _note(
    anchor: Anchor,
    remark: Remark,
    file: NoteFile,
    html: str,
    story: Story,
    text: str,
    passages: Sequence[Passage],
) -> Note:
    if anchor.state in (State.ANCHORED, State.CHANGED):
        return _anchored(anchor, remark, file, html, text, passages)
    state, quoted = str(anchor.state), remark.passage
    if story.excerpt:  # the words may be in what is held back, and must not be shown here
        return Note(file.slug, "", "", "", "", "", html, WITHHELD, file.where, remark.line)
    return Note(
        file.slug, "", "", quoted.exact, quoted.prefix, quoted.suffix, html, state, file.where, remark.line,
        places=anchor.places, nearest=anchor.nearest,
    )  # fmt: skip


def _anchored(
    anchor: Anchor, remark: Remark, file: NoteFile, html: str, text: str, passages: Sequence[Passage]
) -> Note:
    """The note with the block in which its words begin."""
    begin, within = 0, passages[0]
    for passage in passages:
        within = passage
        if anchor.start < begin + len(passage.text):
            break
        begin += len(passage.text) + 1
    start, end = anchor.start - begin, min(anchor.end - begin, len(within.text))
    return Note(
        file.slug, "", within.anchor,
        exact=text[anchor.start : anchor.end],
        prefix=text[max(0, anchor.start - NEARBY) : anchor.start].replace("\n", " "),
        suffix=text[anchor.end : anchor.end + NEARBY].replace("\n", " "),
        html=html, state=str(anchor.state), where=file.where, line=remark.line,
        start=start, end=end, places=1, quoted=remark.passage.exact if anchor.state is State.CHANGED else "",
    )  # fmt: skip


def _numbered(notes: Iterable[Note]) -> Iterator[Note]:
    """Each article's notes in order of its text, n1, n2, ...; those without a place after them."""
    for slug, some in groupby(notes, lambda note: note.slug):
        here = list(some)
        set_ = sorted((note for note in here if note.anchor), key=_order)
        lost = [note for note in here if not note.anchor]
        yield from (replace(note, id=f"n{number}") for number, note in enumerate(set_, 1))
        yield from (replace(note, id=f"{slug}-{number}") for number, note in enumerate(lost, 1))


def _order(note: Note) -> tuple[int, int, int, str, int]:
    return int(note.anchor[1:]), note.start, note.end, note.where, note.line
