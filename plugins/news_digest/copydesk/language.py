"""The language of a text: by script, else by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from ..languages import LANGUAGES
from .prose import words

STOP_WORDS = {
    "it": "di che è la il un a per in una mi sono ho non con le si da come della del dei nel più anche alla dal "
    "gli i delle ha o ma loro se",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
    "seu sua ou ser quando muito há nos já está",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die hij om als ook bij door maar naar uit "
    "over ze wordt heeft nog tot deze",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag sig från vi så kan "
    "när hade efter",
}
"""Of languages that are told, but not read."""
COMMON = {code: table.stop_words for code, table in LANGUAGES.items() if code not in ("ko",)} | {
    lang: frozenset(text.split()) for lang, text in STOP_WORDS.items()
}

LANGUAGES_OF = {
    word: tuple(lang for lang, common in COMMON.items() if word in common)
    for word in frozenset().union(*COMMON.values())
}
"""Common word -> the languages in which it is one."""

SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
"""Scripts that settle the language well enough for a digest; Japanese before Chinese, as it uses both."""

NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\uffff]")

SAMPLE = 3000
"""Characters that are looked at."""
ENOUGH = 20
"""Words below which a text is too short to tell."""


def language(*texts: str) -> str:
    """ISO 639-1 code of the language of a text, or of several in a row; empty where it can't be told."""
    sample = list(_sample(texts))
    text = " ".join(sample)
    letters = sum(map(str.isalpha, text)) if NOT_LATIN.search(text) else 0
    for code, script in SCRIPTS if letters else ():
        share = 0.1 if code == "ja" else 0.4
        if len(script.findall(text)) > share * letters:
            return code
    counted = Counter(chain.from_iterable(map(words, sample)))
    total = sum(counted.values())
    if total < ENOUGH:
        return ""
    known: Counter[str] = Counter()
    for word in counted.keys() & LANGUAGES_OF.keys():
        for lang in LANGUAGES_OF[word]:
            known[lang] += counted[word]
    shares = {lang: known[lang] / total for lang in COMMON}
    best, second = sorted(shares, key=lambda lang: (-shares[lang], lang))[:2]
    return best if shares[best] > 0.12 and shares[best] > 1.2 * shares[second] else ""


def _sample(texts: Iterable[str]) -> Iterator[str]:
    """The texts up to SAMPLE characters, a space between two counted."""
    room = SAMPLE
    for text in texts:
        if room <= 0:
            return
        yield text[:room]
        room -= len(text) + 1
