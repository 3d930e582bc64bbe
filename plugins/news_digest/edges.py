"""Whether a stretch of text ends where its words, numbers and names end. Pure.

What stands right beside a number, or a name, can be a part of it: 5 is not 5 million, about 5 or $5, nor is Ann
the Ann of Ann Marie. What was quoted without it says something else.
"""

from __future__ import annotations

import re

from .anchors import FOLDED
from .critical import Kind, Word, words_of
from .turns import BEFORE_NAMES, DETERMINERS, FUNCTION, NUMBERS, OFFICES, OPENERS, PARTICLES, RANKS, TURNS

LOOK = 24
"""Characters beside a stretch in which its edge is looked for."""
UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
APOSTROPHES = {ord(char): new for char, new in FOLDED.items() if new == "'"}
HYPHEN = "-‐‑−"
LETTER = r"[^\W\d_]"
TURNED = re.compile(r"(?:(?<!\S)[-−]|±|\bminus\s|\bnon\s)\Z", re.I)  # before -5 · minus 5 · non violent
ELIDED = re.compile(r"(?<![\w'])(?:[ldjmst]|qu|un|d?all|dell|nell)'\Z")  # l'accord holds the word accord
JOINED_BEFORE = re.compile(rf"{LETTER}'\Z")  # O'Kim
JOINED_AFTER = re.compile(rf"'(?!s(?!\w)){LETTER}", re.I)  # can't, but Kim's
SEPARATED = r"[-‐‑–−.,:/·٫٬'^\u2044\u00a0\u2007\u2009\u202f]"
PARTED_BEFORE = re.compile(rf"\d{SEPARATED}\Z|(?<!\d)\d{{1,3}} \Z")  # 5 in 1.5 · 000 in 5 000
PARTED_AFTER = re.compile(
    rf"{SEPARATED}\d|\s?[%‰°\u2044]|\s?[²³¹¼-¾⅐-⅞]|\s\d+[/\u2044]\d|[\^+]|\s?[$€£¥₩₽₹]"
)  # 5 in 5-7 · 5 % · 5+ · 5 €
THOUSANDS = re.compile(r"\s\d{3}(?!\d)")  # 5 000
SIGNED = re.compile(r"[~∼≈≃<>≤≥=$€£¥₩₽₹#]\s?\Z")  # ~5 · $5
ROUGHLY = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some|over|under|circa|ca\.?|(?:more|less|fewer) than"
    r"|at (?:least|most)|up to|etwa|rund|ungefähr|fast|knapp|über|mindestens|höchstens|bis zu|(?:mehr|weniger) als"
    r"|environ|presque|quelque|près de|(?:plus|moins) de|au (?:moins|plus)|jusqu'à|casi|unos|unas|aproximadamente"
    r"|cerca de|alrededor de|(?:más|menos) de|al menos|hasta)\s\Z",
    re.I,
)  # about 5 · près de 5
MEASURE = re.compile(
    r"\s?(?:per\s?cent|pour cent|por ciento|prozent|percentage|points?|thousand|tausend|mille?|dozen|hundred"
    r"|(?:b|tr)illions?|milli(?:ons?|onen|ard\w*)|mill(?:ón|ones)|[bm]n|cents?|dollars?|euros?|pounds?|yen|won|yuan"
    r"|francs?|pesos?|[ckm]?m|kg|kilo\w*|met(?:er|re)s?|mètres?|metros?|grams?|gramm?e?s?|tons?|tonn\w+|miles?|feet"
    r"|foot|inch(?:es)?|degrees?|grad|degrés?|grados?|(?:second|minute|hour|day|week|month|year)s?|sekunden?"
    r"|minuten?|stunden?|tagen?|wochen?|monaten?|jahren?|secondes?|heures?|jours?|semaines?|mois|ans|segundos?"
    r"|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|or (?:so|more|fewer|less))(?!\w)",
    re.I,
)  # 5 million · 5 km · 5 or more
NEXT = re.compile(rf" (?:(?:{'|'.join(PARTICLES)}) )*({LETTER}[\w'-]*)")  # Ursula| von der Leyen
LAST = re.compile(rf"({LETTER}[\w'-]*\.?) \Z")  # Ann |Marie
OF_OFFICE = re.compile(
    r"\b(?:Secretary|Minister|Ministry|Chief|Speaker|Director) (?:of|for) [A-Z]\w+ \Z"
)  # Secretary of State |Rex Tillerson
GERMAN = re.compile(r"\b(?:der|die|das|und|nicht|den|dem|ein|eine|ist|im|wird|sich)\b")


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether both ends of a stretch are edges of words, numbers and names; 5 within 1.5 is none, nor can within can't.

    What a hyphen, an apostrophe or a sign of numbers joins is one word. In scripts without capitals
    words have no sure ends, and any end will do.
    """
    before, after = (
        UNSEEN.sub("", part).translate(APOSTROPHES)
        for part in (text[max(0, start - LOOK) : start], text[end : end + LOOK])
    )
    first, last = text[start : start + 1], text[end - 1 : end]
    if _is_joined_before(before, first, text[start:end]) or _is_joined_after(last, after, text[:end]):
        return False
    return not (_is_measured(before, text[start:end], after) or _has_grown(text, start, end))


def _is_joined_before(before: str, first: str, stretch: str) -> bool:
    """Whether what stands right before a stretch belongs to its first word, or turns it round."""
    if not _counts(first):
        return False
    if _counts(before[-1:]) or TURNED.search(before):
        return True
    if before[-1:] and before[-1] in HYPHEN and _counts(before[-2:-1]):
        return True
    if first.isdigit():
        thousand = before[-1:] != " " or bool(re.match(r"\d{3}(?!\d)", stretch))
        return bool(PARTED_BEFORE.search(before)) and thousand
    return bool(JOINED_BEFORE.search(before)) and not ELIDED.search(before)


def _is_joined_after(last: str, after: str, until: str) -> bool:
    """Whether what stands right after a stretch belongs to its last word."""
    if not _counts(last):
        return False
    if _counts(after[:1]) or (after[:1] and after[0] in HYPHEN and _counts(after[1:2])):
        return True
    if last.isdigit():
        short = re.search(r"(?<!\d)\d{1,3}\Z", until[-LOOK:])
        return bool(PARTED_AFTER.match(after)) or bool(short and THOUSANDS.match(after))
    return bool(JOINED_AFTER.match(after))


def _is_measured(before: str, stretch: str, after: str) -> bool:
    """Whether a number at an end goes on beside it: its sign, its currency, its unit, or how exact it is."""
    words = stretch.split()
    if not words:
        return False
    if _is_number(words[0]) and (SIGNED.search(before) or ROUGHLY.search(before)):
        return True
    if _is_number(words[-1]) and MEASURE.match(after):
        return True
    number = before.split()[-1:] if before.endswith(" ") else []
    return bool(number and _is_number(number[0]) and MEASURE.match(stretch))


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word[-1:].isdigit() or word.lower() in NUMBERS


def _has_grown(text: str, start: int, end: int) -> bool:
    """Whether a name at an end of the stretch goes on beside it: Ann in Ann Marie, North in North Korea."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line_now = text[line : stop if stop >= 0 else len(text)]
    german = len(set(GERMAN.findall(line_now))) > 1
    return _grows_before(text[line:start], text[start:end], german) or _grows_after(
        text[line:end], text[end : end + 2 * LOOK], german
    )


def _grows_before(before: str, stretch: str, german: bool) -> bool:
    found = LAST.search(before[-2 * LOOK :])
    opening = stretch.split(" ", 3)
    if not found or not stretch[:1].isupper() or not found[1][0].isupper():
        return False
    words = words_of(before)
    neighbour, small = words[-1], found[1].rstrip(".").lower()
    if not _is_name(neighbour) or small in OPENERS or small.endswith(("ly", "ing", "ed")):
        return False
    if not _is_name(words_of(f"x {opening[0]}")[-1]):
        return False
    if german and len(words) > 1 and words[-2].plain in DETERMINERS:
        return False  # a noun like any other: im Herbst
    if opening[0] in OFFICES:
        return small in RANKS
    full = len(opening) > 1 and opening[1][:1].isupper()
    titled = found[1].rstrip(".") in BEFORE_NAMES or OF_OFFICE.search(before)
    return not (full and titled)


def _grows_after(until: str, after: str, german: bool) -> bool:
    found = NEXT.match(after)
    if not found or not found[1][0].isupper() or not until[-1:].isalpha():
        return False
    words = words_of(until[-4 * LOOK :])
    if not words or not _is_name(words[-1]) or not until[-4 * LOOK :][words[-1].start].isupper():
        return False
    if not _is_name(words_of(f"x {found[1]}")[-1]):
        return False
    return not (german and len(words) > 1 and words[-2].plain in DETERMINERS)


def _is_name(word: Word) -> bool:
    return word.kind in (Kind.NAME, Kind.FIRST) and word.plain not in FUNCTION | TURNS


def _counts(char: str) -> bool:
    """Whether a character is a digit or a letter of a script in which words have ends."""
    return char.isnumeric() or (char.isalpha() and char.lower() != char.upper())
