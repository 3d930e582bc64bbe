"""Markdown -> HTML that is safe to show, whoever wrote it."""

from __future__ import annotations

import re
from functools import cache

import nh3
from markdown import Markdown

from ..unseen import CONTROLS, NO_SIGNS, TURNING
from .plainmarkdown import plain_html

TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "hr"),
    *("em", "strong", "b", "i", "a", "br", "code", "sub", "sup", "img"),
}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "img": {"alt"}, "ol": {"start"}}
"""No `title`: what it says is text that nobody sees, and nobody counts."""
CLASSES = {"p": {"caption"}}
SCHEMES = {"http", "https", "mailto"}
RELATION = "noopener noreferrer nofollow ugc"

INVISIBLE = re.compile(rf"[\x0b\x0c\x1c-\x1f{CONTROLS}{TURNING}{NO_SIGNS}]")  # a stray form feed
ABROAD = re.compile(r"(?:https?://|mailto:|#)[^{}|\\]*\Z", re.I)  # https://example.org/a · #p3
AT_HOME = re.compile(r"[a-z0-9][a-z0-9_/-]*(?:\.[a-z0-9]+)?(?:#[a-z0-9-]*)?\Z", re.I)  # actors/index.html
IMAGE = re.compile(r'<img(?: alt="([^"]*)")?>')  # <img alt="Mr Pence speaks">
PICTURE_ONLY = re.compile(r"<p>\s*</p>\n?")  # what an image without a text leaves behind
MARKS, MOST_MARKS = re.compile(r"(?<!\\)[\[<]"), 3000
"""Signs that may open a link or a tag; Python-Markdown takes time by the square of their number."""
BREAK = re.compile(r"<br>(?!\n)")
"""Would glue the words beside it where a text is read without its tags."""
LEVELS = {"1": "2", "5": "4", "6": "4"}
LEVEL = re.compile(r"(</?h)([156])(?=>)")  # <h1> ... </h6>: the page's own headline is the only h1


class TooDeep(ValueError):
    """The text is nested deeper than anyone writes."""


def to_html(markdown: str, *, home_links: bool = False) -> str:
    """Render and sanitise; `home_links` allows links to other pages of the site. Raises TooDeep."""
    if markdown.count("[") + markdown.count("<") > MOST_MARKS < len(MARKS.findall(markdown)):
        raise TooDeep("there are far more brackets in it than in an article")
    if not markdown.replace("\n", "").isprintable():
        markdown = INVISIBLE.sub("", markdown).replace(
            "\x85", "\n"
        )  # the one control sign that is a line end
    plain = plain_html(markdown)
    return full_html(markdown, home_links) if plain is None else plain


def full_html(markdown: str, home_links: bool = False) -> str:
    """The same for any Markdown without invisible characters, by Python-Markdown. Raises TooDeep."""
    try:
        html = _renderer().reset().convert(markdown)
    except RecursionError as error:
        _renderer.cache_clear()  # it stopped in the middle and would go on from there
        raise TooDeep("quotations or lists are nested too deeply") from error
    safe = INVISIBLE.sub("", _cleaner(home_links).clean(html))  # `&#1;` is a character by now
    safe = BREAK.sub("<br>\n", PICTURE_ONLY.sub("", IMAGE.sub(lambda image: image[1] or "", safe)))
    return LEVEL.sub(lambda tag: tag[1] + LEVELS[tag[2]], safe)


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=["attr_list", "sane_lists"], output_format="html")


@cache
def _cleaner(home_links: bool) -> nh3.Cleaner:
    def kept(tag: str, attribute: str, value: str) -> str | None:
        if attribute != "href":
            return value
        return value if ABROAD.match(value) or (home_links and AT_HOME.match(value)) else None

    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes=SCHEMES,
        link_rel=RELATION,
        attribute_filter=kept,
    )
