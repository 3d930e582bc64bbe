"""Links that a note makes in short: `[[slug]]` or `[[slug|words]]` to an article, `@slug` to an actor's page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape

from ..notes import Remark
from ..problems import Problem, Severity
from .markup import Token, tokens, written
from .stories import Story
from .views import ActorRow

SHORT = re.compile(
    r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]|(?<![\w.@/\\])(\\?)@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@])"
)  # [[good-night-cassini]] · [[good-night-cassini|then]] · @mike-pence · \@mike-pence
SEALED = frozenset({"a", "code", "pre"})


def with_links(
    html: str,
    remark: Remark,
    where: str,
    slug: str,
    stories: Mapping[str, Story],
    actors: Mapping[str, ActorRow],
) -> tuple[str, tuple[Problem, ...]]:
    """Sanitised HTML with its short links made, and what they name that is not there.

    `actors` are by the name of their page. Addresses in the digest begin with `./`; a bare `#p3` is taken
    for one of the note's own article.
    """
    problems: list[Problem] = []

    def made(found: re.Match[str]) -> str:
        article, words, escaped, actor = found.groups()
        if escaped:
            return written(found[0][1:])
        if article and article.strip() in stories:
            story = stories[article.strip()]
            return _link(story.url_path, words or story.title)
        if actor and actor in actors:
            return _link(actors[actor].url, actors[actor].name)
        problems.append(_unknown(found[0], article, actor, remark, where))
        return written(words or found[0])

    out: list[str] = []
    depth = 0
    for token in tokens(html):
        if token.name in SEALED:
            depth += -1 if token.closing else 1
        out.append(token.raw if token.name or depth else _replaced(token, made))
    own = f'<a href="./articles/{escape(slug)}.html#'
    return "".join(out).replace('<a href="#', own), tuple(problems)


def _replaced(token: Token, made: Callable[[re.Match[str]], str]) -> str:
    out: list[str] = []
    end, text = 0, token.text
    for found in SHORT.finditer(text):
        out += (written(text[end : found.start()]), made(found))
        end = found.end()
    return "".join([*out, written(text[end:])])


def _link(url: str, words: str) -> str:
    return f'<a href="./{escape(url)}">{written(words)}</a>'


def _unknown(words: str, article: str | None, actor: str | None, remark: Remark, where: str) -> Problem:
    line = remark.text_line + remark.text.count("\n", 0, max(0, remark.text.find(words)))
    what = f"no article has the slug {article.strip()!r}" if article else f"no actor has the page {actor!r}"
    advice = (
        "Write the slug as it stands in the article's front matter."
        if article
        else "Write the name of the page, as in @mike-pence; or \\@ where no actor is meant."
    )
    return Problem(where, line, Severity.WARNING, f"`{words}`: {what}", advice)
