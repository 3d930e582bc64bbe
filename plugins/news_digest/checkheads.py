"""What `check` says of headlines and dates that may not be what they should be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from .frontmatter import Document
from .model import Stamp
from .problems import Problem, Severity
from .render import plain_text

LONGEST, SHORTEST = 200, 2
"""Characters of a headline at most, and words at least."""
CUT = re.compile(r"(?:\.\.\.|…|[|:,–-])$")  # Leaders meet in ...
FURNITURE = re.compile(r"[|»] *[^|»]{2,40}$|^(?:share|print|advertisement|home|menu|subscribe)\b", re.I)
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$|-)")  # /2018/02/13/
DAYS = 2
"""By which the address of an article may differ from its date, and its date be later than today."""
FIRST_YEAR = 1700
"""Before it there were hardly any newspapers."""


def about_heads(documents: Mapping[str, Document], today: datetime.date) -> Iterator[Problem]:
    """A note for each headline and each date that is in doubt, and why."""
    for where, document in documents.items():
        for kind, key, why, advice in (*_headline(document), *_date(document, today)):
            line, about = document.lines.get(key, 1), (Path(where).name, document.fields.get(key, ""))
            yield Problem(where, line, Severity.NOTE, why, advice, kind, about)


def _headline(document: Document) -> Iterator[tuple[str, str, str, str]]:
    title = document.fields.get("title", "")
    first = next((words for _, words in plain_text(document.body)), "")
    letters = [sign for sign in title if sign.isalpha() and sign.lower() != sign.upper()]
    why = ""
    if not title:
        return
    if CUT.search(title):
        why = "it ends as if it were cut"
    elif FURNITURE.search(title):
        why = "it looks like page furniture"
    elif len(title) > LONGEST:
        why = f"it is longer than {LONGEST} characters"
    elif len(title.split()) < SHORTEST and letters:
        why = "it is a single word"
    elif len(letters) > 12 and all(sign.isupper() for sign in letters):
        why = "it is all in capitals"
    elif first.startswith(title) and first != title:
        why = "it is the opening of the text"
    elif title.casefold() in (document.fields.get(key, "").casefold() for key in ("outlet", "kicker", "dek")):
        why = "it is the outlet, the kicker or the dek, too"
    if why:
        message = f"the headline is in doubt, {why}: {title[:80]!r}"
        yield "headline", "title", message, "Correct the line title: ..."


def _date(document: Document, today: datetime.date) -> Iterator[tuple[str, str, str, str]]:
    fields = document.fields
    if not fields.get("date"):
        return
    stamp, why = Stamp.parse(fields["date"]), ""
    found = IN_ADDRESS.search(fields.get("url", ""))
    try:
        told = datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        told = None
    if stamp.year < FIRST_YEAR:
        why = f"it is before {FIRST_YEAR}"
    elif (stamp.first_day - today).days > DAYS:
        why = "it is still to come"
    elif fields.get("modified") and Stamp.parse(fields["modified"]).first_day < stamp.first_day:
        why = f"it was changed before, on {fields['modified']}"
    elif told and stamp.day and abs((told - stamp.first_day).days) > DAYS:
        why = f"its address says {told}"
    if why:
        yield "date", "date", f"the date {fields['date']} is in doubt, {why}", "Correct the line date: ..."
