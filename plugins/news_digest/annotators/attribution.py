"""Who said it: the verb of speech that governs a quotation, after it, before it or in the sentence before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

from ..languages import Language
from ..model import ActorKind, Article
from .bearers import Bearers
from .marks import SPOKEN, Piece
from .subjects import STOPS, Place, Subjects
from .tokens import Token, tokens_of

CLITIC = re.compile(r"(\w+?)-(?:t-)?(ils?|elles?|on)\Z")  # a-t-il, ajoute-t-elle, dit-il
LONG = 150
"""Tokens of a sentence that are read at most."""
FAR = 14
"""Tokens after a quotation within which its verb must stand."""
CLOSE = 7
"""Tokens between a verb and the quotation that it governs without a colon."""
REACH = 30
"""Tokens between a verb and a whole sentence that it governs."""
PASSIVE = frozenset("was were been being is are be wurde wurden worden".split())
SUBJECT_AFTER = frozenset("quoted quotes quoting cited cites citing zitierte zitiert".split())
"""Verbs whose object speaks: the agency quoted him as saying."""
OPENERS = frozenset("“„«»\"‘「『‚›‹'".split()) | frozenset("“ „ « » \" ‘ 「 『 ‚ › ‹ '".split())


class Speech(NamedTuple):
    """What the text tells about who spoke."""

    speaker: str
    verb: str
    governed: bool
    """A verb of speech stands with the quotation, close enough for a fragment."""
    carries: bool
    """Nothing else is told, so that the speaker of the quotation before may go on."""


NOTHING = Speech("", "", False, True)


class Speakers:
    """An article, made ready to answer who said a quotation."""

    def __init__(self, article: Article, bearers: Bearers, language: Language) -> None:
        self.article = article
        self.bearers = bearers
        self.language = language
        self.subjects = Subjects(bearers, language)
        self.masked: dict[int, set[int]] = {}
        self.according = [phrase.split() for phrase in language.according]
        self.governing = language.speech | language.naming

    def mask(self, pieces: Iterable[Piece]) -> None:
        """Take note of what stands in quotation marks."""
        for block, start, end in pieces:
            tokens = tokens_of(self.article.body[block].text)
            first = bisect_left(tokens, start, key=lambda token: token.start)
            last = bisect_left(tokens, end, key=lambda token: token.start)
            self.masked.setdefault(block, set()).update(range(first, last))

    def of(self, first: Piece, last: Piece, text: str) -> Speech:
        """Who spoke what begins with the piece `first` and ends with `last`."""
        inside = self._inside(first)
        if inside.speaker:
            return inside
        told = self._after(self._place(last.block), last.end, text)
        if told.governed:
            return told
        found = self._before(self._place(first.block), first.start)
        return told if told.speaker and not found.speaker else found

    def _place(self, block: int) -> Place:
        text = self.article.body[block].text
        return Place(tokens_of(text), text, block, self.masked.get(block, set()))

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
            return Speech(self.subjects.after(place, source, limit), _words(tokens, at, source), True, False)
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
            clitic = self._clitic(tokens, verb)
            if not clitic and not self._is_verb(place, verb, self.language.speech):
                continue
            if (
                verb > at
                and tokens[verb - 1].text.lower() in self.language.relatives
                and self._is_verb_later(place, verb, limit)
            ):
                continue
            near = verb - at < CLOSE
            if loose and not (self._only_fillers(tokens, at, verb) or near):
                break
            if clitic:
                name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
            else:
                name = self._subject(place, at, verb, limit)
            governed = bool(name) or (near and not loose)
            return Speech(name, _verb(tokens, verb), governed, not name and verb == at)
        return NOTHING

    def _limit(self, place: Place, at: int) -> int:
        """Where the sentence ends, or another quotation begins."""
        tokens, limit = place.tokens, at
        while (
            limit < len(tokens)
            and limit < at + LONG
            and not (
                limit in place.masked or tokens[limit].text in (".", ";", "!", "?", "“", "„", "«", '"', "「")
            )
        ):
            limit += 1
        return limit

    def _is_verb_later(self, place: Place, verb: int, limit: int) -> bool:
        return any(self._is_verb(place, at) for at in range(verb + 2, min(verb + FAR, limit)))

    def _only_fillers(self, tokens: Sequence[Token], at: int, verb: int) -> bool:
        return all(token.text.lower() in self.language.fillers for token in tokens[at:verb])

    def _is_verb(self, place: Place, at: int, verbs: Set[str] | None = None) -> bool:
        """Whether the word can govern a quotation here, and is no noun or infinitive."""
        token = place.tokens[at]
        word = token.text.lower()
        if at in place.masked or word not in (verbs or self.governing) or (token.capital and not token.opens):
            return False
        before = place.tokens[at - 1].text.lower() if at else ""
        if before in self.language.articles:
            return False
        if word in ("put", "puts"):  # as Benedek put it
            return at + 1 < len(place.tokens) and place.tokens[at + 1].text == "it"
        return before != "to" or (at > 2 and place.tokens[at - 2].text == "on")

    def _clitic(self, tokens: Sequence[Token], at: int) -> str:
        """The gender of the pronoun that a French verb carries: ajoute-t-elle, a-t-il déclaré."""
        if self.language.code != "fr" or "-" not in tokens[at].text:
            return ""
        found = CLITIC.match(tokens[at].text)
        if not found:
            return ""
        following = tokens[at + 1 : at + 4]
        spoken = found[1] in self.governing or any(token.text in self.governing for token in following)
        return {"i": "m", "e": "f"}.get(found[2][0], "") if spoken else ""

    def _subject(self, place: Place, first: int, verb: int, limit: int) -> str:
        """The subject of a verb, whichever side of it the subject stands."""
        tokens = place.tokens
        word = tokens[verb].text.lower()
        before = tokens[verb - 1].text.lower() if verb > first else ""
        if before in PASSIVE and self.language.code in ("en", "de"):
            if word not in SUBJECT_AFTER:
                by = next((at for at in range(verb + 1, limit) if tokens[at].text in ("by", "von", "vom")), 0)
                return self.subjects.after(place, by + 1, limit) if by else ""
        elif word in SUBJECT_AFTER:
            return self.subjects.after(place, verb + 1, limit)
        if before == "to":
            return self.subjects.before(place, first, verb - 3)
        found = self.subjects.before(place, first, verb) if verb > first else ""
        if found or (self.language.code == "en" and verb > first and tokens[verb - 1].text not in STOPS):
            return found
        return self.subjects.after(place, verb + 1, limit)

    def _source(self, tokens: Sequence[Token], at: int) -> int:
        """Index after a phrase such as `according to` that begins at `at`; 0 where none does."""
        for phrase in self.according:
            words = [token.text.lower() for token in tokens[at : at + len(phrase)]]
            if words == phrase:
                return at + len(phrase)
        return at + 1 if self.language.code == "de" and tokens[at].text == "so" else 0

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
                    return Speech(name, _verb(tokens, verb), True, False)
                if not self._only_fillers(tokens, at, verb):
                    break
                if self._is_verb(open_place, verb) and (
                    verb > at or tokens[verb].text not in ("fait", "note")
                ):
                    name = self.subjects.after(open_place, verb + 1, end)
                    if name:
                        return Speech(name, _verb(tokens, verb), True, False)
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

    def _sentence(self, place: Place, opening: int) -> int:
        """Where the sentence begins in which a quotation opens."""
        tokens, first = place.tokens, opening
        while first > max(opening - LONG, 0):
            text, masked = tokens[first - 1].text, first - 1 in place.masked
            small = first < len(tokens) and tokens[first].text[0].islower()
            if text in ".!?" and not masked and not small:
                break
            if text in ".!?" and masked and (first >= len(tokens) or first not in place.masked):
                beyond = first
                while beyond < opening and not tokens[beyond].text[0].isalnum():
                    beyond += 1
                if beyond >= opening or not tokens[beyond].text[0].islower():
                    return min(beyond, opening)
            first -= 1
        return first

    def _verb_before(self, place: Place, first: int, opening: int) -> Speech:
        tokens = place.tokens
        participle = False
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
                    self.subjects.after(place, source, limit), _words(tokens, verb, source), True, False
                )
            if self._is_verb(place, verb):
                gap = opening - verb
                if gap > REACH and not (colon or participle):
                    break
                name = self._subject(place, first, verb, opening)
                if not name and word in self.language.naming and not colon:
                    continue
                governed = colon or participle or self._governs(place, verb, opening)
                return Speech(name, _verb(tokens, verb), governed, not name and verb == first)
            if clitic := self._clitic(tokens, verb):
                name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
                return Speech(name, _verb(tokens, verb), True, False)
        return Speech("", "", participle, participle)

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
        owner = {"his": "m", "her": "f"}
        owners = [owner[t.text.lower()] for t in tokens[first:colon] if t.text.lower() in owner]
        if people or not owners:
            return ""
        return self.bearers.antecedent(owners[0], place.block, tokens[first].start)

    # --- In what stands above it

    def _from_above(self, place: Place, first: int) -> Speech:
        """Who speaks where a quotation is a sentence by itself: whoever the sentence right before it tells of."""
        block, end = place.block, first
        while end and place.tokens[end - 1].text in OPENERS:
            end -= 1
        if end == 0:
            block = next((n for n in range(block - 1, -1, -1) if self.article.body[n].kind in SPOKEN), -1)
            if block < 0:
                return NOTHING
            place = self._place(block)
            end = len(place.tokens)
        if not end or end - 1 in place.masked or self._ends_quoted(place, end):
            return NOTHING
        colon = place.tokens[end - 1].text == ":"
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
                    return Speech(name, _verb(tokens, verb), False, False)
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
            if name := self.bearers.antecedent(
                self.language.pronouns[word], place.block, tokens[begin].start
            ):
                yield name
        start, stop = tokens[begin].start, tokens[end - 1].end
        yield from dict.fromkeys(
            name for at, name in self.bearers.subjects(place.block) if start <= at <= stop
        )


def _verb(tokens: Sequence[Token], at: int) -> str:
    told = at + 1 < len(tokens) and tokens[at].text == "told" and tokens[at + 1].text == "reporters"
    return "told reporters" if told else tokens[at].text


def _words(tokens: Sequence[Token], at: int, end: int) -> str:
    return " ".join(token.text.lower() for token in tokens[at:end])


__all__ = ["NOTHING", "STOPS", "Speakers", "Speech"]
