"""Saved web pages: the door to trafilatura, htmldate and lxml, behind which only plain values pass."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from ..model import Claim, Line, Page
from .blend import blend
from .claims import Tag, claims_of, is_category, leads_to_author, names_part, tidy
from .decoding import Unreadable, decode
from .paywall import is_teaser
from .pictures import is_of_picture
from .pieces import Piece, pieces_of
from .places import extents
from .saved import saved_charset, saved_from
from .stated import stated_story
from .story import cuts_of, harvest, lines_of_pieces, settle, words
from .titles import masthead_claims, posted_claims, shown_titles

for _talker in ("trafilatura", "htmldate"):  # they log what a page lacks, which is no news to the user
    logging.getLogger(_talker).setLevel(logging.CRITICAL + 1)

PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")  # <?xml version="1.0" encoding="utf-8"?>
EMBEDDED = re.compile(
    r"data:[\w/+.-]{0,60}(?:;[\w=-]{1,40})*;base64,[\w+/=%\s]{200,}"
)  # a picture saved inside
UNPRINTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")  # what lxml refuses

UNTOLD = ("body", "free", "words")
"""Claims that serve to find the story and say nothing more."""
LARGEST = 8_000_000
"""Characters of mark-up, pictures aside; a news page has a few hundred thousand."""
MOST_ELEMENTS = 40_000
"""Above this, trafilatura would take many seconds, and the page is no single article."""
MOST_AT_ALL = 150_000
"""Elements above which a page is refused; a long news page has some thousands."""
ELEMENTS = XPath("count(//*)")
MOST_BESIDE = 1_000
"""Links and other parts of a line that stand in one paragraph; above this, trafilatura takes the square of them."""
CROWDED = XPath(
    "boolean(//*[count(a | abbr | b | em | font | i | img | small | span | strong | sub | sup | u) > $most])"
)
FEW = 60
"""Words; a shorter main text is mistrusted."""
LONGEST_TEXT = 2_000
"""Characters that an element shows which carries metadata; one with more wraps the page."""
LATEST = "2100-01-01"
"""For htmldate, whose own latest date is today, which would make the result depend on the clock."""

METADATA = XPath(
    "//meta | //link[@rel] | //a[contains(@href, '/')] | //title[not(ancestor::svg)] | //h1 | //time"
    " | //script[contains(@type, 'ld+json')] | //*[@rel='author'] | //*[@itemprop and not(self::meta)]"
    " | //*[self::a or self::address or self::cite or self::div or self::h2 or self::h3 or self::h4 or self::li"
    " or self::p or self::section or self::span][@class or @id]"
)
TEXTS = XPath("descendant::text()[not(parent::script or parent::style)]", smart_strings=False)
CARRIERS = ("meta", "link", "script", "title", "h1")
"""Elements whose claim stands wherever they are."""
ELSEWHERE = XPath(
    "boolean(ancestor::aside | ancestor::nav | ancestor::footer | ancestor::figure"
    " | ancestor-or-self::*[not(self::body or self::html)]"
    "[contains(@class, 'comment-') or contains(@class, 'commentlist') or contains(@id, 'comment')])"
)
"""Menus, other stories, pictures and readers' comments have writers and dates of their own."""
OTHER_WORK = XPath(
    "boolean(ancestor::*[@itemscope][1][@itemprop='citation' or @itemprop='comment' or @itemprop='review'"
    " or @itemprop='hasPart' or @itemprop='isPartOf' or @itemprop='mentions' or @itemprop='relatedLink'])"
)
"""Microdata of a work that the article cites or is answered by."""
SHOWN_STYLE = re.compile(r"display:\s*block")
HIDDEN_CLASSES = """visually-hidden visuallyhidden sr-only screen-reader offscreen off-screen rollover- tooltip-text
    tooltiptext tooltip-content popover-content""".split()
STYLE = "translate(@style, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\n\r', 'abcdefghijklmnopqrstuvwxyz')"
"""As it is compared: `DISPLAY : none` is `display:none`."""
AWAY = "left:-999", "top:-999", "text-indent:-999"
"""Styles that put an element where nobody sees it: left: -9999px."""
HIDDEN = XPath(
    "//*[@hidden or @aria-hidden='true' or self::template[not(@shadowrootmode)] or (@style and ("
    + " or ".join(f"contains({STYLE}, '{style}')" for style in ("display:none", *AWAY))
    + ")) or "
    + " or ".join(f"contains(@class, '{name}')" for name in HIDDEN_CLASSES)
    + "]"
)


def read_html(seed: str, data: bytes) -> Page:
    """A saved web page as a page. Raises Unreadable for one without text or too large to be an article."""
    return html_page(seed, "html", decode(data, saved_charset(data)))


def html_page(seed: str, form: str, markup: str, claims: tuple[Claim, ...] = ()) -> Page:
    """A page of mark-up that may have come in another container, whose `claims` come first."""
    tree = _tree(markup)
    tags = list(_tags(tree))
    _drop_hidden(tree)
    page = pieces_of(_body(tree))
    main, wide, guessed = _main(tree)
    if words(main) < FEW:
        main = max(main, harvest(page), key=words)
        main = wide if words(main) < FEW <= words(wide) else main
    found = claims_of(tags, tree.get("lang") or tree.get("xml:lang") or "")
    main = stated_story(blend(main, wide, page), page, found)
    if not main:
        raise Unreadable(
            "is a web page without text: save it again from the browser, or paste its text into a .txt file"
        )
    story = settle(main, page)
    titles = shown_titles(page, found)
    guessed = (*titles, *masthead_claims(page, [*found, *titles]), *posted_claims(page), *guessed)
    cuts = cuts_of(page, story, [claim.value for claim in found if claim.source == "h1"])
    teaser = is_teaser([piece.text for piece in story], [cut.text for cut in cuts], found, markup)
    said = tuple(claim for claim in found if claim.field not in UNTOLD)
    origin = Claim("url", saved_from(markup), "saved from")
    return Page(seed, form, lines_of_pieces(story), tidy((*claims, *said, *guessed, origin)), cuts, teaser)


def blocks_of(markup: str) -> tuple[Line, ...]:
    """The blocks of mark-up that is all story, such as rendered Markdown."""
    return lines_of_pieces(pieces_of(_body(_tree(f"<html><body>{markup}<p></p></body></html>"))))


def _tree(markup: str) -> HtmlElement:
    """The elements of a page. Raises Unreadable for what is too large or no page at all."""
    markup = UNPRINTED.sub("", PROLOG.sub("", EMBEDDED.sub("", markup)))
    if len(markup) > LARGEST:
        size = len(markup) // 1_000_000
        raise Unreadable(
            f"is a web page of {size} MB, far more than an article: paste its text into a .txt file"
        )
    tree = load_html(markup)
    if tree is None:
        raise Unreadable(
            "holds no web page: save it again from the browser, or paste its text into a .txt file"
        )
    if (many := int(ELEMENTS(tree))) > MOST_AT_ALL:
        raise Unreadable(
            f"is a web page of {many} elements, far more than an article: paste its text into a .txt file"
        )
    for element in [*tree.iter("rt", "rp")]:  # how the characters before it are read
        element.drop_tree()
    for element in tree.iter(
        "meta"
    ):  # some archives write value= for content=, which trafilatura does not know
        if element.get("content") is None and element.get("value") is not None:
            element.set("content", element.get("value"))
    return tree


def _body(tree: HtmlElement) -> HtmlElement:
    found = tree.find("body")
    return tree if found is None else found


def _drop_hidden(tree: HtmlElement) -> None:
    """Take out what a reader does not see, unless it is the bulk of the page, which a script would show."""
    most = len(tree.text_content()) / 3
    shown: dict[tuple[HtmlElement, str], set[str]] = {}
    for element in HIDDEN(tree):
        if _is_slide(element, shown):
            element.attrib.pop("style")  # which trafilatura would heed
        elif element.getparent() is not None and len(element.text_content()) < most:
            element.drop_tree()


def _is_slide(element: HtmlElement, shown: dict[tuple[HtmlElement, str], set[str]]) -> bool:
    """Whether an element is hidden only for now: text in paragraphs, beside another of its kind that is shown.

    `shown` are the classes of those by parent and tag, looked up once for all that are beside each other.
    """
    names = set((element.get("class") or "").split())
    parent = element.getparent()
    if not names or not element.get("style") or parent is None or element.find(".//p") is None:
        return False
    place = parent, str(element.tag)
    if place not in shown:
        beside = (
            one for one in parent.iterchildren(element.tag) if SHOWN_STYLE.search(one.get("style") or "")
        )
        shown[place] = {name for one in beside for name in one.classes}
    return not names.isdisjoint(shown[place])


def _tags(tree: HtmlElement) -> Iterator[Tag]:
    """The elements that carry metadata, but for those that wrap the page."""
    places = extents(_body(tree))
    for element in METADATA(tree):
        begin, end = places.get(element, (0, 0 if element.tag in CARRIERS else LONGEST_TEXT + 1))
        if _carries(element) and end - begin <= LONGEST_TEXT:
            text = element.text or "" if element.tag == "script" else _shown(element)
            yield Tag(str(element.tag), dict(element.attrib), text, (begin, end))


def _shown(element: HtmlElement) -> str:
    return " ".join(bare for part in TEXTS(element) if (bare := part.strip()))


def _carries(element: HtmlElement) -> bool:
    """Whether an element says something about the page: by what it is, by its attributes or by their words."""
    if element.tag in CARRIERS:
        return element.get("itemprop") is None or not OTHER_WORK(element)
    if is_category(element.get("rel")):  # it often stands in the footer of the article
        return True
    if element.tag == "a" and "license" in (element.get("rel") or "").casefold() and is_of_picture(element):
        return False
    told = (
        element.tag == "time"
        or element.get("rel")
        or element.get("itemprop")
        or leads_to_author(element.get("href"))
    )
    return bool(told or names_part(f"{element.get('class')} {element.get('id')}")) and not ELSEWHERE(element)


def _main(tree: HtmlElement) -> tuple[list[Piece], list[Piece], tuple[Claim, ...]]:
    """The main text as trafilatura reads it, carefully and generously, and the date it makes out.

    Nothing for a huge page, nor for one that is a list of links.
    """
    if sum(1 for _ in tree.iter()) > MOST_ELEMENTS or CROWDED(tree, most=MOST_BESIDE):
        return [], [], ()
    day = _day(tree)
    generous = bare_extraction(deepcopy(tree), fast=True, include_comments=False)
    careful = bare_extraction(tree, favor_precision=True, include_comments=False)
    bodies = [getattr(found, "body", None) for found in (careful, generous)]
    main, wide = ([] if body is None else pieces_of(body) for body in bodies)
    return main, wide, (Claim("date", day or "", "trafilatura"),)


def _day(tree: HtmlElement) -> str | None:
    """The date that htmldate makes out: a guess, for which no page is lost where none can be reckoned with."""
    try:
        return find_date(tree, original_date=True, extensive_search=True, max_date=LATEST)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):  # 2021-05-03T10:00:00+99:99
        return None
