"""How much of an article may be quoted, and which articles are quoted too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..problems import Problem, Severity
from .claims import runs_of, stretches
from .texts import Text

FEW = 8
"""Articles that are named."""


def over(texts: Sequence[Text], most: int) -> Iterator[Problem]:
    """Articles of which more words are quoted than may be."""
    for text in texts:
        quoted = text.quoted
        if quoted > most:
            message = (
                f"{quoted} words beyond its excerpt are quoted, and DIGEST_QUOTED_WORDS allows {most} "
                "of an article without a licence"
            )
            advice = (
                "Shorten what `quotes`, names, your notes and your pages have of it, or write `license:`."
            )
            if text.lent:
                message += (
                    f"; {text.measure(len(text.lent))} of them are the opening of {_lenders(text, texts)}"
                )
                advice += (
                    " Of articles that are parts of one, let one stand, or make the others `status: draft`."
                )
            yield Problem(text.where, 0, Severity.ERROR, message, advice)


def _lenders(text: Text, texts: Iterable[Text]) -> str:
    """The articles whose openings have its words."""
    runs = runs_of(text.words[first:end] for first, end in stretches(sorted(text.lent)))
    others = (other for other in texts if other is not text)
    found = [other.where for other in others if not runs.isdisjoint(runs_of([other.first, other.title]))]
    return f"{', '.join(found[:FEW])}{' and others' if len(found) > FEW else ''}"
