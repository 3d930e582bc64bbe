"""What each language prints, as tables: one module a language, and one line here.

English also has tables of its own in `annotators`; what stands here is what every language needs.
An article in a language that is not listed is converted and linked by the registry, and the report says so.
"""

from __future__ import annotations

from collections.abc import Mapping

from .english import ENGLISH
from .french import FRENCH
from .german import GERMAN
from .korean import KOREAN
from .spanish import SPANISH
from .table import Language

__all__ = ["KOREAN", "LANGUAGES", "Language", "language_of"]

LANGUAGES: Mapping[str, Language] = {
    language.code: language for language in (ENGLISH, GERMAN, FRENCH, SPANISH, KOREAN)
}
"""ISO 639-1 code -> what the language prints."""


def language_of(code: str) -> Language | None:
    """The tables for an article's `lang`, region left out (`de-AT`); English for none, None for one not listed."""
    return LANGUAGES.get(code.partition("-")[0] or "en")
