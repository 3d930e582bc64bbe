"""Strings that make a regular expression work: what its own parts match, over and over, before what ends the match.

A pattern backtracks where it reads far, fails, and begins again. So each part of it that may go on for long is
repeated, after a sample of what stands before it and before a sign that nothing wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

parser: Any = re._parser  # type: ignore[attr-defined]  # it has no public name

ENDS = ("\x00", "\n\n!", "a", "0", '"')
"""What follows the repeated part: what no pattern wants, and what some do."""
RUNS = (" ", "\n", "\t", " \n", "a", "A", "Ab ", "a ", "0", "0.", "1, ", '"', "“", "”", "'", "’", "(", ")", "[",
        "](", "<", "<a ", "&", "&amp;", "*", "_", "`", "-", "- ", ".", ". ", ",", ":", "/", "\\", "é", "한", "\u0301",
        "\u200b", "Kim ", "the ", "said ", "Mr. ", "von ", "and ", "2018 ", "10:00 ", "\ufeff", "> ", "#", "=", "a=",
        'a="b" ', "*a ", "_a ", "[a ", "(a ", "“a ", '"a ', "`a ", "<p>a", "a\n", "\n- ", "data-", "x:y ")  # fmt: skip
"""What is repeated whatever the pattern says."""
LONG = 40
"""Repeats from which a part counts as one that goes on for long."""


def attacks(pattern: re.Pattern[str]) -> Iterator[tuple[str, str, str]]:
    """Beginning, what to repeat, and end, each made to fit the pattern; then the common runs."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    seen = set()
    for before, pumped in _pumps(tree, ""):
        for begin, again in ((before[-200:], pumped), ("", before[-200:] + pumped), ("", pumped)):
            if again and (begin, again) not in seen:
                seen.add((begin, again))
                for end in ENDS[:2]:
                    yield begin, again, end
    for run in RUNS:
        yield "", run, ENDS[0]


def _pumps(tree: Any, before: str) -> Iterator[tuple[str, str]]:
    """A sample of what stands before each part that may be long, and one of the part."""
    for code, value in tree:
        name = str(code)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, inner = value
            yield from _pumps(inner, before)
            if int(high) >= LONG:
                for sample in _samples(inner):
                    yield before, sample
            before += sample_of(inner) * max(int(low), 1 if int(high) else 0)
        elif name == "SUBPATTERN":
            yield from _pumps(value[-1], before)
            before += sample_of(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _pumps(value, before)
            before += sample_of(value)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _pumps(value[1], before)
        elif name == "BRANCH":
            for branch in value[1]:
                yield from _pumps(branch, before)
            before += sample_of(value[1][0])
        else:
            before += _one(code, value)


def _samples(tree: Any) -> Iterator[str]:
    """What a repeated part may match: by each of its branches, and by several signs of a class."""
    if len(tree) == 1:
        code, value = tree[0]
        name = str(code)
        if name == "BRANCH":
            for branch in value[1][:6]:
                yield sample_of(branch)
            return
        if name == "SUBPATTERN":
            yield from _samples(value[-1])
            return
        if name in ("IN", "ANY", "NOT_LITERAL", "CATEGORY"):
            yield from _signs(code, value)
            return
    yield sample_of(tree)


def sample_of(tree: Any) -> str:
    """A text that the tree matches, as far as that is easily told."""
    text = ""
    for code, value in tree:
        name = str(code)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, inner = value
            text += sample_of(inner) * max(int(low), min(int(high), 1))
        elif name == "SUBPATTERN":
            text += sample_of(value[-1])
        elif name == "ATOMIC_GROUP":
            text += sample_of(value)
        elif name == "BRANCH":
            text += sample_of(value[1][0])
        elif name not in ("ASSERT", "ASSERT_NOT", "AT", "GROUPREF", "GROUPREF_EXISTS"):
            text += _one(code, value)
    return text


def _one(code: Any, value: Any) -> str:
    return next(_signs(code, value), "")


CANDIDATES = "a A0 .,-_'\"\n(é한\u0301“:/<&*#@"


def _signs(code: Any, value: Any) -> Iterator[str]:
    """Signs that one element of a pattern takes."""
    name = str(code)
    if name == "LITERAL":
        yield chr(value)
        return
    if name not in ("IN", "ANY", "NOT_LITERAL", "CATEGORY"):
        return
    found = 0
    for sign in [*CANDIDATES, *_named(value if name == "IN" else ())]:
        if found < 5 and _takes(name, value, sign):
            found += 1
            yield sign


def _named(members: Any) -> list[str]:
    """Signs that a class names itself."""
    found = []
    for code, value in members:
        if str(code) == "LITERAL":
            found.append(chr(value))
        elif str(code) == "RANGE":
            found.append(chr(value[0]))
    return found


CATEGORIES = {
    "DIGIT": r"\d",
    "SPACE": r"\s",
    "WORD": r"\w",
    "NOT_DIGIT": r"\D",
    "NOT_SPACE": r"\S",
    "NOT_WORD": r"\W",
}


def _takes(name: str, value: Any, sign: str) -> bool:
    if name == "ANY":
        return sign != "\n"
    if name == "NOT_LITERAL":
        return ord(sign) != value
    if name == "CATEGORY":
        return re.fullmatch(CATEGORIES[str(value).removeprefix("CATEGORY_")], sign) is not None
    negated = any(str(code) == "NEGATE" for code, _ in value)
    return negated != any(_member(str(code), one, sign) for code, one in value)


def _member(name: str, value: Any, sign: str) -> bool:
    if name == "LITERAL":
        return ord(sign) == value
    if name == "RANGE":
        return bool(value[0] <= ord(sign) <= value[1])
    return name == "CATEGORY" and _takes("CATEGORY", value, sign)
