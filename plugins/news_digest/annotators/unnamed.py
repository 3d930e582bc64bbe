"""Someone who is described at the beginning of a sentence: `a mason`, `their father`, `a girl called Ada`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ..model import ActorKind, Mention
from .fullnames import SOMEBODY, FullNames
from .tokens import Token
from .words import FEMALE, MALE

PHRASE = 6
"""Tokens of `a retired harbour pilot` at most."""
OWNER = 4
"""Tokens of `Paul Gruen's` at most."""
REACH = 8
"""Tokens between a noun and the comma that ends its description."""
GAVE = 10
"""Tokens of `who gave her name only as Ada` at most."""
JOINED = frozenset("and und et y e".split())
CALLED = frozenset("called named namens nommé nommée llamado llamada".split())
NEW = frozenset("a an ein eine un une una".split())


class Found(NamedTuple):
    """Someone at the beginning of a clause."""

    speaker: str
    gender: str
    acts: bool
    """A verb may follow at once: no comma does."""


class Unnamed(FullNames):
    """Reads descriptions of people in one article, and the names that follow them."""

    def someone(self, block: int, tokens: Sequence[Token], at: int) -> Found | None:
        """Someone described; the name, where it follows: a monk, Brother Anselm; a girl called Zadie."""
        owner = self._owner(tokens, at)
        determiner = tokens[at].text.lower()
        if determiner not in self.language.determiners and owner < 0:
            return None
        first = max(owner, at) + 1
        head = self._head(tokens, first)
        if not head or tokens[head].possessive:
            return None
        words = [token.text.lower() for token in tokens[first : head + 1]]
        gender = self._gender_of(set(words), determiner)
        end = self._attribute(tokens, head)
        following = tokens[end] if end < len(tokens) else None
        if following and following.text.lower() in JOINED:
            return None
        acts = following is not None and self.may_act(following)
        name = self._name_behind(block, tokens, head + 1)
        if not name and determiner in SOMEBODY and end == head + 1:
            name = self.office(words, block)
        printed = self.article.body[block].text[tokens[at].start : tokens[end - 1].end]
        return Found(name or printed, gender or self.genders.get(name, ""), acts)

    def _owner(self, tokens: Sequence[Token], at: int) -> int:
        """Index of the possessive that a sentence begins with: Paul Gruen's wife; -1 where it does not."""
        reach = range(at, min(at + OWNER, len(tokens)))
        last = next((n for n in reach if tokens[n].possessive or not tokens[n].capital), -1)
        return last if last >= 0 and tokens[last].possessive and tokens[last].capital else -1

    def newcomer(self, gender: str, tokens: Sequence[Token]) -> bool:
        """Whether someone new may be meant: the man of `police said that a man had called`."""
        return any(
            token.text.lower() in NEW
            and (head := self._head(tokens, at + 1)) != 0
            and self._gender_of({tokens[head].text.lower()}, token.text.lower()) in ("", gender)
            for at, token in enumerate(tokens)
        )

    def _name_behind(self, block: int, tokens: Sequence[Token], after: int) -> str:
        """The name that follows a description: a girl called Zadie, their father Paul Gruen."""
        if after + 1 >= len(tokens):
            return ""
        called, comma = tokens[after].text in CALLED, tokens[after].text == ","
        at = after + (called or comma)
        mention = self.starting(block, tokens[at].start)
        if mention and mention.kind is ActorKind.PERSON:
            return mention.name or mention.text
        if called and tokens[at].capital:
            return tokens[at].text
        return (comma and self._only_name(tokens, at)) or self._after_adjective(block, tokens, after)

    def _only_name(self, tokens: Sequence[Token], at: int) -> str:
        """The name that someone gave: one parent, who gave her name only as Ada."""
        words = [token.text for token in tokens[at : at + GAVE]]
        if "name" not in words or "as" not in words[words.index("name") : words.index("name") + 3]:
            return ""
        after = words.index("as", words.index("name")) + 1
        after += words[after : after + 1] == ["only"]
        given = tokens[at + after : at + after + 1]
        return given[0].text if given and given[0].capital else ""

    def _after_adjective(self, block: int, tokens: Sequence[Token], at: int) -> str:
        """The name behind a comma, where an adjective follows the noun: el ministro peruano, Mateo Lagos, dijo."""
        comma = next((n for n in range(at, min(at + 3, len(tokens))) if tokens[n].text == ","), 0)
        last = comma + 1
        while comma and last < len(tokens) and tokens[last].capital:
            last += 1
        if not 1 < last - comma - 1 < 4 or last >= len(tokens) or tokens[last].text != ",":
            return ""
        return self.named(self.article.body[block].text[tokens[comma + 1].start : tokens[last - 1].end])

    def _head(self, tokens: Sequence[Token], at: int) -> int:
        """Index of the noun that says what person it is; 0 where none does."""
        head = 0
        for n in range(at, min(at + PHRASE, len(tokens))):
            word = tokens[n].text.lower()
            if word == "who" and n > at and tokens[n - 1].text.isalpha():
                return n - 1  # a verger who
            if not word[0].isalpha() or word in self.language.prepositions or word in self.language.relatives:
                break
            if self.is_person(word):
                head = n
            elif head:
                break
        return head

    def is_person(self, word: str) -> bool:
        """Whether a noun in small letters says what a person is."""
        return word in self.language.people or word in self.titles or word.endswith(self.language.occupations)

    def _gender_of(self, words: set[str], determiner: str) -> str:
        if words & (FEMALE | MALE):
            return "f" if words & FEMALE else "m"
        return self.language.gendered.get(determiner, "")

    def _attribute(self, tokens: Sequence[Token], head: int) -> int:
        """Index behind a description with what it is of: the mother of both, a spokesman for the harbour."""
        at = head + 1
        reach = range(at, min(at + REACH, len(tokens) - 1))
        comma = next((n for n in reach if tokens[n].text == ","), 0)
        if comma and tokens[comma + 1].text.lower() in self.language.relatives:
            words = {token.text.lower() for token in tokens[at:comma]}
            if words.isdisjoint(self.language.fillers | self.language.speech | self.language.relatives):
                return comma  # the French minister of foreign affairs, who
        if at + 1 >= len(tokens) or tokens[at].text.lower() not in self.language.joints:
            return at
        at += 1
        if tokens[at].text.lower() in self.language.determiners and at + 1 < len(tokens):
            at += 1
        while at + 1 < len(tokens) and tokens[at].capital and tokens[at + 1].capital:
            at += 1
        return at + 1

    def starting(self, block: int, place: int) -> Mention | None:
        """The mention that begins at a place."""
        some = self.mentions.get(block, [])
        at = bisect_left(some, place, key=lambda mention: mention.span.start)
        return some[at] if at < len(some) and some[at].span.start == place else None

    def may_act(self, token: Token) -> bool:
        """Whether a word may be the verb of who stands before it."""
        word = token.text.lower()
        tables = self.language
        others = (tables.prepositions, tables.breaks, tables.pronouns, tables.determiners, tables.relatives)
        return word[0].isalpha() and not any(word in table for table in others)
