"""From a copy to its page the work grows as the copy does: counted in calls, which no other load changes."""

from __future__ import annotations

import math
import sys
import warnings
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from fuzz.effort import THOROUGH, some
from fuzz.parsers import TOLD, shipped
from fuzz.shapes import SHAPES, Shape
from fuzz.wholeness import as_read, english
from news_digest.model import Seed
from news_digest.pages.decorators import dressed_story
from news_digest.prepare import read_alone

SIZES = (12_000, 48_000) if THOROUGH else (4_000, 16_000)
STEEP = 1.25 if THOROUGH else 1.4
"""Slope of the logarithm of the work over that of the size; 1 is linear, 2 the square."""
KNOWN = ("signs '# a\\n'", "signs 'a\\n---\\n'")
"""Python-Markdown's own, which `formats.markdown.MOST_MARKS` keeps below seconds."""


def work(name: str, data: bytes) -> tuple[int, bool]:
    """Calls on the whole way of a copy to its page, and whether it was read."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    seed = Seed(Path(name), name)
    sys.setprofile(count)
    try:
        prepared = read_alone(seed, shipped(), data)
        if prepared.article:
            story = as_read(prepared)
            if story is None:
                return calls, False
            dressed_story(story, {one.name: "actors/a.html" for one in story.actors}, shipped(), english())
    except TOLD:
        return calls, False
    finally:
        sys.setprofile(None)
    return calls, prepared.article is not None


def slope(name: str, shape: Shape) -> float:
    """How steeply the work grows; what is refused for its size counts no more."""
    told = [work(name, shape(size).encode()) for size in SIZES]
    less, more = (calls for calls, _ in told)
    return math.log(more / less) / math.log(SIZES[1] / SIZES[0]) if all(taken for _, taken in told) else 0.0


@pytest.mark.parametrize("kind", SHAPES)
def test_the_work_grows_as_the_copy_does(kind: str) -> None:
    work(f"x{kind}", next(iter(SHAPES[kind].values()))(1_000).encode())  # what is read once in a process
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        slopes = {name: slope(f"x{kind}", shape) for name, shape in some(SHAPES[kind].items(), 6)}
    assert {
        name: round(steep, 2) for name, steep in slopes.items() if steep > STEEP and name not in KNOWN
    } == {}


def test_work_that_grows_by_the_square_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    real = read_alone

    def each_with_each(seed: Seed, knowledge: object, data: bytes) -> Any:
        for _ in range((len(data) // 4) ** 2):
            len(data)
        return real(seed, shipped(), data)

    monkeypatch.setattr(sys.modules[__name__], "read_alone", each_with_each)
    assert slope("x.txt", SHAPES[".txt"]["lines of 'a, '"]) > STEEP
