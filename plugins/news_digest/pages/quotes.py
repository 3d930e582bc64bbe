"""All quotations by speaker: on one page where they are few, else under letters, and of who says much apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..slugs import allot, slugify
from .files import PageFile
from .library import Library
from .quotations import Quotation, Spoken
from .said import said_views
from .shelves import by_family
from .views import PageLink, QuotesPart, SpeakerLetter, SpeakerLink, SpeakerView

INDEX = "quotes/index.html"

FEW = 150
"""Quotations that stand on the index itself."""

MANY, SAMPLE = 12, 3
"""Quotations from which on a speaker has a page, and those shown elsewhere."""

LARGEST = 150
"""Quotations of one page."""

PER_LETTER = 30
"""Speakers of a letter in the index; the letter's page has all."""

SCRIPT = "quotes.js"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who is quoted."""

    name: str
    key: tuple[str, str, str]
    """For the order: the family name first."""
    anchor: str
    quotations: tuple[Quotation, ...]

    @property
    def letter(self) -> str:
        return self.key[0][:1].upper() or "?"


def pages(library: Library) -> Iterator[PageFile]:
    """quotes/index.html, quotes/letter-K.html, quotes/SPEAKER.html and quotes/unattributed.html"""
    said = library.spoken.by
    speakers = _speakers(said, library)
    unknown = said.get("", ())
    total = sum(len(quotations) for quotations in said.values())
    few = total <= FEW
    parts = (
        [] if few else [*_letters(speakers, library), *_own(speakers, library), *_unknown(unknown, library)]
    )
    whole = tuple(_speaker(speaker, library, few=True) for speaker in speakers)
    part = QuotesPart("", INDEX, whole, said_views(unknown, library), None, None) if few else None
    variables = {
        "letters": tuple(_index(speakers, parts)),
        "part": part,
        "most": PER_LETTER,
        "total": total,
        "unattributed": len(unknown),
        "unknown": "" if few or not unknown else "quotes/unattributed.html",
    }
    title = library.site.wording.gettext("Quotations")
    scripts = (SCRIPT,) if few and total else ()
    yield PageFile(INDEX, "quotes.html", variables, title=title, section="quotes", scripts=scripts)
    for part in parts:
        within = {"part": part}
        name = library.site.wording.gettext("Quotations: %(name)s", name=part.title)
        yield PageFile(part.url, "quotes_part.html", within, title=name, section="quotes", scripts=(SCRIPT,))


def speakers_of(library: Library) -> dict[str, str]:
    """The same of the whole library."""
    return pages_of_speakers(library.spoken)


def pages_of_speakers(spoken: Spoken) -> dict[str, str]:
    """Where all that a speaker has said is found, for those who have said MANY things."""
    few = sum(map(len, spoken.by.values())) <= FEW
    return {
        name: f"{INDEX}#{anchor}" if few else f"quotes/{anchor}.html"
        for name, anchor in anchors_of(spoken.by).items()
        if len(spoken.by[name]) >= MANY
    }


def anchors_of(names: Mapping[str, Sequence[Quotation]]) -> dict[str, str]:
    """An id and slug for each speaker, the same everywhere; letters keep theirs."""
    found: dict[str, str] = {}
    taken = {"index", "unattributed"}
    for name in sorted(filter(None, names), key=lambda name: (slugify(name), name)):
        slug = slugify(name)
        found[name] = allot(f"said-{slug}" if slug.startswith("letter-") else slug, taken)
        taken.add(found[name])
    return found


def _speakers(said: Mapping[str, tuple[Quotation, ...]], library: Library) -> list[Speaker]:
    anchors = anchors_of(said)
    speakers = []
    for name, quotations in said.items():
        if name:
            row = library.actors.get(name)
            key = by_family(name, row.kind if row else "", library.known.get(name))
            speakers.append(Speaker(name, key, anchors[name], quotations))
    return sorted(speakers, key=lambda speaker: speaker.key)


def _speaker(speaker: Speaker, library: Library, few: bool) -> SpeakerView:
    """The speaker with all that is said, or with a sample and a link to the rest."""
    row = library.actors.get(speaker.name)
    apart = not few and len(speaker.quotations) >= MANY
    shown = speaker.quotations[:SAMPLE] if apart else speaker.quotations
    return SpeakerView(
        name=speaker.name,
        url=row.url if row else "",
        anchor=speaker.anchor,
        count=len(speaker.quotations),
        said=said_views(shown, library),
        more=f"quotes/{speaker.anchor}.html" if apart else "",
    )


def _letters(speakers: Sequence[Speaker], library: Library) -> Iterator[QuotesPart]:
    """The pages of the letters; a letter with very many speakers has several."""
    for letter, group in groupby(speakers, lambda speaker: speaker.letter):
        pages: list[list[SpeakerView]] = [[]]
        held = 0
        for speaker in group:
            view = _speaker(speaker, library, few=False)
            if held and held + len(view.said) > LARGEST:
                pages.append([])
                held = 0
            pages[-1].append(view)
            held += len(view.said)
        parts = [QuotesPart(letter, "", tuple(views), (), None, None) for views in pages]
        yield from _numbered(parts, f"quotes/letter-{_plain(letter)}", letter)


def _own(speakers: Sequence[Speaker], library: Library) -> Iterator[QuotesPart]:
    """The pages of those who say much."""
    for speaker in speakers:
        if len(speaker.quotations) >= MANY:
            parts = []
            for start in range(0, len(speaker.quotations), LARGEST):
                some = replace(speaker, quotations=speaker.quotations[start : start + LARGEST])
                view = replace(_speaker(some, library, few=True), count=len(speaker.quotations))
                parts.append(QuotesPart(speaker.name, "", (view,), (), None, None))
            yield from _numbered(parts, f"quotes/{speaker.anchor}", speaker.name)


def _unknown(quotations: Sequence[Quotation], library: Library) -> Iterator[QuotesPart]:
    title = library.site.wording.gettext("Speaker not told")
    parts = [
        QuotesPart(title, "", (), said_views(quotations[start : start + LARGEST], library), None, None)
        for start in range(0, len(quotations), LARGEST)
    ]
    yield from _numbered(parts, "quotes/unattributed", title)


def _numbered(parts: Sequence[QuotesPart], stem: str, title: str) -> Iterator[QuotesPart]:
    """The parts with their addresses, and links to the one before and the one after."""
    links = [
        PageLink(f"{title} ({n})" if n > 1 else title, f"{stem}/{n}.html" if n > 1 else f"{stem}.html")
        for n in range(1, len(parts) + 1)
    ]
    for n, part in enumerate(parts):
        yield replace(
            part,
            url=links[n].url,
            later=links[n - 1] if n else None,
            earlier=links[n + 1] if n + 1 < len(parts) else None,
        )


def _index(speakers: Sequence[Speaker], parts: Sequence[QuotesPart]) -> Iterator[SpeakerLetter]:
    """Where each speaker stands."""
    places = {
        view.anchor: view.more or f"{part.url}#{view.anchor}"
        for part in reversed(parts)
        for view in part.speakers
    }
    for letter, group in groupby(speakers, lambda speaker: speaker.letter):
        plain = f"letter-{_plain(letter)}"
        links = tuple(
            SpeakerLink(one.name, places.get(one.anchor, f"{INDEX}#{one.anchor}"), len(one.quotations))
            for one in group
        )
        yield SpeakerLetter(letter, plain, links, f"quotes/{plain}.html" if parts else f"{INDEX}#{plain}")


def _plain(letter: str) -> str:
    return slugify(letter) if letter.isalnum() else "other"
