"""Whom a short name means where its article names nobody so in full: what the other articles tell."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from news_digest.annotators import annotate
from news_digest.checknames import about_short_names
from news_digest.frontmatter import parse
from news_digest.linking import link
from news_digest.model import Article, Block, Kind, Knowledge, Stamp
from news_digest.problems import Severity
from news_digest.registry import load_knowledge
from news_digest.roster import build_roster

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)

VARGAS = "A vote\nPresident Elena Vargas met Otto Brandel, a farmer, in Brussels. Vargas left."
AGAIN = "A walk\nPresident Elena Vargas spoke to Otto Brandel, a farmer. “It will hold,” Vargas said."
SINGER = "A song\nLuis Vargas, a singer, thanked Mia Lindqvist, a drummer. Vargas sang."
MAYOR = "A toast\nTara Vargas, a mayor, wrote to Mia Lindqvist, a drummer. Vargas smiled."
BARE = "A storm\nOtto Brandel, a farmer, said that the Vargas cabinet had failed. He blamed Vargas."


def run(
    *texts: str, knowledge: Knowledge = SHIPPED, dates: tuple[str, ...] = (), langs: tuple[str, ...] = ()
) -> list[Article]:
    """Articles of one headline and paragraphs, one a line, through annotating and linking."""
    articles = []
    for number, (text, day, lang) in enumerate(itertools.zip_longest(texts, dates, langs)):
        title, *paragraphs = text.splitlines()
        body = tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs)
        article = Article(
            f"{number}.txt", title, body, lang=lang or "", date=Stamp.parse(day) if day else None
        )
        articles.append(annotate(article, knowledge))
    roster = build_roster(knowledge, articles)
    return [link(article, roster) for article in articles]


def names(article: Article) -> list[str]:
    return [ref.name for ref in article.actors]


def registry(tmp_path: Path, text: str) -> Knowledge:
    file = tmp_path / "actors.yml"
    file.write_text(text, encoding="utf-8")
    return load_knowledge(file, NOWHERE)


def test_a_surname_alone_is_who_bears_it_in_the_other_articles() -> None:
    *_, article = run(VARGAS, AGAIN, BARE)
    assert "Elena Vargas" in names(article)
    assert article.unresolved == ()


def test_one_article_is_not_enough() -> None:
    assert "Elena Vargas" not in names(run(VARGAS, BARE)[-1])


@pytest.mark.parametrize("others", [(SINGER,), (SINGER, MAYOR)])
def test_a_surname_that_several_bear_means_who_bears_it_in_most_articles(others: tuple[str, ...]) -> None:
    found = "Elena Vargas" in names(run(VARGAS, AGAIN, *others, BARE)[-1])
    assert found is (len(others) == 1)  # two of three; two of four


def test_company_decides_and_where_it_is_the_others_nobody_is_meant() -> None:
    concert = "A concert\nMia Lindqvist, a drummer, praised the Vargas band. She thanked Vargas."
    article = run(VARGAS, AGAIN, SINGER, concert)[-1]
    assert not [name for name in names(article) if "Vargas" in name]
    stranger = "A race\nPia Sommer, a runner, beat Vargas."
    assert not [name for name in names(run(VARGAS, AGAIN, stranger)[-1]) if "Vargas" in name]


def test_an_allusion_needs_more_than_two_articles() -> None:
    once = "A storm\nOtto Brandel, a farmer, remembered the failed reform of the Vargas years."
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, once)[-1])
    assert "Elena Vargas" in names(run(VARGAS, AGAIN, AGAIN, once)[-1])
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, AGAIN, SINGER, once)[-1])


def test_another_bearer_nearer_in_time_keeps_the_name_open() -> None:
    texts = (VARGAS, AGAIN, AGAIN, SINGER, MAYOR, BARE)
    old, new = "1991-05-02", "2018-02-13"
    assert "Elena Vargas" in names(run(*texts, dates=(new, new, new, old, old, new))[-1])
    assert "Elena Vargas" not in names(run(*texts, dates=(old, old, old, new, new, new))[-1])


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("Mrs Vargas", True),
        ("Mr Vargas", False),
        ("President Vargas", True),
        ("Senator Vargas", False),
    ],
)
def test_printed_gender_and_office_must_fit(printed: str, meant: bool) -> None:
    article = run(VARGAS, AGAIN, f"A storm\nOtto Brandel, a farmer, said that {printed} had failed.")[-1]
    assert ("Elena Vargas" in names(article)) is meant
    assert article.unresolved == (() if meant else (printed,))


@pytest.mark.parametrize(("printed", "meant"), [("Vargas", True), ("M. Vargas", False)])
def test_honorifics_of_the_articles_language_count(printed: str, meant: bool) -> None:
    text = f"Une tempête\nOtto Brandel, maire de Colmar, a rencontré {printed} lundi. {printed} a souri."
    article = run(VARGAS, AGAIN, text, langs=("en", "en", "fr"))[-1]
    assert ("Elena Vargas" in [ref.name for ref in article.actors]) is meant


def test_somebody_else_who_is_only_titled_disputes_a_name() -> None:
    judge = "A trial\nJudge Vargas told Otto Brandel, a farmer, why. “It is the law,” Judge Vargas said."
    assert run(VARGAS, AGAIN, judge)[-1].unresolved == ("Judge Vargas",)
    assert "Elena Vargas" in names(run(VARGAS, AGAIN, judge, BARE)[-1])  # two of three
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, judge, judge, BARE)[-1])


def test_an_office_settles_a_name_before_another_of_it_is_named_in_full() -> None:
    before = "A visit\n“We will come,” President Vargas said.\nLater Vargas left.\nTara Vargas, her sister, stayed."
    article = run(VARGAS, AGAIN, before)[-1]
    assert {"Elena Vargas", "Tara Vargas"} <= set(names(article))
    assert article.unresolved == ()
    after = "A visit\nTara Vargas, a mayor, came.\nPresident Vargas left.\n“We will,” Vargas said."
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, after)[-1])


def test_full_names_of_others_are_never_touched() -> None:
    both = "A visit\nPresident Vargas said so. Tara Vargas, a mayor, agreed."
    article = run(VARGAS, AGAIN, both)[-1]
    assert {"Elena Vargas", "Tara Vargas"} <= set(names(article))


def test_parts_of_longer_names_and_words_of_the_language_are_no_short_names() -> None:
    tower = "A fire\nOtto Brandel, a farmer, saw the Vargas Tower burn. Little Vargas River rose."
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, tower)[-1])
    may = VARGAS.replace("Vargas", "May"), AGAIN.replace("Vargas", "May")
    month = "A storm\nOtto Brandel, a farmer, will sow in May."
    assert "Elena May" not in names(run(*may, month)[-1])


def test_an_acronym_is_the_body_that_the_other_articles_spell_out() -> None:
    full = "A strike\nThe Northern Rail Workers Union (NRWU) met Otto Brandel, a farmer. The NRWU voted."
    again = "A vote\nOtto Brandel, a farmer, left the Northern Rail Workers Union. The NRWU was sorry."
    bare = "A talk\nOtto Brandel, a farmer, hailed the NRWU. The NRWU said so."
    assert "Northern Rail Workers Union" in names(run(full, again, bare)[-1])
    assert "Northern Rail Workers Union" not in names(run(full, bare)[-1])


def test_a_number_behind_a_name_is_left_out_and_a_junior_stays_another() -> None:
    one, two, three = run(
        "A\nRobert Sandoval III, a judge, spoke.",
        "B\nRobert Sandoval, a judge, left.",
        "C\nRobert Sandoval Jr., a painter, slept.",
    )
    assert names(one) == names(two) != names(three)
    together = run("A\nRobert Sandoval III, a judge, met his father Robert Sandoval, a judge.", BARE)[0]
    assert len([name for name in names(together) if "Sandoval" in name]) == 2


def test_the_editor_forbids_or_confirms(tmp_path: Path) -> None:
    known = registry(tmp_path, "Elena Vargas: {gender: f, not: [Vargas]}\n")
    assert "Elena Vargas" not in names(run(VARGAS, AGAIN, BARE, knowledge=known)[-1])
    known = registry(tmp_path, "Elena Vargas: {gender: f, short: [Vargas]}\n")
    assert "Elena Vargas" in names(run(VARGAS, SINGER, BARE, knowledge=known)[-1])


def test_check_lists_what_was_learnt_and_why_until_the_editor_confirms(tmp_path: Path) -> None:
    head = "---\ntitle: {0}\nseed: {0}.txt\nactors: [Elena M. Vargas, South Sudan]\n---\n"
    texts = {
        "one": "Elena M. Vargas saw South Sudan.",
        "two": "Elena Vargas left.",
        "three": "The Vargas era.",
    }
    documents = {name: parse(head.format(name) + text + "\n", name) for name, text in texts.items()}
    (note,) = about_short_names(documents, SHIPPED)
    assert (note.where, note.line, note.severity) == ("three", 4, Severity.NOTE)
    assert note.message == "'Vargas' is taken for Elena M. Vargas, named in full in 2 articles"
    assert "`Elena M. Vargas: {short: [Vargas]}`" in note.advice
    assert "`Elena M. Vargas: {not: [Vargas]}`" in note.advice
    confirmed = registry(tmp_path, "Elena M. Vargas: {short: [Vargas]}\n")
    assert list(about_short_names(documents, confirmed)) == []


def test_the_order_of_the_articles_is_nothing_to_it() -> None:
    texts = (VARGAS, AGAIN, SINGER, BARE)
    expected = {article.title: article.actors for article in run(*texts)}
    for order in itertools.permutations(texts):
        assert {article.title: article.actors for article in run(*order)} == expected
