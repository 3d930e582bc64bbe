"""The merge rule for bodies, paragraph by paragraph. Pure.

A three-way merge of which only fingerprints are left of the old text, the one last generated. What both sides
did to different paragraphs is done; where both changed the same one, the editor's stays. What an editor once
took out or wrote is remembered in the fingerprints (GHOST, OWN), for it may be generated again later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from .disputes import between
from .receipts import GHOST, OWN, Dispute, Paragraph, generated, paragraphs, placed


class Text(NamedTuple):
    """A body after the merge."""

    text: str
    kept: bool
    """The editor's hand was found and left."""
    conflict: bool
    """And the new conversion would have changed what it touched."""
    prints: tuple[str, ...]
    """What the receipt has to remember."""
    disputes: tuple[Dispute, ...] = ()
    """Over which paragraphs there is a conflict."""


class Edit(NamedTuple):
    """One side has other paragraphs in place of `start` to `end` of the old text."""

    start: int
    end: int
    by: tuple[Paragraph, ...]
    is_ours: bool
    """Whether it is the editor's."""


def merge_body(last: Sequence[str], body: str, new: str) -> Text:
    """Merge the body on disk with that of a new conversion, against the fingerprints in the receipt."""
    if generated(body) == tuple(last):
        return Text(new, False, False, generated(new))
    merge = _Merge(last, paragraphs(body), paragraphs(new))
    found = merge.result()
    same = [one.print for one in found] == [one.print for one in merge.mine]
    text = body if same else _joined(found, body)
    kept = [one.print for one in found] != [one.print for one in merge.theirs]
    return Text(text, kept, merge.conflict, tuple(merge.remembered()), tuple(merge.disputes))


def _joined(found: Sequence[Paragraph], body: str) -> str:
    """Paragraphs as a text; where two stand together in the editor's body, with what stands between them there.

    Code may have several blank lines in it, or blanks in a blank line.
    """
    last, before = 0, ""
    between: dict[tuple[str, str], list[str]] = {}
    for one, start, end in placed(body):
        between.setdefault((before, one.print), []).append(body[last:start])
        last, before = end, one.print
    between.setdefault((before, ""), []).append(body[last:])
    written: list[str] = []
    before = ""
    for one in found:
        gaps = between.get((before, one.print)) or ["\n\n" if written else ""]
        written += [gaps.pop(0), one.text]
        before = one.print
    return "".join(written) + (between.get((before, "")) or ["\n"])[0]


class _Merge:
    def __init__(self, last: Sequence[str], mine: Sequence[Paragraph], theirs: Sequence[Paragraph]) -> None:
        self.mine, self.theirs = mine, theirs
        self.old = [one.removeprefix(GHOST) for one in last]
        self.generated = frozenset(one for one in self.old if not one.startswith(OWN))
        self.here = frozenset(one.print for one in mine)
        self.there = frozenset(one.print for one in theirs)
        self.ghosts = {
            n for n, one in enumerate(last) if one.startswith(GHOST) and self.old[n] not in self.there
        }
        self.text = {one.print: one for one in (*theirs, *mine)}  # the editor's may have hard line breaks
        self.ours = list(_edits(self.old, range(len(last)), mine, is_ours=True))
        solid = [n for n in range(len(last)) if n not in self.ghosts]
        # what the editor wrote and is generated again is no change
        said = [one.removeprefix(OWN) for one in self.old]
        self.others = list(_edits(said, solid, theirs, is_ours=False))
        self.placed = frozenset(one.print for edit in self.ours for one in edit.by)
        """What the editor put in, or in another place."""
        self.renewed = {
            self.old[edit.start]: edit.by[0]
            for edit in self.others
            if edit.end - edit.start == len(edit.by) == 1 and self.old[edit.start] in self.placed
            if edit.by[0].print not in self.generated | self.here
        }
        """What the editor put in another place -> what it is now."""
        self.disputes: list[Dispute] = []
        self.conflict = False

    def result(self) -> list[Paragraph]:
        """The merged paragraphs; whether there was a conflict is known after them."""
        found = list(self._result())
        most = Counter(one.print for one in self.mine) | Counter(one.print for one in self.theirs)
        spare = Counter(one.print for one, _ in found) - most
        left = []
        for one, is_ours in found:
            # put elsewhere by the new conversion, left in place by the editor
            if spare[one.print] and not is_ours:
                spare[one.print] -= 1
            else:
                left.append(one)
        return left

    def _result(self) -> Iterator[tuple[Paragraph, bool]]:
        """Each paragraph, and whether it stands where it does by the editor's side."""
        place = 0
        for start, end, edits in _regions([*self.ours, *self.others]):
            yield from ((one, True) for one in self._old(place, start))
            ours = [edit for edit in edits if edit.is_ours]
            others = [edit for edit in edits if not edit.is_ours]
            if ours:
                mine = list(self._played(start, end, ours))
                yield from ((self.renewed.get(one.print, one), True) for one in mine)
                theirs = list(self._played(start, end, others))
                if self._clash(mine, theirs, others):
                    self.conflict = True
                    self.disputes += between(mine, theirs)
            else:
                yield from ((one, False) for one in self._played(start, end, others) if self._is_wanted(one))
            place = end
        yield from ((one, True) for one in self._old(place, len(self.old)))

    def _old(self, start: int, end: int) -> Iterator[Paragraph]:
        return (self.text[one] for one in self.old[start:end] if one in self.text)

    def _played(self, start: int, end: int, edits: Iterable[Edit]) -> Iterator[Paragraph]:
        """A stretch of the old text after some edits of one side."""
        for edit in edits:
            yield from self._old(start, edit.start)
            yield from edit.by
            start = edit.end
        yield from self._old(start, end)

    def _clash(self, mine: Sequence[Paragraph], theirs: Sequence[Paragraph], others: Sequence[Edit]) -> bool:
        """Whether the new conversion wants something else of a stretch that the editor changed."""
        left = [
            edit for edit in others if self.old[edit.start : edit.end] not in ([one] for one in self.renewed)
        ]
        return bool(left) and [one.print for one in mine] != [one.print for one in theirs]

    def _is_wanted(self, one: Paragraph) -> bool:
        """False for what the editor has taken out or rewritten, or has put in already."""
        gone = one.print in self.generated and one.print not in self.here
        return not gone and one.print not in self.placed

    def remembered(self) -> Iterator[str]:
        """The fingerprints of the new conversion, and with them those by which the editor's hand is known again."""
        place = 0
        for edit in [*self.others, Edit(len(self.old), len(self.old), (), False)]:
            for n in range(place, edit.start):
                yield from self._ghost(n) if n in self.ghosts else [self.old[n]]
            for n in range(edit.start, edit.end):
                yield from self._ghost(n)
            yield from (self._own(one.print) for one in edit.by)
            place = edit.end

    def _ghost(self, place: int) -> Iterator[str]:
        """What was generated at a place and is not now, if the editor took it out, too."""
        one = self.old[place]
        if one in self.generated and one not in self.here and one not in self.there:
            yield GHOST + one

    def _own(self, one: str) -> str:
        return OWN + one if one in self.here and one not in self.generated else one


def _edits(
    old: Sequence[str], places: Sequence[int], new: Sequence[Paragraph], is_ours: bool
) -> Iterator[Edit]:
    """What became of the old text at some places, in order; a paragraph for a paragraph where as many stand there."""
    before = [old[place] for place in places]
    # what is there very often is no landmark
    matcher = SequenceMatcher(None, before, [one.print for one in new])
    for what, start, end, first, last in matcher.get_opcodes():
        by = tuple(new[first:last])
        if what == "insert":
            at = places[start - 1] + 1 if start else 0
            yield Edit(at, at, by, is_ours)
        elif what == "replace" and end - start == last - first:
            for n, one in enumerate(by, start):
                yield Edit(places[n], places[n] + 1, (one,), is_ours)
        elif what != "equal":
            yield Edit(places[start], places[end - 1] + 1, by, is_ours)


def _regions(edits: Iterable[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Start, end and edits of the stretches that are changed; edits of the same paragraphs are together."""
    region: list[Edit] = []
    end = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, not edit.is_ours)):
        if region and edit.start >= end:
            yield region[0].start, end, region
            region = []
        region.append(edit)
        end = max(edit.end, end) if len(region) > 1 else edit.end
    if region:
        yield region[0].start, end, region
