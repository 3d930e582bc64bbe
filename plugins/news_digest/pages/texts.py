"""A text of which something is held back, word by word, and what lets its words out."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from .claims import covered, lent, stretches
from .shingles import RUN, Sieve, length_of

HIDDEN, FREE, QUOTED = range(3)
"""Of a word: it may not be shown; it may; it may, and counts as quoted."""


@dataclass(slots=True)
class Text:
    """Standfirst and text of an article, word by word."""

    where: str
    """The file as the user would type it."""
    outlet: str
    licensed: bool
    draft: bool
    words: list[bytes] = field(default_factory=list)
    """As `shingles` has them; none of an article with a licence."""
    states: bytearray = field(default_factory=bytearray)
    """Of each word HIDDEN, FREE or QUOTED."""
    length: int = 0
    """Words as readers count them."""
    opening: int = 0
    """Those of them that every reader sees."""
    labels: tuple[tuple[list[bytes], int], ...] = ()
    """What the front matter quotes or names, as far as it may be shown, and how many words readers count in it."""
    together: set[int] = field(default_factory=set)
    """Numbers of the words beyond the opening that are put together from names of whatever length."""
    title: list[bytes] = field(default_factory=list)
    first: list[bytes] = field(default_factory=list)
    """Words that every reader sees."""
    named: int = 0
    """Words beyond the opening that the front matter quotes or names at length."""
    own: set[int] = field(default_factory=set)
    """Numbers of these words."""
    lent: set[int] = field(default_factory=set)
    """Numbers of the words beyond the opening that stand in the openings of other articles without a licence."""
    out: set[int] = field(default_factory=set)
    """Numbers of the words beyond the opening that get out in whatever way."""

    @property
    def quoted(self) -> int:
        """Words as readers count them that are quoted beyond the opening."""
        return self.named + self.measure(len(self.out - self.own))

    def measure(self, some: int) -> int:
        """How many words as readers count them so many of `words` are."""
        return some * self.length // len(self.words) if self.words else 0

    def claim(self) -> None:
        """Count what the front matter quotes or names as quoted, where it stands beyond the opening."""
        whole = b" " + b" ".join(self.words) + b" "
        for label, count in self.labels:
            at = whole.find(b" " + b" ".join(label) + b" ") if label else -1
            if at < 0:
                continue
            first = whole.count(b" ", 0, at + 1) - 1
            hidden = [n for n in range(first, first + len(label)) if self.states[n] != FREE]
            self.named += count if len(hidden) > len(label) // 2 else 0
            self.own.update(hidden)
            self._let_out(hidden, QUOTED)
        self.out |= self.together - self.own
        self._let_out(self.together, QUOTED)

    def lend(self, common: Iterable[int], openings: Set[int], licensed: Sieve) -> None:
        """Let go of what other articles show; a long run of an opening that has no licence counts as quoted.

        Every opening is shown because it is its article's: several that are parts of one text would show all of it.
        `common` are the words with which shingles begin that others show.
        """
        found = [n for n in covered(common) if self.states[n] == HIDDEN]
        self._let_out(found, FREE)
        for first, end in stretches(found):
            words = self.words[first:end]
            if length_of(words) >= RUN:
                numbers = lent(words, openings, (self.first, self.title), licensed)
                self.lent.update(first + n for n in numbers)
        self.out |= self.lent
        self._let_out(self.lent, QUOTED)

    def _let_out(self, numbers: Iterable[int], state: int) -> None:
        for n in numbers:
            self.states[n] = state
