"""Who said it: the verb of speech that governs a quotation, after it, before it or in the sentence before."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from ..model import ActorKind
from .marks import SPOKEN, Piece
from .phrases import Place
from .speaking import CLOSE, FAR, NOTHING, OPENERS, PASSIVE, REACH, Speech, Verbs, verb_at, words_at

__all__ = ["NOTHING", "Speakers", "Speech", "may_be_anyones"]


ALONE = 5
"""Fewer words than these in a paragraph of their own may be anyone's."""


def may_be_anyones(text: str) -> bool:
    """Whether a paragraph is a short call or question, which tells nothing of who spoke before: “Louder!”"""
    return len(text.split()) < ALONE or text.rstrip("”\"»“」’' ").endswith(("?", "!"))


class Speakers(Verbs):
    """An article, made ready to answer who said a quotation."""

    def of(self, first: Piece, last: Piece, text: str) -> Speech:
        """Who spoke what begins with the piece `first` and ends with `last`."""
        speech = self._told(first, last, text)
        return speech._replace(speaker=self.bearers.full(speech.speaker)) if speech.speaker else speech

    def _told(self, first: Piece, last: Piece, text: str) -> Speech:
        inside = self._inside(first)
        if inside.speaker:
            return inside
        told = self._after(self._place(last.block), last.end, text)
        if told.governed and not told.carries:
            return told
        found = self._before(self._place(first.block), first.start)
        if told.governed:  # Spanish leaves the subject out
            return found._replace(verb=told.verb, governed=True) if found.speaker else told
        return told if told.speaker and not found.speaker else found

    # --- After the quotation

    def _after(self, place: Place, end: int, text: str) -> Speech:
        """`“...,” X said`, `“...,” said X`, `“...”, according to X`."""
        tokens = place.tokens
        mark = bisect_left(tokens, end, key=lambda token: token.start)
        at = bisect_left(tokens, end + 1, key=lambda token: token.start)
        while (
            at < len(tokens)
            and at < mark + 3
            and not tokens[at].text[0].isalnum()
            and tokens[at].text in "»”’“›\"'"
        ):
            at += 1
        comma = at < len(tokens) and tokens[at].text in (",", "—", "–", "-")
        at += comma
        if at >= len(tokens) or not (tokens[at].text[0].isalnum()):
            return NOTHING
        ended = text[-1:] in ".。" and not comma
        if ended and tokens[at].capital:
            return NOTHING
        limit = self._limit(place, at)
        if (source := self._source(tokens, at)) and source < limit:
            return Speech(
                self.subjects.after(place, source, limit), words_at(tokens, at, source), True, False
            )
        if tokens[at].text.lower() in self.language.breaks and tokens[at].text not in (
            "wie",
            "comme",
            "como",
            "as",
        ):
            return NOTHING
        loose = not (comma or text[-1:] in ",?!…")
        return self._verb_after(place, at, limit, loose)

    def _verb_after(self, place: Place, at: int, limit: int, loose: bool) -> Speech:
        tokens = place.tokens
        for verb in range(at, min(at + FAR, limit)):
            if self._source(tokens, verb):
                break
            clitic = self._clitic(tokens, verb)
            if not clitic and not self._is_verb(place, verb, self.language.speech):
                continue
            if verb > at and tokens[verb - 1].text.lower() in self.language.relatives:
                continue
            near = verb - at < CLOSE
            if loose and not (self._only_fillers(tokens, at, verb) or near):
                break
            if clitic:
                name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
            else:
                name = self._subject(place, at, verb, limit)
            governed = bool(name) or (near and not loose)
            dropped = self.language.code == "es" and not name and verb == at  # “...”, añadió.
            return Speech(name, verb_at(tokens, verb), governed, dropped)
        return NOTHING

    # --- Inside it

    def _inside(self, piece: Piece) -> Speech:
        """The French `« C'est vrai, a dit X, mais ... »`: the verb stands between commas inside the marks."""
        if self.language.code != "fr":
            return NOTHING
        place = self._place(piece.block)
        tokens = place.tokens
        open_place = place._replace(masked=set())
        first = bisect_left(tokens, piece.start, key=lambda token: token.start)
        last = bisect_left(tokens, piece.end, key=lambda token: token.start)
        commas = [at for at in range(first, last) if tokens[at].text in (",", "!", "?", ".")]
        for comma, end in zip(commas, [*commas[1:], last], strict=False):
            if tokens[comma].text == ".":
                continue
            at = comma + 1
            for verb in range(at, min(at + 4, end)):
                if clitic := self._clitic(tokens, verb):
                    name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
                    return Speech(name, verb_at(tokens, verb), True, False)
                if not self._only_fillers(tokens, at, verb):
                    break
                if self._is_verb(open_place, verb) and (
                    verb > at or tokens[verb].text not in ("fait", "note")
                ):
                    name = self.subjects.after(open_place, verb + 1, end)
                    if name:
                        return Speech(name, verb_at(tokens, verb), True, False)
        return NOTHING

    # --- Before the quotation

    def _before(self, place: Place, start: int) -> Speech:
        """`X said: “...”`, and the verb of the sentence in which words are quoted."""
        tokens = place.tokens
        opening = bisect_left(tokens, start, key=lambda token: token.start)
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
            if word in self.language.participles:
                participle = participle or opening - verb < CLOSE
                continue
            if (source := self._source(tokens, verb)) and word not in ("so", "pour"):
                limit = self._limit(place, source)
                return Speech(
                    self.subjects.after(place, source, limit), words_at(tokens, verb, source), True, False
                )
            if self._is_verb(place, verb):
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
        name = self._opening(place, first, opening) if participle else ""
        dropped = self.language.code == "es" or not nearest
        return Speech(
            name, nearest, governs or participle, not name and dropped and (participle or bool(nearest))
        )

    def _opening(self, place: Place, first: int, opening: int) -> str:
        """Who stands first in a sentence: `Benedek hit back, calling it “a disgrace”`."""
        tokens = place.tokens
        some = self.bearers.between(place.block, tokens[first].start, tokens[opening - 1].end)[:1]
        for mention in some:
            if mention.kind is ActorKind.PERSON and self.subjects.begin(tokens, first, mention) == first:
                return mention.name or mention.text
        gender = self.language.pronouns.get(tokens[first].text.lower(), "")
        return self.bearers.antecedent(gender, place.block, tokens[first].start) if gender else ""

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
        people = {
            mention.name or mention.text
            for mention in self.bearers.between(place.block, tokens[first].start, tokens[colon - 1].end)
            if mention.kind is ActorKind.PERSON
        }
        if len(people) == 1:
            return people.pop()
        if not people and (name := self._opening(place, first, colon)):
            return name
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
        found = list(self._acting(place, begin, end))
        people = {
            mention.name or mention.text
            for mention in self.bearers.between(place.block, tokens[begin].start, tokens[end - 1].end)
            if mention.kind is ActorKind.PERSON
        }
        if len(found) == 1 and len(people | set(found)) == 1:
            return Speech(found[0], "", False, False)
        return Speech("", "", False, not people)

    def _acting(self, place: Place, begin: int, end: int) -> Iterator[str]:
        """Who does something in a sentence, pronoun or name at its beginning."""
        tokens = place.tokens
        word = tokens[begin].text.lower()
        if word in self.language.pronouns:
            gender = self.language.pronouns[word]
            yield from filter(None, [self.bearers.antecedent(gender, place.block, tokens[begin].start)])
        start, stop = tokens[begin].start, tokens[end - 1].end
        yield from dict.fromkeys(
            name for at, name in self.bearers.subjects(place.block) if start <= at <= stop
        )
