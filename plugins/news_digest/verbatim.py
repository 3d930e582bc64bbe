"""The promise that a quotation stands in its source word for word; one that does not is no quotation."""

from __future__ import annotations

from dataclasses import replace

from .model import Article, Page, Quotation
from .problems import Problem, Severity

SHOWN = 60
"""Signs of a quotation that a message prints at most."""


def keep_verbatim(article: Article, page: Page) -> tuple[Article, list[Problem]]:
    """The article without quotations that its page does not print, and an error for each that was taken out.

    White space is left out of the comparison, for that is all that joining lines may change.
    """
    quotations = article.annotations.quotations
    lines = "\n".join(line.text for line in page.lines) if quotations else ""
    if all(_is_plain(quote, article, lines) for quote in quotations):
        return article, []
    printed = _close(lines)
    stands = [_stands(quote, article, printed) for quote in quotations]
    kept = tuple(quote for quote, true in zip(quotations, stands, strict=True) if true)
    problems = [_told(quote, article) for quote, true in zip(quotations, stands, strict=True) if not true]
    return replace(article, annotations=replace(article.annotations, quotations=kept)), problems


def _is_plain(quote: Quotation, article: Article, lines: str) -> bool:
    """Whether each paragraph of a quotation stands in the source with its spaces too, as most do."""
    parts = _parts(quote, article)
    return bool(quote.text.strip()) and quote.text == " ".join(parts) and all(part in lines for part in parts)


def _stands(quote: Quotation, article: Article, printed: str) -> bool:
    """Whether each paragraph of a quotation stands in the source, and all of them make its text."""
    parts = _parts(quote, article)
    whole = _close(quote.text)
    return bool(whole) and whole == _close("".join(parts)) and all(_close(part) in printed for part in parts)


def _parts(quote: Quotation, article: Article) -> list[str]:
    return [
        article.body[span.block].text[span.start : span.end]
        for span in quote.spans
        if 0 <= span.block < len(article.body)
    ]


def _close(text: str) -> str:
    return "".join(text.split())


def _told(quote: Quotation, article: Article) -> Problem:
    words = quote.text if len(quote.text) <= SHOWN else f"{quote.text[:SHOWN].rstrip()}…"
    blocks = [span.block for span in quote.spans if 0 <= span.block < len(article.body)]
    line = article.body[blocks[0]].line if blocks else 0
    message = f"the quotation {words!r} does not stand in the source word for word and was left out"
    return Problem(article.seed, line, Severity.ERROR, message, "Please report it and attach this file.")
