"""Whom a pronoun means: the one who acted or spoke before it, or nobody where it may be several."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ..languages import Language
from ..model import ActorKind, Article, Kind, Knowledge, Mention
from .cast import PRONOUNS, RECENT
from .fullnames import END
from .openings import Openings
from .tokens import Token, index_at, tokens_of
from .words import ACTING, FEMALE, MALE

FARTHEST = 150
"""Tokens before a pronoun that are read at most."""
NEAR = 6
"""Blocks back to which `he` may refer."""
OWNING = frozenset("of von de del".split())
TOLD = (Kind.PARAGRAPH, Kind.LIST, Kind.NUMBERED, Kind.QUOTE)
BODIES = (ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.OUTLET)


class Antecedents(Openings):
    """The people and bodies of one article, to whom pronouns refer."""

    def __init__(self, article: Article, knowledge: Knowledge, language: Language) -> None:
        super().__init__(article, knowledge, language)
        self._subjects: dict[tuple[int, tuple[ActorKind, ...]], list[tuple[int, str]]] = {}
        self._distant = language.prepositions - OWNING

    def antecedent(self, gender: str, block: int, before: int) -> str:
        """Who `he` or `she` is, and `it` where a body spoke: the one who last spoke or acted."""
        if gender in ("n", ""):
            bodies = [name for place, name in self.subjects(block, BODIES) if place <= before]
            if gender and len(set(bodies)) == 1:
                return bodies[0]
            speaker = self.last(block, 2)
            fits = self._is_body(speaker) if gender else _is_plural(speaker)
            return speaker if speaker and fits and not bodies else ""
        name = self.parallel(gender, block, before)
        if not name and not self._newcomer_before(gender, block, before):
            name = self._nearest(gender, block, before)
        return self.full(name, block, before, gender) if name else ""

    def _newcomer_before(self, gender: str, block: int, before: int) -> bool:
        """Whether the block tells of someone new and nameless, but of nobody else, before a pronoun."""
        tokens = tokens_of(self.article.body[block].text)
        last = index_at(tokens, before)
        near = tokens[max(0, last - FARTHEST) : last]
        told = [token for token in near if not self.hidden(block, token.start)]
        return self.newcomer(gender, told) and not self._candidates_named(gender, block, before)

    def parallel(self, gender: str, block: int, before: int) -> str:
        """Who stands first in the nearest sentence that begins with someone of the gender, or who spoke since.

        Reads the block up to `before`, then the one above it; without a gender the block alone.
        """
        above = next((n for n in range(block - 1, -1, -1) if self.article.body[n].kind in TOLD), -1)
        for number in (block, above) if above >= 0 else (block,):
            limit = before if number == block else END
            last = bisect_left(self.openings(number), limit, key=lambda opening: opening.start)
            openings = self.openings(number)[max(0, last - RECENT) : last]
            if openings and number == block and self._parenthetical(block, openings[-1].start, before):
                openings = openings[:-1]
            found = [(one.start, one.speaker, one.gender) for one in openings]
            found += [
                (said.place, said.speaker, self._gender_told(said.speaker))
                for said in self.said[-RECENT:]
                if said.block == number and said.place < limit and not self._is_body(said.speaker)
            ]
            for _, name, known in sorted(found, reverse=True):
                if name and (not gender or known in ("", gender)) and not _is_plural(name):
                    return name
            if number == block and (
                not gender
                or self._candidates_named(gender, block, before)
                or self._newcomer_before(gender, block, before)
            ):
                return ""
        return ""

    def _parenthetical(self, block: int, start: int, pronoun: int) -> bool:
        """Whether a pronoun stands right behind a comma: in `Benedek was wrong, he said,` it is not Benedek.

        `start` is where its sentence begins; nothing may be quoted between the two.
        """
        tokens = tokens_of(self.article.body[block].text)
        at = index_at(tokens, pronoun)
        behind = 0 < at < len(tokens) and any(token.text == "," for token in tokens[max(0, at - 2) : at])
        return behind and not self.quotes_between(block, start, pronoun)

    def _candidates_named(self, gender: str, block: int, before: int) -> bool:
        return any(True for _ in self._candidates(gender, block, before))

    def _nearest(self, gender: str, block: int, before: int) -> str:
        """The one who acted or spoke, wherever in the sentence that is told."""
        for number in range(block, max(block - NEAR, -1), -1):
            if self.article.body[number].kind is Kind.CAPTION:
                continue
            limit = before if number == block else len(self.article.body[number].text)
            if (bearer := self._office_acting(number, limit)) is not None:
                return bearer if self._fits(bearer, gender) else ""
            found = list(self._candidates(gender, number, limit))
            if found:
                return self._chosen(found, here=number == block)
            others = self._others(gender, number, limit)
            if others:
                return others.pop() if len(others) == 1 else ""
        return ""

    def _office_acting(self, block: int, limit: int) -> str | None:
        """Who is meant by the last subject of a block, if that is an office: the president said; None if not."""
        tokens = tokens_of(self.article.body[block].text)
        last = index_at(tokens, limit)
        for at in range(last - 1, max(1, last - FARTHEST), -1):
            the, office, verb = tokens[at - 2 : at + 1]
            if verb.text in ACTING and the.text.lower() == "the" and office.text in self.titles:
                later = any(verb.start < place <= limit for place, _ in self.subjects(block))
                return None if later else self.office([office.text], block)
        return None

    def _others(self, gender: str, block: int, limit: int) -> set[str]:
        """People of a block who may be meant, though nothing shows that they act there."""
        return {
            mention.name
            for mention in self.mentions.get(block, ())
            if mention.kind is ActorKind.PERSON
            and mention.span.end <= limit
            and self.genders.get(mention.name) == gender
            and not self._after_preposition(mention)
        }

    def _after_preposition(self, mention: Mention) -> bool:
        words = (
            self.article.body[mention.span.block]
            .text[max(0, mention.span.start - 30) : mention.span.start]
            .split()[-1:]
        )
        return bool(words) and words[0].lower() in self._distant

    def _chosen(self, found: Sequence[tuple[int, str, bool]], here: bool) -> str:
        """The one of several candidates that is meant: the only one, else who spoke last."""
        names = {name for _, name, _ in found}
        if len(names) == 1 or (here and max(found)[2]):
            return max(found)[1]
        spoke = [name for _, name, spoke in sorted(found) if spoke]
        return spoke[-1] if spoke else ""

    def _candidates(self, gender: str, block: int, limit: int) -> Iterator[tuple[int, str, bool]]:
        for place, name in self.subjects(block):
            if place <= limit and self._fits(name, gender):
                yield place, name, False
        for said in self.said[-RECENT:]:
            here = said.block == block and said.place <= limit
            if here and self._fits(said.speaker, gender) and not self._is_body(said.speaker):
                yield said.place, said.speaker, True

    def _fits(self, name: str, gender: str) -> bool:
        return self._gender_told(name) in ("", gender) and not _is_plural(name)

    def _gender_told(self, name: str) -> str:
        """The gender of a name, or of a description by its nouns: a spokeswoman for the king."""
        if (known := self.genders.get(name)) is not None:
            return known
        words = name.split(" for ")[0].split(" of ")[0].split()
        if words and (honorific := self.honorifics.get(words[0], "")):
            return honorific
        nouns = {word.lower() for word in words} - PRONOUNS
        return "f" if nouns & FEMALE else "m" if nouns & MALE else ""

    def _is_body(self, name: str) -> bool:
        """Whether a speaker is no person: an organisation, a state, or described by no word for a person."""
        if name in self.genders or name in self.families.get(name.rpartition(" ")[2], ()):
            return False
        words = [word.lower().removesuffix("s") for word in name.split()]
        return not any(self.is_person(word) for word in words)

    def subjects(
        self, block: int, kinds: tuple[ActorKind, ...] = (ActorKind.PERSON,)
    ) -> list[tuple[int, str]]:
        """Of whom a block tells that they did something: where the mention ends, and the name."""
        if (block, kinds) not in self._subjects:
            tokens = tokens_of(self.article.body[block].text)
            self._subjects[block, kinds] = [
                (m.span.end, m.name or m.text)
                for m in self.mentions.get(block, ())
                if m.kind in kinds and m.cue != "adjective" and not self.hidden(m.span.block, m.span.start)
                if self._is_subject(tokens, m)
            ]
        return self._subjects[block, kinds]

    def _is_subject(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Whether a verb follows the mention, at once or after an aside between commas."""
        at = index_at(tokens, mention.span.end)
        if at < len(tokens) and tokens[at].text == ",":
            end = min(at + 16, len(tokens))
            at = next((i + 1 for i in range(at + 1, end) if tokens[i].text == ","), len(tokens))
        while at < len(tokens) and tokens[at].text.endswith("ly"):
            at += 1
        if at >= len(tokens) or tokens[at].capital:
            return False
        word = tokens[at].text
        first = index_at(tokens, mention.span.start)
        while first and tokens[first].capital and not tokens[first].opens:
            first -= 1
        small = word in self.language.prepositions or word in self.language.breaks or not word[0].isalpha()
        if (tokens[first].opens and not small) or word in self.language.speech:
            return True
        if self.language.code != "en":
            return word in self.language.fillers
        return word in ACTING or (word.endswith("ed") and len(word) > 4)


def _is_plural(speaker: str) -> bool:
    """Whether a speaker is several: officials, Paul Gruen and Laura Benedek."""
    words = speaker.split(" of ")[0].split(" for ")[0].split()
    return bool(words) and (
        " and " in speaker or (words[-1].endswith("s") and words[-1].islower() and words[-1][-2:] != "ss")
    )
