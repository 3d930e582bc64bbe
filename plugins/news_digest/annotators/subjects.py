"""The subject of a verb of speech, on whichever side of it."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import ActorKind, Mention
from .fullnames import SOMEBODY
from .given import GIVEN
from .phrases import LONGEST, STOPS, Place
from .phrasewords import INDEFINITE
from .preverbal import Preverbal
from .tokens import Token, index_at


class Subjects(Preverbal):
    """Finds the subjects of verbs in one article."""

    def after(self, place: Place, at: int, limit: int) -> str:
        """Who stands after the verb: `said South Korean president Moon Jae-in`, `said a spokesman for ...`."""
        tokens = place.tokens
        at = self._skip(place, at, limit)
        for _ in range(3):
            if at >= limit or at in place.masked or tokens[at].text in STOPS:
                return ""
            word = tokens[at].text.lower()
            if word in self.language.pronouns:
                return self.bearers.antecedent(self.language.pronouns[word], place.block, tokens[at].start)
            if word not in self.language.prepositions:
                break
            timed = at + 1 < limit and tokens[at + 1].text.lower() in self.times
            if self.language.code == "en" and not timed:
                return ""
            at = self._skip(place, self._past_preposition(tokens, at, limit), limit)
        else:
            return ""
        end = self._end(place, at, limit)
        if end == at or tokens[at].text.lower() in self.parting:
            return ""
        return (
            self._name_in(place, at, end)
            or self._in_aside(place, end)
            or self._run_in(place, at, end)
            or self._described(place, at, end)
        )

    def _skip(self, place: Place, at: int, limit: int) -> int:
        tokens = place.tokens
        if at + 1 < limit and tokens[at].text in SOMEBODY and tokens[at + 1].text.lower() in self.times:
            at += 2  # el lunes
        while at < limit and (self._is_filler(place.tokens[at]) or self._is_time(place.tokens[at])):
            if place.tokens[at].capital and place.tokens[at].text.lower() not in self.times:
                break
            at += 1
        return at

    def _past_preposition(self, tokens: Sequence[Token], at: int, limit: int) -> int:
        """Where a sentence goes on after `am Montag`, `in einem Interview`, `à la presse`."""
        at += 1
        if at < limit and tokens[at].text.lower() in self.language.determiners:
            at += 1
        while self.language.code == "de" and at < limit and not tokens[at].capital:
            at += 1
        return at + 1

    def _end(self, place: Place, at: int, limit: int) -> int:
        """Where the phrase that begins at `at` ends: before other clauses, times and manners."""
        tokens, end = place.tokens, at
        spans = [
            m.span for m in self.bearers.between(place.block, tokens[at].start, tokens[limit - 1].end)[:4]
        ]
        while end < min(limit, at + LONGEST):
            token = tokens[end]
            inside = any(span.start < token.start < span.end for span in spans)
            if not inside and end > at and self._ends(place, end):
                break
            if token.text in STOPS or end in place.masked:
                break
            end += 1
        return end

    def _ends(self, place: Place, at: int) -> bool:
        tokens = place.tokens
        word = tokens[at].text.lower()
        following = tokens[at + 1].text.lower() if at + 1 < len(tokens) else ""
        named = at and (self._is_title(tokens[at - 1].text) or tokens[at - 1].text in GIVEN)  # Ms May
        if (word in self.times and not named) or word in self.ending:
            return True
        if word in self.language.joints:
            manner = word in ("in", "at", "on", "an", "a", "à") and self.language.code == "en"
            return following in self.times or (
                manner and following in ("a", "an", "his", "her", "its", "their")
            )
        return word in self.language.prepositions or word in ("told", "to", "dem", "den", "einem", "einer")

    def _name_in(self, place: Place, at: int, end: int) -> str:
        """The name that a phrase begins with, title and article before it."""
        tokens = place.tokens
        if tokens[at].text.lower() in INDEFINITE:
            return ""
        some = self.bearers.between(place.block, tokens[at].start, tokens[end - 1].end)
        for n, mention in enumerate(some):
            if (
                place.text[mention.span.end : mention.span.end + 1] == "-"
                or mention.cue == "adjective"
                or self._leads_to(tokens, mention, some[n + 1 : n + 2])
            ):
                continue
            gap = [t for t in tokens[at:end] if t.start < mention.span.start and not t.capital]
            owned = any(
                t.possessive
                for t in tokens[at:end]
                if t.end <= mention.span.end + 2 and t.start >= mention.span.start
            )
            if owned:
                continue
            if all(t.text.lower() in self.leading for t in gap) or (
                self.language.code != "en"
                and not any(t.text.lower() in self.language.prepositions for t in gap)
                and mention.kind is ActorKind.PERSON
            ):
                return mention.name or mention.text
            return ""
        return ""

    def _leads_to(self, tokens: Sequence[Token], one: Mention, others: Sequence[Mention]) -> bool:
        """Whether a name only belongs to the title of the person after it: said UN envoy Ayumi Sato."""
        first = index_at(tokens, one.span.end)
        if one.kind is ActorKind.PERSON:  # said Paul Gruen adviser Ayumi Sato
            after = [other.span.start for other in others if other.kind is ActorKind.PERSON]
            last = index_at(tokens, after[0]) if after else first
            words = [token.text.lower() for token in tokens[first:last]]
            return 0 < len(words) <= 2 and self.bearers.is_person(words[-1]) and not tokens[last - 1].capital
        between = [
            token.capital or token.text in self.titles
            for other in others
            for token in tokens[first : first + LONGEST]
            if other.kind is ActorKind.PERSON and token.start < other.span.start
        ]
        return bool(between) and all(between)

    def _run_in(self, place: Place, at: int, end: int) -> str:
        """A name that no mention covers: `a déclaré la ministre Anne Morel`, `sagte Ministerin Weber`."""
        tokens, first = place.tokens, at
        if self.language.code == "en":
            return ""
        while first < end and not tokens[first].capital:
            if tokens[first].text.lower() in self.blocking:
                return ""
            first += 1
        last = first
        while last < end and (tokens[last].capital or self._is_particle(tokens, first, last, end)):
            last += 1
        before = tokens[first - 1].text.lower() if first > at else ""
        return self._run(place, first, last, before) if last > first else ""

    def _is_particle(self, tokens: Sequence[Token], first: int, at: int, end: int) -> bool:
        """Whether a small word belongs to a name: Ursula von Tannen, Ana de la Vega."""
        if at - first != 1 or tokens[at].text not in self.language.particles or at + 1 >= end:
            return False
        return tokens[first].text in GIVEN and tokens[at + 1].capital

    def _in_aside(self, place: Place, comma: int) -> str:
        """The person whose name alone stands behind a comma: `said its secretary, Paul Gruen.`"""
        tokens = place.tokens
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or not tokens[comma + 1].capital:
            return ""
        if not self._role_before(place, comma):
            return ""
        last = comma + 1
        while last < len(tokens) and tokens[last].text not in STOPS and not tokens[last].text.islower():
            last += 1
        begin, end = tokens[comma + 1].start, tokens[last - 1].end
        for mention in self.bearers.between(place.block, begin, begin + 200)[:1]:
            if mention.span.start == begin and mention.kind is ActorKind.PERSON:
                after = index_at(tokens, mention.span.end)
                ends = after >= len(tokens) or tokens[after].text in ",.;"
                return (mention.name or mention.text) if ends else ""
        if self.language.code != "en" and 1 < last - comma - 1 < 4 and end > begin:
            return self.bearers.named(place.text[begin:end])
        return ""
