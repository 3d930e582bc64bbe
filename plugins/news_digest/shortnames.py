"""Whom a short name means in an article that names nobody so in full: `Trump`, `President Trump`, `Mr Trump`.

The other articles tell, and only where all they tell agrees: how many name whom, near in time and in what
company; the printed office and gender. What stays in doubt stays unresolved.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .annotators.given import GIVEN
from .annotators.nameparts import offices_of
from .annotators.words import CALENDAR, NOT_NAMES, ORDINARY, PARTICLES, TITLES, WIDESPREAD
from .bearers import Bearer
from .choosing import Facts, chosen, leads
from .model import DEK, TITLE, ActorKind, Article, Knowledge, Mention, Span
from .roster import Roster
from .testify import SIGNS, TITLE_BEFORE, honorifics_in

OTHER_WORDS, SMALL_WORDS = ORDINARY | CALENDAR | NOT_NAMES | GIVEN, TITLES | PARTICLES
"""What is a word of the language, a given name or a place's, with a capital and without."""
WORD = re.compile(r"[^\W\d_][\w'’-]*")
POSSESSIVES = ("'s", "’s")
TWICE = 2
"""Times that a short name stands in an article that speaks of someone and does not only allude."""
GUESS = "capital"
"""Cue of a mention for which nothing speaks but its capital."""
SETTLED = "elsewhere"
"""Cue of a mention that the other articles settle."""


def settle(article: Article, roster: Roster) -> tuple[list[Mention], list[Mention]]:
    """The article's mentions, those in doubt settled where it is safe; and the short names none had stood for."""
    mentions = _by_office(article.annotations.mentions, article.lang, roster)
    facts = _facts(article, mentions, roster)
    meant: dict[str, Bearer] = {}
    for form in sorted(facts.open & roster.bearers.keys()):
        if bearer := chosen(form, facts, roster):
            meant[form] = bearer
    settled = _all_named(mentions, meant, article.lang)
    return settled, list(_unseen(article, settled, meant))


def family(mention: Mention) -> str:
    """The last word of a mention: the surname behind its titles."""
    return mention.text.split()[-1]


# --- By the office printed with the name


def _by_office(mentions: Sequence[Mention], lang: str, roster: Roster) -> list[Mention]:
    """`President Trump` where the article has no full name: the one who bears name and office in the others.

    Once that is settled, `Mr Trump` and `Trump` in the same article are the same; where the article names another
    of the name in full (Melania Trump), only if it does so later.
    """
    settled: dict[str, Bearer] = {}
    for mention in mentions:
        if not mention.name and mention.cue == "title":
            *titles, name = mention.text.split()
            offices = offices_of(" ".join((mention.role, *titles)))
            holders = [
                bearer for bearer in roster.bearers.get(name, ()) if bearer.name and bearer.offices & offices
            ]
            if (
                len(holders) == 1
                and name not in WIDESPREAD
                and _speaks_first(name, mentions, holders[0], roster)
            ):
                settled[name] = holders[0]
    return _all_named(mentions, settled, lang)


def _speaks_first(name: str, mentions: Sequence[Mention], holder: Bearer, roster: Roster) -> bool:
    """Whether the short name stands before anyone else of that name is named in full, if anyone is."""
    full = [m.span for m in mentions if m.kind is ActorKind.PERSON and _another(m, name, holder, roster)]
    if not full:
        return True
    short = [m.span for m in mentions if m.span.block >= 0 and not m.name and family(m) == name]
    return bool(short) and min(short) < min(full) and leads(holder, roster.bearers[name])


def _another(mention: Mention, name: str, holder: Bearer, roster: Roster) -> bool:
    """Whether a mention is of someone else of the surname."""
    canonical = roster.spelling.get(mention.name, mention.name)
    return canonical != holder.name and any(b.name == canonical for b in roster.bearers.get(name, ()))


def _all_named(mentions: Sequence[Mention], meant: Mapping[str, Bearer], lang: str) -> list[Mention]:
    return [_named(mention, meant, lang) for mention in mentions] if meant else list(mentions)


def _named(mention: Mention, meant: Mapping[str, Bearer], lang: str) -> Mention:
    """The mention, with the name of whom its short name means; a full name is left alone."""
    if mention.name:
        body = mention.kind is ActorKind.ORGANISATION and mention.name == mention.text
        bearer = meant.get(mention.text) if body else None
    else:
        bearer = meant.get(family(mention))
        gender = honorifics_in(lang).get(mention.text.split()[0], "")
        if bearer and bearer.gender and gender not in ("", bearer.gender):
            bearer = None  # Mrs Trump beside President Trump
    return replace(mention, name=bearer.name, kind=bearer.kind) if bearer else mention


# --- By the company it keeps


def _facts(article: Article, mentions: Sequence[Mention], roster: Roster) -> Facts:
    named = frozenset(
        roster.spelling.get(m.name, m.name)
        for m in mentions
        if m.name and (m.name != m.text or " " in m.name or m.name in roster.known)
    )
    doubtful = {family(m) for m in mentions if m.cue == "several of the name"}
    titles: dict[str, list[str]] = defaultdict(list)
    mentioned = set()
    for mention in mentions:
        if not mention.name and mention.cue != GUESS:
            titles[family(mention)].append(" ".join((mention.role, *mention.text.split()[:-1])))
            mentioned.add(family(mention))
        elif mention.name == mention.text and mention.kind is ActorKind.ORGANISATION:
            mentioned.add(mention.text)
    text = _text(article)
    words = _counted(text)
    forms = (words.keys() | mentioned) & roster.bearers.keys()
    plain = {form for form in forms if form in mentioned or _telling(form, words, roster.knowledge)}
    once = frozenset(form for form in plain - mentioned if words[form] < TWICE)
    taken = {form for form in plain if any(bearer.name in named for bearer in roster.bearers[form])}
    unsure = frozenset(plain - taken - doubtful)
    for form, honorific in _addressed(text, article.lang, unsure):
        titles[form].append(honorific)
    day = article.date.first_day.toordinal() if article.date else 0
    return Facts(named, unsure, titles, once, day, article.lang)


def _addressed(text: str, lang: str, forms: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Short names and the honorifics printed before them, also where no annotator knows the language."""
    honorifics = honorifics_in(lang)
    for form in sorted(forms):
        start = text.find(form)
        while start >= 0:
            title = TITLE_BEFORE.search(text[max(0, start - SIGNS) : start])
            if title and title[1] in honorifics:
                yield form, title[1]
            start = text.find(form, start + len(form))


def telling_words(article: Article, knowledge: Knowledge) -> set[str]:
    """The words of an article that may be short names, whoever bears them; all that `settle` asks the roster for
    beside the texts of mentions.
    """
    words = _counted(_text(article))
    return {word for word in words if word[0].isupper() and _telling(word, words, knowledge)}


def _text(article: Article) -> str:
    return "\n".join((article.title, article.dek, *(block.text for block in article.body)))


def _counted(text: str) -> Counter[str]:
    """How often each word stands in a text, with or without its possessive."""
    words = Counter(text.split())
    for piece in [piece for piece in words if not piece.isalpha()]:  # most are one word and nothing else
        count = words.pop(piece)
        for word in map(_bare, WORD.findall(piece)):
            words[word] = words.get(word, 0) + count
    return words


def _bare(word: str) -> str:
    """The word without its possessive."""
    return word[:-2] if word.endswith(POSSESSIVES) else word


def _telling(form: str, words: Container[str], knowledge: Knowledge) -> bool:
    """Whether a word is a name and nothing else: no word of the language, no given name, no place."""
    return (
        form[0].isupper()
        and form not in OTHER_WORDS
        and form.lower() not in SMALL_WORDS
        and form.lower() not in words
        and form not in knowledge.actor_forms
        and not any(_faint(name, knowledge) for name in knowledge.longer.get(form, ()))
        and form.casefold() not in knowledge.outlet_forms
    )


def _faint(name: str, knowledge: Knowledge) -> bool:
    """Whether a known name is that of a place or paper: the Post is the Washington Post, York may be New York."""
    kinds = [actor.kind for actor in knowledge.actor_forms.get(name, ())]
    return not kinds or ActorKind.STATE in kinds or ActorKind.PLACE in kinds


# --- Short names that nothing in the article had shown to be someone


def _unseen(article: Article, mentions: Sequence[Mention], meant: Mapping[str, Bearer]) -> Iterator[Mention]:
    """Mentions of the names that are settled where the annotators had seen none."""
    single = {form: bearer for form, bearer in meant.items() if " " not in form}
    if not single:
        return
    taken: dict[int, set[int]] = defaultdict(set)
    for mention in mentions:
        taken[mention.span.block].update(range(mention.span.start, mention.span.end))
    parts = [(TITLE, article.title), (DEK, article.dek), *((n, b.text) for n, b in enumerate(article.body))]
    for block, text in parts:
        words = list(WORD.finditer(text))
        for at, found in enumerate(words):
            form = _bare(found[0])
            span = Span(block, found.start(), found.start() + len(form))
            if form in single and span.start not in taken[block] and (block < 0 or _alone(words, at, text)):
                yield Mention(span, form, single[form].name, single[form].kind, SETTLED)


def _alone(words: Sequence[re.Match[str]], at: int, text: str) -> bool:
    """Whether a word is no part of a longer name: neither Trump Tower nor Ivanka Trump."""
    here = words[at]
    before = words[at - 1] if at and text[words[at - 1].end() : here.start()] == " " else None
    after = words[at + 1] if at + 1 < len(words) and text[here.end() : words[at + 1].start()] == " " else None
    joined = after and after[0][0].isupper() and not here[0].endswith(POSSESSIVES)
    led = before and before[0][0].isupper() and before[0] not in ORDINARY and before[0].lower() not in TITLES
    return not joined and not led
