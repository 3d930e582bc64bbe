"""Short links in notes: `[[slug]]` or `[[slug|words]]` to an article, `@name` to an actor's page. Pure.

An actor is named by its page, `@mike-pence`, or by name: `@Mike Pence`, of which the longest known name
counts, or `@[Mike Pence]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .gazetteer import straight
from .model import Knowledge
from .problems import Problem, Severity

SHORT = re.compile(
    r"\[\[(?P<article>[^\[\]|]+)(?:\|(?P<words>[^\[\]]+))?\]\]"  # [[good-night-cassini]] · [[good-night-cassini|then]]
    r"|(?P<bare>\\(?:\[\[|@))"  # \[[no link]] · \@nobody
    r"|(?<![\w.@/\\])@(?:\[(?P<named>[^\[\]\n]+)\]|(?P<opening>[^\W_]))"  # @[Mike Pence] · @m
)
LIVE = re.compile(r"(?<![\w.@/\\])@|(?<!\\)(?:\\?\[){2}")  # @mike · [[ · \[\[
PAGE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?![\w@])")  # mike-pence
PIECE = re.compile(r"[^\W_]+")  # where a name may end
WORD = re.compile(r"[\w'’-]*\w")  # what is repeated of a name that nobody has
LONGEST = 80
"""Characters of a name after @."""

NAMING = "Write a name or the name of a page, as in @[Mike Pence] or @mike-pence; or \\@ where none is meant."


class Target(NamedTuple):
    """What a link may lead to."""

    title: str
    url: str


class Link(NamedTuple):
    """A link that leads somewhere."""

    words: str
    url: str


class Vain(NamedTuple):
    """A link to nothing."""

    printed: str
    shown: str
    article: str = ""
    """The slug; empty for an actor."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What notes can lead to."""

    articles: Mapping[str, Target]
    """By slug."""
    pages: Mapping[str, Target]
    """Actors by the name of their page."""
    names: Mapping[str, Target] = field(default_factory=dict)
    """Actors by name and alias, apostrophes straight."""

    def longest(self, text: str) -> tuple[Target | None, int]:
        """Whom the text begins with, by the longest name that is known, and how long that is."""
        ends = [piece.end() for piece in PIECE.finditer(text, 0, LONGEST)]
        for end in reversed(ends):
            if found := self.names.get(straight(text[:end])):
                return found, end
        return None, 0


def names_of(targets: Mapping[str, Target], knowledge: Knowledge) -> dict[str, Target]:
    """Actors by canonical name -> actors by all names that mean no one else."""
    names = {
        straight(form): targets[meant[0].name]
        for form, meant in knowledge.actor_forms.items()
        if len(meant) == 1 and meant[0].name in targets
    }
    return names | {straight(name): target for name, target in targets.items()}


def parts_of(text: str, targets: Targets) -> Iterator[str | Link | Vain]:
    """A plain text in pieces: what stands between short links, and these."""
    end = 0
    while found := SHORT.search(text, end):
        yield text[end : found.start()]
        part, end = _made(found, targets)
        yield part
    yield text[end:]


def kept_as_text(markdown: str) -> str:
    """Markdown in which nothing is a short link: an @ and a [[ that might be one stand behind a backslash."""
    return LIVE.sub(lambda sign: "\\@" if sign[0] == "@" else r"\\\[\[", markdown)


def _made(found: re.Match[str], targets: Targets) -> tuple[str | Link | Vain, int]:
    """A short link, and where it ends."""
    end = found.end()
    if found["article"]:
        slug = found["article"].strip()
        if article := targets.articles.get(slug):
            return Link(found["words"] or article.title, article.url), end
        return Vain(found[0], found["words"] or found[0], slug), end
    if found["bare"]:
        return found[0][1:], end
    if found["named"]:
        name = straight(found["named"].strip())
        actor = targets.names.get(name) or targets.pages.get(name)
        return (Link(*actor) if actor else Vain(found[0], found["named"])), end
    return _named(found.string, found.start(), targets)


def _named(text: str, at: int, targets: Targets) -> tuple[Link | Vain, int]:
    """Whom the words behind the @ at a place mean, and where they end."""
    start = at + 1
    actor, length = targets.longest(text[start : start + LONGEST + 1])
    if actor:
        return Link(text[start : start + length], actor.url), start + length
    page = PAGE.match(text, start)
    if page and page[0] in targets.pages:
        return Link(*targets.pages[page[0]]), page.end()
    word = page or WORD.match(text, start)
    stop = word.end() if word else start + 1
    return Vain(text[at:stop], text[at:stop]), stop


def in_vain(link: Vain, note: str, where: str, line: int) -> Problem:
    """What to tell the editor of a link that leads nowhere; `line` is that in which the note's text begins."""
    line += note.count("\n", 0, max(0, note.find(link.printed)))
    if link.article:
        what = f"no article has the slug {link.article!r}"
        advice = "Write the slug as it stands in the article's front matter."
    else:
        name = link.printed.removeprefix("@").removeprefix("[").removesuffix("]")
        what = f"no actor has the page {name!r}" if PAGE.fullmatch(name) else f"no actor is called {name!r}"
        advice = NAMING
    return Problem(where, line, Severity.WARNING, f"`{link.printed}`: {what}", advice)
