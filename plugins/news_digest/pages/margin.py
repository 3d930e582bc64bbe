"""Notes beside their passages: marks in the text, and the notes between the blocks of the body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from math import ceil

from ..fullstops import unstopped
from ..notes import State
from .dress import Decorator, Dressing, Passage, Section, dress
from .layers import Decoration
from .markup import plain
from .notebook import Note, rooted
from .wording import Wording

NOTE = "note"

BESIDE, WITHIN = 26, 64
"""Characters on a line of the margin at its narrowest, and of the text at its widest; see `.margin` in style.css."""
LINE = 0.75
"""Height of a line of the margin, in lines of the text."""
MOST = 6
"""Blocks that a note may stand beside."""


def notes_of(notes: Iterable[Note], wording: Wording) -> Decorator:
    """Wraps the words that notes are about, and puts a number behind them that leads to the note."""
    by_anchor: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        if note.anchor:
            by_anchor[note.anchor].append(note)

    def mark(passage: Passage) -> Iterator[Decoration]:
        for note in by_anchor.get(passage.anchor, ()):
            name = escape(wording.gettext("Note %(number)s", number=note.id[1:]))
            link = f'<a id="{note.id}-in" href="#{note.id}" aria-label="{name}">{note.id[1:]}</a>'
            tail = f'<sup class="ref">{link}</sup>'
            kind = 'class="noted changed"' if note.quoted else 'class="noted"'
            yield Decoration(note.start, note.end, "span", kind, NOTE, note.id, tail=tail)

    return mark


def beside(notes: Sequence[Note], wording: Wording, sections: Sequence[Section]) -> str:
    """The body with each block's notes right after it.

    They are sections: reading modes of browsers drop an aside, and a div with many links in it.
    In the grid of the page they span as many blocks as they are high: class s1 to s6. What is
    wrong with the estimate costs white space, never room that something else has.
    """
    anchors = {note.anchor for note in notes}
    homes = {n for n, section in enumerate(sections) if not anchors.isdisjoint(section.anchors)}
    out: list[str] = []
    for place, section in enumerate(sections):
        out.append(section.html)
        if place in homes:
            here = [note for note in notes if note.anchor in section.anchors]
            inner = "".join(_shown(note, wording) for note in here)
            out.append(f'\n<section class="margin s{_span(place, here, homes, sections)}">{inner}</section>')
    return "".join(out)


def _span(place: int, notes: Iterable[Note], homes: set[int], sections: Sequence[Section]) -> int:
    """Blocks beside which the notes of one find room; never beyond the next one that has notes."""
    wanted = sum(LINE * (ceil(len(plain(note.html) + note.quoted) / BESIDE) + 1) for note in notes)
    span = 0
    for number in range(place, min(place + MOST, len(sections))):
        if number in homes and number != place:
            break
        span += 1
        wanted -= ceil(sections[number].length / WITHIN)
        if wanted <= 0:
            break
    return span


def _shown(note: Note, wording: Wording) -> str:
    """One note; its number leads back to the text."""
    number = note.id[1:]
    name = escape(wording.gettext("Note %(number)s", number=number))
    back = escape(wording.gettext("Note %(number)s: back to the text", number=number))
    link = f'<a class="back" href="#{note.id}-in" aria-label="{back}">{number}</a> '
    html = rooted(note.html, "..")
    html = html.replace("<p>", f"<p>{link}", 1) if html.startswith("<p>") else link + html
    if since := since_quoted(note, wording):
        html += f'<p class="since">{escape(since, quote=False)}</p>'
    return f'<section class="note" role="note" id="{note.id}" aria-label="{name}">{html}</section>'


def since_quoted(note: Note, wording: Wording) -> str:
    """What to tell of a note whose passage has changed since it was written; nothing of any other."""
    if not note.quoted:
        return ""
    if note.quoted == note.exact:
        return wording.gettext("What stands around these words has changed since this note was written.")
    return wording.gettext(
        "The article has changed since: this note was written on “%(words)s”.",
        words=unstopped(note.quoted),
    )


def in_feed(html: str, notes: Sequence[Note], root: str, wording: Wording) -> str:
    """A story's body with its notes between the blocks, for readers without a stylesheet.

    `root` leads from the feed to the site's root, or is the site's address.
    """

    def joined(sections: Sequence[Section]) -> str:
        out: list[str] = []
        for section in sections:
            out.append(section.html)
            for note in (note for note in notes if note.anchor in section.anchors):
                name = wording.gettext("Note on “%(words)s”:", words=note.exact)
                since = escape(since_quoted(note, wording), quote=False)
                told = f"<p><i>{since}</i></p>" if since else ""
                heading = f"<p><b>{escape(name, quote=False)}</b></p>"
                out.append(f"<div>{heading}{rooted(note.html, root)}{told}</div>")
        return "".join(out)

    return dress(html, Dressing(joined=joined)).html if notes else html


def by_slug(notes: Iterable[Note]) -> Mapping[str, tuple[Note, ...]]:
    """The notes that have a place, by article."""
    return _grouped(note for note in notes if note.anchor)


def lost_by_slug(notes: Iterable[Note]) -> Mapping[str, tuple[Note, ...]]:
    """The notes whose passage was not found, by article; one that is held back is not lost."""
    return _grouped(note for note in notes if note.state in (State.AMBIGUOUS, State.ORPHANED))


def _grouped(notes: Iterable[Note]) -> Mapping[str, tuple[Note, ...]]:
    found: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        found[note.slug].append(note)
    return {slug: tuple(some) for slug, some in found.items()}
