"""One article over the corpus: linked, and rendered as fields and body."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from .dependence import reads_of
from .frontmatter import LARGEST, dump, fields_of
from .linking import link
from .model import Article, Knowledge
from .packing import unpack_article
from .prepare import REPORT_IT, Prepared, internal
from .problems import Problem, Severity
from .render import render_body
from .report import as_typed
from .roster import Roster, build_roster
from .standing import Reads
from .stories import Fresh

SLACK = 4_000
"""Characters of front matter that are left for what is added when the article is written."""


class TooMuch(ValueError):
    """An article of which more is known than its file can say; the message is for the user."""


class Rendered(NamedTuple):
    """One article, on its way from a worker."""

    fields: dict[str, Any]
    body: str
    reads: Reads | None
    """What of the roster it depends on; None where it failed."""
    error: str = ""
    """Why it failed."""

    def problem(self, where: str) -> Problem:
        """Why it failed, as a problem of the seed `where`."""
        advice = (
            REPORT_IT
            if self.error.startswith("internal error")
            else "Put each article into a file of its own."
        )
        return Problem(where, 0, Severity.ERROR, self.error.removesuffix("."), advice)


def render(packed: bytes, roster: Roster, known: Container[str]) -> Rendered:
    """Link and render a packed article; an error of the program's own comes back in words."""
    try:
        article = unpack_article(packed)
        fields, body = over_corpus(article, roster, known)
        return Rendered(fields, body, reads_of(article, roster))
    except Exception as error:  # one article must never end the run
        return Rendered({}, "", None, _why(error))


def over_corpus(article: Article, roster: Roster, known: Container[str]) -> tuple[dict[str, Any], str]:
    """The article's front matter and body; `known` are the names of registry and gazetteer. Raises TooMuch."""
    fields = fields_of(link(article, roster), known)
    if len(str(fields)) > LARGEST // 2 and len(dump(fields, "")) > LARGEST - SLACK:
        what = "more names, quotations and days, or a longer headline"
        raise TooMuch(f"holds {what}, than fit into {LARGEST // 1024} KB of front matter")
    return fields, render_body(article.body)


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, TooMuch) else internal(error)


def linked(prepared: Iterable[Prepared], knowledge: Knowledge) -> tuple[list[Fresh], list[Prepared]]:
    """Link some seeds' articles as one corpus and render them; seeds that gave none come back with their problem."""
    stories = list(prepared)
    roster = build_roster(knowledge, [story.article for story in stories if story.article])
    known = frozenset(actor.name for actor in knowledge.actors)
    fresh, lost = [], []
    for story in stories:
        if story.article is None:
            lost.append(story)
            continue
        where = as_typed(story.seed.path)
        try:
            fields, body = over_corpus(story.article, roster, known)
        except Exception as error:  # nor must it end the run here
            problem = Rendered({}, "", None, _why(error)).problem(where)
            lost.append(replace(story, article=None, problems=(problem,)))
        else:
            fresh.append(Fresh(story.seed.name, story.sha256, fields, body, where))
    return fresh, lost
