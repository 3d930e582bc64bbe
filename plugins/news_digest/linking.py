"""From mentions to canonical actors: who is meant over the corpus, and how much each matters in its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .annotators.words import HONORIFICS
from .bearers import TITLE_BEFORE, text_before
from .forms import forms_of, surname
from .gazetteer import straight
from .model import DEK, TITLE, ActorKind, ActorRef, Article, Kind, Knowledge, Mention, Quotation
from .roster import Roster
from .shortnames import settle
from .tagging import tags_of

FAINT = frozenset(("adjective", "place", "pair"))
"""Cues of mentions that hardly show someone acting."""
NOT_FORMS = frozenset(("adjective", "pair"))
"""Cues of mentions whose words alone do not name the actor: the North of `North and South Korea`."""
ENOUGH = 0.5
"""Points an actor needs: a caption or a demonym alone is not acting."""


def link(article: Article, roster: Roster) -> Article:
    """Fill in the article's actors by weight, its unresolved names, its speakers' canonical names and its tags."""
    notes = article.annotations
    gathered: dict[str, list[Mention]] = defaultdict(list)
    mentions, unseen = settle(article, roster)
    spoken = {
        old.text: new.name for old, new in zip(notes.mentions, mentions, strict=True) if new.name != old.name
    }
    quotations = tuple(_canonical(quotation, spoken, roster) for quotation in notes.quotations)
    speakers = {quotation.speaker for quotation in quotations}
    for mention in (*mentions, *unseen):
        if mention.name and mention.name not in roster.knowledge.ignored:
            gathered[roster.spelling.get(mention.name, mention.name)].append(mention)
    own = _own_outlets(article, roster.knowledge)
    lede = next((n for n, block in enumerate(article.body) if block.kind is Kind.PARAGRAPH), 0)
    points = {
        name: _points(some, article, name in speakers, lede)
        for name, some in gathered.items()
        if name not in own and _is_actor(name, some, roster)
    }
    top = max(points.values(), default=1.0)
    titled = _titled(article, mentions, roster)
    actors = [
        _ref(name, gathered[name], points[name] / top, roster, titled.get(name, ()))
        for name in sorted(points, key=lambda name: (-points[name], name))
        if points[name] >= ENOUGH
    ]
    return replace(
        article,
        actors=tuple(actors),
        unresolved=tuple(dict.fromkeys(_loose_ends(notes.mentions, mentions, actors))),
        tags=tags_of(article, roster.topics),
        annotations=replace(notes, quotations=quotations),
    )


def _loose_ends(
    printed: Sequence[Mention], mentions: Sequence[Mention], actors: Sequence[ActorRef]
) -> Iterator[str]:
    """Names as printed, honorific included, that stand for nobody, or for one who is not among the actors."""
    names = {actor.name for actor in actors}
    for old, new in zip(printed, mentions, strict=True):
        if new.kind and not (new.name if new.name in names else old.name):
            yield new.text


def _titled(article: Article, mentions: Sequence[Mention], roster: Roster) -> dict[str, tuple[str, ...]]:
    """Name -> surnames with honorific by which the article means it, where several actors bear the surname.

    `Kim` alone tells a reader of the article on disk nothing there; `Mr Kim` and `Mrs Kim` do.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    printed: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        name = roster.spelling.get(mention.name, mention.name)
        if mention.kind is ActorKind.PERSON and name:
            bearers[surname(name, roster.known.get(name))].add(name)
            title = TITLE_BEFORE.search(text_before(article, mention))
            if title and mention.text != name and " " not in mention.text and title[1] in HONORIFICS:
                printed[f"{title[1]} {mention.text}"].add(name)
    found: dict[str, list[str]] = defaultdict(list)
    for form, names in printed.items():
        if len(names) == 1 and len(bearers[form.split()[-1]]) > 1:
            found[min(names)].append(form)
    return {name: tuple(sorted(forms)) for name, forms in found.items()}


def _own_outlets(article: Article, knowledge: Knowledge) -> set[str]:
    """The outlets that made or reprinted the article, the agency of its dateline among them."""
    words = [article.outlet, article.via, *article.byline, *re.findall(r"\(([^()]+)\)", article.dateline)]
    outlets = (knowledge.outlet_forms.get(word.casefold()) for word in words)
    names = {word for word in words if word} | {outlet.name for outlet in outlets if outlet}
    return names | {name.removeprefix("The ") for name in names} | {f"The {name}" for name in names}


def _is_actor(name: str, mentions: Sequence[Mention], roster: Roster) -> bool:
    kind = roster.kinds.get(name, mentions[0].kind)
    if kind is ActorKind.OUTLET and name not in roster.known:
        return any(mention.span.block == TITLE for mention in mentions) or len(mentions) > 3
    return name in roster.known or " " in name


def _points(mentions: Iterable[Mention], article: Article, speaks: bool, lede: int) -> float:
    """Salience before scaling: headline, dek and lede count more, captions, places and demonyms little."""
    total = 1.0 if speaks else 0.0
    for mention in mentions:
        block = mention.span.block
        worth = {TITLE: 3.0, DEK: 2.0, lede: 2.0}.get(block, 1.0)
        if block >= 0 and article.body[block].kind is Kind.CAPTION:
            worth = 0.3
        total += worth * (0.3 if mention.cue in FAINT else 1.0)
    return total


def _ref(
    name: str, mentions: Sequence[Mention], weight: float, roster: Roster, titled: Iterable[str]
) -> ActorRef:
    kind = roster.kinds.get(name) or mentions[0].kind or ActorKind.ORGANISATION
    plain = ActorRef(name, kind, (), round(weight, 3))
    covered = {straight(form) for form in forms_of(plain, roster.knowledge)}
    printed = dict.fromkeys(
        m.text for m in mentions if straight(m.text) not in covered and m.cue not in NOT_FORMS
    )
    return replace(plain, forms=(*printed, *titled))


def _canonical(quotation: Quotation, spoken: Mapping[str, str], roster: Roster) -> Quotation:
    speaker = spoken.get(quotation.speaker, quotation.speaker)
    return replace(quotation, speaker=roster.spelling.get(speaker, speaker))
