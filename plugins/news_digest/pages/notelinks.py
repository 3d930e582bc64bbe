"""Short links of a note in its HTML: `shortlinks` says what they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..model import Knowledge
from ..notes import Remark
from ..problems import Problem
from ..shortlinks import Link, Target, Targets, Vain, in_vain, names_of, parts_of
from .markup import tokens, written
from .stories import Story
from .views import ActorRow

SEALED = frozenset({"a", "code", "pre"})


def targets_of(
    stories: Mapping[str, Story],
    actors: Iterable[ActorRow],
    knowledge: Knowledge,
    former: Mapping[str, ActorRow] | None = None,
) -> Targets:
    """Every article, and every actor who has a page; `former` are actors by pages that they had once."""
    links = {row.name: Target(row.name, row.url) for row in actors}
    before = {page: links[row.name] for page, row in (former or {}).items()}
    return Targets(
        articles={slug: Target(story.title, story.url_path) for slug, story in stories.items()},
        pages=before
        | {link.url.removeprefix("actors/").removesuffix(".html"): link for link in links.values()},
        names=names_of(links, knowledge),
    )


def with_links(
    html: str, remark: Remark, where: str, slug: str, targets: Targets
) -> tuple[str, tuple[Problem, ...]]:
    """Sanitised HTML with its short links made, and what they name that is not there.

    Addresses in the digest begin with `./`; a bare `#p3` is taken for one of the note's own article.
    """
    problems: list[Problem] = []
    out: list[str] = []
    depth = 0
    for token in tokens(html):
        if token.name in SEALED:
            depth += -1 if token.closing else 1
        if token.name or depth:
            out.append(token.raw)
            continue
        for part in parts_of(token.text, targets):
            out.append(_shown(part))
            if isinstance(part, Vain):
                problems.append(in_vain(part, remark.text, where, remark.text_line))
    own = f'<a href="./articles/{escape(slug)}.html#'
    return "".join(out).replace('<a href="#', own), tuple(problems)


def _shown(part: str | Link | Vain) -> str:
    if isinstance(part, str):
        return written(part)
    if isinstance(part, Vain):
        return written(part.shown)
    return f'<a href="./{escape(part.url)}">{written(part.words)}</a>'
