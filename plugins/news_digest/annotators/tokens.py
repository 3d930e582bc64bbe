"""An article's text as words, with what capitals and marks tell about them."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from ..model import DEK, TITLE, Article, Kind

TOKEN = re.compile(
    r"[a-z]++(?![^\W_]|['’\-])"  # most words; those with more to them are read below
    r"|[^\w\s]"
    r"|[A-Z](?:"
    r"\.(?:(?:[A-Z]\.)+"  # U.S., F.B.I.
    r"|(?=\s[A-Z])(?<![\d°]\s..)(?<!°..))"  # the J. of Donald J. Trump; not the C of 15 °C. Then
    r"|[a-z]++(?![^\W_]|['’\-.]))"
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Adm|Cmdr|Rev|Pres|Hon|Brig"
    r"|Det|St|Jr|Sr|Inc|Corp|Ltd|Co|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\."
    r"|[^\W_]++(?=-(?:based|led|backed|born|style|wide|controlled|run|owned|funded|made|brokered|bound|era"
    r"|like|linked|aligned|allied|affiliated|appointed|trained|sponsored|supported|occupied|dominated|educated|area|held"
    r"|built)\b)"  # US-led, Obama-era
    r"|[A-Z]{2,4}(?=-[A-Z][a-z])"  # US-South Korea
    r"|[^\W_]++(?:['’\-][^\W_]++|(?<=[A-Z])&(?=[A-Z])[^\W_]++)*"  # Jae-in, O'Brien, Japan's, AT&T
)

ARTICLE = re.compile(r"(?:al|el|ad|as|ash|an|ul|ibn)-[A-Z]")  # al-Maliki
STOPS = frozenset(".!?:;•|…")
OPENING = frozenset("“‘\"'«„「(‹[")


@dataclass(slots=True, eq=False)  # of all that is asked most is asked of tokens, and slots answer soonest
class Token:
    """One word or mark; annotators share it, so nobody changes it."""

    start: int
    end: int
    text: str
    """Without the possessive; apostrophes straight."""
    capital: bool
    possessive: bool
    opens: bool
    """It is the first word of a sentence or a quotation."""


@dataclass(slots=True, eq=False)
class Section:
    """A stretch of text that is read in one go: headline, dek or a block of the body; nobody changes it."""

    block: int
    kind: Kind | None
    """None for headline and dek."""
    text: str
    tokens: tuple[Token, ...]
    title_case: bool
    """Nearly every word has a capital, so capitals tell nothing."""
    capitals: tuple[int, ...]
    """Indices of the tokens that have one."""


def read_sections(article: Article) -> list[Section]:
    """Headline, dek and blocks of an article as tokens, in this order."""
    parts: list[tuple[int, Kind | None, str]] = [(TITLE, None, article.title), (DEK, None, article.dek)]
    parts += [(number, block.kind, block.text) for number, block in enumerate(article.body)]
    return [_section(*part) for part in parts if part[-1]]


@functools.lru_cache(maxsize=256)
def _section(block: int, kind: Kind | None, text: str) -> Section:
    """A section; kept for the annotator that reads it next."""
    tokens = tokens_of(text)
    title_case = kind in (None, Kind.HEADING) and _title_case(tokens)
    capitals = tuple([at for at, token in enumerate(tokens) if token.capital])
    return Section(block, kind, text, tokens, title_case, capitals)


@functools.lru_cache(maxsize=256)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and marks of a text; kept for the annotators that read it next."""
    opens, end = True, 0
    tokens = []
    for printed in TOKEN.findall(text):
        start = text.index(printed, end)
        end = start + len(printed)
        word, capital, cut, mark = _form_of(printed)
        if mark:
            tokens.append(Token(start, end, word, False, False, False))
            opens = word in STOPS or (word in OPENING and (opens or word not in "(['"))
        else:
            tokens.append(Token(start, end - cut, word, capital, cut > 0, opens))
            opens = False
    return tuple(tokens)


class _Form(NamedTuple):
    """What a token tells wherever it stands."""

    text: str
    capital: bool
    cut: int
    """Signs of its possessive."""
    mark: bool


@functools.lru_cache(maxsize=1 << 15)  # news goes on in the same words
def _form_of(printed: str) -> _Form:
    first = printed[0]
    if not first.isalnum():
        return _Form("'" if first == "’" else printed, False, 0, True)
    cut = 2 if len(printed) > 2 and printed[-2] in "'’" and printed[-1] in "sS" else 0
    word = printed[: len(printed) - cut].replace("’", "'")
    capital = first.isupper() or ("-" in word and bool(ARTICLE.match(word)))
    return _Form(word, capital, cut, False)


_start = attrgetter("start")


def index_at(tokens: Sequence[Token], place: int) -> int:
    """Index of the first token that does not begin before a place of the text."""
    return bisect_left(tokens, place, key=_start)


def _title_case(tokens: Sequence[Token]) -> bool:
    words = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) > 3 and sum(t.capital for t in words) > 0.7 * len(words)
