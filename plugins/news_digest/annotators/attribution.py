"""Who said it: the verb of speech that governs a quotation, after it, before it or in the sentence before."""

from __future__ import annotations

from .passages import Piece
from .preceding import Preceding, may_be_anyones
from .speaking import NOTHING, Speech

__all__ = ["NOTHING", "Speakers", "Speech", "may_be_anyones"]

NEXT = 200
"""Signs after a quotation in which its speaker may first be named."""


class Speakers(Preceding):
    """An article, made ready to answer who said a quotation."""

    def of(self, first: Piece, last: Piece, text: str) -> Speech:
        """Who spoke what begins with the piece `first` and ends with `last`."""
        speech = self._told(first, last, text)
        if not speech.speaker:
            return speech
        return speech._replace(speaker=self.bearers.full(speech.speaker, last.block, last.end + NEXT))

    def _told(self, first: Piece, last: Piece, text: str) -> Speech:
        inside = self._inside(first)
        if inside.speaker:
            return inside
        told = self._after(self._place(last.block), last.end, text)
        if told.governed and not told.carries:
            return told
        found = self._before(self._place(first.block), first.start)
        if told.governed:  # Spanish leaves the subject out
            above = found.speaker or self.bearers.parallel("", first.block, first.start)
            return found._replace(speaker=above, verb=told.verb, governed=True) if above else told
        return told if told.speaker and not found.speaker else found
