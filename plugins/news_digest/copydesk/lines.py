"""Lines to paragraphs: hard-wrapped copies are joined, whatever leaves one line a paragraph is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import Line
from .prose import is_ended

NARROW, WIDE = 45, 100
"""A wrapped copy has its longest lines between these, in characters: mail and terminals wrap at 65 to 80."""

RUNNING = 30
"""Characters of a line, at least, that may run on in the next."""
BULLETS = ("- ", "* ", "• ", "– ", "— ", "· ", "> ", "▪ ", "◦ ")


LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?|by|author|(?:image|media|photo|picture) "
    r"(?:source|caption|credit|copyright))\s?[:,]?",
    re.I,
)  # Published · Image caption,


def join_labels(lines: Sequence[Line]) -> tuple[Line, ...]:
    """A label that stands on a line alone is joined to the line under it."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and not line.gap and not line.kind and _goes_on(last.text, line.text):
            joined[-1] = replace(last, text=f"{last.text} {line.text}")
        else:
            joined.append(line)
    return tuple(joined)


def _goes_on(last: str, text: str) -> bool:
    """Whether a line completes the one above: its label, or the names of a byline that an `and` parts."""
    if LABEL.fullmatch(last):
        return True
    byline = last.startswith(("By ", "BY ", "by ")) and len(last) < WIDE
    return byline and (text in ("and", "&") or last.endswith((" and", " &")))


def join_wrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """One line a paragraph. In a copy that was wrapped by a machine a line is joined to the one above it
    where the next word would not have fitted, so that short lines stay apart; in one that was wrapped by
    hand, where lines are about as long as the others; and in any where a sentence plainly runs on."""
    width = wrapped_at(lines)
    by_hand = 0 if width else _wrapped_by_hand(lines)
    joined: list[Line] = []
    last = ""  # the physical line that the last paragraph ends with
    for line in lines:
        above = joined[-1].text if joined else ""
        if not above or line.gap or line.kind is not None:
            joined.append(line)
        elif (
            (width and _overflows(last, line.text, width))
            or (by_hand and len(last) >= by_hand and not line.text.startswith(BULLETS))
            or runs_on(above, line.text)
        ):
            hyphen = last.endswith("-") and not last.endswith((" -", "--"))
            joined[-1] = replace(joined[-1], text=joined[-1].text + ("" if hyphen else " ") + line.text)
        else:
            joined.append(line)
        last = line.text
    return tuple(joined)


def runs_on(above: str, text: str) -> bool:
    """Whether a sentence that no mark ends goes on with a small letter."""
    return len(above) >= RUNNING and above[-1].isalnum() and text[:1].islower() and not LABEL.fullmatch(above)


def _wrapped_by_hand(lines: Sequence[Line]) -> int:
    """The shortest line that goes on in the next one, in a copy where most lines do; else 0."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and len(a.text) >= RUNNING]
    running = sorted(len(a) for a, b in pairs if runs_on(a, b))
    apart = any(line.gap for line in lines[1:])
    if not apart or len(running) < 3 or 2 * len(running) < len(pairs):
        return 0
    return max(RUNNING, running[len(running) // 2] * 3 // 4)


def wrapped_at(lines: Sequence[Line]) -> int:
    """The column at which a copy was wrapped, or 0 where it was not. A few lines (an address, a mail
    header) may be longer."""
    pairs = [(a.text, b.text) for a, b in pairwise(lines) if not b.gap and not b.text.startswith(BULLETS)]
    lengths = sorted((len(a) for a, _ in pairs if NARROW <= len(a) <= WIDE), reverse=True)
    rated = [(_fit(pairs, width), -width) for width in dict.fromkeys(lengths[: len(lengths) // 4 + 8])]
    best, width = max(rated, default=(0.0, 0))
    return -width if best else 0


def _fit(pairs: Sequence[tuple[str, str]], width: int) -> float:
    """Share of the breaks that a wrapper at `width` would have made, 0 where too few are."""
    long = [(a, b) for a, b in pairs if width // 2 < len(a) <= width]
    longer = sum(len(a) > width for a, _ in pairs)
    full = [pair for pair in long if _overflows(*pair, width)]
    small = sum(not b[:1].isupper() for _, b in full)  # a wrapper does not choose where capitals stand
    within = [pair for pair in full if not is_ended(pair[0])]  # a wrapper breaks sentences, a writer does not
    if (
        len(full) < max(3, 0.6 * len(long))
        or 2 * len(within) < len(full)
        or 4 * small < len(full)
        or 10 * longer > len(pairs)
    ):
        return 0.0
    return len(full) / len(long)


def _overflows(line: str, following: str, width: int) -> bool:
    """Whether a wrapper at `width` had to break here: the next word did not fit any more."""
    if following.startswith(BULLETS):
        return False
    word = following.split(" ", 1)[0]
    return len(line) + 1 + len(word) > width
