"""What was taken down and stands in another file than the article's: then the site does not go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..frontmatter import Document
from ..problems import Problem, Severity
from ..sketches import Sketch, held_in, is_large, prints_of
from ..takedowns import FILE
from .outgoing import Outgoing
from .texts import Text

Held = Mapping[str, Mapping[str, Sketch]]
"""File -> raw copies of what was taken down and stands there, and the fingerprints that the file has of each."""


def returned(
    outgoing: Outgoing, read: Sequence[tuple[Text, Document]], own: Mapping[str, str], called: str
) -> Iterator[Problem]:
    """Errors for files of the site, which is `called` so, for the editor's `own` texts, and for articles by hand.

    What an article has that a raw copy made may be shown: that was held against what was taken down when it came.
    """
    known = outgoing.takedowns.sketches
    if not known:
        return
    texts = {**own, **{text.where: _text_of(one) for text, one in read if not one.fields.get("seed")}}
    held: Held = {
        **{f"{called}/{name}": found for name, found in outgoing.returned.items()},
        **{where: held_in(text, known) for where, text in texts.items()},
    }
    if not any(held.values()):
        return
    shown = _shown(one for _, one in read if one.fields.get("seed"))
    for where, found in sorted(held.items()):
        for seed, shared in sorted(found.items()):
            if is_large(shared - shown, known[seed] - shown):
                message = f"has the text of {seed}, which was taken down"
                advice = f"Take it out. To show it after all delete the lines of {seed} in {FILE}."
                yield Problem(where, 0, Severity.ERROR, message, advice)


def _shown(documents: Iterable[Document]) -> Sketch:
    shown: set[str] = set()
    for document in documents:
        if document.fields.get("status") != "withdrawn":
            shown |= prints_of(_text_of(document))
    return shown


def _text_of(document: Document) -> str:
    return f"{document.fields.get('dek', '')}\n{document.body}"
