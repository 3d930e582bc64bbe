"""Quotations: who said what, where."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import PageLink
from .rows import ArticleRow


@dataclass(frozen=True, slots=True)
class SaidView:
    """A quotation in a list."""

    words: str
    """Verbatim, without its marks; ends in an ellipsis where it is longer or its end is not in the shown text."""
    speaker: str
    """May be empty."""
    speaker_url: str
    """Page of the speaker if it is an actor of the digest; else empty."""
    verb: str
    """As printed, `told`; may be empty."""
    url: str
    """The paragraph: `articles/x.html#p3`."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Someone's quotations, newest first."""

    name: str
    url: str
    """The actor's page; may be empty."""
    anchor: str
    """On the page of quotations; an id of its own."""
    count: int
    """All of this speaker's."""
    said: tuple[SaidView, ...]
    more: str
    """Page of all of them; empty where all are here."""


@dataclass(frozen=True, slots=True)
class QuotesPart:
    """A page of quotations: of one letter or more, of one speaker, or of nobody who is named."""

    title: str
    url: str
    speakers: tuple[SpeakerView, ...]
    unattributed: tuple[SaidView, ...]
    earlier: PageLink | None
    later: PageLink | None


@dataclass(frozen=True, slots=True)
class SpeakerLink:
    """A speaker in the index."""

    name: str
    url: str
    """Where the quotations are: `quotes/letter-k.html#kim-jong-un`."""
    count: int


@dataclass(frozen=True, slots=True)
class SpeakerLetter:
    """The speakers under one letter."""

    letter: str
    anchor: str
    speakers: tuple[SpeakerLink, ...]
    page: str
    """Where all their quotations are; on the index itself `quotes/index.html#letter-k`."""
