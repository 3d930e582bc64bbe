"""The scripts that put no blanks between words: there a sign is looked at by itself. Pure."""

from __future__ import annotations

SPACELESS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""For a class of a regular expression: Thai, Lao, Burmese, Khmer, Japanese, Chinese. What takedowns.txt knows of texts
depends on it."""
