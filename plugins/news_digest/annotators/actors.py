"""Who acts in an article: known forms, names by rule, and the short forms that mean them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ..languages import KOREAN, language_of
from ..model import ActorKind, Article, Knowledge, Mention, Span
from .defined import read_defined
from .foreign import find_names_of
from .honorifics import POLITE
from .known import Hit, acts, find_known, index_of
from .korean_names import korean_mentions
from .modelled import ask, told, weigh
from .nameparts import is_full, plain
from .names import Found, find_headline_names, find_names, promote
from .namesakes import read_namesakes
from .otherwise import inside_longer, medium, venue
from .people import Cast, read_cast
from .places import read_places
from .titled import with_titled
from .tokens import Section, Token, read_sections
from .unknown import kinds_of
from .words import HONORIFICS

SOURCE_BEFORE = frozenset(
    ("told", "to", "by", "from", "via", "with", "on", "newspaper", "daily", "magazine", "agency")
)
SOURCE_AFTER = frozenset(
    ("reported", "reports", "said", "newspaper", "news", "magazine", "agency", "website", "quoted")
)
"""Words beside an outlet whose one-word name is also an ordinary word: `told Time`, `Time reported`."""


def find_actors(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's mentions, in order of the text."""
    index = index_of(knowledge)
    sections = read_sections(article)
    small = frozenset([token.text for section in sections for token in section.tokens if not token.capital])
    all_words = not small.isdisjoint(index.small)
    known = [
        [hit for hit in find_known(section, index, all_words) if not _a_surname(section, hit)]
        for section in sections
    ]
    language = language_of(article.lang)
    english = language is not None and language.code == "en"
    known = read_defined(sections, known, knowledge.actor_forms)
    known, namesakes = read_namesakes(sections, known) if english else (known, frozenset())
    hits = _by_last_word(read_places(sections, known))
    named = [
        list(
            find_names_of(section, some, language)
            if not english
            else (find_headline_names if section.title_case else find_names)(section, some)
        )
        for section, some in zip(sections, hits, strict=True)
    ]
    marked = ask(knowledge.model, sections) if knowledge.model and english else []
    if marked:
        named = list(map(weigh, sections, named, hits, marked))
    named = [[_namesake(f, namesakes) for f in some] for some in named] if namesakes else named
    found = with_titled(promote([f for some in named for f in some]), sections, small, language)
    names = sorted({hit.name for some in hits for hit in some} & index.people.keys())
    lands = frozenset(
        section.tokens[hit.first].text
        for section, some in zip(sections, known, strict=True)
        for hit in some
        if hit.kind is ActorKind.PLACE or hit.cue == "metonym"
    )
    kinds = kinds_of(found, small, lands)
    if marked:
        kinds = told(found, kinds)
    found = [_settled(f, kinds) for f in found]
    bodies = sorted({hit.name for some in hits for hit in some if hit.kind is ActorKind.ORGANISATION})
    cast = read_cast(found, [index.people[name] for name in names], bodies, index.people.values())
    mentions = [*_by_rule(found, cast, kinds)]
    if language is KOREAN:
        mentions += korean_mentions(sections, index)
    for section, some in zip(sections, hits, strict=True):
        mentions += [*_known(section, some), *_pairs(section, knowledge)]
    kept = sorted(_apart(mentions), key=lambda mention: (_place(mention.span.block), mention.span.start))
    return replace(article, annotations=replace(article.annotations, mentions=tuple(kept)))


def _a_surname(section: Section, hit: Hit) -> bool:
    """Whether a known form is someone's surname here: Mr Jordan."""
    before = section.tokens[hit.first - 1].text if hit.first else ""
    return before in HONORIFICS and before != "Miss" and hit.kind is not ActorKind.PERSON  # nor is Miss USA


def _namesake(f: Found, namesakes: frozenset[str]) -> Found:
    """A name that a land's is a part of, as the person's that it was found to be."""
    person = f.kind is None and " ".join(f.words) in namesakes
    return f._replace(kind=ActorKind.PERSON, cue=f.cue or "given name") if person else f


def _by_last_word(hits: Sequence[Sequence[Hit]]) -> list[list[Hit]]:
    """`The Times` as the one longer name of a paper in the article that ends so: The New York Times."""
    papers = sorted({hit.name for some in hits for hit in some if hit.kind is ActorKind.OUTLET})
    meant = {}
    for paper in papers:
        longer = [
            other for other in papers if other.endswith(f" {paper.removeprefix('The ')}") and other != paper
        ]
        longer = [other for other in longer if other != f"The {paper}"]
        if len(longer) == 1:
            meant[paper] = longer[0]
    if not meant:
        return [list(some) for some in hits]
    return [[hit._replace(name=meant.get(hit.name, hit.name)) for hit in some] for some in hits]


def _apart(mentions: Iterable[Mention]) -> Iterable[Mention]:
    """The mentions without those that overlap an earlier one of the list."""
    taken: dict[int, set[int]] = {}
    for mention in mentions:
        signs = range(mention.span.start, mention.span.end)
        if taken.setdefault(mention.span.block, set()).isdisjoint(signs):
            taken[mention.span.block].update(signs)
            yield mention


def _place(block: int) -> int:
    """Reading order: headline, dek, body."""
    return block if block >= 0 else -3 - block


def _span(section: Section, first: int, last: int) -> Span:
    return Span(section.block, section.tokens[first].start, section.tokens[last - 1].end)


# --- Known forms


def _known(section: Section, hits: Iterable[Hit]) -> Iterable[Mention]:
    """Mentions for known forms that mean someone here."""
    tokens = section.tokens
    for hit in hits:
        if not hit.name or inside_longer(section, hit):
            continue
        if hit.cue == "metonym" and not acts(tokens, hit):
            if not hit.place:
                continue
            hit = hit._replace(name=hit.place, kind=ActorKind.PLACE, cue="registry")
        if hit.cue == "outlet" and not _speaks(section, hit):
            continue
        land = hit.kind in (ActorKind.STATE, ActorKind.PLACE) and hit.cue == "registry"
        place = venue(tokens, hit) if land else medium(tokens, hit)
        cue = "place" if place else hit.cue
        span = _span(section, hit.first, hit.last)
        yield Mention(span, section.text[span.start : span.end], hit.name, hit.kind, cue)


def _speaks(section: Section, hit: Hit) -> bool:
    """Whether an outlet's name is meant as such; a name of one ordinary word needs a word beside it that says so."""
    tokens = section.tokens
    words = [t.text for t in tokens[hit.first : hit.last] if t.text != "The"]
    if len(words) > 1 or words[0].isupper() or not words[0].isalpha():
        return True
    before = [t.text for t in tokens[max(hit.first - 2, 0) : hit.first]]
    after = [t.text for t in tokens[hit.last : hit.last + 2]]
    return bool(
        SOURCE_BEFORE & set(before) - {"to", "by", "from", "with", "on"} or SOURCE_AFTER & set(after)
    ) or (words[0] in _ONLY_OUTLETS)


_ONLY_OUTLETS = frozenset(
    "Reuters Xinhua Yonhap Kyodo Bloomberg Politico Newsweek Interfax Haaretz Breitbart Euronews Kathimerini Jiji "
    "Bernama Ukrinform Meduza Rappler Nikkei Hankyoreh Handelsblatt Axios ProPublica BuzzFeed".split()
)
"""One-word names that mean nothing else."""


def _pairs(section: Section, knowledge: Knowledge) -> Iterable[Mention]:
    """`North and South Korea`, `Russia-Ukraine`: forms that share a word, or stand in one."""
    tokens = section.tokens
    for at in section.capitals:
        if "-" in tokens[at].text and tokens[at].text not in knowledge.actor_forms:
            yield from _halves(section, tokens[at], knowledge)
    for at in section.capitals:
        if at + 3 < len(tokens) and tokens[at + 1].text in ("and", "or") and tokens[at + 2].capital:
            form = f"{tokens[at].text} {tokens[at + 3].text}"
            actors = knowledge.actor_forms.get(form, ())
            if len(actors) == 1 and f"{tokens[at + 2].text} {tokens[at + 3].text}" in knowledge.actor_forms:
                actor = actors[0]
                cue = "pair"
                span = _span(section, at, at + 1)
                yield Mention(span, tokens[at].text, actor.name, actor.kind, cue)


def _halves(section: Section, token: Token, knowledge: Knowledge) -> Iterable[Mention]:
    """`Russia-Ukraine`: two known names joined by a hyphen."""
    one, _, two = token.text.partition("-")
    known = [knowledge.actor_forms.get(form, ()) for form in (one, two)]
    if all(len(actors) == 1 for actors in known):
        middle = token.start + len(one)
        for actors, start, end in ((known[0], token.start, middle), (known[1], middle + 1, token.end)):
            span = Span(section.block, start, end)
            yield Mention(span, section.text[start:end], actors[0].name, actors[0].kind, "registry")


# --- Names by rule


def _settled(f: Found, kinds: Mapping[str, ActorKind]) -> Found:
    """A name of several words that nothing speaks for, with the kind that all its mentions make likely."""
    if f.kind or f.cue or len(f.words) == 1:
        return f
    kind = kinds.get(" ".join(f.words))
    return f._replace(kind=kind, cue="capital") if kind in (ActorKind.PERSON, ActorKind.ORGANISATION) else f


def _by_rule(found: list[Found], cast: Cast, kinds: Mapping[str, ActorKind]) -> Iterable[Mention]:
    """Mentions for names, resolved to the fullest form; `kinds` are those of names that nothing speaks for."""
    for f in found:
        mention = _resolved(f, cast, kinds)
        if mention:
            yield mention


def _resolved(f: Found, cast: Cast, kinds: Mapping[str, ActorKind]) -> Mention | None:
    """The mention that a run of capitals makes; None for one that nothing speaks for."""
    text = " ".join(f.words)
    span = _span(f.section, f.first, f.last)
    if f.known:
        return Mention(span, f.text, f.known, f.kind, "registry", f.role)
    if f.kind is ActorKind.ORGANISATION or text in cast.organisations:
        name = cast.organisations.get(f.text.replace("’", "'"), cast.organisations.get(text, f.text))
        return Mention(span, f.text, name, ActorKind.ORGANISATION, f.cue or "short form", f.role)
    if text in cast.people:
        return Mention(span, f.text, text, ActorKind.PERSON, f.cue or "full name", f.role)
    name, several = cast.person(f)
    if name:
        return Mention(span, f.text, name, ActorKind.PERSON, f.cue or "surname", f.role)
    if f.kind is ActorKind.PERSON and is_full(f):
        name = cast.ends.get((f.words[0], f.words[-1]), text)
        return Mention(span, f.text, name, ActorKind.PERSON, f.cue, f.role)
    if several or f.honorific:
        return _unresolved(f, span)
    kind = kinds.get(text)
    family = text.endswith("s") and plain(text[:-1]) in cast.families  # the Kims
    if family or not kind or (text.isupper() and len(f.words) > 1):
        return None
    if len(f.words) == 1 and kind is not ActorKind.PLACE:
        cue = "speech verb" if f.cue == "speech verb" else "capital"
        return Mention(span, f.text, "", kind, cue, f.role)
    return Mention(span, f.text, text, kind, f.cue or "capital", f.role)


def _unresolved(f: Found, span: Span) -> Mention:
    """A mention of someone who is named, but not safely anyone; the honorific stays with the name."""
    if not f.honorific:
        return Mention(span, f.text, "", ActorKind.PERSON, "several of the name", f.role)
    tokens = f.section.tokens
    first = f.first
    while first and tokens[first - 1].text in f.honorific.split():
        first -= 1
    if f.honorific.split()[-1] not in POLITE and first == f.first:
        return Mention(span, f.text, "", ActorKind.PERSON, "title", f.role)
    whole = _span(f.section, first, f.last)
    return Mention(whole, f.section.text[whole.start : whole.end], "", ActorKind.PERSON, "title", f.role)
