"""From mentions to canonical actors: one spelling over the corpus, salience in each article, forms to link."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .annotators.people import family_comes_first, offices_of, split_name
from .annotators.words import HONORIFICS, WIDESPREAD
from .gazetteer import straight
from .model import DEK, TITLE, Actor, ActorKind, ActorRef, Article, Kind, Knowledge, Mention, Quotation

MOST_TAGS = 6
"""Tags that linking gives one article at most."""
COMMON_SHARE, COMMON_FROM = 0.6, 5
"""A topic of more than this share of the articles says nothing, where there are at least so many."""
FAINT = frozenset(("adjective", "place", "pair"))
"""Cues of mentions that hardly show someone acting."""
NOT_FORMS = frozenset(("adjective", "pair"))
"""Cues of mentions whose words alone do not name the actor: the North of `North and South Korea`."""
TITLE_BEFORE = re.compile(r"(?:^|\W)([^\W\d_]+\.?)\s$")  # the Mr of Mr Kim
ENOUGH = 0.5
"""Points an actor needs: a caption or a demonym alone is not acting."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The run's lookup: what the articles together tell about who is who."""

    knowledge: Knowledge
    spelling: Mapping[str, str] = field(default_factory=dict)
    """Name as an article resolves it -> canonical name."""
    kinds: Mapping[str, ActorKind] = field(default_factory=dict)
    """Canonical name -> kind, as most articles have it."""
    known: Mapping[str, Actor] = field(default_factory=dict)
    """Registry and gazetteer by name."""
    surnames: Mapping[str, tuple[tuple[str, frozenset[str]], ...]] = field(default_factory=dict)
    """Surname -> the people of the corpus who bear it, each with the offices printed with the name."""
    topics: frozenset[str] = frozenset()
    """Phrases that at least two articles share and that not nearly all have."""


# --- Over the corpus


def build_roster(knowledge: Knowledge, articles: Sequence[Article]) -> Roster:
    """Learn from all articles how each actor is spelt and which phrases recur."""
    known = {actor.name: actor for actor in knowledge.actors}
    printed: Counter[str] = Counter()
    kinds: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for article in articles:
        for mention in article.annotations.mentions:
            if mention.name:
                printed[mention.name] += 1
                if mention.kind:
                    kinds[mention.name][mention.kind] += 1
    spelling = _spelling(printed, known)
    chosen: dict[str, Counter[ActorKind]] = defaultdict(Counter)
    for name, counts in kinds.items():
        chosen[spelling.get(name, name)].update(counts)
    most = {name: max(sorted(counts), key=counts.__getitem__) for name, counts in chosen.items()}
    most.update({name: actor.kind for name, actor in known.items()})
    return Roster(knowledge, spelling, most, known, _surnames(articles, spelling, known), _topics(articles))


def _surnames(
    articles: Sequence[Article], spelling: Mapping[str, str], known: Mapping[str, Actor]
) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Who bears a surname, over all articles, with the offices that title them."""
    offices: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for mention in article.annotations.mentions:
            if mention.kind is ActorKind.PERSON and " " in mention.name:
                offices[spelling.get(mention.name, mention.name)].update(offices_of(mention.role))
    for actor in known.values():
        if actor.kind is ActorKind.PERSON and " " in actor.name:
            offices[actor.name].update(word for role in actor.roles for word in offices_of(role))
    bearers: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for name in sorted(offices):
        bearers[surname(name, known.get(name))].append((name, frozenset(offices[name])))
    return {family: tuple(some) for family, some in bearers.items()}


def _spelling(printed: Mapping[str, int], known: Mapping[str, Actor]) -> dict[str, str]:
    """Variants of one name -> the registry's form, else the most frequent, then the fullest."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in printed:
        groups[_key(name)].append(name)
    alias = {_key(form): actor.name for actor in known.values() for form in (*actor.aliases, actor.name)}
    chosen: dict[str, str] = {}
    for key, names in groups.items():
        best = alias.get(key) or max(sorted(names), key=lambda name: (printed[name], len(name)))
        for name in names:
            if name != best and name not in known and not _different(name, best, known):
                chosen[name] = best
    return chosen


def _key(name: str) -> str:
    """What stays of a name when hyphens, accents, case and middle initials are left out."""
    words = [word for word in name.split() if not (len(word) == 2 and word[1] == ".")] or name.split()
    plain = unicodedata.normalize("NFKD", "".join(words))
    return "".join(char for char in plain if char.isalnum()).casefold() + _initials(name)


def _initials(name: str) -> str:
    """Several middle initials tell namesakes apart (George H. W. Bush); one is often left out."""
    initials = [word[0] for word in name.split()[1:-1] if len(word) == 2 and word[1] == "."]
    return f" {''.join(initials)}" if len(initials) > 1 else ""


def _different(one: str, other: str, known: Mapping[str, Actor]) -> bool:
    """Whether the editor keeps the two apart."""
    return any(b in known[a].different for a, b in ((one, other), (other, one)) if a in known)


def _topics(articles: Sequence[Article]) -> frozenset[str]:
    counts = Counter(topic for article in articles for topic in set(article.annotations.topics))
    most = COMMON_SHARE * len(articles) if len(articles) >= COMMON_FROM else len(articles)
    return frozenset(topic for topic, count in counts.items() if 2 <= count <= most)


# --- In one article


def link(article: Article, roster: Roster) -> Article:
    """Fill in the article's actors by weight, its unresolved names, its speakers' canonical names and its tags."""
    notes = article.annotations
    gathered: dict[str, list[Mention]] = defaultdict(list)
    mentions = _by_office(notes.mentions, roster)
    spoken = {
        old.text: new.name for old, new in zip(notes.mentions, mentions, strict=True) if new.name != old.name
    }
    quotations = tuple(_canonical(quotation, spoken, roster) for quotation in notes.quotations)
    speakers = {quotation.speaker for quotation in quotations}
    for mention in mentions:
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
        tags=_tags(article, roster),
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
            title = TITLE_BEFORE.search(_before(article, mention))
            if title and mention.text != name and " " not in mention.text and title[1] in HONORIFICS:
                printed[f"{title[1]} {mention.text}"].add(name)
    found: dict[str, list[str]] = defaultdict(list)
    for form, names in printed.items():
        if len(names) == 1 and len(bearers[form.split()[-1]]) > 1:
            found[min(names)].append(form)
    return {name: tuple(sorted(forms)) for name, forms in found.items()}


def _before(article: Article, mention: Mention) -> str:
    """The last signs before a mention."""
    span = mention.span
    text = {TITLE: article.title, DEK: article.dek}.get(span.block) or article.body[span.block].text
    return text[max(0, span.start - 20) : span.start]


def _by_office(mentions: Sequence[Mention], roster: Roster) -> list[Mention]:
    """`President Trump` where the article has no full name: the one who bears name and office in the others.

    Once that is settled, `Mr Trump` and `Trump` in the same article are the same.
    """
    settled: dict[str, str] = {}
    doubtful = {mention.text.split()[-1] for mention in mentions if mention.cue == "several of the name"}
    for mention in mentions:
        if not mention.name and mention.cue == "title":
            *titles, surname = mention.text.split()
            offices = offices_of(" ".join((mention.role, *titles)))
            bearers = [name for name, held in roster.surnames.get(surname, ()) if held & offices]
            if len(bearers) == 1 and surname not in WIDESPREAD | doubtful:
                settled[surname] = bearers[0]
    return [
        replace(mention, name=settled[mention.text.split()[-1]], kind=ActorKind.PERSON)
        if not mention.name and mention.text.split()[-1] in settled
        else mention
        for mention in mentions
    ]


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


def _tags(article: Article, roster: Roster) -> tuple[str, ...]:
    """The seed's own tags, then what recurs over the corpus."""
    have = {tag.casefold() for tag in article.tags}
    more = [t for t in article.annotations.topics if t in roster.topics and t.casefold() not in have]
    short = [t for t in more if not any(t != other and t.endswith(f" {other}") for other in more)]
    return (*article.tags, *short[: max(0, MOST_TAGS - len(article.tags))])


# --- Forms in text


def forms_of(ref: ActorRef, knowledge: Knowledge) -> tuple[str, ...]:
    """What the site links for an actor: name, aliases, metonyms, demonyms, a person's surname, the article's forms."""
    actor = next((actor for actor in knowledge.actor_forms.get(ref.name, ()) if actor.name == ref.name), None)
    forms = [ref.name]
    if actor:
        forms += [*actor.aliases, *actor.metonyms, *actor.adjectives]
    if ref.kind is ActorKind.PERSON and " " in ref.name:
        forms.append(surname(ref.name, actor))
    return tuple(dict.fromkeys((*forms, *ref.forms)))


def surname(name: str, actor: Actor | None) -> str:
    """The family name in a person's name: the first word where the registry or the name itself says so."""
    words = name.split()
    first = actor.family_first if actor else family_comes_first(words, {})
    return split_name(words, first)[0]


def find_forms(text: str, forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Where forms stand in a text as (start, end, canonical): whole words, longest first, no overlap, in order."""
    if not forms:
        return []
    canonical = {straight(form): name for form, name in forms.items()}
    longest = sorted(canonical, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return [(*found.span(), canonical[found[0]]) for found in pattern.finditer(straight(text))]
