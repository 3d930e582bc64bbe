"""An article as the site reads it: typed, every field there, and cut to what may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..forms import lookup_of
from ..model import ActorKind, ActorRef, Knowledge, Outlet, Period, Stamp, parse_when
from ..settings import LANGUAGE
from .leave import gives_leave
from .markup import count_words, lede, opening
from .sentences import shorten

HEADLINE_WORDS, LABEL_WORDS, QUOTED_WORDS = 40, 12, 30
"""Words of a headline, of a label and of a quotation that a public digest shows of what has no licence."""
SENTENCE_WORDS = 5
"""Words of a name or label that counts as quoted: so long a one may be a sentence."""
SUMMARY = 240
"""Characters of the text in a list."""

TEXTS = ("kicker", "dek", "dateline", "url", "category", "seed")
LISTS = ("byline", "tags", "unresolved", "related", "unrelated")
"""Fields of a story that are as the front matter has them."""


@dataclass(frozen=True, slots=True)
class Story:
    """What `content/articles/x.md` says, with canonical names."""

    where: str
    """The file as the user would type it."""
    slug: str
    title: str
    html: str
    """Sanitised body; in a public digest only the opening of what has no licence."""
    kicker: str = ""
    dek: str = ""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    date: Stamp | None = None
    modified: Stamp | None = None
    outlet: str = ""
    via: str = ""
    url: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    license: str = ""
    """Its own, or its outlet's."""
    partial: bool = False
    draft: bool = False
    withdrawn: bool = False
    """It was taken down: all that is left is that it was there."""
    excerpt: bool = False
    """Cut for a public digest."""
    actors: tuple[ActorRef, ...] = ()
    unsaid: bool = False
    """Hand-written without a word on actors: those who are known are looked for in the text."""
    quotes: tuple[tuple[str, str], ...] = ()
    """Opening words and speaker."""
    dates: tuple[tuple[str, Stamp | Period], ...] = ()
    """Words as printed and what they mean."""
    unresolved: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    seed: str = ""
    versions: tuple[tuple[str, str], ...] = ()
    """Earlier texts: when they appeared, and what the next one changed, `1 changed, 2 added`."""

    @property
    def acting(self) -> tuple[ActorRef, ...]:
        """Those whom the story is about, in order of weight."""
        return tuple(actor for actor in self.actors if not actor.passing)

    @property
    def cited(self) -> tuple[ActorRef, ...]:
        """Papers, broadcasters and agencies that are only quoted as sources."""
        return tuple(actor for actor in self.actors if actor.passing and actor.kind is ActorKind.OUTLET)

    @property
    def also_named(self) -> tuple[ActorRef, ...]:
        """Everyone else who is only named in passing."""
        return tuple(a for a in self.actors if a.passing and a.kind is not ActorKind.OUTLET)

    @property
    def url_path(self) -> str:
        return f"articles/{self.slug}.html"


def story_of(fields: Mapping[str, Any], html: str, where: str, slug: str, knowledge: Knowledge) -> Story:
    """Make a story of checked front matter and its sanitised body; `slug` is used where none is written."""
    outlet = known_outlet(fields.get("outlet", ""), knowledge)
    texts: dict[str, Any] = {key: fields.get(key, "") for key in TEXTS}
    lists: dict[str, Any] = {key: tuple(fields.get(key, ())) for key in LISTS}
    return Story(
        where=where,
        slug=fields.get("slug") or slug,
        title=fields["title"],
        html=html,
        date=_stamp(fields.get("date", "")),
        modified=_stamp(fields.get("modified", "")),
        outlet=outlet.name,
        via=known_outlet(fields.get("via", ""), knowledge).name,
        lang=lang if LANGUAGE.fullmatch(lang := fields.get("lang", "")) else "",
        license=fields.get("license") or outlet.license,
        partial=fields.get("status") == "partial",
        draft=fields.get("status") == "draft",
        withdrawn=fields.get("status") == "withdrawn",
        actors=_actors(fields.get("actors", ()), knowledge),
        unsaid="actors" not in fields and not fields.get("seed"),
        quotes=tuple(
            (words, canonical(speaker, knowledge)) for words, speaker in fields.get("quotes", {}).items()
        ),
        dates=tuple((words, parse_when(meaning)) for words, meaning in fields.get("dates", {}).items()),
        versions=tuple(fields.get("versions", {}).items()),
        **texts,
        **lists,
    )


def held_back(story: Story, words: int, quoted: int = 100) -> Story:
    """What strangers may see of a story: with a licence all of it, else the first words of dek and body,
    and quotations of so many words together.
    """
    if gives_leave(story.license):
        return replace(story, seed="")
    story = _in_labels(story, quoted)
    dek = brief(story.dek, words)
    html = opening(story.html, words - min(words, count_words(dek)))
    return replace(story, dek=dek, html=html, seed="", excerpt=html != story.html or dek != story.dek)


def brief(text: str, most: int) -> str:
    """The first words of a plain text, with an ellipsis where it was cut."""
    if count_words(text) <= most:
        return text
    kept = " ".join(text.split()[:most])
    return (kept if count_words(kept) <= most else kept[: 2 * most]) + "…"  # a script without blanks


def _in_labels(story: Story, quoted: int) -> Story:
    """The story with its fields no longer than labels are: text must not travel beside the body.

    Long labels and quotations have together no more than so many words, else the last quotations go.
    """

    def each(texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(brief(text, LABEL_WORDS) for text in texts)

    names = [story.kicker, story.dateline, story.category, *story.byline, *story.tags, *story.unresolved]
    names += [
        story.outlet,
        story.via,
        *(name for actor in story.actors for name in (actor.name, *actor.forms)),
        *dict.fromkeys(speaker for _, speaker in story.quotes),
    ]
    counts = (count_words(brief(name, LABEL_WORDS)) for name in names)
    quoted -= sum(count for count in counts if count >= SENTENCE_WORDS)
    return replace(
        story,
        title=brief(story.title, HEADLINE_WORDS),
        kicker=brief(story.kicker, LABEL_WORDS),
        dateline=brief(story.dateline, LABEL_WORDS),
        category=brief(story.category, LABEL_WORDS),
        byline=each(story.byline),
        tags=each(story.tags),
        unresolved=each(story.unresolved),
        actors=tuple(replace(actor, forms=each(actor.forms)) for actor in story.actors),
        quotes=tuple(
            _few(((brief(q, QUOTED_WORDS), brief(who, LABEL_WORDS)) for q, who in story.quotes), quoted)
        ),
        dates=tuple(date for date in story.dates if count_words(date[0]) <= LABEL_WORDS),
    )


def _few(quotes: Iterable[tuple[str, str]], most: int) -> Iterator[tuple[str, str]]:
    """The first quotations that have together no more than so many words."""
    for words, speaker in quotes:
        most -= count_words(words)
        if most >= 0:
            yield words, speaker


def canonical(name: str, knowledge: Knowledge) -> str:
    """The name under which the registry knows someone; a name that is unknown or not certain stays."""
    known = knowledge.actor_forms.get(name, ())
    if any(actor.name == name for actor in known):
        return name
    meant = [actor for actor in known if name in actor.aliases]
    return meant[0].name if len(meant) == 1 else name


def known_outlet(name: str, knowledge: Knowledge) -> Outlet:
    """The outlet of that name or alias; an unknown one knows only its name."""
    return knowledge.outlet_forms.get(name.casefold()) or Outlet(name)


def _stamp(text: str) -> Stamp | None:
    return Stamp.parse(text) if text else None


def _actors(entries: Iterable[str | Mapping[str, Any]], knowledge: Knowledge) -> tuple[ActorRef, ...]:
    """The actors in order of weight; entries that are one actor under two names are joined."""
    kinds = lookup_of(knowledge).kinds
    found: dict[str, ActorRef] = {}
    for entry in entries:
        written: Mapping[str, Any] = {"name": entry} if isinstance(entry, str) else entry
        name = canonical(written["name"], knowledge)
        printed = (*written.get("as", ()), *([written["name"]] if name != written["name"] else []))
        if known := found.get(name):
            found[name] = replace(known, forms=tuple(dict.fromkeys((*known.forms, *printed))))
            continue
        kind = kinds.get(name) or ActorKind(written.get("kind", ActorKind.PERSON))
        found[name] = ActorRef(name, kind, printed, passing=written.get("passing", False))
    return tuple(found.values())


def without_text(story: Story) -> Story:
    """The story as lists need it."""
    return replace(story, html="")


def summary_of(story: Story, longest: int = SUMMARY) -> str:
    """The dek, or the opening of the text."""
    return shorten(story.dek or lede(story.html, longest), longest)
