"""Quotations: prose cases, and the promise that every one is verbatim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.annotators import annotate
from news_digest.model import Article, Block, Kind
from news_digest.registry import load_knowledge
from prose import Case, cases

SHIPPED = load_knowledge(Path("does-not-exist.yml"), Path("does-not-exist.yml"))


LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "korean": "ko"}


def quoted(*paragraphs: str, kind: Kind = Kind.PARAGRAPH, lang: str = "") -> Article:
    return annotate(Article("x", "A talk", tuple(Block(kind, p) for p in paragraphs), lang=lang), SHIPPED)


@pytest.mark.parametrize("case", cases("quotes"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    article = quoted(*case["text"].splitlines()[1:])
    found = [f"{q.speaker} | {q.verb} | {q.text}" for q in article.annotations.quotations]
    assert found == case["expected"].splitlines()


@pytest.mark.parametrize(
    ("lang", "case"),
    [
        pytest.param(lang, case, id=f"{lang}: {case.name}")
        for name, lang in LANGUAGES.items()
        for case in cases(f"quotes-{name}")
    ],
)
def test_news_of_a_language(lang: str, case: Case) -> None:
    article = quoted(*case["text"].splitlines(), lang=lang)
    found = [f"{q.speaker} | {q.text}" for q in article.annotations.quotations]
    assert found == case["expected"].splitlines()


def test_caption_between_paragraphs_does_not_end_a_quotation() -> None:
    body = (
        Block(Kind.PARAGRAPH, "Laura Benedek said: “It begins here."),
        Block(Kind.CAPTION, "A view of the harbour"),
        Block(Kind.PARAGRAPH, "“It ends here.”"),
    )
    (quotation,) = annotate(Article("x", "A talk", body), SHIPPED).annotations.quotations
    assert [span.block for span in quotation.spans] == [0, 2]


def test_a_caption_is_not_speech() -> None:
    assert not quoted("“We will wait and see,” said Ayumi Sato.", kind=Kind.CAPTION).annotations.quotations


signs = st.sampled_from("“ ” \" ‘ ’ ' « » „ — a s said dit dijo dit-il . , Sato He Ada  - 9".split(" "))


texts = st.sampled_from(["", " "]).flatmap(lambda gap: st.lists(signs, max_size=30).map(gap.join))


@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(["", "fr", "es", "de", "ko"]))
def test_every_quotation_is_verbatim_and_in_order(paragraphs: list[str], lang: str) -> None:
    article = quoted(*(p for p in paragraphs if p.strip()), lang=lang)
    last = (-1, 0)
    for quotation in article.annotations.quotations:
        assert quotation.text == " ".join(
            article.body[s.block].text[s.start : s.end] for s in quotation.spans
        )
        for span in quotation.spans:
            assert (span.block, span.start) >= last
            last = (span.block, span.end)
