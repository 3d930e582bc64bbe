"""Noun phrases: where they begin and end, and the speaker that they name or describe."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from ..languages import Language
from ..model import ActorKind, Mention
from .antecedents import Antecedents
from .fullnames import NEW, SOMEBODY
from .given import GIVEN
from .phrasewords import words_of
from .runs import is_thing
from .tokens import Token, index_at

NOUNS_IN_LY = frozenset("family ally assembly rally bully supply reply monopoly anomaly homily fly".split())
"""Nouns that end as adverbs do: a source close to the family said."""
LONGEST = 16
"""Tokens of a description."""
ASIDES = 6
"""Commas between a subject and its verb."""
STOPS = frozenset(", . ; : ! ? … — – ( ) “ ” \" „ « » ‘ ’ ' [ ]".split())


AGENTS = frozenset("by von vom par por".split())
"""What stands before who did it, in the passive voice: a letter signed by Benedek says."""


class Place(NamedTuple):
    """The text around one end of a quotation."""

    tokens: Sequence[Token]
    text: str
    block: int
    masked: Set[int]
    """Tokens that are themselves inside quotation marks."""


class Phrases:
    """Reads the noun phrases of one article."""

    def __init__(self, bearers: Antecedents, language: Language) -> None:
        self.bearers = bearers
        self.language = language
        words = words_of(language.code)
        self.titles, self.times, self.closed = words.titles, words.times, words.closed
        self.relatives, self.clauses = words.relatives, words.clauses
        self.parting, self.ending = words.parting, words.ending
        self.leading, self.blocking = words.leading, words.blocking

    def _is_filler(self, token: Token) -> bool:
        word = token.text.lower()
        return (word in self.language.fillers and (token.opens or not token.capital)) or (
            self.language.code == "en"
            and word.endswith("ly")
            and word not in NOUNS_IN_LY
            and not token.capital
        )

    def _name_with_place(self, place: Place, start: int, end: int) -> str:
        """The Ayumi Sato of `Ayumi Sato of the Harbour Board said`."""
        tokens = place.tokens
        if start >= end:
            return ""
        for mention in self.bearers.between(place.block, tokens[start].start, tokens[end - 1].end)[:1]:
            if mention.kind is ActorKind.PERSON and self.begin(tokens, start, mention) == start:
                last = index_at(tokens, mention.span.end)
                if (
                    not tokens[last - 1].possessive
                    and last < end
                    and tokens[last].text.lower() in self.language.joints
                ):
                    return mention.name or mention.text
                return ""
        last = start
        while last < end and tokens[last].capital and not tokens[last].possessive:
            last += 1
        joint = last < end and tokens[last].text in ("of", "from", "von", "de")
        if joint and 1 < last - start < 4 and not is_thing([token.text for token in tokens[start:last]]):
            return self.bearers.named(place.text[tokens[start].start : tokens[last - 1].end])
        return ""

    def _start(self, place: Place, first: int, end: int) -> int:
        """Where a phrase begins that ends at `end`."""
        tokens, start = place.tokens, end
        while (
            start > first
            and end - start <= LONGEST
            and not (
                tokens[start - 1].text in STOPS
                or tokens[start - 1].text.lower() in self.closed
                or start - 1 in place.masked
                or self._is_spoken(tokens, start - 1)
            )
        ):
            start -= 1
        while start < end - 1 and (
            self._is_time(tokens[start]) or (tokens[start].opens and self._is_filler(tokens[start]))
        ):
            start += 1
        if start < end and tokens[start].text.lower() in self.language.prepositions:
            later = (
                at
                for at in range(start + 2, end)
                if tokens[at].text.lower() in self.language.determiners
                and tokens[at - 1].text.lower() not in self.language.prepositions
            )
            start = next(later, self._after_time(tokens, start, end))
        return start

    def _is_spoken(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word is a verb of speech: the said of `Benedek said the president told`."""
        word = tokens[at].text
        return word in self.language.speech and not (
            at and tokens[at - 1].text.lower() in self.language.articles
        )

    def _is_time(self, token: Token) -> bool:
        return token.text.lower() in self.times or (self._is_filler(token) and not token.capital)

    def _after_time(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Where a phrase goes on after `On Monday`; its end where it does not."""
        at = start + 1
        while at < end and (tokens[at].text.lower() in self.times or tokens[at].text.isdigit()):
            at += 1
        return at if at > start + 1 else end

    def _name_ending(self, place: Place, first: int, end: int, related: bool = False) -> str:
        """The name that ends right here, unless it only says whose spokesman spoke."""
        tokens = place.tokens
        near = tokens[max(first, end - 2 * LONGEST)].start
        for mention in self.bearers.between(place.block, near, tokens[end - 1].end)[-1:]:
            if mention.span.end == tokens[end - 1].end and mention.cue != "adjective":
                at = self.begin(tokens, first, mention)
                before = tokens[at - 1].text.lower() if at > first else ""
                whose = self._before_owner(tokens, first, at)
                owned = whose in self.language.joints or (before in AGENTS and not related)
                if (
                    before in NEW and tokens[at].text in self.bearers.honorifics
                ):  # a Mr Brand, first name unknown
                    return place.text[tokens[at - 1].start : tokens[end - 1].end]
                if at > first and not owned and self._joins(tokens, first, at):
                    return self._together(place, first, at, end)
                return "" if owned else mention.name or mention.text
        return self._unmentioned(place, first, end)

    def _before_owner(self, tokens: Sequence[Token], first: int, at: int) -> str:
        """The word before a name, its owner passed over: the for of `for the town's Harbour Board`."""
        while at > first and tokens[at - 1].possessive:
            at -= 1
            while at > first and (tokens[at - 1].capital or tokens[at - 1].text.lower() in SOMEBODY):
                at -= 1
        return tokens[at - 1].text.lower() if at > first else ""

    def _joins(self, tokens: Sequence[Token], first: int, at: int) -> bool:
        """Whether a name is the second of two: Paul Gruen and Laura Benedek said."""
        return (
            tokens[at - 1].text in ("and", "und", "et", "y", "e")
            and at - 2 >= first
            and tokens[at - 2].capital
        )

    def _together(self, place: Place, first: int, at: int, end: int) -> str:
        """Several who speak at once, as printed."""
        tokens = place.tokens
        start = at - 1
        while start > first and (tokens[start - 1].capital or tokens[start - 1].text == ","):
            start -= 1
        start += tokens[start].text == ","
        return place.text[tokens[start].start : tokens[end - 1].end]

    def begin(self, tokens: Sequence[Token], first: int, mention: Mention) -> int:
        """Where the phrase of a mention begins, title and article included."""
        role = mention.role
        printed = role and " of " in role and self.bearers.role_before(mention)
        start = mention.span.start - (len(role) + 1 if printed else 0)  # Secretary of State
        at = max(first, index_at(tokens, start))
        while at > first and (tokens[at - 1].capital or tokens[at - 1].text in self.titles):
            at -= 1
        if at > first and tokens[at - 1].text.lower() in SOMEBODY:
            at -= 1
        return at

    def _unmentioned(self, place: Place, first: int, end: int) -> str:
        """A run of capitals that no mention covers, where the language leaves nouns small."""
        tokens, start = place.tokens, end
        while start > first and tokens[start - 1].capital and tokens[start - 1].text not in STOPS:
            start -= 1
        if start == end:
            return ""
        before = tokens[start - 1].text.lower() if start > first else ""
        if before in self.language.joints or before in self.language.prepositions:
            return ""
        return self._run(place, start, end, before)

    def _run(self, place: Place, start: int, end: int, before: str) -> str:
        """The name in a run of capitals, titles taken off; empty where it may well be a noun."""
        tokens = place.tokens
        low = {token.text.lower() for token in tokens[start:end]}
        if not low.isdisjoint(self.times) or tokens[start].text.lower() in self.language.prepositions:
            return ""
        title = ""
        while end - start > 1 and self._is_title(tokens[start].text) and tokens[start].text not in GIVEN:
            title, start = tokens[start].text, start + 1
        words = [token.text for token in tokens[start:end]]
        noun = self.language.code == "de" and before in self.language.determiners and not title
        if noun and not any(word in GIVEN for word in words[:-1]):
            return ""
        if noun or (self.language.code == "de" and len(words) == 3):
            start = next((n for n in range(start, end - 1) if tokens[n].text in GIVEN), start + (not noun))
        if self.language.code == "en" or (len(words) == 1 and not self._is_name(tokens[start], before)):
            return ""
        name = place.text[tokens[start].start : tokens[end - 1].end]
        full = self.bearers.named(name)
        if " " in full:
            self.bearers.register(full, title)
        return full

    def _is_title(self, word: str) -> bool:
        low = word.lower()
        return low in self.titles or word in self.bearers.honorifics

    def _is_name(self, token: Token, before: str) -> bool:
        """Whether one word with a capital may be someone's name."""
        low = token.text.lower()
        known = token.text in self.bearers.families
        ordinary = low in self.language.stop_words or low in self.language.determiners or low in self.titles
        if low in self.language.pronouns or low in self.language.fillers or low in self.times:
            return False
        return known or not (ordinary or before in self.language.determiners)
