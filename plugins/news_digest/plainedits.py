"""Which edits leave a passage what it was: other typography, other spellings, a few small words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .anchors import fold
from .critical import DAYS, Kind, Word
from .turns import ADDED, BRITISH, SAYING

ENGLISH = frozenset("the and with from said".split())
"""Words by which an English passage is known; other languages have other rules."""
NEAR = 2
"""Words on each side of a small one among which nothing may stand that it would turn round."""
SHORT = 3
"""Letters of a weekday or month that may be something else: Sun, Jan, Mar."""
LONG = 5
"""Letters of a word that may be spelled in another way."""
SPELLINGS = (
    (re.compile(r"our"), "or"),  # colour
    (re.compile(r"(?<=[a-z]{3})(i|y)s(?=e|ing|ation)"), r"\1z"),  # organise, analyse
    (re.compile(r"tre(?=s?\Z)"), "ter"),  # theatre
    (re.compile(r"(?<=travel|cancel|signal)l|(?<=(?:label|model|level))l|(?<=fuel)l"), ""),  # travelled
    (re.compile(r"(?<=\bdef|\boff|\blic)ence"), "ense"),  # defence
    (re.compile(r"\bco-o(?=perat|rdinat)"), "coo"),  # co-operate
)
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")  # 1,000 · 25,000,000.5, in English
MARK = re.compile(r"\.\.\.|--|(?<!\w)-|-(?!\w)|(?<=\d)-(?=\d)|[^\w\s-]")  # not that of long-range
MARKS = {"'": '"', "-": ",", "--": ",", "!": "."}
"""Marks that printers exchange -> how they are compared."""
ABBREVIATED = re.compile(r"(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Prof|Nr|No|vs|Co|Inc|Corp|Ltd)\Z")
LISTED = frozenset("and or but und oder et ou y o".split())
"""Before these a comma comes and goes."""
ENDS = frozenset(".?!,;:")


class Text(NamedTuple):
    """Words, and the text that they are of."""

    words: Sequence[Word]
    printed: str

    def word(self, place: int) -> str:
        return self.printed[self.words[place].start : self.words[place].end]

    def between(self, first: int, end: int) -> str:
        """What stands after the word before `first` and before the word `end`."""
        start = self.words[first - 1].end if first else 0
        stop = self.words[end].start if end < len(self.words) else len(self.printed)
        return self.printed[start:stop] if start < stop else ""


Pair = tuple[int, int, int, int]
"""Words of the passage, from and to, and those of the place that are the same."""


def is_plain_edit(passage: Text, place: Text) -> bool:
    """Whether the place differs from the passage in typography, spellings and small words alone."""
    pairs = list(_pairs(passage, place))
    here, there = (0, 0), (0, 0)
    english = not ENGLISH.isdisjoint(word.plain for word in passage.words)
    for number, (first, end, first_there, end_there) in enumerate(pairs):
        lost, new = (here[1], first), (there[1], first_there)
        added = [(passage, *lost), (place, *new)]
        if not all(_is_small(text, at, english) for text, start, stop in added for at in range(start, stop)):
            return False
        if number and not _paused_alike(passage, place, lost, new):
            return False
        here, there = (first, end), (first_there, end_there)
    rest = [(passage, here[1], len(passage.words)), (place, there[1], len(place.words))]
    if not all(_is_small(text, at, english) for text, start, stop in rest for at in range(start, stop)):
        return False
    return bool(pairs) and _ends_alike(passage, place)


def _pairs(passage: Text, place: Text) -> Iterator[Pair]:
    """Stretches that are the same, in order."""
    here, there = ([word.plain for word in text.words] for text in (passage, place))
    english = not ENGLISH.isdisjoint(here)
    for _, first, end, first_there, end_there in SequenceMatcher(
        None, here, there, autojunk=False
    ).get_opcodes():
        at, at_there = first, first_there
        while at < end and at_there < end_there:
            if _is_same(passage, at, place, at_there, english):
                yield at, at + 1, at_there, at_there + 1
                at, at_there = at + 1, at_there + 1
            elif joined := _joined(passage, at, place, at_there):
                yield at, at + joined[0], at_there, at_there + joined[1]
                at, at_there = at + joined[0], at_there + joined[1]
            elif end - at > end_there - at_there:
                at += 1
            elif end - at < end_there - at_there:
                at_there += 1
            else:
                at, at_there = at + 1, at_there + 1


def _is_same(passage: Text, at: int, place: Text, at_there: int, english: bool) -> bool:
    """Whether two words say the same: of the same sort, of the same meaning, and both or none an owner."""
    one, other = passage.words[at], place.words[at_there]
    printed, now = passage.word(at), place.word(at_there)
    if one.kind is Kind.DAY and other.kind is Kind.DAY:
        return _same_day(passage, at, place, at_there)
    kinds = {one.kind, other.kind}
    if len(kinds) > 1 and kinds not in ({Kind.FIRST, Kind.PLAIN}, {Kind.FIRST, Kind.NAME}):
        return False
    if one.plain == other.plain:
        return printed.endswith(("'s", "’s")) == now.endswith(("'s", "’s"))
    if one.kind is Kind.NUMBER:
        return english and _ungrouped(one.plain) == _ungrouped(other.plain)
    if Kind.NAME not in kinds:
        printed, now = printed.lower(), now.lower()
    return _spelled(printed, english) == _spelled(now, english)


def _same_day(passage: Text, at: int, place: Text, at_there: int) -> bool:
    """Whether two words are one weekday or month in one language, and surely no name: Sun, Jan."""
    printed, now = passage.word(at), place.word(at_there)
    if printed == now:
        return True
    meant = [DAYS.get(word) or DAYS.get(word.lower(), {}) for word in (printed, now)]
    same = any(meant[1].get(code) == name for code, name in meant[0].items())
    return same and all(
        len(text.word(place)) > SHORT or _is_dated(text, place)
        for text, place in ((passage, at), (place, at_there))
    )


def _is_dated(text: Text, at: int) -> bool:
    """Whether a short word is an abbreviation, or stands beside a number."""
    beside = [text.words[n].plain for n in (at - 1, at + 1) if 0 <= n < len(text.words)]
    return text.printed[text.words[at].end :][:1] == "." or any(word.isdigit() for word in beside)


def _ungrouped(number: str) -> str:
    return number.replace(",", "") if GROUPED.fullmatch(number) else number


def _spelled(printed: str, english: bool) -> str:
    """A lower-case word in one spelling; any other as it is."""
    if not printed.islower():
        return printed
    printed = fold(printed)[0].replace("ß", "ss").replace("œ", "oe")
    if english and len(printed) >= LONG:
        printed = BRITISH.get(printed, printed)
        for pattern, new in SPELLINGS:
            printed = pattern.sub(new, printed)
    return printed


def _joined(passage: Text, at: int, place: Text, at_there: int) -> tuple[int, int] | None:
    """How many words here and there are one word with a hyphen and without: cease-fire."""
    for text, begin, other, there, counts in (
        (passage, at, place, at_there, (2, 1)),
        (place, at_there, passage, at, (1, 2)),
    ):
        if begin + 1 >= len(text.words):
            continue
        first, second = text.words[begin : begin + 2]
        whole = text.word(begin)
        if (first.start, first.kind, second.kind) == (second.start, Kind.PLAIN, Kind.PLAIN) and "-" in whole:
            parts = whole.split("-")
            if len(parts) == 2 and len(parts[0]) > SHORT and "".join(parts) == other.word(there):
                return counts
    return None


def _is_small(text: Text, at: int, english: bool) -> bool:
    """Whether a word is one that comes and goes: also, and the that of he said that."""
    word = text.words[at]
    around = [*text.words[max(0, at - NEAR) : at], *text.words[at + 1 : at + 1 + NEAR]]
    if not english or any(other.kind is Kind.NEGATION for other in around):
        return False
    if word.plain == "that":
        after = text.words[at + 1 : at + 2]
        return at > 0 and text.words[at - 1].plain in SAYING and bool(after) and _begins(after[0])
    beside = text.words[at + 1].kind if at + 1 < len(text.words) else Kind.PLAIN
    return word.plain in ADDED and (beside is not Kind.TURN or word.kind is not Kind.PLAIN)


def _begins(word: Word) -> bool:
    """Whether a clause begins with the word: that the, that he, that Kim."""
    return word.plain in ("the", "a", "an") or word.kind in (Kind.TURN, Kind.NAME)


def _paused_alike(passage: Text, place: Text, lost: tuple[int, int], new: tuple[int, int]) -> bool:
    """Whether the same marks stand between two words here and there; a comma may go with a small word."""
    marks, now = _marks(passage, *lost), _marks(place, *new)
    if marks == now:
        return True
    after = passage.words[lost[1]].plain
    if lost[0] < lost[1] or new[0] < new[1] or after in LISTED:
        marks, now = ([mark for mark in some if mark != ","] for some in (marks, now))
    return marks == now


def _marks(text: Text, first: int, end: int) -> list[str]:
    """The marks between two words, in one typography; the point of an abbreviation is none."""
    found = []
    for at in range(first, end + 1):
        gap = fold(text.between(at, at))[0]
        before = text.word(at - 1)
        marks = [MARKS.get(mark, mark) for mark in MARK.findall(gap)]
        if marks and marks[0] == "." and (ABBREVIATED.search(before) or text.words[at - 1].kind is Kind.DAY):
            del marks[0]
        found += marks
    return found


def _ends_alike(passage: Text, place: Text) -> bool:
    """Whether the sentence that ends with the passage ends there with the same mark."""
    marks = [_first_end(text.printed[text.words[-1].end :]) for text in (passage, place)]
    return marks[0] in ("", marks[1]) or marks == [".", ""]


def _first_end(after: str) -> str:
    return next((mark for mark in after[:4].split("\n")[0] if mark in ENDS), "") if after else ""
