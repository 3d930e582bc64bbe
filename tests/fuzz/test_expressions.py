"""Every regular expression of the program takes linear time, whatever it is asked to read."""

from __future__ import annotations

import importlib
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
BOUNDED: dict[str, int | str] = {
    "annotators.cast.HONORIFIC": 24,  # what stands right before a name
    "annotators.cast.KIN": 16,
    "annotators.clauses.BEFORE": 20,
    "annotators.clauses.CLAUSE": "annotators.clauses.REACH",
    "annotators.clauses.SENTENCE": "annotators.clauses.REACH",
    "annotators.clauses._markers": 600,  # REACH on both sides
    "annotators.dates.PRECEDING": 20,
    "annotators.expressions.FIRST": 4,
    "annotators.expressions.LEAD": 12,
    "copydesk.furniture": "copydesk.furniture.LONGEST",
    "copydesk.strays.TAIL": "copydesk.strays.TAIL_LENGTH",
    "copydesk.writers": "copydesk.writers.LONGEST",
    "critical.OPENING": "critical.LOOK",
    "edges.LAST": 48,  # twice LOOK
    "formats.pieces.BOX_NAME": "formats.pieces.LONGEST_LABEL",
    "formats.pieces.CAPTION_NAME": "formats.pieces.LONGEST_LABEL",
    "formats.pieces.CREDIT_NAME": "formats.pieces.LONGEST_LABEL",
    "gazetteer.ENTRY": 100,  # an entry of the gazetteer that we ship
    "gazetteer.ABBREVIATION": 100,
    "pages.markup.TAG": 500,  # what nh3 writes, which is well-formed
    "pages.markup.PARAGRAPH": 500,
    "pages.sentences.SHORT": 16,
    "pages.licences": "pages.licences.LONGEST_LICENSE",
    "salience.BEFORE": 20,
    "shortlinks.WORD": "shortlinks.LONGEST",
}
"""Characters that an expression is given at most, where that is what keeps it quick; a name stands for its value."""
LARGEST = 600
"""No bound is higher: a copy may have as many stretches of that length as it likes."""
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
    steep = [told for one in found for told in _steep(one)]
    assert not steep, "\n".join(steep)


def test_a_bound_is_low_and_of_an_expression_that_is_there() -> None:
    for name in BOUNDED:
        assert bound_of(name) <= LARGEST, name
        module, _, expression = f"news_digest.{name}".rpartition(".")
        assert hasattr(importlib.import_module(module), expression), f"{name} is no more"


def bound_of(name: str) -> int:
    value = BOUNDED[name]
    if isinstance(value, int):
        return value
    module, _, constant = value.rpartition(".")
    return int(getattr(importlib.import_module(f"news_digest.{module}"), constant))


def _steep(one: Expression) -> Iterator[str]:
    """The ways in which an expression can be made to take more than linear time."""
    most = next((bound_of(name) for name in BOUNDED if name in one.where), SIZES[-1] * FACTOR)
    for begin, again, end in attacks(one.pattern):
        for way in one.asked:
            for size in SIZES:
                text = _pumped(begin, again, end, min(size, most))
                if _seconds(one.pattern, way, text) < SLOW:
                    continue
                once = min(_seconds(one.pattern, way, text) for _ in range(2))
                longer = _pumped(begin, again, end, min(size * FACTOR, most))
                if _seconds(one.pattern, way, longer) <= STEEP * once:
                    continue
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


@pytest.mark.parametrize(("text", "size"), [(r"\s+#.*$", 4_000), (r"(?:a|bc)+d", 1_500)])
def test_an_expression_that_goes_back_is_found(text: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "SIZES", (20, size))
    assert next(_steep(Expression("x", re.compile(text), ("search",))), "")


def test_an_expression_that_does_not_go_back_is_let_pass() -> None:
    assert not [*_steep(Expression("x", re.compile(r"(?<!\s)\s++#"), ("search",)))]
