"""Who spoke, told in front of a quotation: in its sentence, by a label with a colon, or in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import ActorKind
from .incises import Incises
from .passages import SPOKEN
from .phrases import Place
from .speaking import CLOSE, DENIED, NOTHING, OPENERS, PASSIVE, REACH, Speech, verb_at, words_at
from .tokens import index_at

ALONE = 5
"""Fewer words than these in a paragraph of their own may be anyone's."""


def may_be_anyones(text: str) -> bool:
    """Whether a paragraph is a short call or question, which tells nothing of who spoke before: “Louder!”"""
    return len(text.split()) < ALONE or text.rstrip("”\"»“」’' ").endswith(("?", "!"))


class Preceding(Incises):
    """Reads what stands before quotations."""

    def _before(self, place: Place, start: int) -> Speech:
        """`X said: “...”`, and the verb of the sentence in which words are quoted."""
        tokens = place.tokens
        opening = index_at(tokens, start)
        while opening and not tokens[opening - 1].text[0].isalnum() and tokens[opening - 1].text in OPENERS:
            opening -= 1
        first = self._sentence(place, opening)
        if opening == first:
            return self._from_above(place, first)
        told = self._verb_before(place, first, opening)
        if told.speaker or told.governed:
            return told
        colon = tokens[opening - 1].text == ":"
        if colon and (name := self._label(place, first, opening - 1)):
            return Speech(name, "", True, False)
        return told

    def _verb_before(self, place: Place, first: int, opening: int) -> Speech:
        tokens = place.tokens
        participle, governs, nearest = False, False, ""
        colon = tokens[opening - 1].text == ":"
        for verb in range(opening - 1, first - 1, -1):
            if verb in place.masked:
                continue
            word = tokens[verb].text.lower()
            spoken = word in self.language.participles
            is_verb = not spoken and self._is_verb(place, verb)
            if (is_verb or (spoken and opening - verb < CLOSE)) and self._denied(tokens, first, verb):
                return DENIED
            if spoken:
                participle = participle or opening - verb < CLOSE
                continue
            if (source := self._source(tokens, verb)) and word not in ("so", "pour"):
                limit = self._limit(place, source)
                return Speech(
                    self.subjects.after(place, source, limit), words_at(tokens, verb, source), True, False
                )
            if is_verb:
                gap = opening - verb
                if gap > REACH and not (colon or participle):
                    break
                name = self._subject(place, first, verb, opening)
                governs = governs or colon or participle or self._governs(place, verb, opening)
                nearest = nearest or verb_at(tokens, verb)
                if name:
                    return Speech(name, nearest, governs, False)
            if clitic := self._clitic(tokens, verb):
                name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
                return Speech(name, verb_at(tokens, verb), True, False)
        name = self.opening(place, first) if participle else ""
        dropped = self.language.code == "es" or not nearest
        return Speech(
            name, nearest, governs or participle, not name and dropped and (participle or bool(nearest))
        )

    def _governs(self, place: Place, verb: int, opening: int) -> bool:
        """Whether a verb governs a fragment: not a single odd word in what is only reported."""
        tokens = place.tokens
        word = tokens[opening - 1].text.lower()
        naming = tokens[verb].text.lower() in self.language.naming
        gap = opening - verb
        return (naming and gap <= 2 * CLOSE) or (gap <= CLOSE and word not in self.language.determiners)

    def _label(self, place: Place, first: int, colon: int) -> str:
        """The one person named in front of a colon: `Peter Brand: “...”`, `Peter Brand’s answer was short: “...”`."""
        tokens = place.tokens
        if colon <= first:
            return ""
        if name := self.opening(place, first):
            return name
        people = self._people(place, first, colon)
        if len(people) == 1:
            return people.pop()
        owner = {"his": "m", "her": "f"}
        owners = [owner[t.text.lower()] for t in tokens[first:colon] if t.text.lower() in owner]
        if people or not owners:
            return ""
        return self.bearers.antecedent(owners[0], place.block, tokens[first].start)

    # --- In what stands above it

    def _from_above(self, place: Place, first: int) -> Speech:
        """Who speaks where a quotation is a sentence by itself: whoever the sentence right before it tells of."""
        block, end = place.block, first
        original, anyones = block, False
        while end and place.tokens[end - 1].text in OPENERS:
            end -= 1
        if end == 0:
            anyones = may_be_anyones(place.text)
            block = next((n for n in range(block - 1, -1, -1) if self.article.body[n].kind in SPOKEN), -1)
            if block < 0:
                return NOTHING
            place = self._place(block)
            end = len(place.tokens)
        if not end or end - 1 in place.masked or self._ends_quoted(place, end):
            return NOTHING
        colon = place.tokens[end - 1].text == ":"
        if block != original and anyones and not colon:
            return NOTHING
        begin = self._sentence(place, end - 1)
        if begin >= end - 1 or (begin and not place.masked.isdisjoint(range(begin - 4, begin + 1))):
            return NOTHING
        told = self._verb_above(place, begin, end - 1)
        if told.speaker:
            return told
        if colon and (name := self._label(place, begin, end - 1)):
            return Speech(name, "", True, False)
        return Speech("", "", False, told.carries)

    def _ends_quoted(self, place: Place, end: int) -> bool:
        """Whether what stands before ends with a quotation of its own."""
        at = end - 1
        while at >= 0 and not place.tokens[at].text[0].isalnum():
            if at in place.masked:
                return True
            at -= 1
        return at in place.masked

    def _verb_above(self, place: Place, begin: int, end: int) -> Speech:
        """The first verb of speech in a sentence that quotes nobody, else the one person who acts in it."""
        tokens = place.tokens
        masked = any(at in place.masked for at in range(begin, end))
        for verb in range(begin, end):
            if self._is_verb(place, verb) and tokens[verb - 1].text.lower() not in PASSIVE:
                name = self._subject(place, begin, verb, end)
                if name:
                    return Speech(name, verb_at(tokens, verb), False, False)
        if masked:
            return NOTHING
        found = list(dict.fromkeys(self._acting(place, begin, end)))
        people = self._people(place, begin, end)
        if len(found) == 1 and len(people | set(found)) == 1:
            return Speech(found[0], "", False, False)
        return Speech("", "", False, not people)

    def _acting(self, place: Place, begin: int, end: int) -> Iterator[str]:
        """Who does something in a sentence, pronoun or name at its beginning."""
        tokens = place.tokens
        if self.language.pronouns.get(tokens[begin].text.lower()) != "n":
            yield from filter(None, [self.opening(place, begin)])
        start, stop = tokens[begin].start, tokens[end - 1].end
        yield from dict.fromkeys(
            name for at, name in self.bearers.subjects(place.block) if start <= at <= stop
        )

    def _people(self, place: Place, first: int, end: int) -> set[str]:
        """Who is named in a stretch of tokens."""
        start, stop = place.tokens[first].start, place.tokens[end - 1].end
        return {
            mention.name or mention.text
            for mention in self.bearers.between(place.block, start, stop)
            if mention.kind is ActorKind.PERSON
        }
