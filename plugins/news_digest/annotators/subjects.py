"""The subject of a verb of speech: noun phrases before and after it, and the speaker that they name or describe."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from typing import NamedTuple

from ..languages import Language
from ..model import ActorKind, Mention
from .bearers import PEOPLE, Bearers
from .given import GIVEN
from .runs import is_thing
from .tokens import Token
from .words import BEFORE_TITLES

LONGEST = 16
"""Tokens of a description."""
ASIDES = 6
"""Commas between a subject and its verb."""
STOPS = frozenset(', . ; : ! ? … — – ( ) “ ” " „ « » ‘ ’ [ ]'.split())
VERBS = frozenset(
    "is was are were has had have will would can could did does do may might must should been isn't wasn't don't "
    "didn't doesn't there here what nobody nothing".split()
)
"""Words that no description of a speaker holds."""
ALONE = frozenset("we i you it this that these those such".split())
"""Words that are no description by themselves."""
SOMEBODY = frozenset("the der die das le la les el los las l'".split())
INDEFINITE = frozenset("a an one another some two three several many ein eine un une una mehrere".split())


class Place(NamedTuple):
    """The text around one end of a quotation."""

    tokens: Sequence[Token]
    text: str
    block: int
    masked: Set[int]
    """Tokens that are themselves inside quotation marks."""


class Subjects:
    """Reads noun phrases of one article."""

    def __init__(self, bearers: Bearers, language: Language) -> None:
        self.bearers = bearers
        self.language = language
        self.titles = bearers.titles | (BEFORE_TITLES if language.code == "en" else frozenset())
        days = {form for forms in (*language.weekdays, *language.months) for form in forms.split()}
        self.times = days | set(language.days)
        self.closed = language.breaks | language.relatives

    # --- Before the verb

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

    def _is_filler(self, token: Token) -> bool:
        word = token.text.lower()
        return word in self.language.fillers or (
            self.language.code == "en" and word.endswith("ly") and not token.capital
        )

    def _ending(self, place: Place, first: int, end: int) -> str:
        """The speaker that the phrase which ends at `end` means."""
        tokens = place.tokens
        word = tokens[end - 1].text.lower()
        comma = end - 2 >= first and tokens[end - 2].text == ","
        if word in self.language.relatives and (comma or self.language.code == "en"):
            return self._over_asides(place, first, end - 2) if comma else self._ending(place, first, end - 1)
        if word in self.language.pronouns:
            return self.bearers.antecedent(self.language.pronouns[word], place.block, tokens[end - 1].start)
        start = self._start(place, first, end)
        return (
            self._name_ending(place, first, end)
            or self._name_with_place(place, start, end)
            or self._described(place, start, end)
        )

    def _name_with_place(self, place: Place, start: int, end: int) -> str:
        """The Ayumi Sato of `Ayumi Sato of the Harbour Board said`."""
        tokens = place.tokens
        if start >= end:
            return ""
        for mention in self.bearers.between(place.block, tokens[start].start, tokens[end - 1].end)[:1]:
            if mention.kind is ActorKind.PERSON and self._begin(tokens, start, mention) == start:
                last = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
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
        while start < end and (
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

    def _over_asides(self, place: Place, first: int, comma: int) -> str:
        """The subject before what stands between commas: `Ayumi Sato, 34, Japan's foreign minister, said`."""
        tokens, end, found = place.tokens, comma, ""
        for _ in range(ASIDES):
            start = end
            while start > first and tokens[start - 1].text not in (",", "(", ")", "—", "–", ";", ":"):
                start -= 1
            if start < end:
                name = self._name_ending(place, start, end) or self._name_with_place(place, start, end)
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

    def _is_aside(self, tokens: Sequence[Token], at: int) -> bool:
        word = tokens[at].text.lower()
        return (
            self._is_clause(tokens, at)
            or word in self.language.determiners
            or word in self.titles
            or not tokens[at].capital
        )

    def _is_clause(self, tokens: Sequence[Token], at: int) -> bool:
        word = tokens[at].text.lower()
        return (
            word in self.language.relatives | {"whose", "whom", "dessen", "deren", "dont", "cuyo", "cuya"}
            and not (word in self.language.determiners and self.language.code != "de")
            or word.isdigit()
            or word in self.language.prepositions
            or (self.language.code == "en" and word.endswith("ing") and not tokens[at].capital)
        )

    def _name_ending(self, place: Place, first: int, end: int) -> str:
        """The name that ends right here, unless it only says whose spokesman spoke."""
        tokens = place.tokens
        near = tokens[max(first, end - 2 * LONGEST)].start
        for mention in self.bearers.between(place.block, near, tokens[end - 1].end)[-1:]:
            if mention.span.end == tokens[end - 1].end and mention.cue != "adjective":
                at = self._begin(tokens, first, mention)
                owned = at > first and tokens[at - 1].text.lower() in self.language.joints
                if at > first and not owned and self._joins(tokens, first, at):
                    return self._together(place, first, at, end)
                return "" if owned else mention.name or mention.text
        return self._unmentioned(place, first, end)

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

    def _begin(self, tokens: Sequence[Token], first: int, mention: Mention) -> int:
        """Where the phrase of a mention begins, title and article included."""
        at = bisect_left(tokens, mention.span.start, key=lambda token: token.start)
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
        return low in self.titles or low in {h.lower() for h in self.language.honorifics}

    def _is_name(self, token: Token, before: str) -> bool:
        """Whether one word with a capital may be someone's name."""
        low = token.text.lower()
        known = token.text in self.bearers.families
        ordinary = low in self.language.stop_words or low in self.language.determiners or low in self.titles
        if low in self.language.pronouns or low in self.language.fillers or low in self.times:
            return False
        return known or not (ordinary or before in self.language.determiners)

    # --- After the verb

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
        if end == at or tokens[at].text.lower() in self.closed - self.language.determiners:
            return ""
        return (
            self._name_in(place, at, end)
            or self._in_aside(place, end)
            or self._run_in(place, at, end)
            or self._described(place, at, end)
        )

    def _skip(self, place: Place, at: int, limit: int) -> int:
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
        if word in self.times or word in self.closed - self.language.joints - {"der", "die"}:
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
        for mention in self.bearers.between(place.block, tokens[at].start, tokens[end - 1].end):
            if mention.cue == "adjective":
                continue
            gap = [t for t in tokens[at:end] if t.start < mention.span.start and not t.capital]
            owned = any(
                t.possessive
                for t in tokens[at:end]
                if t.end <= mention.span.end + 2 and t.start >= mention.span.start
            )
            if owned:
                continue
            plain = self.titles | SOMEBODY | {"-"}
            if all(t.text.lower() in plain for t in gap) or (
                self.language.code != "en"
                and not any(t.text.lower() in self.language.prepositions for t in gap)
                and mention.kind is ActorKind.PERSON
            ):
                return mention.name or mention.text
            return ""
        return ""

    def _run_in(self, place: Place, at: int, end: int) -> str:
        """A name that no mention covers: `a déclaré la ministre Anne Morel`, `sagte Ministerin Weber`."""
        tokens, first = place.tokens, at
        if self.language.code == "en":
            return ""
        while first < end and not tokens[first].capital:
            if tokens[first].text.lower() in self.language.prepositions | INDEFINITE:
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
                after = bisect_left(tokens, mention.span.end, key=lambda token: token.start)
                ends = after >= len(tokens) or tokens[after].text in ",.;"
                return (mention.name or mention.text) if ends else ""
        if self.language.code != "en" and 1 < last - comma - 1 < 4 and end > begin:
            return self.bearers.named(place.text[begin:end])
        return ""

    def _role_before(self, place: Place, comma: int) -> bool:
        """Whether what stands before a comma describes someone, and is no name."""
        tokens, start = place.tokens, comma
        while start > max(comma - LONGEST, 0) and tokens[start - 1].text not in STOPS:
            start -= 1
        words = [token.text.lower().removesuffix("s") for token in tokens[start:comma]]
        some = self.bearers.between(place.block, tokens[start].start, tokens[comma - 1].end)[-1:]
        named = any(m.span.end == tokens[comma - 1].end and m.kind is ActorKind.PERSON for m in some)
        return not named and any(word in PEOPLE or word in self.bearers.titles for word in words)

    # --- Descriptions

    def _described(self, place: Place, start: int, end: int) -> str:
        """Someone unnamed as printed: `A spokesman for the council`; a role that one person has is that person."""
        tokens = place.tokens
        if not 0 < end - start <= LONGEST:
            return ""
        words = [token.text.lower() for token in tokens[start:end]]
        if words[0] in self.language.prepositions or words[-1] in self.language.prepositions:
            return ""
        if words[0] in ALONE and len(words) == 1 or any(word in VERBS for word in words):
            return ""
        if any(
            word.endswith("ed") and token.capital
            for token, word in zip(tokens[start:], words[1:], strict=False)
        ):
            return ""  # a sentence of its own: Benedek refused
        if all(word in self.language.fillers or word in self.times or word.isdigit() for word in words):
            return ""
        known = self._definite(words, tokens[start:end], place.block) if words[0] in SOMEBODY else ""
        return known or place.text[tokens[start].start : tokens[end - 1].end]

    def _definite(self, words: Sequence[str], tokens: Sequence[Token], block: int) -> str:
        """Who is meant by `the minister`, `the ministry`, `the spokesman`; empty where that is not clear."""
        if len(words) > 4 or len(words) < 2 or any(token.possessive for token in tokens):
            return ""
        noun = words[-1]
        return self.bearers.office(words[1:], block) or (
            (self.bearers.body(noun) or self.bearers.described(noun)) if len(words) == 2 else ""
        )
