"""The interface in the site's language: one catalogue for templates and code, and how dates are written.

The words are English where they stand in the source; `locale/xx.po` in the theme holds another language.
`make words` brings those files up to date. Patterns of dates are messages too, so that a language orders
day and month as it does.
"""

from __future__ import annotations

import datetime
import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.pofile import read_po
from jinja2 import Environment

from ..model import Period, Stamp
from .messages import put_into

FOLDER = "locale"
"""In the theme."""

SEPARATOR = "\x04"
"""Between the context and the text of a message, as gettext has it."""


def N_(message: str) -> str:  # noqa: N802  # the name under which gettext's tools look for words
    """Mark words for the catalogue that are translated where they are shown."""
    return message


@dataclass(frozen=True)
class Wording:
    """Turns English messages and dates into a site's language; a message without a translation stays English."""

    locale: Locale
    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """English text (after its context, if it has one) -> translation, or one for each plural form."""
    plural: Callable[[int], int] = field(default=lambda number: int(number != 1))
    """Number -> index of the form."""

    def gettext(self, message: str, **values: object) -> str:
        """The message with its %(name)s filled in."""
        return _filled(self._forms(message)[0] or message, values)

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The same for a word that means different things in different places."""
        return _filled(self._forms(f"{context}{SEPARATOR}{message}")[0] or message, values)

    def ngettext(self, one: str, many: str, num: int, **values: object) -> str:
        """The message for a number, which it may print as %(num)s."""
        return _filled(self._plural(one, many, num), {"num": num, **values})

    def install(self, env: Environment) -> None:
        """Give templates `_()`, `ngettext()`, `pgettext()`, `{% trans %}`, and dates as `{{ date|day }}`."""
        put_into(env, self)
        for name, write in (("full", self.full), ("day", self.day), ("short", self.short)):
            env.filters[name] = lambda date, write=write: write(date.when)

    def told(self, message: str, context: str = "") -> str:
        """A message as it stands in the catalogue, nothing filled in."""
        return self._forms(f"{context}{SEPARATOR}{message}" if context else message)[0] or message

    def told_of(self, one: str, many: str, num: int) -> str:
        """The same of a message for a number."""
        return self._plural(one, many, num)

    def full(self, when: Stamp | Period) -> str:
        """`13 February 2018, 06:00 (UTC+08:00)`, `February 2018`, `2018`, `5 to 11 February 2018`."""
        day = self.day(when)
        if isinstance(when, Period) or not when.time:
            return day
        zone = "" if not when.zone else " (UTC)" if when.zone == "+00:00" else f" (UTC{when.zone})"
        return f"{day}, {when.time}{zone}"

    def day(self, when: Stamp | Period) -> str:
        """The same without the time."""
        return self._written(when, self.pgettext("day", "d MMMM y"), self.pgettext("month", "LLLL y"))

    def short(self, when: Stamp | Period) -> str:
        """`13 Feb 2018`, `Feb 2018`, `2018`."""
        return self._written(
            when, self.pgettext("short day", "d MMM y"), self.pgettext("short month", "LLL y")
        )

    def month(self, year: int, month: int) -> str:
        """`February 2018`; `Some time in 2018` for month 0."""
        return self.day(Stamp(year, month)) if month else self.gettext("Some time in %(year)s", year=year)

    def month_label(self, month: int) -> str:
        """`Feb`: a month under an axis."""
        return _format(2000, month, 1, self.pgettext("month under an axis", "LLL"), self.locale)

    def _written(self, when: Stamp | Period, day: str, month: str) -> str:
        if isinstance(when, Stamp):
            return _format(when.year, when.month, when.day, day if when.day else month, self.locale)
        last = self._written(when.last, day, month)
        return self.gettext(
            "%(first)s to %(last)s", first=self._first(when.first, when.last, day, month), last=last
        )

    def _first(self, first: Stamp, last: Stamp, day: str, month: str) -> str:
        """The first day without the year, and the month, that the last one has too: 9 to 25 February 2018."""
        if first.month and first.year == last.year:
            if first.day and first.month == last.month:
                day = self.pgettext("first day of a period within a month", "d")
            else:
                day, month = (pattern.removesuffix(" y") for pattern in (day, month))
        return self._written(first, day, month)

    def _plural(self, one: str, many: str, num: int) -> str:
        forms = self._forms(one)
        index = self.plural(num)
        told = forms[index] if index < len(forms) else ""
        return told or (one if num == 1 else many)

    def _forms(self, key: str) -> tuple[str, ...]:
        return self.messages.get(key, ("",))


def wording(lang: str, theme: Path) -> Wording:
    """The interface of a theme in a language (`de`, `pt-BR`); English where the theme does not have it."""
    for tag in dict.fromkeys((lang, lang.split("-")[0])):
        path = theme / FOLDER / f"{tag.replace('-', '_')}.po"
        if path.is_file():
            return _read(path, locale_of(tag))
    return ENGLISH


def locale_of(lang: str) -> Locale:
    """What is known of the habits of a language; English for one that is not known."""
    try:
        return Locale.parse(lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


def _read(path: Path, locale: Locale) -> Wording:
    with path.open("rb") as file:
        catalog = read_po(file, locale=locale)
    messages = {}
    for message in catalog:
        if not message.id or message.fuzzy:
            continue
        one = message.id if isinstance(message.id, str) else message.id[0]
        key = f"{message.context}{SEPARATOR}{one}" if message.context else one
        told = message.string
        messages[key] = (told,) if isinstance(told, str) else tuple(told or ())
    return Wording(locale, messages, gettext.c2py(catalog.plural_expr))


def _filled(text: str, values: Mapping[str, Any]) -> str:
    return text % values if values else text.replace("%%", "%")


@lru_cache(maxsize=4096)
def _format(year: int, month: int, day: int, pattern: str, locale: Locale) -> str:
    """A day by a pattern of Unicode's; what is not known of it is not in the pattern."""
    if not month:
        return str(year)
    return format_date(datetime.date(year, month, day or 1), pattern, locale)


ENGLISH = Wording(Locale("en"))
"""As written in the source."""
