"""Mentions: prose cases, the editor's registry, and what must hold whatever the text says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.annotators import annotate
from news_digest.model import TITLE, Article, Block, Kind, Knowledge, Mention
from news_digest.registry import load_knowledge
from prose import Case, cases
from timing import cpu_seconds

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)


def story(text: str, **fields: object) -> Article:
    """An article of one headline and paragraphs, one a line."""
    title, *paragraphs = text.strip().splitlines()
    return Article("x.txt", title, tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs), **fields)  # type: ignore[arg-type]


def mentions(text: str, knowledge: Knowledge = SHIPPED, **fields: object) -> tuple[Mention, ...]:
    return annotate(story(text, **fields), knowledge).annotations.mentions


@pytest.mark.parametrize("case", cases("actors"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    found = [f"{m.text} -> {m.name} | {m.role}" for m in mentions(case["text"])]
    expected = [line for line in case["expected"].splitlines() if line]
    assert [" ".join(line.split()) for line in found] == expected


def registry(tmp_path: Path, text: str) -> Knowledge:
    file = tmp_path / "actors.yml"
    file.write_text(text, encoding="utf-8")
    return load_knowledge(file, NOWHERE)


def test_registry_settles_who_ms_kim_is(tmp_path: Path) -> None:
    known = registry(tmp_path, "Kim Yo-jong: {aliases: [Kim Yo Jong], gender: f, family_first: true}\n")
    found = mentions("Visit\nKim Dong-su met Kim Yo Jong. Ms Kim smiled.", known)
    assert [m.name for m in found] == ["Kim Dong-su", "Kim Yo-jong", "Kim Yo-jong"]
    assert [m.cue for m in found][1] == "registry"


def test_an_office_that_someone_else_of_the_registry_holds_is_not_the_only_bearers(tmp_path: Path) -> None:
    text = "Visit\nLena Horvat arrived. President Horvat smiled. Mayor Horvat did not."
    known = registry(tmp_path, "Ivo Horvat: {gender: m, roles: [former president of Freedonia]}\n")
    assert [m.name for m in mentions(text, known)] == ["Lena Horvat", "", "Lena Horvat"]
    assert [m.name for m in mentions(text)] == ["Lena Horvat"] * 3


def test_ignored_names_are_nobody(tmp_path: Path) -> None:
    text = "Landing\nJolly Roger Two carried Ann Wood to Fiji."
    assert "Ann Wood" in [m.name for m in mentions(text, registry(tmp_path, "ignore: [Fiji]\n"))]
    assert "Ann Wood" not in [m.name for m in mentions(text, registry(tmp_path, "ignore: [Ann Wood]\n"))]


def test_name_in_headline_alone_is_seen_and_dek_comes_before_the_body() -> None:
    found = mentions("Anna Berg resigns\nIn Norway it rained.", dek="Oslo said no")
    assert (found[0].name, found[0].span.block) == ("Anna Berg", TITLE)
    assert [m.span.block for m in found] == [-1, -2, 0]


def test_headline_of_capitals_names_people_and_states_only() -> None:
    found = mentions("Anna Berg Says Norway Will Never Join Anything New\nNothing else is known.")
    assert [m.name for m in found] == ["Anna Berg", "Norway"]


def test_elided_words_are_no_surnames_in_french() -> None:
    text = "Le climat\nAu port de Brest C'était Dimanche vivait Paul Gruen. Monsieur Durand sourit."
    assert [(m.text, m.name) for m in mentions(text, lang="fr")] == [
        ("Paul Gruen", "Paul Gruen"),
        ("Monsieur Durand", ""),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "de",
            "Frau Weber kam. Kanzlerin Anna Berg schwieg in Wien, sagte Ministerin Berg. Herr Kunz ging.",
            ["Frau Weber -> ", "Anna Berg -> Anna Berg", "Wien -> Vienna", "Berg -> Anna Berg", "Herr Kunz -> "],
        ),
        (
            "fr",
            "M. Dupont et le président Paul Gruen riaient. Mme Brel dort, mais M. Gruen chante à Lyon.",
            ["M. Dupont -> ", "Paul Gruen -> Paul Gruen", "Mme Brel -> ", "Gruen -> Paul Gruen", "Lyon -> Lyon"],
        ),
        (
            "es",
            "La presidenta Ana Ruiz llegó. El señor Gómez duerme. La señora Ruiz vive en Bilbao.",
            ["Ana Ruiz -> Ana Ruiz", "señor Gómez -> ", "Ruiz -> Ana Ruiz", "Bilbao -> Bilbao"],
        ),
        (
            "ko",
            "한도윤 시장은 웃었다. 한 시장은 떠났다. 서지안 의원과 서민호 교수. 서 의원은? 서 대표는? 한도윤은 갔다.",
            [
                *("한도윤 -> 한도윤", "한 시장 -> 한도윤", "서지안 -> 서지안"),
                *("서민호 -> 서민호", "서 의원 -> 서지안", "서 대표 -> ", "한도윤 -> 한도윤"),
            ],
        ),
        ("pl", "Pani Anna Berg przyjechała. Siemens i Paweł Gruen milczą.", ["Siemens -> Siemens"]),
    ],
)  # fmt: skip
def test_names_in_other_languages(lang: str, text: str, expected: list[str]) -> None:
    assert [f"{m.text} -> {m.name}" for m in mentions(f"1\n{text}", lang=lang)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Desmond Acheampong opened it. Desmond was glad. Acheampong left. Mr Acheampong came back.",
        "Desmond Acheampong met Anna Acheampong. Mr Acheampong spoke. Ms Acheampong listened.",
        "Desmond Acheampong met Ama Serwaa. Desmond spoke, and Ama was silent.",
        "Mayor Desmond Acheampong opened it. Sir Desmond spoke, then Desmond Acheampong’s aide.",
    ],
)
@pytest.mark.parametrize("new", ["D. K. Acheampong", "Kwame Boateng"])
@pytest.mark.parametrize(
    "sheet", ["{NEW}: {former: [Desmond Acheampong]}", "Desmond Acheampong: {same: {NEW}}"]
)
def test_a_new_name_takes_the_short_forms_of_the_old_one_along(
    text: str, new: str, sheet: str, tmp_path: Path
) -> None:
    before = mentions(f"1\n{text}", registry(tmp_path, "Desmond Acheampong: {}\n"))
    after = mentions(f"1\n{text}", registry(tmp_path, sheet.replace("{NEW}", new)))
    renamed = [(m.text, new if m.name == "Desmond Acheampong" else m.name) for m in before]
    assert [(m.text, m.name) for m in after] == renamed
    assert new in [name for _, name in renamed]


def test_korean_particles_stick_to_what_the_registry_knows(tmp_path: Path) -> None:
    known = registry(tmp_path, "North Korea: {kind: state, aliases: [북한]}\n")
    found = mentions("1\n북한은 말이 없었다. 북한과 북한이 만났다. 남북은 아니다.", known, lang="ko")
    assert [(m.text, m.name) for m in found] == [("북한", "North Korea")] * 3


def test_german_nouns_are_not_names() -> None:
    found = mentions("Der Start\nDas Teleskop flog am Samstag. Anna Berg freute sich.", lang="de")
    assert [m.name for m in found] == ["Anna Berg"]


@pytest.mark.parametrize(
    "text", ["A’ ", "AP ", "Kim Jong-un ", "Mr Kim said “a b c d e” ", "‘a ‘a’b ", "he said a’s players’ b "]
)
def test_time_grows_with_the_text_and_not_with_its_square(text: str) -> None:
    def seconds(signs: int) -> float:
        article = Article("x", "A title", (Block(Kind.PARAGRAPH, text * (signs // len(text))),))
        return cpu_seconds(lambda: annotate(article, SHIPPED))

    assert seconds(80_000) < 30 * seconds(8_000) + 0.5


words = st.sampled_from(
    "President Moon Jae-in Kim Ms Mr said the of Ministry North South Korea US-led “no” Seoul’s , . and in "
    "Washington Post al-Hadi de O’Brien U.S. J. & Inc. May Monday told".split()
)


@given(st.lists(st.lists(words, max_size=25).map(" ".join), min_size=1, max_size=4))
def test_spans_hold_the_text_in_order_and_never_overlap(paragraphs: list[str]) -> None:
    body = tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs if p)
    article = annotate(Article("x", "A title", body), SHIPPED)
    last: tuple[int, int] = (-3, 0)
    for mention in article.annotations.mentions:
        block, start, end = mention.span.block, mention.span.start, mention.span.end
        text = article.title if block == TITLE else article.body[block].text
        assert text[start:end] == mention.text
        assert (block, start) >= last
        last = (block, end)


@pytest.mark.parametrize(
    "lang, text, expected",
    [
        ("de", "Deutschlands Nachbar Österreich schwieg.", ["Germany", "Austria"]),
        ("fr", "Les Nations unies et le Pérou ont signé.", ["United Nations", "Peru"]),
        ("es", "España y Suecia firmaron.", ["Spain", "Sweden"]),
        ("ko", "미국은 독일과 만났다.", ["United States", "Germany"]),
    ],
)
def test_names_of_states_in_other_languages(lang: str, text: str, expected: list[str]) -> None:
    assert [m.name for m in mentions(f"1\n{text}", lang=lang)] == expected


@pytest.mark.parametrize(
    "lang, text, expected",
    [
        (
            "de",
            "Der Verband der Müller klagt vor dem Landgericht Emden.",
            ["Verband der Müller", "Landgericht Emden"],
        ),
        ("de", "Das Gericht der Stunde: ein Verein, der Kuchen backt.", []),
        (
            "fr",
            "Le Musée des Sels et le ministère de l’Eau se taisent.",
            ["Musée des Sels", "ministère de l'Eau"],
        ),
        (
            "es",
            "La Comisión del Río y la Comisión Europea callan.",
            ["Comisión del Río", "European Commission"],
        ),
        ("ko", "국립소금연구소는 외교부와 만났다.", ["국립소금연구소", "외교부"]),
    ],
)
def test_bodies_in_other_languages_by_the_word_for_their_kind(
    lang: str, text: str, expected: list[str]
) -> None:
    assert [m.name for m in mentions(f"1\n{text}", lang=lang)] == expected
