"""Every regular expression of the program takes linear time, whatever it is asked to read."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from fuzz.effort import THOROUGH, some
from fuzz.patterns import Expression, compiled_lately, expressions
from fuzz.pumping import attacks
from news_digest.model import Seed
from news_digest.prepare import read_alone
from news_digest.registry import load_knowledge

ROOT = Path(__file__).parents[2]
BOUNDED = {
    "annotators.cast.HONORIFIC": 24,  # what stands right before a name
    "annotators.cast.KIN": 16,
    "annotators.clauses.BEFORE": 20,
    "annotators.clauses.CLAUSE": 300,  # REACH
    "annotators.clauses.SENTENCE": 300,
    "annotators.clauses.py": 600,  # REACH on both sides
    "annotators.dates.PRECEDING": 20,
    "annotators.expressions.FIRST": 4,
    "annotators.expressions.LEAD": 12,
    "copydesk.furniture": 400,  # LONGEST
    "copydesk.strays.TAIL": 60,  # TAIL_LENGTH
    "copydesk.writers": 600,  # LONGEST
    "critical.OPENING": 8,  # LOOK
    "formats.pieces.BOX_NAME": 500,  # LONGEST_LABEL
    "formats.pieces.CAPTION_NAME": 500,
    "formats.pieces.CREDIT_NAME": 500,
    "gazetteer.ENTRY": 100,  # an entry of the gazetteer that we ship
    "gazetteer.ABBREVIATION": 100,
    "nearest.SENTENCE_END": 500,  # not held to it: a paragraph of nothing but stops takes seconds
    "notes.EMPHASIS": 4_000,  # LONGEST
    "notes.LINK": 4_000,
    "pages.markup.TAG": 500,  # what nh3 writes, which is well-formed
    "pages.markup.PARAGRAPH": 500,
    "pages.sentences.SHORT": 16,
    "render._EMPHASIS": 500,  # it looks no further than 2,000 characters, and so is linear from there on
    "render._LINK": 500,
    "salience.BEFORE": 20,
    "shortlinks.WORD": 80,  # LONGEST
}
"""Characters that an expression is given at most, where that is what keeps it quick."""
SIZES = (20, 8_000) if THOROUGH else (20, 1_500)
SLOW = 0.006
"""CPU seconds that are told from none at all; 1,500 characters read once take far less."""
FACTOR = 4
STEEP = 8.0
"""Times as long for FACTOR times as much: 4 is linear, 16 the square."""


def test_no_expression_takes_more_than_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        lately = compiled_lately(patch)
        knowledge = load_knowledge(ROOT / "content/actors.yml", ROOT / "content/outlets.yml")
        for path in [
            *some(sorted((ROOT / "seeds").rglob("*")), 3),
            *sorted((ROOT / "tests/quality/articles").rglob("*"))[::12],
        ]:
            if path.is_file():
                read_alone(Seed(path, path.name), knowledge)
    found = expressions(lately)
    assert len(found) > 400
    steep = [told for one in some(found, 8) for told in _steep(one)]
    assert not steep, "\n".join(steep)


def _steep(one: Expression) -> Iterator[str]:
    """The ways in which an expression can be made to take more than linear time."""
    most = next(
        (bound for name, bound in BOUNDED.items() if name in one.where.replace("/", ".")), SIZES[-1] * FACTOR
    )
    for begin, again, end in attacks(one.pattern):
        for way in one.asked:
            for size in SIZES:
                text = _pumped(begin, again, end, min(size, most))
                if _seconds(one.pattern, way, text) < SLOW:
                    continue
                longer = _pumped(begin, again, end, min(size * FACTOR, most))
                once, more = (
                    min(_seconds(one.pattern, way, some) for _ in range(3)) for some in (text, longer)
                )
                if once >= SLOW and more > STEEP * once:
                    yield f"{one.where} ({way}): {begin[-40:]!r} + {again[:40]!r} * n + {end!r}: {more / once:.0f}"
                    return


def _pumped(begin: str, again: str, end: str, size: int) -> str:
    return f"{begin}{again * max(1, size // len(again))}{end}"


def _seconds(pattern: re.Pattern[str], way: str, text: str) -> float:
    begun = time.thread_time()
    if way == "finditer":
        for _ in pattern.finditer(text):
            pass
    else:
        getattr(pattern, way)(text)
    return time.thread_time() - begun


def test_an_expression_that_goes_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SIZES", (20, 2_000))
    for text in (r"\s+#.*$", r"(?:a|bc)+d"):
        assert [*_steep(Expression("x", re.compile(text), ("search",)))]
    assert not [*_steep(Expression("x", re.compile(r"(?<!\s)\s++#"), ("search",)))]
