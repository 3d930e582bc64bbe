"""The scripts that put no blanks between words: there a sign is looked at by itself. Pure."""

from __future__ import annotations

SPACELESS = (
    r"\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Japanese, Chinese
)
"""For a class of a regular expression. What takedowns.txt knows of texts depends on it."""
