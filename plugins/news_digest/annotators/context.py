"""What an expression of time is read with: its words, the day of writing, tense and the date told before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..languages import Language
from ..model import Period, Stamp
from .tense import Tense

When = Stamp | Period
SENTENCES = 2
"""Sentences back in which a date is that from which `the next day` counts."""
LONG_AGO = 2
"""Years before the present of which a story is told."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the place of an expression."""

    parts: Mapping[str, str]
    """What fills the slots of its template."""
    written: datetime.date | None
    """The day on which the article was written, where it is known."""
    language: Language
    tense: Callable[[], Tense | None]
    told: Callable[[int], Stamp | None]
    """The date told before, no more than so many sentences back, where it is safe to count from it."""
    vague: bool
    """Words before it make a number a rough one, or a weekday any."""
    updated: datetime.date | None = None
    """The day of the last change, where the article may have grown in the days after it was written."""

    @property
    def today(self) -> datetime.date:
        """The day on which the article was written; ValueError where that is not known."""
        if self.written is None:
            raise ValueError("not known")
        return self.written

    def anchor(self) -> Stamp | None:
        """The date from which `the next day` counts."""
        return self.told(SENTENCES)

    def which(self) -> int | None:
        """Steps from the present: last -> -1; None where no such word stands."""
        word = self.parts.get("which")
        return None if word is None else self.language.which[word]

    def count(self) -> int:
        word = self.parts["n"]
        return int(word) if word.isdigit() else self.language.numbers[word]

    def unit(self) -> str:
        return self.language.units[self.parts["unit"]] if "unit" in self.parts else "day"

    def one_unit(self) -> str:
        """The unit; ValueError where there are several: the last weeks."""
        if self.parts["unit"] in self.language.plurals:
            raise ValueError("several")
        return self.unit()

    def of_the_past(self) -> bool:
        """Whether a story of years ago is told, so that a day or month without its year may be one of then."""
        told = self.told(0)
        long_ago = told is not None and told.year <= self.today.year - LONG_AGO
        return long_ago and self.tense() is Tense.PAST

    def month(self, slot: str = "month") -> int:
        return _place(self.parts[slot], self.language.months)

    def weekday(self, slot: str = "weekday") -> int:
        return _place(self.parts[slot], self.language.weekdays)

    def passed_since(self, weekday: int) -> bool:
        """Whether such a weekday came between writing and the last change: a sentence may have been added after it."""
        grown = (self.updated - self.today).days if self.updated else 0
        return 0 < ((weekday - self.today.weekday()) % 7 or 7) <= grown

    def year(self) -> int | None:
        """The year that is printed or told by `last`; None for none."""
        if "year" in self.parts:
            return int(self.parts["year"])
        step = self.which()
        return None if step is None else self.today.year + step


def _place(word: str, table: tuple[str, ...]) -> int:
    """Months count from 1, weekdays from 0."""
    first = 1 if len(table) == 12 else 0
    return next(n for n, forms in enumerate(table, first) if word in forms.split())
