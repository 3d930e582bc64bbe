"""The subject before a verb of speech, over what stands between commas."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import ActorKind
from .descriptions import Descriptions
from .phrases import ASIDES, Place
from .tokens import Token


class Preverbal(Descriptions):
    """Finds the subjects before verbs in one article."""

    def before(self, place: Place, first: int, verb: int) -> str:
        """Who stands before the verb at index `verb`, in tokens from `first`."""
        tokens, end = place.tokens, verb
        while end > first and self._is_filler(tokens[end - 1]):
            end -= 1
        if end > first + 2 and self._is_time(tokens[end - 1]):  # who on Thursday had called
            timed = end - 1 - (tokens[end - 2].text.lower() in self.language.prepositions)
            end = timed if tokens[timed - 1].text.lower() in self.closed else end
        if end <= first:
            return ""
        if tokens[end - 1].text in (",", ")", "—", "–"):
            return self._over_asides(place, first, end - 1)
        return self._ending(place, first, end)

    def _ending(self, place: Place, first: int, end: int) -> str:
        """The speaker that the phrase which ends at `end` means."""
        tokens = place.tokens
        word = tokens[end - 1].text.lower()
        comma = end - 2 >= first and tokens[end - 2].text == ","
        if word in self.language.relatives and (comma or self.language.code == "en"):
            return (
                self._over_asides(place, first, end - 2, related=True)
                if comma
                else self._before_relative(place, first, end - 1)
            )
        if word in self.language.pronouns:
            return self.bearers.antecedent(self.language.pronouns[word], place.block, tokens[end - 1].start)
        start = self._start(place, first, end)
        return (
            self._name_ending(place, first, end)
            or self._name_with_place(place, start, end)
            or self._described(place, start, end)
        )

    def _before_relative(self, place: Place, first: int, end: int) -> str:
        """Who is meant by the phrase right before a `who`: jailed by a judge who said."""
        determined = [
            at for at in range(first, end) if place.tokens[at].text.lower() in self.language.determiners
        ]
        start = determined[-1] if determined else first
        return self._name_ending(place, first, end) or self._described(place, start, end)

    def _over_asides(self, place: Place, first: int, comma: int, related: bool = False) -> str:
        """The subject before what stands between commas: `Ayumi Sato, 34, Japan's foreign minister, said`.

        `related`: it is the verb of a relative clause, which may go with any name: written by Ayumi Sato, who said.
        """
        tokens, end, found = place.tokens, comma, ""
        for _ in range(ASIDES):
            start = end
            while start > first and tokens[start - 1].text not in (",", "(", ")", "—", "–", ";", ":"):
                start -= 1
            spoken = start in place.masked or end - 1 in place.masked
            if start < end and not spoken and not (start > first and tokens[start - 1].text == "("):
                name = self._name_ending(place, start, end, related) or self._name_with_place(
                    place, start, end
                )
                bare = bool(name) and self._is_bare(place, start, end)
                if name and (bare or not self._is_clause(tokens, start)):
                    return name
                if not name and end == comma and (name := self._unknown_after_role(place, first, start, end)):
                    return name
                if not (name or self._is_clause(tokens, start)):
                    found = self._described(place, self._start(place, start, end), end) or found
            if start <= first or tokens[start - 1].text in (";", ":"):
                break
            end = start - 1
        return found

    def _is_bare(self, place: Place, start: int, end: int) -> bool:
        """Whether a phrase is a person's name and nothing else: the Paul Gruen of `Its secretary, Paul Gruen, said`."""
        for mention in self.bearers.between(
            place.block, place.tokens[start].start, place.tokens[end - 1].end
        ):
            titled = all(
                token.text.lower() in self.titles
                for token in place.tokens[start:end]
                if token.start < mention.span.start
            )
            return (
                titled and mention.kind is ActorKind.PERSON and mention.span.end == place.tokens[end - 1].end
            )
        return False

    def _unknown_after_role(self, place: Place, first: int, start: int, end: int) -> str:
        """A name that nothing else speaks for, after a role: The mayor, Colm Ferris, said."""
        tokens = place.tokens
        if (
            not 1 < end - start < 4
            or not all(token.capital for token in tokens[start:end])
            or start - 2 < first
        ):
            return ""
        if tokens[start - 1].text != "," or not self._role_before(place, start - 1):
            return ""
        return self.bearers.named(place.text[tokens[start].start : tokens[end - 1].end])

    def _is_clause(self, tokens: Sequence[Token], at: int) -> bool:
        word = tokens[at].text.lower()
        return (
            word in self.clauses
            and not (word in self.language.determiners and self.language.code != "de")
            or word.isdigit()
            or word in self.language.prepositions
            or (self.language.code == "en" and word.endswith("ing") and not tokens[at].capital)
        )
