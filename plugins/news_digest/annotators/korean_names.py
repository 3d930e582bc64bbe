"""Names in Korean: by the title behind them, by the registry through the particles that stick to a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from ..languages import KOREAN
from ..model import ActorKind, Mention, Span
from .known import Index, Row
from .tokens import Section, Token

PARTICLE = re.compile(
    r"(?:에게서|에서는|이었다|입니다|이다|였다|으로|에서|에게|까지|부터|처럼|이라고|라고|이나|은|는|이|가|을|를|의|에|와|과|도|로|만|측|께서|께)$"
)  # the 은 of 북한은
TITLE = re.compile(
    r"\w*(?:위원|위원장|장관|차관|회장|사장|시장|소장|원장|국장|팀장|청장|교수|의원|연구원|감독|\d단)"
)  # 해설위원, 9단
RANK = re.compile(r"\d+")  # the 9 of 9단: an 8단 of the same name is too near to tell
FAMILIES = frozenset(
    "김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 황 안 송 류 유 홍 전 고 문 손 양 배 백 허 남 심 노 하 곽 성 차 주 "
    "우 구 나 민 진 지 엄 채 원 천 방 공 현 함 변 염 여 추 도 소 석 "
    "선 설 마 길 연 위 표 명 기 반 라 왕 금 옥 육 인 맹 제 모 "
    "탁 국 어 은 편".split()
)
"""Family names of one syllable."""
NEVER_LAST = ("는", "를", "에", "의", "와", "과")
"""Particles that no given name ends in."""
MINISTRIES = frozenset(word for word in KOREAN.bodies if word.endswith("부"))
BODY = 4
"""Syllables of a body's own name at least, the word for its kind included; one more is needed."""
FULL = 3
"""Syllables of a full name: two or four may be a word."""


def korean_mentions(sections: Sequence[Section], index: Index) -> Iterator[Mention]:
    """Mentions of the names of an article, in no order; a surname with a title that several bear is nobody's."""
    bearers: dict[str, dict[str, set[str]]] = {}
    for section in sections:
        for at, name in _titled(section):
            bearers.setdefault(name[0], {}).setdefault(name, set()).add(_title_behind(section.tokens, at))
    named = {name for some in bearers.values() for name in some}
    for section in sections:
        titles = dict(_titled(section))
        for at, token in enumerate(section.tokens):
            stem = _stem(token.text, named)
            row = _known(token.text, index)
            if row:
                yield _mention(section, token, row[1], row[0], row[2], len(_form(token.text, index)))
            elif stem in named:
                cue = "title" if at in titles else "full name"
                yield _mention(section, token, ActorKind.PERSON, stem, cue, len(stem))
            elif body := _body(token.text):
                yield _mention(
                    section, token, ActorKind.ORGANISATION, body, "name of an organisation", len(body)
                )
            elif token.text in FAMILIES and at + 1 < len(section.tokens) and _title(section.tokens[at + 1]):
                title = section.tokens[at + 1]
                name = _bearer(bearers.get(token.text, {}), _title(title))
                end = title.start + len(_title(title))
                span = Span(section.block, token.start, end)
                yield Mention(
                    span, section.text[token.start : end], name, ActorKind.PERSON, "title", _title(title)
                )


def _bearer(some: Mapping[str, Set[str]], title: str) -> str:
    """Who of the bearers of a surname has a title: the one printed with it, or the only one of the name."""
    titled = [name for name, titles in some.items() if any(_alike(title, other) for other in titles)]
    polite = KOREAN.honorifics.keys()
    if not titled and len(some) == 1:
        titled = [name for name, titles in some.items() if title in polite or titles <= polite]
    several = len(some) > 1 and title in polite
    return titled[0] if len(titled) == 1 and not several else ""


def _alike(title: str, other: str) -> bool:
    """Whether two titles may be one, ranks left aside: 외교장관 and 장관."""
    title, other = RANK.sub("", title), RANK.sub("", other)
    return (
        title == other
        or (title.endswith(other) or other.endswith(title))
        and "부" not in (title[0], other[0])
    )


def _title_behind(tokens: Sequence[Token], at: int) -> str:
    """The title behind a full name, an age in brackets or the name of a body left out; empty for none."""
    behind = at + 1
    if behind + 2 < len(tokens) and tokens[behind].text == "(" and tokens[behind + 2].text == ")":
        behind += 3
    if behind < len(tokens) and (title := _title(tokens[behind])):
        return title
    body = (
        at + 2 < len(tokens)
        and not PARTICLE.search(tokens[at].text)
        and not PARTICLE.search(tokens[at + 1].text)
    )
    return _title(tokens[at + 2]) if body else ""


def _titled(section: Section) -> Iterator[tuple[int, str]]:
    """Index and name of each full name that has a title behind it, or a body and a title: 정민석 통일부 차관."""
    tokens = section.tokens
    for at, token in enumerate(tokens[:-1]):
        name = token.text
        full = len(name) == FULL and name[0] in FAMILIES and not name.endswith(NEVER_LAST)
        if not full or name in KOREAN.titles | KOREAN.stop_words:
            continue
        if _title_behind(tokens, at):
            yield at, name


def _title(token: Token) -> str:
    """The title that a word is, its particle left off; empty for none."""
    words = (token.text, PARTICLE.sub("", token.text))
    titles = KOREAN.titles | KOREAN.honorifics.keys()
    return next((word for word in words if word in titles or TITLE.fullmatch(word)), "")


def _body(word: str) -> str:
    """The body that a word names by its end, particles left off, or as a whole; empty for none."""
    for stem in (word, PARTICLE.sub("", word)):
        if stem in MINISTRIES or (len(stem) > BODY and stem.endswith(tuple(sorted(KOREAN.bodies)))):
            return stem
    return ""


def _stem(word: str, named: set[str]) -> str:
    return word if word in named else PARTICLE.sub("", word)


def _form(word: str, index: Index) -> str:
    return word if (word,) in index.rows else PARTICLE.sub("", word)


def _known(word: str, index: Index) -> Row | None:
    row = index.rows.get((_form(word, index),))
    return row if row and row[0] and row[1] else None


def _mention(
    section: Section, token: Token, kind: ActorKind | None, name: str, cue: str, length: int
) -> Mention:
    span = Span(section.block, token.start, token.start + length)
    return Mention(span, section.text[span.start : span.end], name, kind, cue)
