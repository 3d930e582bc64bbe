"""Verbs of speech: which words are, which sentence they stand in and who is their subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from ..languages import Language
from ..model import Article
from .antecedents import Antecedents
from .passages import Piece, masked_tokens
from .phrases import STOPS, Place
from .phrasewords import words_of
from .subjects import Subjects
from .tokens import Token, tokens_of
from .unnamed import JOINED

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
HEARD = frozenset("told tells telling".split())
"""Verbs after which stands who listened, and never who spoke."""
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
DENIED = Speech("", "", True, False)
"""What is told was not said, or only may have been."""

NEAR = 6
"""Words before a verb in which it is denied."""
CLAUSES = frozenset(", ; : — – and but what which who whom that when where as".split())
DENYING = frozenset(
    "not never nobody neither nor denied denies denying if unless whether "
    "pretending posing impersonating imitating portraying "
    "nie nicht niemand jamais personne nunca nadie".split()
)
MAYBE = frozenset("may might".split())
"""Words before a verb that leave open whether it was said; Theresa May said it."""
TURNING = frozenset("denied denies denying".split())
"""Of these words those whose object need not be what is said."""
ASCRIBED = frozenset(
    [("accused", "of"), ("accusing", "of")]
    + [
        (how, told)
        for how in ("falsely", "wrongly")
        for told in ("quoted", "reported", "cited", "accused", "credited")
    ]
)
"""Of somebody who is said to have said it; what he falsely claimed he did say."""
UNTRUE = frozenset("untrue false lie myth hoax fake invented fabricated".split())
"""Words before a `that` which say that what follows is not so."""


class Verbs:
    """Reads the verbs of speech of one article."""

    def __init__(self, article: Article, bearers: Antecedents, language: Language) -> None:
        self.article = article
        self.bearers = bearers
        self.language = language
        self.subjects = Subjects(bearers, language)
        self.masked: dict[int, set[int]] = {}
        self.according = [phrase.split() for phrase in language.according]
        self.governing = words_of(language.code).governing

    def mask(self, pieces: Iterable[Piece]) -> None:
        """Take note of what stands in quotation marks."""
        self.masked = masked_tokens(self.article.body, pieces)

    def _place(self, block: int) -> Place:
        text = self.article.body[block].text
        return Place(tokens_of(text), text, block, self.masked.get(block, set()))

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
        if not at and word in ("asked", "called", "told"):  # Asked whether, Benedek said
            return False
        return before != "to" or (at > 2 and place.tokens[at - 2].text == "on")

    def _denied(self, tokens: Sequence[Token], first: int, verb: int) -> bool:
        """Whether what a verb tells was not said, or only may be: Benedek did not say, if Benedek says."""
        near = [token.text.lower().replace("’", "'") for token in tokens[max(first, verb - NEAR) : verb]]
        clause = next((n for n in range(len(near) - 1, -1, -1) if near[n] in CLAUSES), -1)
        if clause > 0 and near[clause] == "that":  # it is a lie that, it is not true that
            above = [token.text.lower() for token in tokens[max(first, verb - 2 * NEAR) : verb]]
            above = above[: len(above) - len(near) + clause][-3:]
            if not UNTRUE.isdisjoint(above) or above[-2:] == ["not", "true"]:
                return True
        if near[-2:] == ["misquoted", "as"] or (verb > first and tokens[verb - 1].text in MAYBE):
            return True
        if near[-1:] == ["as"] and tuple(near[-3:-1]) in ASCRIBED:
            return True
        words = near[clause + 1 :]
        if any(pair in ASCRIBED for pair in pairwise(words)):
            return True
        if tokens[verb].text.lower().endswith("ing"):  # denies ever saying, but: denied the charges, telling
            words = [word for word in words[:-2] if word not in TURNING] + words[-2:]
        return any(word in DENYING or word.endswith("n't") for word in words)

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
        if before in JOINED and (name := self.opening(place, first)):
            return name
        return "" if word in HEARD else self.subjects.after(place, verb + 1, limit)

    def opening(self, place: Place, first: int) -> str:
        """Who stands first in a sentence: `Benedek hit back, calling it “a disgrace”`."""
        found = self.bearers.opening(place.block, place.tokens, first)
        if not found.pronoun:
            full = self.bearers.full(found.speaker, place.block, found.start, found.gender)
            return full if found.speaker else ""
        return self.bearers.antecedent(found.gender, place.block, found.start) if found.gender else ""

    def _source(self, tokens: Sequence[Token], at: int) -> int:
        """Index after a phrase such as `according to` that begins at `at`; 0 where none does."""
        word = tokens[at].text.lower()
        for phrase in self.according:
            if word == phrase[0]:  # seldom
                words = [token.text.lower() for token in tokens[at : at + len(phrase)]]
                if words == phrase:
                    return at + len(phrase)
        return at + 1 if self.language.code == "de" and tokens[at].text == "so" else 0

    def _sentence(self, place: Place, opening: int) -> int:
        """Where the sentence begins in which a quotation opens."""
        tokens, first, farthest = place.tokens, opening, max(opening - LONG, 0)
        while first > farthest:
            text, masked = tokens[first - 1].text, first - 1 in place.masked
            small = first < len(tokens) and tokens[first].text[0].islower()
            if text in ".!?" and not masked and not small:
                break
            last = masked and (first >= len(tokens) or first not in place.masked)
            if text[-1] in ".!?" and last:
                beyond = first
                while beyond < opening and not tokens[beyond].text[0].isalnum():
                    beyond += 1
                if beyond >= opening or not tokens[beyond].text[0].islower():
                    return min(beyond, opening)
            first -= 1
        return first


def verb_at(tokens: Sequence[Token], at: int) -> str:
    told = at + 1 < len(tokens) and tokens[at].text == "told" and tokens[at + 1].text == "reporters"
    return "told reporters" if told else tokens[at].text


def words_at(tokens: Sequence[Token], at: int, end: int) -> str:
    return " ".join(token.text.lower() for token in tokens[at:end])
