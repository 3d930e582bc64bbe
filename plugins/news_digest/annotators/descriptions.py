"""Someone who is described instead of named: as printed, or the one person who holds the office."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import ActorKind
from .fullnames import SOMEBODY
from .phrases import LONGEST, STOPS, Phrases, Place
from .tokens import Token

VERBS = frozenset(
    "him them me us according is was are were has had have will would can could did does do may might must should been "
    "isn't wasn't don't "
    "didn't doesn't what nobody nothing sei sind ist wurde worden est sont était fue".split()
)
"""Words that no description of a speaker holds."""
UNMISTAKABLE = frozenset(
    "took gave went saw came began kept became wants spoke wrote drew knew grew "
    "fell rose flew ate chose made held".split()
)
"""Verbs that make what begins with a name or a plural a sentence, unless a determiner begins it."""
ONE_OF = ["one", "of"]
ALONE = frozenset("we i you it this that these those such".split())
"""Words that are no description by themselves."""


class Descriptions(Phrases):
    """Reads the descriptions of one article."""

    def _role_before(self, place: Place, comma: int) -> bool:
        """Whether what stands before a comma describes someone, and is no name."""
        tokens, start = place.tokens, comma
        while start > max(comma - LONGEST, 0) and tokens[start - 1].text not in STOPS:
            start -= 1
        words = [token.text.lower().removesuffix("s") for token in tokens[start:comma]]
        some = self.bearers.between(place.block, tokens[start].start, tokens[comma - 1].end)[-1:]
        named = any(m.span.end == tokens[comma - 1].end and m.kind is ActorKind.PERSON for m in some)
        return not named and any(self.bearers.is_person(word) for word in words)

    def _described(self, place: Place, start: int, end: int) -> str:
        """Someone unnamed as printed: `A spokesman for the council`; a role that one person has is that person."""
        tokens = place.tokens
        if not 0 < end - start <= LONGEST or not tokens[start].text[0].isalnum():
            return ""
        words = [token.text.lower() for token in tokens[start:end]]
        if words[0] in self.language.prepositions or words[-1] in self.language.prepositions:
            return ""
        if (
            words[0] in ALONE
            and len(words) == 1
            or (words[:2] != ONE_OF and any(token.text in VERBS for token in tokens[start:end]))  # us, not US
        ):
            return ""
        if words[0] in ("there", "here") or words[0].isdigit() and self.language.code != "en":
            return ""
        in_which = start > 1 and tokens[start - 2].text.lower() in self.language.prepositions
        if start and tokens[start - 1].text.lower() in self.relatives and not in_which:
            return ""
        if self.language.code == "en" and words[0].endswith("ing") and len(words) > 1:
            return ""
        if self._is_sentence(words, tokens[start:end]):
            return ""
        if all(word in self.language.fillers or word in self.times or word.isdigit() for word in words):
            return ""
        known = self._definite(words, tokens[start:end], place.block) if words[0] in SOMEBODY else ""
        return known or place.text[tokens[start].start : tokens[end - 1].end]

    def _is_sentence(self, words: Sequence[str], tokens: Sequence[Token]) -> bool:
        """Whether a stretch is a sentence of its own: Benedek refused, Benedek took the stand."""
        refused = (
            word.endswith("ed") and name.capital for name, word in zip(tokens, words[1:], strict=False)
        )
        opened = self.language.code == "en" and words[0] not in self.language.determiners
        return any(refused) or (opened and tokens[0].capital and not UNMISTAKABLE.isdisjoint(words[1:]))

    def _definite(self, words: Sequence[str], tokens: Sequence[Token], block: int) -> str:
        """Who is meant by `the minister`, `the ministry`, `the spokesman`; empty where that is not clear."""
        if len(words) > 4 or len(words) < 2 or any(token.possessive for token in tokens):
            return ""
        noun = words[-1]
        return self.bearers.office(words[1:], block) or (
            (self.bearers.body(noun) or self.bearers.described(noun)) if len(words) == 2 else ""
        )
