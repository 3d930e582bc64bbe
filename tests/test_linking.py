"""From mentions to canonical actors, and forms found in text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from news_digest.annotators import annotate
from news_digest.forms import PARTICLES, agents_of, find_forms, find_meant, forms_of, surname
from news_digest.gazetteer import straight
from news_digest.linking import link
from news_digest.model import ActorKind, ActorRef, Article, Block, Kind, Knowledge
from news_digest.registry import load_knowledge
from news_digest.roster import build_roster

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)


def run(*texts: str, knowledge: Knowledge = SHIPPED, **fields: object) -> list[Article]:
    """Articles of one headline and paragraphs, one a line, through annotating and linking."""
    articles = []
    for number, text in enumerate(texts):
        title, *paragraphs = text.splitlines()
        body = tuple(Block(Kind.PARAGRAPH, p) for p in paragraphs)
        articles.append(annotate(Article(f"{number}.txt", title, body, **fields), knowledge))  # type: ignore[arg-type]
    roster = build_roster(knowledge, articles)
    return [link(article, roster) for article in articles]


def names(article: Article) -> list[str]:
    """Who acts."""
    return [ref.name for ref in article.actors if not ref.passing]


def sources(article: Article) -> list[str]:
    """Which outlets are quoted."""
    return [ref.name for ref in article.actors if ref.passing and ref.kind is ActorKind.OUTLET]


def registry(tmp_path: Path, text: str) -> Knowledge:
    file = tmp_path / "actors.yml"
    file.write_text(text, encoding="utf-8")
    return load_knowledge(file, NOWHERE)


def test_headline_and_number_of_mentions_make_weight() -> None:
    (article,) = run("Anna Berg resigns\nAnna Berg left. Berg waved.\nPeter Brand stayed.")
    assert [(ref.name, ref.weight) for ref in article.actors] == [("Anna Berg", 1.0), ("Peter Brand", 0.143)]


def test_equal_weights_are_ordered_by_name() -> None:
    (article,) = run("A talk\nNothing.\nPeter Brand, a farmer, said so. Anna Berg, a teacher, said so.")
    assert names(article) == ["Anna Berg", "Peter Brand"]


def test_one_spelling_over_the_corpus() -> None:
    one, two, three = run(
        "A\nPresident Park Dae-jin spoke.",
        "B\nPresident Park Dae-jin left.",
        "C\nPresident Park Dae Jin slept.",
    )
    assert names(one) == names(two) == names(three) == ["Park Dae-jin"]
    assert three.actors[0].forms == ("Park Dae Jin",)


def test_editor_name_beats_frequency_and_different_people_stay_apart(tmp_path: Path) -> None:
    text = "A\nPresident Park Dae-jin spoke.\nPark Dae-jin left."
    known = registry(tmp_path, "Park Daejin: {family_first: true}\n")
    assert names(run(text, knowledge=known)[0]) == ["Park Daejin"]
    known = registry(tmp_path, "Park Daejin: {family_first: true, not: [Park Dae-jin]}\n")
    assert names(run(text, knowledge=known)[0]) == ["Park Dae-jin"]


def test_office_and_surname_mean_the_one_who_holds_it_elsewhere() -> None:
    one, two = run(
        "A\nPresident Elena Vargas met Luis Vargas, a singer.",
        "B\n“We are here to stay today,” President Vargas said.\nLater Mr Vargas left.",
    )
    assert "Elena Vargas" in names(two)
    assert two.annotations.quotations[0].speaker == "Elena Vargas"
    assert one.unresolved == ()


def test_widespread_surname_is_never_settled_from_elsewhere() -> None:
    _, two = run("A\nPresident Kim Dong-su spoke.", "B\nPresident Kim left. Ms Kim smiled.")
    assert names(two) == []
    assert two.unresolved == ("President Kim", "Ms Kim")


def test_honorifics_tell_bearers_of_a_surname_apart(tmp_path: Path) -> None:
    known = registry(
        tmp_path,
        "Kim Dong-su: {gender: m, family_first: true}\nKim Mi-ran: {gender: f, family_first: true}\n",
    )
    (article,) = run("A\nKim Dong-su sat by Kim Mi-ran. Mr Kim smiled, and Mrs Kim did not.", knowledge=known)
    assert {ref.name: ref.forms for ref in article.actors} == {
        "Kim Dong-su": ("Mr Kim",),
        "Kim Mi-ran": ("Mrs Kim",),
    }
    assert article.unresolved == ()


def test_nothing_with_an_honorific_vanishes() -> None:
    (article,) = run("A\nKim Dong-su met Kim Tae-ho.\nMr Kim, Mrs Kim, Dr Kim and Mr Jordan left.")
    assert article.unresolved == ("Mr Kim", "Mrs Kim", "Dr Kim", "Mr Jordan")
    _, other = run("A\nPresident Elena Vargas came.", "B\nNobody came.\nPresident Vargas")
    body = tuple(replace(block, kind=Kind.CAPTION) for block in other.body)
    roster = build_roster(SHIPPED, run("A\nPresident Elena Vargas came."))
    linked = link(replace(annotate(replace(other, body=body), SHIPPED)), roster)
    assert ([(ref.name, ref.passing) for ref in linked.actors], linked.unresolved) == (
        [("Elena Vargas", True)],
        (),
    )


def passing(article: Article) -> list[str]:
    return [ref.name for ref in article.actors if ref.passing]


def test_outlets_are_sources_and_act_seldom() -> None:
    (article,) = run("A talk\nAnna Berg told Reuters and the Washington Post so.", outlet="The Guardian")
    assert (names(article), sources(article)) == (["Anna Berg"], ["Reuters", "The Washington Post"])
    (article,) = run("BBC News cuts jobs\nBBC News said so.", outlet="The Guardian")
    assert names(article) == ["BBC News"]
    (article,) = run("BBC News cuts jobs\nBBC News said so.", outlet="BBC News")
    assert names(article) == []


def test_an_outlet_that_only_tells_is_a_source_however_often() -> None:
    told = (
        "Reuters reported that. He told Reuters so. It was first seen by Reuters, he said. Reuters said this."
    )
    (article,) = run(
        f"Berg tells Reuters that he stays\nPeter Berg, a farmer, left.\n{told}", outlet="The Guardian"
    )
    assert (names(article), sources(article)) == (["Peter Berg"], ["Reuters"])
    acts = "Reuters sued. Reuters had hired staff, and Reuters may close. Peter Berg, a lawyer, met Reuters staff."
    (article,) = run(f"A court case\n{acts}", outlet="The Guardian")
    assert "Reuters" in names(article) and sources(article) == []


def test_ignored_names_are_left_out_and_a_lone_one_is_passing(tmp_path: Path) -> None:
    known = registry(tmp_path, "ignore: [Anna Berg]\n")
    (article,) = run("A talk\nAnna Berg, a teacher, spoke.\nZorbex said no.", knowledge=known)
    assert (names(article), passing(article)) == ([], ["Zorbex"])


def test_a_place_once_is_passing_and_a_demonym_once_is_nothing() -> None:
    (article,) = run("A talk\nIt rained.\nA Danish farmer slept in Norway, near Bergen.")
    assert (names(article), passing(article)) == ([], ["Bergen", "Norway"])


def test_who_speaks_acts_or_stands_early_is_not_passing() -> None:
    (article,) = run(
        "Anna Berg resigns\nPeter Brand, a farmer, wept.\nThere was Mia Quill, a singer, in the crowd.\n"
        "Laura Voss of the rowing club told the crowd to go. “No,” said Otto Lang."
    )
    assert passing(article) == ["Mia Quill"]


def test_a_place_acts_where_it_does_something() -> None:
    (article,) = run("A talk\nThe mayors met.\nSeattle rejected it in Denver.")
    assert [(ref.name, ref.kind, ref.passing) for ref in article.actors] == [
        ("Seattle", ActorKind.PLACE, False),
        ("Denver", ActorKind.PLACE, True),
    ]


def test_places_of_the_dateline() -> None:
    (article,) = run("A talk\nIt rained in Oslo.", dateline="OBERZELL, Germany, Feb. 3 (Reuters)")
    assert [(ref.name, ref.forms, ref.kind) for ref in article.actors] == [
        ("Oslo", (), ActorKind.PLACE),
        ("Oberzell", ("OBERZELL",), ActorKind.PLACE),
        ("Germany", (), ActorKind.STATE),
    ]
    (other,) = run("A talk\nIt rained.", dateline="SHARM EL-SHEIKH, 4 May")
    assert [(ref.name, ref.forms) for ref in other.actors] == [("Sharm el-Sheikh", ("SHARM EL-SHEIKH",))]


# --- Forms


def test_forms_of_a_state_and_of_people() -> None:
    assert {"South Korea", "Seoul", "S Korea", "South Korean"} <= set(
        forms_of(ActorRef("South Korea", ActorKind.STATE), SHIPPED)
    )
    assert forms_of(ActorRef("Moon Jae-in"), SHIPPED) == ("Moon Jae-in", "Moon")
    assert forms_of(ActorRef("Ursula von der Leyen", forms=("VDL",)), SHIPPED) == (
        "Ursula von der Leyen",
        "von der Leyen",
        "VDL",
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Moon Jae-in met Moon.", ["Moon Jae-in", "Moon"]),
        ("Moonlight, moon, Moon's and Moon’s", ["Moon", "Moon"]),
        ("The People’s Army", ["People’s Army"]),
        ("U.S. and US-led", ["U.S.", "US"]),
        ("", []),
    ],
)
def test_find_forms(text: str, found: list[str]) -> None:
    forms = {"Moon": "m", "Moon Jae-in": "m", "People's Army": "p", "U.S.": "u", "US": "u"}
    assert [text[start:end] for start, end, _ in find_forms(text, forms)] == found


@given(
    st.text("Mo on'’.U", max_size=30),
    st.dictionaries(st.text("Mon'. ", min_size=1, max_size=5), st.just("x")),
)
def test_forms_never_overlap(text: str, forms: dict[str, str]) -> None:
    last = 0
    for start, end, name in find_forms(text, forms):
        assert last <= start < end <= len(text)
        assert text[start:end].replace("’", "'") in {form.replace("’", "'") for form in forms}
        assert name == "x"
        last = end


def by_pattern(text: str, forms: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """What `find_forms` finds, as one pattern says it: the definition, which is too slow to be used."""
    canonical = {straight(form): name for form, name in forms.items()}
    longest = sorted(canonical, key=lambda form: (-len(form), form))
    end = rf"(?=(?:(?<=[가-힣])(?:{PARTICLES}))?(?!\w))"
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))}){end}")
    return [(*found.span(), canonical[found[0]]) for found in pattern.finditer(straight(text))]


PIECES = st.sampled_from(
    "Moon|Moon Jae-in| |a|A|'|’|.|U.S.|US|-|_|é|²|\n|김|김정은|시장|은|에게서|에게|에|도|\u0301|٣|San |San San".split(
        "|"
    )
)
JOINED = st.lists(PIECES, max_size=12).map("".join)


@given(JOINED, st.dictionaries(JOINED.filter(bool), st.sampled_from("xyz"), min_size=1, max_size=8))
def test_forms_are_found_as_one_pattern_finds_them(text: str, forms: dict[str, str]) -> None:
    assert find_forms(text, forms) == by_pattern(text, forms)


@given(JOINED, st.dictionaries(JOINED.filter(bool), st.sampled_from("xyz"), min_size=1, max_size=8))
def test_many_forms_are_found_as_few_are(text: str, forms: dict[str, str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("news_digest.forms.FEW", 0)
        found = find_forms(text, forms)
    assert found == find_forms(text, forms)


@given(
    st.lists(PIECES, min_size=2, max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4)), min_size=1),
)
def test_forms_that_stand_in_the_text_are_found_as_one_pattern_finds_them(
    pieces: list[str], cuts: list[tuple[int, int]]
) -> None:
    forms = {form: form for start, length in cuts if (form := "".join(pieces[start : start + length]))}
    assume(forms)
    text = "".join(pieces)
    assert find_forms(text, forms) == by_pattern(text, forms)


@pytest.mark.parametrize(("name", "family"), [("Kim", "Kim"), ("Moon Jae-in", "Moon"), ("Jane Roe", "Roe")])
def test_the_family_name_of_a_name_of_any_length(name: str, family: str) -> None:
    assert surname(name, None) == family


def test_a_metonym_is_the_state_where_it_acts_and_the_place_elsewhere() -> None:
    korea, city = ActorRef("North Korea", ActorKind.STATE), ActorRef("Pyongyang", ActorKind.PLACE)
    text = "Pyongyang tested a rocket. They landed in Pyongyang on Monday. Pyongyang's envoy left."
    forms = dict.fromkeys(forms_of(korea, SHIPPED), "North Korea")
    meant = find_meant(text, {**forms, "Pyongyang": "Pyongyang"}, agents_of((korea, city), SHIPPED))
    assert [name for *_, name in meant] == ["North Korea", "Pyongyang", "North Korea"]
    alone = find_meant(text, forms, agents_of((korea,), SHIPPED))
    assert [name for *_, name in alone] == ["North Korea", "", "North Korea"]
