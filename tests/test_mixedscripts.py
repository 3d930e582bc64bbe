"""A word that mixes scripts is told, with its line; honest words of any script are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from news_digest.check import check
from news_digest.mixedscripts import mixed_words
from news_digest.settings import Settings

HONEST = [
    "Владимир Путин met Ангела Меркель and Ada Example.",
    "Ο πρωθυπουργός Κυριάκος Μητσοτάκης met Mr Example in Αθήνα.",
    "Հայաստան and Երևան, Україна and Київ; ᏣᎳᎩ",
    "5 µm, 3 µg, 1ª, № 7, 10 Ω, 300 K, 20 Å, π and α-Synuclein",
    "TNFα, IFNγ, NFκB, ΔG, πr² and ΛCDM",
    "IT-компания, iPhone-а, Яндекс.Go, COVID-19, KoЯn, 김정은 위원장, ﬁne, Ｆｕｌｌ, 東京",
    "O’Neill, d'Été, Ångström, Łódź, İstanbul and Straße",
    "https://пример.рф/a, https://example.org/статья?x=1, xn--e1afmkfd.xn--p1ai",
]


@pytest.mark.parametrize("text", HONEST)
def test_words_of_one_script_are_fine(text: str) -> None:
    assert [*mixed_words(text)] == []


@pytest.mark.parametrize(
    ("text", "word", "sign", "script"),
    [
        ("Then Мikе spoke", "Мikе", "М", "Cyrillic"),
        ("by Ada Exаmple", "Exаmple", "а", "Cyrillic"),
        ("Владимиp Путин", "Владимиp", "p", "Latin"),
        ("https://аррle.example/x", "аррle", "l", "Latin"),
        ("https://xn--pple-43d.example/x", "аpple", "а", "Cyrillic"),
        ("Micrοsoft", "Micrοsoft", "ο", "Greek"),
        ("Օslo", "Օslo", "Օ", "Armenian"),
        ("e\u0301cоle", "e\u0301cоle", "о", "Cyrillic"),
    ],
)
def test_a_word_of_two_scripts_is_found(text: str, word: str, sign: str, script: str) -> None:
    (mixed,) = mixed_words(text)
    assert (mixed.word, mixed.sign, mixed.script) == (word, sign, script)


ARTICLE = """---
title: Talks begin in Gеneva
date: 2021-05-03
url: https://www.аррle.example/a
actors:
- Ada Example
- {name: Jоhn Roe, as: [Roе]}
quotes:
  We have waited: Minа Arden
---
Ada Example met John Roe. “We have waited,” she said of Gеneva.

The tаlks go on, and the tаlks are long.
"""


def test_check_tells_each_word_once_with_its_line(tmp_path: Path) -> None:
    for folder in ("articles", "seeds"):
        (tmp_path / folder).mkdir()
    path = tmp_path / "articles/talks.md"
    path.write_text(ARTICLE, "utf-8")
    registry = tmp_path / "actors.yml"
    registry.write_text("Ada Example:\n  aliases: [Adа]\n", "utf-8")
    told = [
        one
        for one in check(Settings(seeds=tmp_path / "seeds", content=tmp_path)).problems
        if one.kind == "script"
    ]
    words = [one.about[1] for one in told if one.where.endswith("talks.md")]
    lines = [one.line for one in told if one.where.endswith("talks.md")]
    assert dict(zip(words, lines, strict=True)) == {
        "Gеneva": 2, "аррle": 4, "Jоhn": 7, "Roе": 7, "Minа": 9, "tаlks": 13,
    }  # fmt: skip
    assert [(one.line, one.about[1]) for one in told if one.where.endswith("actors.yml")] == [(2, "Adа")]
    assert "'е' is Cyrillic (U+0435)" in told[[one.about[1] for one in told].index("Gеneva")].message
