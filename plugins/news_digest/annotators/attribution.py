"""Who said it: the subject of the verb of speech that governs a quotation, as far as the text tells safely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from ..model import ActorKind, Article, Kind, Mention
from .people import offices_of
from .tokens import Token, tokens_of
from .words import ACTING, BEFORE_TITLES, SPEECH, TITLES

GOVERNING = SPEECH | {"quoted"}
PARTICIPLES = frozenset(
    "saying adding noting telling warning insisting calling describing claiming arguing explaining writing stating "
    "declaring stressing suggesting tweeting".split()
)
BETWEEN = frozenset(
    "also later then has have had was were is are who earlier previously once repeatedly again".split()
)
"""Small words between a subject and its verb, beside all in -ly."""
DETERMINERS = frozenset(
    "a an the one two three another some several many his her its their officials sources residents witnesses "
    "analysts experts police critics lawyers aides".split()
)
SOMEONE = TITLES | frozenset(
    "official source resident witness man woman person insider critic neighbour survivor protester police".split()
)
"""Nouns, one of which an anonymous speaker's description holds."""
BREAKS = frozenset(
    ", ; : and but while when as that because after before although though if whether — – ( )".split()
)
PRONOUNS = {"he": "m", "she": "f"}
LONG, FARTHEST = 150, 200
"""Tokens of a sentence, and signs of a name, that are read at most."""
NEAR = 6
"""Blocks back to which `he` may refer."""
FAR = 14
"""Tokens after a quotation within which its verb must stand."""


class Speech(NamedTuple):
    """What the text tells about who spoke."""

    speaker: str
    verb: str
    governed: bool
    """A verb of speech stands with the quotation."""
    carries: bool
    """Nothing else is told, so that the speaker of the quotation before may go on."""


NOTHING = Speech("", "", False, True)


class Place(NamedTuple):
    """The pieces of text around one quotation, as tokens of its first or last block."""

    tokens: Sequence[Token]
    block: int
    masked: Set[int]
    """Tokens that are themselves inside quotation marks."""


class Speakers:
    """An article's mentions, made ready to answer who said a quotation."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.mentions: dict[int, list[Mention]] = {}
        self.roles: dict[str, set[str]] = {}
        self.masked: dict[int, set[int]] = {}
        self.subjects: dict[int, list[tuple[int, str]]] = {}
        for mention in article.annotations.mentions:
            self.mentions.setdefault(mention.span.block, []).append(mention)
            if mention.kind is ActorKind.PERSON:
                for word in offices_of(mention.role):
                    self.roles.setdefault(word, set()).add(mention.name or mention.text)

    def mask(self, pieces: Iterable[tuple[int, int, int]]) -> None:
        """Take note of what stands in quotation marks: block, start and end of every piece."""
        for block, start, end in pieces:
            tokens = tokens_of(self.article.body[block].text)
            first = bisect_left(tokens, start, key=lambda token: token.start)
            last = bisect_left(tokens, end, key=lambda token: token.start)
            self.masked.setdefault(block, set()).update(range(first, last))

    def of(self, first: tuple[int, int, int], last: tuple[int, int, int], text: str) -> Speech:
        """Who spoke what begins with the piece `first` and ends with `last`."""
        after = self._place(last[0])
        told = self._after(after, last[2], text)
        if told.speaker and told.governed:
            return told
        before = self._place(first[0])
        found = self._before(before, first[1])
        return told if told.speaker and not found.speaker else found

    def _place(self, block: int) -> Place:
        return Place(tokens_of(self.article.body[block].text), block, self.masked.get(block, set()))

    def _mentions(self, block: int, start: int, end: int) -> Sequence[Mention]:
        """The mentions that lie between two places of a block, in order."""
        some = self.mentions.get(block, [])
        first = bisect_left(some, start, key=lambda mention: mention.span.start)
        last = bisect_right(some, end, key=lambda mention: mention.span.end)
        return some[first:last]

    # --- Where the verb stands

    def _after(self, place: Place, end: int, text: str) -> Speech:
        """`“...,” X said`, `“...,” said X`, `“...”, according to X`."""
        tokens = place.tokens
        at = bisect_left(tokens, end + 1, key=lambda token: token.start)
        if at < len(tokens) and tokens[at].text == ",":
            at += 1
        if at >= len(tokens) or (text[-1:] == "." and tokens[at].capital):
            return NOTHING
        if tokens[at].text.lower() == "according" and at + 2 < len(tokens):
            return Speech(self._object(place, at + 2), "according to", True, False)
        for verb in range(at, min(at + FAR, len(tokens))):
            if tokens[verb].text in ".;:!?" or verb in place.masked or tokens[verb].text in '“"':
                break
            if tokens[verb].text in GOVERNING and not tokens[verb].capital:
                name = self._subject(place, at, verb) if verb > at else self._object(place, verb + 1)
                return Speech(name, _verb(tokens, verb), verb - at < 6, False)
        return NOTHING

    def _before(self, place: Place, start: int) -> Speech:
        """`X said: “...”`, and the verb of the sentence in which words are quoted."""
        tokens = place.tokens
        opening = bisect_left(tokens, start - 1, key=lambda token: token.start)
        first = opening
        while first > max(opening - LONG, 0) and not (
            tokens[first - 1].text in ".!?" and first - 1 not in place.masked
        ):
            if first - 1 in place.masked and tokens[first - 1].text in ".!?":
                break
            first -= 1
        participle = False
        for verb in range(opening - 1, first - 1, -1):
            word = tokens[verb].text
            if verb in place.masked:
                continue
            participle = participle or word in PARTICIPLES
            if word in GOVERNING and verb > first:
                name = self._subject(place, first, verb)
                near = opening - verb <= 6
                return Speech(name, _verb(tokens, verb), near or participle, False)
            if word == "to" and verb and tokens[verb - 1].text.lower() == "according":
                return Speech(self._object(place, verb + 1), "according to", True, False)
        direct = opening == first
        return Speech("", "", participle, direct or participle)

    # --- Who is its subject

    def _subject(self, place: Place, first: int, verb: int) -> str:
        """Who stands before the verb at index `verb`, in tokens from `first`."""
        tokens = place.tokens
        end = verb
        while end > first and (tokens[end - 1].text in BETWEEN or tokens[end - 1].text.endswith("ly")):
            end -= 1
        if end > first and tokens[end - 1].text == ",":
            comma, end = end - 1, _before_aside(tokens, first, end - 1)
            if name := self._in_aside(place, end, comma):
                return name
        if end <= first:
            return ""
        if tokens[end - 1].text.lower() in PRONOUNS:
            return self._antecedent(place, end - 1)
        return self._named(place, first, end) or self._described(place, first, end)

    def _named(self, place: Place, first: int, end: int) -> str:
        """The name that ends right here, unless it only says whose spokesman spoke."""
        tokens = place.tokens
        near = tokens[max(first, end - LONG)].start
        for mention in self._mentions(place.block, near, tokens[end - 1].end)[-1:]:
            if mention.span.end == tokens[end - 1].end and mention.cue != "adjective":
                at = bisect_left(tokens, mention.span.start, key=lambda token: token.start)
                while at > first and (
                    tokens[at - 1].capital or tokens[at - 1].text in TITLES | BEFORE_TITLES
                ):
                    at -= 1
                if at > first and tokens[at - 1].text == "the":
                    at -= 1
                person = mention.kind is ActorKind.PERSON
                if (
                    at > first
                    and tokens[at - 1].text in ("for", "of", "at", "from", "with", "in")
                    and not person
                ):
                    return ""
                return mention.name or mention.text
        return ""

    def _object(self, place: Place, at: int) -> str:
        """Who stands after the verb: `said South Korean president Moon Jae-in`, `said a spokesman for ...`."""
        tokens = place.tokens
        if at >= len(tokens):
            return ""
        if tokens[at].text.lower() in PRONOUNS:
            return self._antecedent(place, at)
        end = at
        while (
            end < len(tokens)
            and end < at + 12
            and tokens[end].text not in (",", ".", ";", ":", "“", '"', "—", "–")
        ):
            end += 1
        limit = tokens[end - 1].end if end > at else 0
        anonymous = tokens[at].text in ("a", "an", "one", "another")
        for mention in self._mentions(place.block, tokens[at].start, limit):
            if mention.cue != "adjective":
                gap = [t for t in tokens[at:end] if t.start < mention.span.start and not t.capital]
                if not anonymous and all(t.text in TITLES | BEFORE_TITLES | {"the", "-"} for t in gap):
                    return mention.name or mention.text
        return self._in_aside(place, end) or self._described(place, at, end)

    def _in_aside(self, place: Place, comma: int, last: int = 0) -> str:
        """The person whose name alone stands behind a comma, up to the mark at `last`: `Its secretary, Paul Gruen,`."""
        tokens = place.tokens
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or not tokens[comma + 1].capital:
            return ""
        if not (comma and self._role_before(place, comma)):
            return ""
        begin = tokens[comma + 1].start
        for mention in self._mentions(place.block, begin, begin + FARTHEST)[:1]:
            if mention.span.start == begin and mention.kind is ActorKind.PERSON:
                end = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
                ends = end == last if last else end >= len(tokens) or tokens[end].text in ",.;"
                return (mention.name or mention.text) if ends else ""
        return ""

    def _role_before(self, place: Place, comma: int) -> bool:
        """Whether what stands before a comma describes someone, and is no name."""
        tokens, start = place.tokens, comma
        while start > max(comma - FAR, 0) and tokens[start - 1].text not in BREAKS | {"."}:
            start -= 1
        words = [token.text.lower().removesuffix("s") for token in tokens[start:comma]]
        some = self._mentions(place.block, tokens[start].start, tokens[comma - 1].end)[-1:]
        named = any(mention.span.end == tokens[comma - 1].end for mention in some)
        return not named and any(word in SOMEONE for word in words)

    def _described(self, place: Place, first: int, end: int) -> str:
        """An anonymous speaker as printed: `A spokesman for the council`; a role that one person has is that person."""
        tokens = place.tokens
        if end - first > 1 and tokens[end - 2].text.lower() == "the":
            bearers = self.roles.get(tokens[end - 1].text.lower(), set())
            if len(bearers) == 1:
                return next(iter(bearers))
        start = end
        while start > first and tokens[start - 1].text not in BREAKS and start - 1 not in place.masked:
            start -= 1
        if start >= end:
            return ""
        word = tokens[start].text.lower()
        people = any(t.text.lower().removesuffix("s") in SOMEONE for t in tokens[start:end])
        if word not in DETERMINERS or not people or end - start > 14:
            return ""
        return self.article.body[place.block].text[tokens[start].start : tokens[end - 1].end]

    def _antecedent(self, place: Place, at: int) -> str:
        """Who `he` or `she` is: the one person who was last the subject of a sentence."""
        before = place.tokens[at].start
        for block in range(place.block, max(place.block - NEAR, -1), -1):
            if self.article.body[block].kind is Kind.CAPTION:
                continue
            subjects = self._subjects(block)
            if block == place.block:
                subjects = subjects[: bisect_right(subjects, before, key=lambda subject: subject[0])]
            if subjects:
                one = block == place.block or len({name for _, name in subjects}) == 1
                return subjects[-1][1] if one else ""
        return ""

    def _subjects(self, block: int) -> list[tuple[int, str]]:
        """The people of whom a block tells that they did something: where the mention ends, and the name."""
        if block not in self.subjects:
            tokens = tokens_of(self.article.body[block].text)
            self.subjects[block] = [
                (m.span.end, m.name or m.text)
                for m in self.mentions.get(block, ())
                if m.kind is ActorKind.PERSON and _is_subject(tokens, m)
            ]
        return self.subjects[block]


def _verb(tokens: Sequence[Token], at: int) -> str:
    told = at + 1 < len(tokens) and tokens[at].text == "told" and tokens[at + 1].text == "reporters"
    return "told reporters" if told else tokens[at].text


def _before_aside(tokens: Sequence[Token], first: int, comma: int) -> int:
    """Index after the words before an aside: `Taro Kono, Japan's foreign minister, said`."""
    for at in range(comma - 1, first, -1):
        if tokens[at].text == ",":
            return at
    return comma


def _is_subject(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a verb follows the mention, at once or after an aside between commas."""
    at = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
    if at < len(tokens) and tokens[at].text == ",":
        at = next(
            (i + 1 for i in range(at + 1, min(at + 16, len(tokens))) if tokens[i].text == ","), len(tokens)
        )
    while at < len(tokens) and tokens[at].text.endswith("ly"):
        at += 1
    if at >= len(tokens) or tokens[at].capital:
        return False
    return tokens[at].text in ACTING or (tokens[at].text.endswith("ed") and len(tokens[at].text) > 4)
