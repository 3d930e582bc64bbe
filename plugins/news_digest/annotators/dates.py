"""Days, months, years and periods that an article speaks of, worked out from the day it was written."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..languages import Language, language_of
from ..model import Article, Block, DateExpression, Kind, Knowledge, Span, Stamp
from .clauses import clause_tense
from .context import Context
from .expressions import Found, Grammar, expressions_of, grammar_of, small
from .meanings import meaning_of
from .tense import Tense, tense_at
from .tokens import tokens_of

SENTENCE_END = re.compile(r"[.!?…][”’\"')»“]*\s(?=[^a-zß-ÿ])")  # He left.” They
WORD = re.compile(r"\S+")
FEW, NEARBY = 5, 80
"""Words, and signs, beside an expression that may tell it from others."""
MANY = 20
"""Expressions of an article that are told apart in this way; where there are more, they are left out."""
LATE = 14
"""Days from the dateline to publication, at most; a reprint that comes later is no longer news."""
GROWING = 7
"""Days after publication in which a change may add news; a later one is a correction."""
PRECEDING = re.compile(r"([^\W\d_]+)[\s-]\Z")  # the `about` of about two days ago


@dataclass(slots=True)
class _Reading:
    """An article's expressions as they are read, in order of the text."""

    written: datetime.date | None
    grammar: Grammar
    updated: datetime.date | None = None
    found: list[DateExpression] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)
    """Words of expressions of which the meaning is not safe."""
    told: list[tuple[int, int, Stamp | None]] = field(default_factory=list)
    """Block, end and stamp of dates so far; None for one that is not safe, or a period."""


def find_dates(article: Article, knowledge: Knowledge) -> Article:
    """Fill in the article's dates, in order of the text; without its own day only those printed in full."""
    language = language_of(article.lang)
    if language is None:
        return article
    grammar = grammar_of(language.code)
    known = article.date is not None and article.date.day
    written = _day_of_writing(article, article.date.first_day, grammar) if article.date and known else None
    reading = _Reading(written, grammar, _day_of_change(article))
    for number, block in enumerate(article.body):
        if block.kind is not Kind.CAPTION:
            _read(reading, number, block.text)
    told = tuple(_told_apart(reading.found, reading.doubtful, article.body))
    return replace(article, annotations=replace(article.annotations, dates=told))


def _day_of_writing(article: Article, published: datetime.date, grammar: Grammar) -> datetime.date:
    """The day printed in the dateline where a reprint came out a few days later; else that of publication."""
    low = small(article.dateline)
    for found in expressions_of(article.dateline, low, grammar):
        if found.rule == "date":
            context = Context(found.parts, published, grammar.language, _no_tense, _no_anchor, False)
            meant = meaning_of("date", context)
            if meant and 0 < (published - meant.first_day).days <= LATE:
                return meant.first_day
    return published


def _day_of_change(article: Article) -> datetime.date | None:
    """The day of the last change, where it is one of the days after publication."""
    date, modified = article.date, article.modified
    if not (date and modified and date.day and modified.day):
        return None
    return modified.first_day if 0 < (modified.first_day - date.first_day).days <= GROWING else None


def _no_tense() -> Tense | None:
    return None


def _no_anchor(sentences: int) -> Stamp | None:
    return None


def _read(reading: _Reading, number: int, text: str) -> None:
    """Add one block's expressions."""
    low = small(text)
    for found in expressions_of(text, low, reading.grammar):
        meaning = meaning_of(found.rule, _context(reading, found, number, text, low))
        words = text[found.start : found.end]
        if meaning:
            reading.found.append(DateExpression(Span(number, found.start, found.end), words, meaning))
        else:
            reading.doubtful.add(words)
        if found.rule != "nothing":
            reading.told.append((number, found.end, meaning if isinstance(meaning, Stamp) else None))


def _context(reading: _Reading, found: Found, number: int, text: str, low: str) -> Context:
    language = reading.grammar.language

    def tense() -> Tense | None:
        return _tense(language, text, low, found)

    def told(sentences: int) -> Stamp | None:
        return _anchor(reading.told, number, text, found.start, sentences)

    before = PRECEDING.search(low, max(0, found.start - 20), found.start)
    vague = before is not None and before[1] in language.vague
    return Context(found.parts, reading.written, language, tense, told, vague, reading.updated)


def _tense(language: Language, text: str, low: str, found: Found) -> Tense | None:
    if language.past:
        return clause_tense(text, low, found.start, found.end, language)
    return tense_at(tokens_of(text), found.start, found.end)


def _anchor(
    told: Sequence[tuple[int, int, Stamp | None]], block: int, text: str, start: int, sentences: int
) -> Stamp | None:
    """The date told last, where it stands close by and its sentence tells no other."""
    near = [(where, end, day) for where, end, day in told[-2:] if where in (block, block - 1)]
    if not near:
        return None
    where, end, day = near[-1]
    between = len(SENTENCE_END.findall(text, end if where == block else 0, start + 1))
    if between > (sentences if where == block else 0) or (where != block and not sentences):
        return None
    other = near[0][2] if len(near) == 2 and near[0][0] == where else day
    return day if other == day or not (between or where != block) else None


def _told_apart(
    found: Sequence[DateExpression], doubtful: set[str], body: Sequence[Block]
) -> Iterator[DateExpression]:
    """The expressions, with words beside them where elsewhere the same words have no safe meaning.

    What the words mean is written down once an article: `in August` must not tell of an August that it is not.
    """
    alike = {
        words
        for words in {expression.text for expression in found}
        if any(f" {words} " in f" {other} " for other in doubtful)
    }
    several = [expression for expression in found if expression.text in alike]
    whole = "\n".join(block.text for block in body) if several else ""
    for expression in found:
        if expression.text not in alike:
            yield expression
        elif len(several) <= MANY:
            text = body[expression.span.block].text
            yield from _with_context(expression, text, whole)


def _with_context(expression: DateExpression, text: str, whole: str) -> Iterator[DateExpression]:
    """The expression with as few words before it, else after it, as make it stand once; nothing if none do."""
    block, start, end = expression.span.block, expression.span.start, expression.span.end
    near = max(0, start - NEARBY)
    near = max([near, *(found.end() for found in SENTENCE_END.finditer(text, near, start))])
    far = SENTENCE_END.search(text, end, end + NEARBY)
    before = [(found.start(), end) for found in WORD.finditer(text, near, start)]
    after = [(start, found.end()) for found in WORD.finditer(text, end, far.start() if far else end + NEARBY)]
    for first, last in [*reversed(before[-FEW:]), *after[:FEW]]:
        if whole.count(text[first:last]) == 1:
            yield replace(expression, span=Span(block, first, last), text=text[first:last])
            return
