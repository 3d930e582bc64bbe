"""Who stands first in a sentence: by name, by given name alone, or described as `a mason`, `their father`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..languages import Language
from ..model import ActorKind, Article, Knowledge, Mention
from .fullnames import NEW
from .given import GIVEN
from .tokens import Token, index_at, tokens_of
from .unnamed import JOINED, Found, Unnamed
from .words import ORDINARY

ENDS = frozenset(".!?…")
SETTING = 40
"""Tokens of `On the quay on Sunday,` before who acts."""
TITLED = 8
"""Tokens of a title before a name at most."""


class Opening(NamedTuple):
    """The beginning of a sentence."""

    start: int
    """Place of the sentence in its block."""
    speaker: str
    """A name or a description as printed; empty for a pronoun, a thing or what can't be read."""
    gender: str
    """`f`, `m`, or empty where nothing tells."""
    pronoun: bool


class Openings(Unnamed):
    """Reads how the sentences of one article begin."""

    def __init__(self, article: Article, knowledge: Knowledge, language: Language) -> None:
        super().__init__(article, knowledge, language)
        self._hidden: dict[int, list[tuple[int, int]]] = {}
        self._openings: dict[int, list[Opening]] = {}
        self.find_strangers()
        self.bind()

    def hide(self, pieces: Iterable[tuple[int, int, int]]) -> None:
        """Take note of what stands in quotation marks: block, start and end; who acts there does not act here."""
        for block, start, end in pieces:
            self._hidden.setdefault(block, []).append((start, end))

    def hidden(self, block: int, place: int) -> bool:
        """Whether a place lies within quotation marks."""
        spans = self._hidden.get(block, ())
        at = bisect_right(spans, place, key=lambda span: span[0]) - 1
        return at >= 0 and place < spans[at][1]

    def quotes_between(self, block: int, start: int, end: int) -> bool:
        """Whether something between two places stands within quotation marks."""
        spans = self._hidden.get(block, [])
        at = bisect_left(spans, start, key=lambda span: span[0])
        return at < len(spans) and spans[at][0] < end

    def openings(self, block: int) -> list[Opening]:
        """The beginnings of a block's sentences, in order."""
        if block not in self._openings:
            tokens = tokens_of(self.article.body[block].text)
            self._openings[block] = [self.opening(block, tokens, at) for at in self._starts(block, tokens)]
        return self._openings[block]

    def _starts(self, block: int, tokens: Sequence[Token]) -> Iterator[int]:
        ended = True
        for at, token in enumerate(tokens):
            word = token.text[0].isalnum()
            if word and ended and not self.hidden(block, token.start) and not token.text.islower():
                yield at
            if word or token.text in ENDS or token.text in ",;:–—":
                ended = token.text in ENDS or token.text == ";"

    def opening(self, block: int, tokens: Sequence[Token], at: int) -> Opening:
        """Who stands at the beginning of the sentence that starts with the token `at`."""
        start = tokens[at].start
        aside: tuple[str, str] | None = None
        for place in self._places(tokens, at):
            gender = self.language.pronouns.get(tokens[place].text.lower())
            if gender is not None:
                return Opening(start, "", gender, True)
            for read in (self._named, self._by_given_name, self.someone):
                if (found := read(block, tokens, place)) is not None:
                    if place == at or found.acts:
                        return Opening(start, found.speaker, found.gender, False)
                    aside = aside or (found.speaker, found.gender)
                    break
        return Opening(start, *(aside or ("", "")), False)

    def _places(self, tokens: Sequence[Token], at: int) -> Iterator[int]:
        """Where who acts may stand: first, after `But`, after the commas of `On the quay,` or `Asked about it,`."""
        word = tokens[at].text.lower()
        if word in self.language.breaks and word not in self.language.prepositions and at + 1 < len(tokens):
            at, word = at + 1, tokens[at + 1].text.lower()
        turned = self.language.code == "en" and word.endswith(("ing", "ed")) and word not in self.titles
        if not (word in self.language.prepositions or turned or word in self.language.fillers):
            yield at
            return
        for n in range(at + 1, min(at + SETTING, len(tokens) - 1)):
            if tokens[n].text in ENDS:
                return
            if tokens[n].text == ",":
                yield n + 1

    def _named(self, block: int, tokens: Sequence[Token], at: int) -> Found | None:
        """A name with its title: Mr Brand, South Korean president Moon Jae-in."""
        first = at + (tokens[at].text.lower() in self.language.articles)
        for n in range(first, min(first + TITLED, len(tokens))):
            mention = self.starting(block, tokens[n].start)
            if mention and mention.kind is ActorKind.PERSON:
                return self._acting(block, tokens, at, mention)
            low = tokens[n].text.lower()
            if not (tokens[n].capital or low in self.titles or low in self.honorifics):
                return None
            title = low in self.titles or tokens[n].text in self.honorifics
            bare = n + 1 < len(tokens) and not self.starting(block, tokens[n + 1].start)
            if title and bare and tokens[n + 1].capital and self._goes_on(tokens, n + 2):
                words = f"{tokens[n].text} {tokens[n + 1].text}"
                acts = self.may_act(tokens[n + 2])
                return Found(words, self.honorifics.get(tokens[n].text, ""), acts)
        return None

    def _acting(self, block: int, tokens: Sequence[Token], at: int, mention: Mention) -> Found | None:
        after = index_at(tokens, mention.span.end)
        if tokens[after - 1].possessive or not self._goes_on(tokens, after):
            return None
        printed = self.article.body[block].text[tokens[at].start : mention.span.end]
        before = self.article.body[block].text[tokens[at].start : mention.span.start].split()
        honorific = next((word for word in [*before, *mention.text.split()] if word in self.honorifics), "")
        gender = self.honorifics.get(honorific, "") or self.genders.get(mention.name, "")
        new = tokens[at].text.lower() in NEW  # A Mr Brand, who gave no first name
        return Found(printed if new else mention.name or printed, gender, self.may_act(tokens[after]))

    def _goes_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a verb or an aside may follow, and no second name."""
        if at >= len(tokens) or tokens[at].capital or tokens[at].text.lower() in JOINED:
            return False
        return tokens[at].text[0].isalpha() or tokens[at].text in ",(–—"

    def _by_given_name(self, block: int, tokens: Sequence[Token], at: int) -> Found | None:
        """Somebody by the given name, alone or with a surname that no mention covers: Laura, who has moved on."""
        if not tokens[at].capital or tokens[at].possessive:
            return None
        word = tokens[at].text
        last = at + 1
        while last < len(tokens) and tokens[last].capital and word in GIVEN and last < at + 4:
            last += 1
        if last > at + 1 and self.language.code != "en" and self._goes_on(tokens, last):
            printed = self.article.body[block].text[tokens[at].start : tokens[last - 1].end]
            return Found(self.named(printed), self.gender_by_given(word), self.may_act(tokens[last]))
        if last > at + 1 or not self._goes_on(tokens, last):
            return None
        name = self.full(word) if word in self.families else ""
        name = name or self.by_given(word) or (word if word in GIVEN and word not in ORDINARY else "")
        if not name:
            return None
        gender = self.genders.get(name) or self.gender_by_given(name)
        return Found(name, gender, self.may_act(tokens[at + 1]))
