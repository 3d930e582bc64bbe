"""The clause that tells who spoke, right after a quotation or in the midst of it."""

from __future__ import annotations

from .passages import Piece
from .phrases import Place
from .speaking import CLOSE, DENIED, FAR, HEARD, NOTHING, Speech, Verbs, verb_at, words_at
from .tokens import index_at


class Incises(Verbs):
    """Reads the clauses after and inside quotations."""

    def _after(self, place: Place, end: int, text: str) -> Speech:
        """`“...,” X said`, `“...,” said X`, `“...”, according to X`."""
        tokens = place.tokens
        mark = index_at(tokens, end)
        at = index_at(tokens, end + 1)
        while (
            at < len(tokens)
            and at < mark + 3
            and not tokens[at].text[0].isalnum()
            and tokens[at].text in "»”’“›\"'"
        ):
            at += 1
        comma = at < len(tokens) and tokens[at].text in (",", "—", "–", "-")
        at += comma
        if at >= len(tokens) or not (tokens[at].text[0].isalnum()):
            return NOTHING
        ended = text[-1:] in ".。" and not comma
        if ended and tokens[at].capital:
            return NOTHING
        limit = self._limit(place, at)
        if (source := self._source(tokens, at)) and source < limit:
            return Speech(
                self.subjects.after(place, source, limit), words_at(tokens, at, source), True, False
            )
        if tokens[at].text.lower() in self.language.breaks and tokens[at].text not in (
            "wie",
            "comme",
            "como",
            "as",
        ):
            return NOTHING
        loose = not (comma or text[-1:] in ",?!…")
        return self._verb_after(place, at, limit, loose)

    def _verb_after(self, place: Place, at: int, limit: int, loose: bool) -> Speech:
        tokens = place.tokens
        for verb in range(at, min(at + FAR, limit)):
            if self._source(tokens, verb):
                break
            clitic = self._clitic(tokens, verb)
            if not clitic and not self._is_verb(place, verb, self.language.speech):
                continue
            if verb > at and tokens[verb - 1].text.lower() in self.language.relatives:
                continue
            following = tokens[verb + 1].text.lower() if verb + 1 < limit else ""
            if self._denied(tokens, at, verb) or following in ("neither", "nobody"):
                return DENIED
            near = verb - at < CLOSE
            if loose and not (self._only_fillers(tokens, at, verb) or near):
                break
            if clitic:
                name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
            else:
                name = self._subject(place, at, verb, limit)
                if name and tokens[verb].text.lower() in HEARD and following[:1].isalpha():
                    listener = self.subjects.after(place, verb + 1, limit)
                    name = "" if listener == name else name  # he told Benedek
            governed = bool(name) or (near and not loose)
            dropped = self.language.code == "es" and not name and verb == at  # “...”, añadió.
            return Speech(name, verb_at(tokens, verb), governed, dropped)
        return NOTHING

    # --- Inside it

    def _inside(self, piece: Piece) -> Speech:
        """The French `« C'est vrai, a dit X, mais ... »`: the verb stands between commas inside the marks."""
        if self.language.code != "fr":
            return NOTHING
        place = self._place(piece.block)
        tokens = place.tokens
        open_place = place._replace(masked=set())
        first = index_at(tokens, piece.start)
        last = index_at(tokens, piece.end)
        commas = [at for at in range(first, last) if tokens[at].text in (",", "!", "?", ".")]
        for comma, end in zip(commas, [*commas[1:], last], strict=False):
            if tokens[comma].text == ".":
                continue
            at = comma + 1
            for verb in range(at, min(at + 4, end)):
                if clitic := self._clitic(tokens, verb):
                    name = self.bearers.antecedent(clitic, place.block, tokens[verb].start)
                    return Speech(name, verb_at(tokens, verb), True, False)
                if not self._only_fillers(tokens, at, verb):
                    break
                if self._is_verb(open_place, verb) and (
                    verb > at or tokens[verb].text not in ("fait", "note")
                ):
                    name = self.subjects.after(open_place, verb + 1, end)
                    if name:
                        return Speech(name, verb_at(tokens, verb), True, False)
        return NOTHING
