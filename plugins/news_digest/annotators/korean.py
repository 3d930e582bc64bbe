"""Who speaks in Korean: the subject carries a particle, the verb comes last, and a quotation ends in -고."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..languages import Language
from ..model import ActorKind, Article
from .antecedents import Antecedents
from .attribution import NOTHING, Speech
from .passages import Piece, masked_tokens
from .tokens import Token, index_at, tokens_of

TOPIC = re.compile(r"(.+?)(?:께서는|께서|은|는)$")  # 대통령은 -> 대통령
SUBJECT = re.compile(r"(.+?)(?:이|가)$")  # 시장이 -> 시장
QUOTING = re.compile(r"(?:이?(?:라고|라며|라면서|라는)|고|며|면서|란)")  # what follows the closing mark
TITLED = re.compile(r"(?:이?라는|란) ")  # “...”이라는 제목
FULL = re.compile(
    r"[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원][가-힣]{2}"
)
FAMILY = re.compile(r"[가-힣]")
ENDS = frozenset(".?!")
NAME = re.compile(r"[가-힣]{2,4}")
PARTICLES = (
    "에서",
    "에게",
    "으로",
    "을",
    "를",
    "은",
    "는",
    "이",
    "가",
    "에",
    "도",
    "와",
    "과",
    "며",
    "고",
    "해",
    "로",
)
"""Ends of words that do not belong to the phrase after them."""
VERBAL = ("다", "하", "있", "없", "되")
"""Ends of verbs that a particle-like ending follows: 지원한다는, 있는."""
PRONOUNS = frozenset("그 그녀 이들 그들".split())
COLON = 3
"""Words of a phrase at most."""


class KoreanSpeakers:
    """An article, made ready to answer who said a quotation."""

    def __init__(self, article: Article, bearers: Antecedents, language: Language) -> None:
        self.article = article
        self.bearers = bearers
        self.language = language
        self.masked: dict[int, set[int]] = {}
        self._families: dict[tuple[str, str], str] = {}

    def mask(self, pieces: Iterable[Piece]) -> None:
        """Take note of what stands in quotation marks."""
        self.masked = masked_tokens(self.article.body, pieces)

    def of(self, first: Piece, last: Piece, text: str) -> Speech:
        """Who spoke what begins with the piece `first` and ends with `last`."""
        after = self.article.body[last.block].text[last.end + 1 : last.end + 5]
        if not QUOTING.match(after) and text[-1:] not in ".,?!…":
            return Speech("", "", False, False)
        if TITLED.match(after):
            return Speech("", "", False, False)
        name, verb = self._before(first), self._verb(last)
        name = name or self._behind(last) or (self._above(first) if QUOTING.match(after) else "")
        if not name:
            return Speech("", "", bool(verb), True) if verb else NOTHING
        return Speech(name, verb, True, False)

    def _verb(self, piece: Piece) -> str:
        """The verb of speech in the sentence after a quotation."""
        text = self.article.body[piece.block].text
        end = text.find(".", piece.end + 1)
        for word in text[piece.end + 1 : end if end > 0 else len(text)].split():
            bare = QUOTING.sub("", word, count=1) if word.startswith(("라고", "이라고", "고")) else word
            if any(bare.startswith(stem) for stem in self.language.speech if len(stem) > 1):
                return bare.strip(',.”"')
        return ""

    def _before(self, piece: Piece) -> str:
        """The subject that stands in the sentence before a quotation."""
        tokens = tokens_of(self.article.body[piece.block].text)
        opening = index_at(tokens, piece.start - 1)
        masked = self.masked.get(piece.block, set())
        topics: list[int] = []
        subjects: list[int] = []
        for at in range(opening - 1, -1, -1):
            if at in masked:
                continue
            if tokens[at].text in ".?!":
                break
            if TOPIC.match(tokens[at].text):
                topics.append(at)
            elif SUBJECT.match(tokens[at].text):
                subjects.append(at)
        for at in [*topics, *subjects]:
            if name := self._phrase(piece.block, tokens, at):
                return name
        return ""

    def _above(self, piece: Piece) -> str:
        """The topic of the nearest sentence before, where a sentence leaves its subject out or says `he`."""
        tokens = tokens_of(self.article.body[piece.block].text)
        at = index_at(tokens, piece.start - 1)
        while at and tokens[at - 1].text not in ENDS:
            at -= 1
        masked = self.masked.get(piece.block, set())
        while at:
            first = at - 1
            while first and tokens[first - 1].text not in ENDS:
                first -= 1
            topics = (n for n in range(first, at) if n not in masked and TOPIC.match(tokens[n].text))
            topic = next(topics, -1)
            if topic >= 0 and tokens[topic].text not in self.language.pronouns:
                return self._phrase(piece.block, tokens, topic)
            at = first
        return ""

    def _behind(self, piece: Piece) -> str:
        """The subject between a quotation and its verb: “...”라고 이서연 시장은 말했다."""
        tokens = tokens_of(self.article.body[piece.block].text)
        masked = self.masked.get(piece.block, set())
        at = index_at(tokens, piece.end + 1)
        while at < len(tokens) and tokens[at].text not in ".?!" and at not in masked:
            if TOPIC.match(tokens[at].text) and (name := self._phrase(piece.block, tokens, at)):
                return name
            at += 1
        return ""

    def _phrase(self, block: int, tokens: tuple[Token, ...], at: int) -> str:
        """The speaker that a word with its particle means, with the words before it."""
        found = TOPIC.match(tokens[at].text) or SUBJECT.match(tokens[at].text)
        if not found:
            return ""
        word = found[1]
        if word.endswith(VERBAL):
            return ""
        if word in PRONOUNS:
            above = self._above(Piece(block, tokens[at].start + 1, tokens[at].end))
            return above or self.bearers.antecedent("f" if word == "그녀" else "m", block, tokens[at].start)
        stop = tokens[at].start + len(word)
        start = at
        while start and at - start < COLON and self._belongs(tokens, start):
            start -= 1
        title = next((t for t in sorted(self.language.titles, key=len, reverse=True) if word.endswith(t)), "")
        titled = bool(title) or word == "씨" or word[0].isdigit()
        if titled and (name := self._before_title(tokens[max(min(start, at - 1), at - 2, 0) : at], title)):
            return name
        if titled and at and FAMILY.fullmatch(tokens[at - 1].text):
            return self._of_family(tokens[at - 1].text, word)
        for mention in reversed(self.bearers.between(block, tokens[start].start, stop)):
            whole = mention.kind is ActorKind.PERSON or mention.span.end == stop  # no official of a ministry
            if mention.name and whole:
                return mention.name
        if titled and (name := self._alone(tokens[start:at], word, title)):
            return name
        return self._plain(block, tokens, start, stop, word)

    def _before_title(self, words: Sequence[Token], title: str) -> str:
        """The full name among the words before a title: 이서연 통일부 차관은."""
        name = next((word.text for word in words if FULL.fullmatch(word.text)), "")
        if name:
            self.bearers.register(name, title)
        return name

    def _of_family(self, family: str, title: str) -> str:
        """The one full name of a family that is printed with a title, or at all: 윤 회장, 박 씨; else as printed."""
        if (family, title) not in self._families:
            text = "\n".join(block.text for block in self.article.body)
            name = rf"(?<![가-힣])({re.escape(family)}[가-힣]{{2}})"
            titled = rf"{name}(?:\(\d+\))? (?:\S+ )?\S*{re.escape(title)}(?!\w\w)"
            some = (sorted(set(re.findall(pattern, text))) for pattern in (titled, rf"{name}(?![가-힣])"))
            sure = next((found[0] for found in some if len(found) == 1), "")
            self._families[family, title] = sure or f"{family} {title}"
        return self._families[family, title]

    def _alone(self, tokens: Sequence[Token], word: str, title: str) -> str:
        """The name that stands with a title in one word, or right before it."""
        given = "" if word[0].isdigit() else word.removesuffix(title or "씨")
        given = given or (tokens[-1].text if tokens else "")
        if not NAME.fullmatch(given) or given in self.language.titles:
            return ""
        self.bearers.register(given, title)
        return given

    def _plain(self, block: int, tokens: tuple[Token, ...], start: int, stop: int, word: str) -> str:
        if len(word) < 2 or any(sign.isdigit() for sign in word):
            return ""
        phrase = self.article.body[block].text[tokens[start].start : stop]
        known = [
            name
            for name in self.bearers.families
            if name == word or (len(name) > 2 and name[0] == phrase[0] and len(phrase.split()[0]) == 1)
        ]
        if not known and len(phrase.split()) == 2 and len(phrase.split()[0]) == 1:
            return self._of_family(*phrase.split())
        return known[0] if len(known) == 1 else phrase

    def _belongs(self, tokens: tuple[Token, ...], start: int) -> bool:
        """Whether the word before belongs to the phrase: not one that ends a part of the sentence."""
        before = tokens[start - 1]
        return (
            before.text[0].isalnum()
            and before.end + 1 == tokens[start].start
            and (len(before.text) == 1 or not before.text.endswith(PARTICLES))
            and not (
                len(before.text) > 1
                and before.text.endswith(("한", "된", "인", "던", "는", "날", "일", "시"))
            )
            or before.text in ("한", "두")
        )
