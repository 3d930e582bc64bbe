"""From mentions to canonical actors: who is meant over the corpus, and how much each matters in its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .annotators.dateline import dateline_places
from .forms import forms_of, surname
from .gazetteer import straight
from .model import ActorKind, ActorRef, Article, Knowledge, Mention, Quotation
from .roster import Roster
from .salience import LONE, is_passing, main_ones, points_of, shown
from .shortnames import settle
from .sources import cited_outlets
from .tagging import tags_of
from .testify import title_before

NOT_FORMS = frozenset(("adjective", "pair"))
"""Cues of mentions whose words alone do not name the actor: the North of `North and South Korea`."""
DISPUTED = 2
"""Articles that name bearers of a short name in full, from which on it stays open who is meant."""


def link(article: Article, roster: Roster) -> Article:
    """Fill in the article's actors by weight, its unresolved names, its speakers' canonical names and its tags."""
    notes = article.annotations
    gathered: dict[str, list[Mention]] = defaultdict(list)
    settled, unseen = settle(article, roster)
    mentions = [_itself(mention, roster) for mention in settled]
    spoken = {
        old.text: new.name for old, new in zip(notes.mentions, mentions, strict=True) if new.name != old.name
    }
    spoken.update((mention.text, mention.name) for mention in unseen)
    quotations = tuple(_canonical(quotation, spoken, roster) for quotation in notes.quotations)
    speakers = {quotation.speaker for quotation in quotations}
    for mention in (*mentions, *unseen):
        if mention.name and mention.name not in roster.knowledge.ignored:
            gathered[roster.spelling.get(mention.name, mention.name)].append(mention)
    own = _own_outlets(article, roster.knowledge)
    cited = cited_outlets(article, gathered, roster)
    points = {
        name: points_of(some, article, name in speakers)
        for name, some in gathered.items()
        if name not in own and name not in cited and shown(some, article)
    }
    top = max(points.values(), default=1.0) or 1.0
    titled = _titled(article, mentions, roster)
    passing = {
        name: is_passing(gathered[name], article, points[name], name in speakers, name in roster.known)
        for name in points
    }
    passing |= main_ones(
        points, {name: passing[name] for name in points if _may_matter(name, gathered[name], roster)}
    )
    actors = [
        _ref(name, gathered[name], points[name] / top, roster, titled.get(name, ()), passing[name])
        for name in sorted(points, key=lambda name: (-points[name], name))
    ]
    actors.sort(key=lambda actor: actor.passing)
    actors += [
        _ref(name, some, 0.0, roster, (), passing=True) for name, some in cited.items() if name not in own
    ]
    actors += _datelined(article, actors, roster.knowledge)
    return replace(
        article,
        actors=tuple(actors),
        unresolved=tuple(dict.fromkeys(_loose_ends(notes.mentions, mentions, actors))),
        tags=tags_of(article, roster.tags),
        annotations=replace(notes, quotations=quotations),
    )


def _may_matter(name: str, mentions: Sequence[Mention], roster: Roster) -> bool:
    kinds = (ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE)
    return mentions[0].kind in kinds and (name in roster.known or " " in name)


def _datelined(article: Article, actors: Sequence[ActorRef], knowledge: Knowledge) -> Iterator[ActorRef]:
    """The places of the dateline that the text does not name again."""
    names = {actor.name for actor in actors}
    for place in dateline_places(article.dateline, knowledge):
        if place.name not in names:
            names.add(place.name)
            yield place


def _itself(mention: Mention, roster: Roster) -> Mention:
    """A short name that hardly another article knows as someone's stands for itself."""
    if mention.name or mention.cue not in LONE:
        return mention
    bearers = sum(bearer.documents for bearer in roster.bearers.get(mention.text, ()))
    return replace(mention, name=mention.text) if bearers < DISPUTED else mention


def _loose_ends(
    printed: Sequence[Mention], mentions: Sequence[Mention], actors: Sequence[ActorRef]
) -> Iterator[str]:
    """Names as printed, honorific included, that stand for nobody, or for one who is not among the actors."""
    names = {actor.name for actor in actors}
    for old, new in zip(printed, mentions, strict=True):
        if new.kind and new.cue not in LONE and not (new.name if new.name in names else old.name):
            yield new.text


def _titled(article: Article, mentions: Sequence[Mention], roster: Roster) -> dict[str, tuple[str, ...]]:
    """Name -> surnames with honorific or title by which the article means it, where the surname alone does not.

    `Kim` tells a reader of the article on disk nothing where two bear the name, nor `London` where there is a city;
    `Mr Kim`, `General Kim` and `Mr London` do.
    """
    bearers: dict[str, set[str]] = defaultdict(set)
    printed: dict[tuple[str, str], set[str]] = defaultdict(set)
    people: set[str] = set()
    for mention in mentions:
        name = roster.spelling.get(mention.name, mention.name)
        if not name:
            continue
        if mention.kind is not ActorKind.PERSON:
            bearers[mention.text].add(name)
            continue
        if name not in people:
            people.add(name)
            bearers[surname(name, roster.known.get(name))].add(name)
        if mention.text != name:
            bearers[mention.text].add(name)
            if title := title_before(article, mention):
                printed[title, mention.text].add(name)
    found: dict[str, list[str]] = defaultdict(list)
    for (title, text), names in printed.items():
        if len(names) == 1 and (len(bearers[text]) > 1 or text in roster.knowledge.actor_forms):
            found[min(names)].append(f"{title} {text}")
    return {name: tuple(sorted(forms)) for name, forms in found.items()}


def _own_outlets(article: Article, knowledge: Knowledge) -> set[str]:
    """The outlets that made or reprinted the article, the agency of its dateline among them."""
    words = [article.outlet, article.via, *article.byline, *re.findall(r"\(([^()]+)\)", article.dateline)]
    outlets = (knowledge.outlet_forms.get(word.casefold()) for word in words)
    names = {word for word in words if word}
    names |= {form for outlet in outlets if outlet for form in (outlet.name, *outlet.aliases)}
    return names | {name.removeprefix("The ") for name in names} | {f"The {name}" for name in names}


def _ref(
    name: str,
    mentions: Sequence[Mention],
    weight: float,
    roster: Roster,
    titled: Iterable[str],
    passing: bool,
) -> ActorRef:
    kind = roster.kinds.get(name) or mentions[0].kind or ActorKind.ORGANISATION
    covered = set(map(straight, forms_of(ActorRef(name, kind), roster.knowledge)))
    printed = dict.fromkeys(
        m.text for m in mentions if straight(m.text) not in covered and m.cue not in NOT_FORMS
    )
    return ActorRef(name, kind, (*printed, *titled), round(weight, 3), passing)


def _canonical(quotation: Quotation, spoken: Mapping[str, str], roster: Roster) -> Quotation:
    speaker = spoken.get(quotation.speaker, quotation.speaker)
    speaker = roster.spelling.get(speaker, speaker)
    return quotation if speaker == quotation.speaker else replace(quotation, speaker=speaker)
