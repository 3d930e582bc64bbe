"""Whether a licence that a page links to is that of a picture, and not of the text."""

from __future__ import annotations

import re
from typing import Any

LONGEST_TEXT = 2_000
"""Characters that are looked at."""

PICTURES = re.compile(
    r"\b(?:photo\w*|foto\w*|images?|pictures?|bild\w*|grafik\w*|illustrations?|graphics?|maps?|videos?|imagen)\b",
    re.I,
)  # "Photo by Jane Roe, CC BY 4.0": its licence is not the text's
BADGE = re.compile(
    r"creative ?commons|licen[cs]e|\bcc[ _.-]?(?:0|by|zero)|\b(?:cc|by|nc|nd|sa|zero)\.svg|88x31", re.I
)
"""In the address or the words of a picture that shows the licence itself."""
BOXES, IMAGES = ("div", "p", "span", "td", "li", "section"), ("img", "picture", "video", "svg")
"""What holds a picture and its credit, and what a picture is."""


def is_of_picture(link: Any) -> bool:
    """Whether a picture stands beside a link, an element of lxml, or is named in what stands about it."""
    above, before = link.getparent(), link.getprevious()
    if above is not None and above.tag in BOXES and any(map(_is_picture, above)):
        return True
    around = [link.text, link.tail, above.text if above is not None else ""]
    around += [before.text, before.tail] if before is not None else []
    return any(PICTURES.search(text[:LONGEST_TEXT]) for text in around if text)


def _is_picture(element: Any) -> bool:
    told = f"{element.get('src')} {element.get('alt')}"[:LONGEST_TEXT]
    return element.tag in IMAGES and not BADGE.search(told)
