"""What a page is made from: the questions that were asked while it was rendered, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from .codeprints import Unknown
from .fingerprint import Fingerprints

Question = tuple[Any, ...]
"""What was asked for, as a tuple whose first part is one of the letters below."""

VARIABLE = "v"
"""(v, name): a variable of the context. A list answers by being one: what is read of it is asked apart."""
GLOBAL = "g"
"""(g, name): a variable of the environment."""
LENGTH = "n"
"""(n, path): how long a list is. A path is the name of a variable, followed by pairs of places in it."""
ITEMS = "s"
"""(s, path): the items of a list; lists in them answer by being lists."""
ITEM = "i"
"""(i, path, index) or (i, path, start, stop, step): one item, or some."""
TEMPLATE = "t"
"""(t, name): the text of a template, or that there is none."""
FILE = "f"
"""(f, path): what a file holds, or that there is none."""
ATTRIBUTE = "a"
"""(a, key, name): an attribute of a content."""
CALL = "c"
"""(c, key, name, arguments): what a method of a content returns."""


@dataclass
class Recording:
    """One page while it is rendered, or one feed while it is made."""

    fingerprints: Fingerprints
    variables: dict[str, Any] = field(default_factory=dict)
    globals: dict[str, Any] = field(default_factory=dict)
    asked: dict[Question, bytes] = field(default_factory=dict)
    unsure: str = ""
    """Why there is no telling whether the page is still the same: it is rendered always."""

    busy: bool = False
    """Set while an attribute is worked out: what that reads in turn is not asked by the page."""

    def note(self, question: Question, answer: bytes) -> None:
        """Take in what was asked and answered."""
        if self.asked.setdefault(question, answer) != answer:
            self.doubt(f"{question} has changed while the page was rendered")

    def note_value(self, question: Question, value: Any) -> None:
        """Take in what was asked, and the value that was the answer."""
        if self.unsure:
            return
        try:
            self.note(question, self.fingerprints.of(value))
        except Unknown as reason:
            self.doubt(f"{' '.join(map(str, question[1:]))} is {reason}")

    def doubt(self, reason: str) -> None:
        """From now on the page is one that is rendered always."""
        self.unsure = self.unsure or reason


current: list[Recording] = []
"""The page that is being rendered, as the last of the list; empty while none is."""


def packed(asked: dict[Question, bytes]) -> tuple[list[Any], list[bytes]]:
    """Questions in a form for JSON, and their answers in the order in which that form asks them.

    Those about one content stand together, for they are nearly all; and what is asked of a content is written
    down once for all of which the same is asked.
    """
    others: list[Question] = []
    answers: list[bytes] = []
    contents: dict[str, tuple[list[Any], list[bytes]]] = {}
    for question, answer in asked.items():
        if question[0] in (ATTRIBUTE, CALL):
            names, given = contents.setdefault(question[1], ([], []))
            names.append(question[2] if question[0] == ATTRIBUTE else question[2:])
            given.append(answer)
        else:
            others.append(question)
            answers.append(answer)
    sets: dict[str, tuple[int, list[Any]]] = {}
    numbers = []
    for key, (names, given) in contents.items():
        number, _names = sets.setdefault(repr(names), (len(sets), names))
        numbers.append([key, number])
        answers += given
    return [others, [names for _number, names in sets.values()], numbers], answers


def digest_of(answers: Iterable[bytes]) -> str:
    """One digest over all answers, in the order of their questions."""
    parts = bytearray()
    for answer in answers:
        parts += b"%d " % len(answer)
        parts += answer
    return blake2b(parts, digest_size=16).hexdigest()
