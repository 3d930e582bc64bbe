"""What a new digest needs to know, asked on a terminal or given as options."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..problems import Problem, Severity, UserError
from ..settings import THEMES

LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands in the files of a digest and differs from one to the next."""

    name: str = "News Digest"
    timezone: str = "UTC"
    lang: str = "en"
    package: str = "pelican-news-digest"
    """What pip is to install: a name, an address, or a path that begins with a dot or slash."""


QUESTIONS = (
    ("name", "Name of the site"),
    ("timezone", "Time zone, such as Europe/Vienna"),
    ("lang", "Language of the pages"),
)


def languages() -> tuple[str, ...]:
    """The languages in which the theme speaks."""
    found = (file.stem for theme in THEMES for file in (theme / "locale").glob("*.po"))
    return ("en", *sorted({*found} - {"en"}))


def likely(folder: Path) -> Answers:
    """What is probably meant: the folder's name, this machine's zone and language."""
    words = folder.absolute().name.replace("-", " ").replace("_", " ").strip()
    name = f"{words[:1].upper()}{words[1:]}"[:LONGEST_NAME]
    lang = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "en"
    guess = Answers(lang=lang[:2].lower(), timezone=_zone_here())
    guess = replace(guess, name=name) if name.isprintable() and name else guess
    standard = Answers()
    wrong = {field: getattr(standard, field) for field, _ in QUESTIONS if fault(field, getattr(guess, field))}
    return replace(guess, **wrong)


def _zone_here() -> str:
    if zone := os.environ.get("TZ", "").removeprefix(":"):
        return zone
    try:
        return str(Path("/etc/localtime").readlink()).partition("zoneinfo/")[2]
    except OSError:
        return ""


def fault(field: str, value: str) -> str:
    """What is wrong with an answer, and what would be right; empty if nothing is."""
    if field == "name" and not (value.strip() and value.isprintable() and len(value) <= LONGEST_NAME):
        return f"should be a line of 1 to {LONGEST_NAME} characters"
    if field == "timezone" and value not in zoneinfo.available_timezones():
        near = [
            zone
            for zone in sorted(zoneinfo.available_timezones())
            if _last(value) and _last(value) in _last(zone)
        ]
        return f"is no time zone; {'there is ' + ', '.join(near[:3]) if near else 'write it as Europe/Vienna, or UTC'}"
    if field == "lang" and value not in languages():
        return f"is no language of the theme; it has {', '.join(languages())}"
    return ""


def _last(zone: str) -> str:
    return zone.casefold().replace(" ", "_").rpartition("/")[2]


def checked(answers: Answers) -> Answers:
    """The answers, if all of them will do. Raises UserError that names each option at fault."""
    problems = [
        Problem("news-digest init", 0, Severity.ERROR, f"--{field} {getattr(answers, field)!r} {said}")
        for field, _ in QUESTIONS
        if (said := fault(field, getattr(answers, field)))
    ]
    if problems:
        raise UserError(*problems)
    return answers


def ask(answers: Answers, given: frozenset[str], reply: Callable[[str], str] = input) -> Answers:
    """Ask for what was not given, until it will do; an empty reply takes what is proposed."""
    for field, question in QUESTIONS:
        while field not in given:
            proposed = getattr(answers, field)
            value = reply(f"{question} [{proposed}]: ").strip() or proposed
            if not (said := fault(field, value)):
                answers = replace(answers, **{field: value})
                break
            print(f"{value!r} {said}.")
    return answers
