"""One line of a masthead: who published it, who wrote it, when, in which section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..model import Knowledge, Stamp
from .bylines import PAPER, clean_name, is_paper, known_outlet, korean_names, names_of, names_of_ended, tells
from .captions import is_caption
from .days import CLOCKS, RELATIVE, TIMED, Printed, find_days, read_stamp
from .furniture import why_furniture
from .prose import is_ended, length, small

UPDATED = re.compile(
    r"\b(?:(?:last |zuletzt )?(?:updated?|modified|revised|edited|aktualisiert|geändert)(?: (?:on|at|am|um))?|"
    r"modifica(?:to)?(?: il)?|"
    r"mise? à jour(?: le)?|modifié(?: le)?|actualizado(?: el)?|aggiornato(?: il)?|bijgewerkt|수정|更新)\s*:?",
    re.I,
)  # UPDATED : · Last updated on · Aktualisiert am
PUBLISHED = re.compile(
    r"\b(?:(?:first |originally |date )?(?:published|posted|issued|released|filed|veröffentlicht|gepostet|erschienen)"
    r"(?: (?:on|at|am|um|date))?|(?:publication |published )?date|stand|publiée?(?: le)?|publicado(?: el)?|"
    r"pubblicato(?: il)?|gepubliceerd|입력|등록|発行|公開|发布(?:时间)?)\s*:?",
    re.I,
)  # PUBLISHED : · Posted on · Publié le
SECTION = re.compile(
    r"(?:category|categories|section|filed (?:under|in)|posted in|rubrik|ressort|rubrique|sección|sezione)\s*:\s*"
    r"(?P<name>[^:|]{2,60})",
    re.I,
)  # Category: Korea
TAGS = re.compile(
    r"(?:(?:related )?(?:tags?|tagged(?: with)?|topics?|keywords?|themen|schlagwörter|"
    r"mots[- ]clés|etiquetas))\s*:\s*(.+)",
    re.I,
)
BREADCRUMB = re.compile(
    r"(?:home|news|start(?:seite)?|accueil|inicio)(?:\s*[>›»/]\s*[^>›»/]{2,30}){1,4}|"
    r"[^\s>›»][^>›».?!]{1,20}(?:\s[>›»]\s[^>›».?!]{2,30}){1,3}",
    re.I,
)
SPLIT = re.compile(r"\s*(?:[|•·¦●]|\s[-–—/]\s|\t|\s{3,}|(?<=\w),\s(?=(?:published|updated|posted)))\s*", re.I)
JOINT = re.compile(r"[|•·¦●\t]|\s[-–—/]\s|\s{3}|,\s[pu]", re.I)
"""What every such joint holds."""
YEARLESS = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?[A-Za-zäéû]{3,9}\.? \d{1,2},? "
    r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?",
    re.I,
)  # Wed Oct 13, 11:58 pm ET
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?|"
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miércoles|jueves|viernes|sábado|domingo),?",
    re.I,
)
DIGIT = re.compile(r"\d")
LABEL = re.compile(f"{UPDATED.pattern}|{PUBLISHED.pattern}|{RELATIVE.pattern}", re.I)
LABELS = (
    "date", "modifi", "revised", "edited", "aktualisiert", "geändert", "à jour", "actualizado", "aggiornato",
    "bijgewerkt", "수정", "更新", "publi", "posted", "issued", "released", "filed", "veröffentlicht", "erschienen",
    "gepostet", "stand", "pubblicato", "입력", "등록", "発行", "公開", "发布", "ago", "just now", "yesterday", "vor ",
    "il y a ", "hace ",
)  # fmt: skip
"""What every label holds one of, in small letters."""
SMALL = re.compile(r"\b(?:on|at|the|le|à|am|um|uhr|el|a las|hrs?|local time|time|of|and|-)\b", re.I)
LINK = re.compile(r"\b(?:print|e-?mail|share) this \w+\b", re.I)  # Print this page


@dataclass(frozen=True, slots=True)
class Imprint:
    """What one line of a masthead says; empty where it says nothing of the kind."""

    date: Printed | None = None
    modified: Printed | None = None
    clock: str = ""
    """The words that give the time of publication alone, for a date that stands elsewhere."""
    renewed: str = ""
    """The same of the last change."""
    ago: bool = False
    """A time without its day or year, `3 hours ago`: no date."""
    byline: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    """Names of papers in order of the line; of two the first is who reprinted."""
    category: str = ""
    tags: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != NOTHING


NOTHING = Imprint()
CLOCK_WORDS, SENTENCE_WORDS = 6, 14
LONGEST = 30
"""Words; a longer line is prose, whatever it names."""


def read_imprint(text: str, knowledge: Knowledge, day_first: bool | None = None) -> Imprint:
    """Read a line as part of a masthead; NOTHING where it is not one."""
    if length(text) > LONGEST or is_caption(text):
        return NOTHING
    if labelled := SECTION.fullmatch(text):
        first, *others = (name.strip() for name in labelled["name"].split(","))
        return Imprint(category=first, tags=tuple(others))
    if tags := TAGS.fullmatch(text):
        return Imprint(tags=tuple(t.strip(" .#") for t in re.split(r"[,;|#]", tags[1]) if t.strip(" .#")))
    if BREADCRUMB.fullmatch(text):
        return Imprint(category=re.split("[>›»/]", text)[-1].strip())
    if korean := korean_names(text):  # names that a dot parts stand in one piece
        return Imprint(byline=korean)
    if _is_sentence(text, knowledge):
        return NOTHING
    times = _times(text, day_first) if _may_be_dated(text) else NOTHING
    dated = times != NOTHING
    parts = [part for part in _parts(_without_dates(text)) if part]
    find_names = names_of_ended if is_ended(text) else names_of
    signed = {part: find_names(part, knowledge) for part in parts}
    byline = tuple(dict.fromkeys(name for names in signed.values() for name in names))
    unsigned = [part for part in parts if not signed[part]]
    outlets = _outlets(unsigned, knowledge, dated)
    rest = [p for p in unsigned if p not in outlets and not known_outlet(p.split(",")[0], knowledge)]
    if (
        dated
        and not byline
        and not outlets
        and len(rest) == 1
        and (name := clean_name(rest[0]))
        and not PAPER.search(name)
    ):
        byline, rest = (name,), []
    spare = length(" ".join(rest))
    if dated and not byline and spare > 9:
        return NOTHING  # a sentence that mentions a date
    if not dated and (spare > 6 or not (byline or any(known_outlet(o, knowledge) for o in outlets))):
        return NOTHING
    section = outlets and len(rest) == 1 and length(rest[0]) <= 3 and not PAPER.search(rest[0])
    category = rest[0].capitalize() if section else ""
    return replace(times, byline=byline, outlets=outlets, category=category)


@lru_cache(maxsize=1024)
def _may_be_dated(text: str) -> bool:
    return DIGIT.search(text) is not None or _is_labelled(text)


@lru_cache(maxsize=1024)
def _is_labelled(text: str) -> bool:
    """Whether a label stands in the text: most have not even a part of one."""
    return any(map(small(text).__contains__, LABELS)) and LABEL.search(text) is not None


def _times(text: str, day_first: bool | None) -> Imprint:
    """What a line says of when it was published and changed."""
    if not _is_labelled(text):
        return Imprint(read_stamp(text, day_first), ago=YEARLESS.fullmatch(text) is not None)
    date, modified = _dates(text, day_first)
    clock, renewed = _clocks(text, date, modified)
    short = length(text) <= (CLOCK_WORDS if text.endswith((".", ".”")) else 2 * CLOCK_WORDS)
    ago = (short and bool(RELATIVE.search(text))) or bool(YEARLESS.fullmatch(text))
    return Imprint(date, modified, clock, renewed, ago)


def _is_sentence(text: str, knowledge: Knowledge) -> bool:
    """Whether a line is so plainly a sentence that it need not be taken apart: most lines are."""
    if is_ended(text) and not _is_labelled(text):
        bare = _without_dates(text) if _may_be_dated(text) else text
        if tells(bare, knowledge):
            return True
    return (
        length(text) > SENTENCE_WORDS
        and not (_may_be_dated(text) or JOINT.search(text))
        and not names_of(text, knowledge)
        and not known_outlet(text.split(",")[0], knowledge)
    )


def _dates(text: str, day_first: bool | None) -> tuple[Printed | None, Printed | None]:
    """The date of publication and of the last change that the line gives."""
    update = UPDATED.search(text)
    if not update:
        return read_stamp(text, day_first), None
    before, after = text[: update.start()], text[update.end() :]
    publish = PUBLISHED.search(after)
    if publish:
        return read_stamp(after[publish.end() :], day_first), read_stamp(after[: publish.start()], day_first)
    return read_stamp(before, day_first), read_stamp(after, day_first)


def _clocks(text: str, date: Printed | None, modified: Printed | None) -> tuple[str, str]:
    """What gives only the time, where the label says of what: `Published 03:42 BST` · `, updated at 11:12`."""
    update, publish = UPDATED.search(text), PUBLISHED.search(text)
    timed = (
        any(clock.search(text) for clock in CLOCKS) if (update or publish) and TIMED.search(text) else False
    )
    if not timed:
        return "", ""
    if update and not modified:
        after = text[update.end() :]
        return "", after if length(after) <= CLOCK_WORDS else ""
    return (text if publish and not date and not modified and length(text) <= CLOCK_WORDS else ""), ""


def _without_dates(text: str) -> str:
    """The line without dates, times, their labels, and links to print or share."""
    labels = (RELATIVE, UPDATED, PUBLISHED) if _is_labelled(text) else ()
    for day in reversed(find_days(text, None)):
        text = f"{text[: day.start]} | {text[day.end :]}"
    for pattern in (*(CLOCKS if TIMED.search(text) else ()), *labels):
        text = pattern.sub(" ", text)
    text = LINK.sub(" ", text) if " this " in text.lower() else text
    parts = [WEEKDAY.sub(" ", part).strip(" ,:;()[]") for part in _parts(text)]
    return " | ".join(
        p for p in parts if length(SMALL.sub(" ", p)) and not (length(p) < 4 and why_furniture(p))
    )


def _parts(text: str) -> list[str]:
    return SPLIT.split(text) if JOINT.search(text) else [text]


def _outlets(parts: Sequence[str], knowledge: Knowledge, dated: bool) -> tuple[str, ...]:
    """The papers that a line names: where one is known, or is called as papers are, a second name beside
    it and a date is one too; the first of two is who reprinted."""
    names = [_without_place(part.strip(" .,;:|-–—"), knowledge) for part in parts]
    names = [name for name in names if _may_be_outlet(name)]
    sure = [name for name in names if known_outlet(name, knowledge) or is_paper(name)]
    if not sure:
        return ()
    kept = names[:2] if dated and set(sure) & set(names[:2]) else sure[:2]
    return tuple(dict.fromkeys(known.name if (known := known_outlet(n, knowledge)) else n for n in kept))


def _without_place(name: str, knowledge: Knowledge) -> str:
    """`BBC News` of `BBC News, Chiang Rai`, where the paper is a known one."""
    first = name.split(",", 1)[0]
    return first if known_outlet(first, knowledge) else name


def _may_be_outlet(name: str) -> bool:
    small = ("of", "the", "and", "de", "für", "du", "la", "le")
    capitals = all(word[0].isupper() or word in small for word in name.split() if word[0].isalpha())
    return 1 <= length(name) <= 6 and capitals and not any(map(str.isdigit, name)) and not why_furniture(name)


def stamp_of(printed: Printed | None) -> Stamp | None:
    """The stamp of a printed date, unless day and month could be swapped."""
    return printed.stamp if printed and not printed.either_way else None
