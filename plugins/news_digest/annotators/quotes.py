"""Direct speech, verbatim: what stands in quotation marks, over paragraph breaks too, and who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..languages import Language, language_of
from ..languages.english import ENGLISH
from ..model import Article, Block, Knowledge, Quotation, Span
from .antecedents import Antecedents
from .attribution import NOTHING, Speakers, Speech, may_be_anyones
from .korean import KoreanSpeakers
from .passages import SPOKEN, Piece, find_runs

FEW = 4
"""Fewer words than these, with no verb of speech that governs them, are a scare quote."""
LEAD = 80
"""Signs before a quotation that tell what it is."""
LONGEST_TITLE = 10
"""Words of a work's title at most."""
BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)\W*+$")  # the film of: the film “
WORD = re.compile(r"[^\W\d_][\w’'-]*")
STOP = re.compile(r"[.!?…](?=\s|$)")
SMALL = 4
"""Letters of a word, fewer than which a title may print small: of, the."""


def find_quotes(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's quotations, in order of the text."""
    language = language_of(article.lang) or ENGLISH
    runs = find_runs(article.body, language.speech, language.code)
    if not runs:
        return article
    bearers = Antecedents(article, knowledge, language)
    bearers.hide(piece for run in runs for piece in run)
    found = tuple(_quotations(article, runs, language, bearers))
    return replace(article, annotations=replace(article.annotations, quotations=found))


def _quotations(
    article: Article, runs: Sequence[list[Piece]], language: Language, bearers: Antecedents
) -> Iterator[Quotation]:
    body = article.body
    speakers: Speakers | KoreanSpeakers = (KoreanSpeakers if language.code == "ko" else Speakers)(
        article, bearers, language
    )
    speakers.mask(piece for run in runs for piece in run)
    previous: tuple[Quotation, Piece] | None = None
    exchanges = _exchanges(body, runs)
    for run in runs:
        text = " ".join(body[p.block].text[p.start : p.end] for p in run)
        speech = NOTHING if run[0].block in exchanges else speakers.of(run[0], run[-1], text)
        told = run[0].block not in exchanges
        if (
            told
            and previous
            and not speech.speaker
            and speech.carries
            and _follows(previous[1], run[0], body)
        ):
            goes_on = speech.governed or text[-1:] in ".!?…"
            speech = Speech(previous[0].speaker, previous[0].verb, goes_on, False)
        if not _is_quotation(
            text, speech, body[run[0].block].text[max(0, run[0].start - LEAD) : run[0].start], language
        ):
            continue
        spans = tuple(Span(p.block, p.start, p.end) for p in run)
        quotation = Quotation(spans, text, speech.speaker, speech.verb)
        if speech.speaker:
            bearers.say(run[-1].block, run[-1].end, speech.speaker)
        previous = (quotation, run[-1])
        yield quotation


def _exchanges(body: Sequence[Block], runs: Sequence[list[Piece]]) -> set[int]:
    """Paragraphs of several quotations and nothing else: “What is it?” “Nothing.” Nobody is told to say them."""
    inside: dict[int, list[Piece]] = {}
    for run in runs:
        inside.setdefault(run[0].block, []).append(run[0])
    return {
        block
        for block, pieces in inside.items()
        if len(pieces) > 1
        and not any(sign.isalnum() for stretch in _outside(body[block].text, pieces) for sign in stretch)
    }


def _outside(text: str, pieces: Sequence[Piece]) -> Iterator[str]:
    """What stands before, between and behind the pieces of a paragraph."""
    end = 0
    for piece in pieces:
        yield text[end : piece.start]
        end = piece.end
    yield text[end:]


def _is_quotation(text: str, speech: Speech, before: str, language: Language) -> bool:
    """Whether someone says this, and it is no title of a work, no name and no single odd word."""
    words = text.split()
    if not any(sign.isalnum() for sign in text):
        return False
    ended = text[-1] in ".,!?…。"
    found = BEFORE.search(before)
    last = found[1].lower() if found else ""
    direct = before.rstrip(" “\"„«»‘「'\u00a0\u202f").endswith((":", ","))
    if not direct and not ended and last in language.works and len(words) <= LONGEST_TITLE:
        return False
    above = before.rstrip(" “\"„«»‘「'\u00a0\u202f")
    begins = not above or above[-1] in ".!?…”"
    if not (direct or begins) and text[-1] not in "!?…" and _is_title(text, last, language):
        return False
    told = bool(speech.speaker) or above[-1:] == ":"
    sentence = text[-1] in ".!?…" and (begins or (told and text[0].isupper()))
    return speech.governed or sentence or len(words) >= FEW


def _is_title(text: str, before: str, language: Language) -> bool:
    """Whether all words of weight have a capital: “The Long Road Home”; in German after an article alone."""
    words = WORD.findall(text)
    if not 1 < len(words) <= LONGEST_TITLE or (language.code == "de" and before not in language.determiners):
        return False
    weighty = [word for word in words if len(word) >= SMALL]
    return (
        2 * len(weighty) >= len(words)
        and words[0][0].isupper()
        and all(word[0].isupper() for word in weighty)
    )


def _follows(last: Piece, piece: Piece, body: Sequence[Block]) -> bool:
    """Whether a quotation comes in the same paragraph as another, or opens the one after its sentence."""
    if piece.block == last.block:  # “No.” “Never?” “Never.” are an exchange
        return any(sign.isalnum() for sign in body[piece.block].text[last.end : piece.start])
    if may_be_anyones(body[piece.block].text):
        return False
    between = [n for n in range(last.block + 1, piece.block) if body[n].kind in SPOKEN]
    opens = not any(sign.isalnum() for sign in body[piece.block].text[: piece.start])
    closes = len(STOP.findall(body[last.block].text, last.end)) <= 1
    return not between and opens and closes
