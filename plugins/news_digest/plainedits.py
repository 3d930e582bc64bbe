"""Which edits leave a passage what it was: a few small words and spellings, and nothing else. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from .critical import Word

HARMLESS = frozenset("the a an also very that however moreover".split())
"""Words that may come, go or be exchanged in an English passage."""
ENGLISH = frozenset("the and with from".split())
"""Words by which an English passage is known; in other languages `a` and `an` say something."""
LONG = 6
"""Letters of a word that may be spelled in another way."""
SPELLINGS = (
    (re.compile(r"our"), "or"),  # colour
    (re.compile(r"(?<=[a-z]{3})(i|y)s(?=e|ing|ation)"), r"\1z"),  # organise, analyse
    (re.compile(r"tre(?=s?\Z)"), "ter"),  # theatre
)


def is_plain_edit(passage: Sequence[Word], quoted: str, place: Sequence[Word], text: str) -> bool:
    """Whether the place, words of the text, differs from the passage, words of what was quoted, in small words
    and spellings alone."""
    here, there = [word.plain for word in passage], [word.plain for word in place]
    english = not ENGLISH.isdisjoint(here)
    matcher = SequenceMatcher(None, here, there, autojunk=False)
    for _, first, end, first_there, end_there in matcher.get_opcodes():
        lost, new = passage[first:end], place[first_there:end_there]
        if [word.plain for word in lost] == [word.plain for word in new]:
            if any(_owns(one, quoted) != _owns(other, text) for one, other in zip(lost, new, strict=True)):
                return False
        elif len(lost) == len(new) and all(
            _spelled(quoted[one.start : one.end], english) == _spelled(text[other.start : other.end], english)
            for one, other in zip(lost, new, strict=True)
        ):
            continue
        elif not english or not all(
            _is_harmless(word, where) for words, where in ((lost, quoted), (new, text)) for word in words
        ):
            return False
    return True


def _owns(word: Word, text: str) -> bool:
    """Whether a word has the ending of an owner: Kim's."""
    return text[word.start : word.end].endswith(("'s", "’s"))


def _spelled(printed: str, english: bool) -> str:
    """A long lower-case word in one spelling; any other as it is."""
    if not printed.islower():
        return printed
    printed = printed.replace("ß", "ss")
    if english and len(printed) >= LONG - 1:
        for pattern, new in SPELLINGS:
            printed = pattern.sub(new, printed)
    return printed


def _is_harmless(word: Word, text: str) -> bool:
    """Whether a word is a small one that stands by itself; A may be a name, and a.m. is no article."""
    printed = text[word.start : word.end]
    alone = printed != "A" and not printed[1:].isupper() and text[word.end : word.end + 1] not in (".", "-")
    return word.plain in HARMLESS and alone
