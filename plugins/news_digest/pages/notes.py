"""All notes by article; those without a place in their own list, with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ..notes import State
from .files import PageFile
from .library import Library
from .margin import since_quoted
from .notebook import WITHHELD, Note, rooted
from .sentences import around
from .views import NoteGroup, NoteView
from .wording import Wording

URL = "notes.html"


def pages(library: Library) -> Iterator[PageFile]:
    """notes.html, if there is a note."""
    if not library.notes:
        return
    variables = {
        "groups": tuple(_groups(library, (note for note in library.notes if note.anchor))),
        "lost": tuple(_groups(library, (note for note in library.notes if not note.anchor))),
        "count": len(library.notes),
    }
    title = library.site.wording.gettext("Notes")
    yield PageFile(URL, "notes.html", variables, title=title, section="notes")


def _groups(library: Library, notes: Iterable[Note]) -> Iterator[NoteGroup]:
    """In order of the articles: newest first."""
    by_slug: dict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_slug[note.slug].append(note)
    for story in library.stories:
        if story.slug in by_slug:
            views = tuple(_view(note, library) for note in by_slug[story.slug])
            yield NoteGroup(library.articles[story.slug], views)


def _view(note: Note, library: Library) -> NoteView:
    row = library.articles[note.slug]
    before, exact, after = note.prefix, note.exact, note.suffix
    if note.anchor:
        passages = library.dressed[note.slug].passages
        text = next(passage.text for passage in passages if passage.anchor == note.anchor)
        before, after = around(text, note.start, note.end)
        exact = text[note.start : note.end]
    return NoteView(
        id=note.id,
        url=f"{row.url}#{note.id}" if note.anchor else "",
        before=before,
        exact=exact,
        after=after,
        body=Markup(rooted(note.html, ".")),  # noqa: S704  # sanitised when it was read
        reason=_reason(note, library.site.wording),
        nearest=note.nearest,
        lang=row.lang,
    )


def _reason(note: Note, wording: Wording) -> str:
    if note.state == State.AMBIGUOUS:
        return wording.ngettext(
            "These words stand in %(num)s place of the article.",
            "These words stand in %(num)s places of the article, and it is open which the note is about.",
            note.places,
        )
    if note.state == State.ORPHANED:
        return wording.gettext(
            "These words are not in the article, or no longer: it may have changed since the note was written."
        )
    if note.state == WITHHELD:
        return wording.gettext("The passage is in the part of the article that is not shown here.")
    return since_quoted(note, wording)
