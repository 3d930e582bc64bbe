"""What a page is made from: the questions that were asked while it was rendered, and their answers."""

from __future__ import annotations

import json
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


def packed(questions: Iterable[Question]) -> list[Any]:
    """Questions in a form for JSON: those about one content stand together, for they are nearly all."""
    others: list[Question] = []
    contents: dict[str, list[Any]] = {}
    for question in questions:
        if question[0] == ATTRIBUTE:
            contents.setdefault(question[1], []).append(question[2])
        elif question[0] == CALL:
            contents.setdefault(question[1], []).append(list(question[2:]))
        else:
            others.append(question)
    sets: dict[str, int] = {}
    numbers = [[key, sets.setdefault(json.dumps(names), len(sets))] for key, names in contents.items()]
    return [others, [json.loads(names) for names in sets], numbers]


def unpacked(form: list[Any]) -> list[Question]:
    """The questions again, in the order in which they have to be asked."""
    others, sets, contents = form
    questions: list[Question] = [_frozen(question) for question in others]
    for key, number in contents:
        questions += [
            (ATTRIBUTE, key, name) if isinstance(name, str) else (CALL, key, *_frozen(name))
            for name in sets[number]
        ]
    return questions


def digest_of(answers: Iterable[bytes]) -> str:
    """One digest over all answers, in the order of their questions."""
    parts = bytearray()
    for answer in answers:
        parts += b"%d " % len(answer)
        parts += answer
    return blake2b(parts, digest_size=16).hexdigest()


def _frozen(value: list[Any]) -> Question:
    return tuple(_frozen(part) if isinstance(part, list) else part for part in value)
