"""Captions: the words under a picture, known by the credit they end with."""

from __future__ import annotations

import re
from functools import lru_cache

from .prose import length, small

_AGENCIES = (
    r"AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA(?:-EFE)?|EFE|PA(?: Wire| Media| Images)?|dpa|DPA|"
    r"Yonhap|Kyodo|Xinhua|TASS|"
    r"ANSA|Bloomberg|Alamy|Shutterstock|iStock|Rex(?: Features)?|(?:NASA|ESA)(?:/[\w-]{1,40}){0,4}|UN Photo|Handout|"
    r"Associated Press|Agence France-Presse|Press Association|imago|picture alliance|ullstein|Anadolu|CNS|KCNA|"
    r"[A-Z]\w+ (?:Wire|Images|Press|Pictures|Photo|Photos)"
)
CREDIT = re.compile(
    rf"[(\[](?P<credit>(?:[^()\[\]]{{0,60}}(?:\b(?:{_AGENCIES})\b|(?i:photo(?:graph)?s?|picture|images?|file|credits?|courtesy|"
    r"foto|bild|handout|supplied|crédit|photographie|pool)\b)[^()\[\]]{0,60}))[)\]]\.?$"
)  # ... at the ice arena (AP) · (Photo: Jane Doe/Harbour Wire)
LABELLED = re.compile(
    r"(?:^|(?<=[.!?”\"] )|(?<=[|/] ))(?:\w+ )?(?P<label>(?:photo(?:graph)?|picture|image|foto|bild|video|"
    r"credit|crédit photo|photo credit|"
    r"image credit|file photo|caption|image caption|photo by|photograph by|bildrechte|© )(?: source| by)?\s?[:,/]?\s)"
    r"(?P<credit>[^.]{2,80}|(?:[\w’'/-]++\.?\s?){1,8})\.?$",
    re.I,
)  # Photograph: Jane Doe/AP · Photo by Jane Doe
DOTTED = re.compile(
    r"[.!?”]\s?(?:photo |image )?credit\s?(?:\.\.\.|…|:)\s?(?P<credit>.{2,80})$", re.I
)  # Thursday.Credit...Jane Doe
SLASHED = re.compile(
    rf"\b(?:{_AGENCIES})/[A-Z][\w .’'-]{{2,40}}$|"
    rf"(?:[|/—–-]|©)\s?(?:{_AGENCIES})(?:\s?/\s?[\w .]++)?\s*+$|"
    rf"\b[A-Z][\w.]{{1,40}}+ [A-Z]\w+ ?/ ?(?:{_AGENCIES})\s*$|"
    r"[.!?”]\s?[/|]\s?[A-ZÀ-Þ][\w.’'-]++(?:\s[A-ZÀ-Þ][\w.’'-]++){0,3}\s?$|"
    r"[.!?”]\s(?:[A-ZÀ-Þ][\w.’'-]+\s){1,3}/\s?[A-ZÀ-Þ][\w .’'-]{2,30}$|"
    r"\bvia (?:AP|AFP|Reuters|Getty Images|REUTERS|Shutterstock)\s*$"
)  # ... in Seoul. Jane Doe/AFP · Photo via Reuters
SHARED = re.compile(
    r"[(\[](?P<credit>[A-Z][\w .’'&-]{1,40}[/:]\s?[A-Z][\w .’'&-]{1,40})[)\]]$"
)  # (Nile Examiner/T. Rizk)
STARTS = re.compile(
    r"(?:(?:image|media) caption|caption|bildunterschrift|légende|file(?: photo)?|"
    r"in this (?:file )?(?:photo|picture|image))\b[,:\s]",
    re.I,
)  # Image caption, The two leaders ...
SOURCE = re.compile(
    r"(?:image|photo|media|picture) (?:source|credit|copyright|caption)\b[,:\s]*(?P<credit>.{2,80})", re.I
)
CREDIT_WORDS, NAME_WORDS = 6, 4
"""Words: a longer remark in brackets is no credit; fewer before a credit are a writer's name."""
COUNTER = re.compile(r"(?:\[\d++/\d++\]|(?<!\d)\d++ of \d++ \|)\s?")  # [1/4] · 1 of 3 |
RIGHTS = re.compile(
    r"\s?(?:purchase|acquire) licensing rights.{0,40}$", re.I
)  # after a wire picture's credit
RIGHTS_TAIL, TAIL = 80, 240
"""Characters at the end of a line in which a picture's rights, and its credit, stand."""
SLASHES, DASHED = ("/", "|", "©", "via "), re.compile(r"[–—-]\s?(?:[A-Z]|dpa|iS|im|pi|ul)")
"""What every slashed credit holds one of, or else a dash before an agency."""
LABELS = ("photo", "picture", "image", "foto", "bild", "video", "credit", "caption", "©")
"""What every labelled credit holds one of, in small letters."""
LONGEST = 90
"""Words; no caption is longer."""


@lru_cache(maxsize=4096)  # each step asks it of the same lines
def is_caption(text: str) -> bool:
    """Whether a line is the caption of a picture, or the credit that belongs to one."""
    if length(text) > LONGEST:
        return False
    counted = COUNTER.match(text) and length(text) > CREDIT_WORDS
    if "licensing rights" in small(text[-RIGHTS_TAIL:]):
        rights = RIGHTS.search(text, max(0, len(text) - RIGHTS_TAIL))
        text = text[: rights.start()] if rights else text
    bracketed = text.endswith((")", "]", ").", "]."))  # what the credits in brackets end with
    if counted or (bracketed and (_is_credited(text) or SHARED.search(text))):
        return True
    if STARTS.match(text) or SOURCE.fullmatch(text):
        return True
    tail = max(0, len(text) - TAIL)  # a credit ends the line, and prose is long
    slashed = any(map(text[tail:].__contains__, SLASHES)) or DASHED.search(text, tail)
    if slashed and SLASHED.search(text, tail):
        return True
    if not any(map(small(text).__contains__, LABELS)):
        return False
    return bool(DOTTED.search(text) or (length(text) <= 60 and LABELLED.search(text, tail)))


def _is_credited(text: str) -> bool:
    """Whether a credit in brackets ends the line, and the line is neither a remark in brackets nor a
    writer's name with the agency behind it."""
    credit = CREDIT.search(text)
    if not credit or (text.startswith(("(", "[")) and length(text) > CREDIT_WORDS):
        return False
    return not 0 < length(text[: credit.start()]) < NAME_WORDS


def credit_alone(text: str) -> str:
    """The credit, where the line holds nothing else (`Image source, Getty Images`); else empty."""
    found = SOURCE.fullmatch(text) if not STARTS.match(text) else None
    if found:
        return found["credit"].strip(" .")
    labelled = LABELLED.match(text)
    return labelled["credit"].strip(" .") if labelled else ""


def plain_caption(text: str) -> str:
    """The caption without the words that say that it is one."""
    text = COUNTER.sub("", RIGHTS.sub("", text))
    return re.sub(
        r"^(?:(?:image|media) caption|caption|bildunterschrift|légende)[,:\s]+", "", text, flags=re.I
    )
