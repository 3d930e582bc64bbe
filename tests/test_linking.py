"""From mentions to canonical actors, and forms found in text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.annotators import annotate
from news_digest.forms import find_forms, forms_of
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
    return [ref.name for ref in article.actors]


def registry(tmp_path: Path, text: str) -> Knowledge:
    file = tmp_path / "actors.yml"
    file.write_text(text, encoding="utf-8")
    return load_knowledge(file, NOWHERE)


def test_headline_and_number_of_mentions_make_weight() -> None:
    (article,) = run("Anna Berg resigns\nAnna Berg left. Berg waved.\nPeter Brand stayed.")
    assert [(ref.name, ref.weight) for ref in article.actors] == [("Anna Berg", 1.0), ("Peter Brand", 0.143)]


def test_equal_weights_are_ordered_by_name() -> None:
    (article,) = run("A talk\nNothing.\nPeter Brand, a farmer, met Anna Berg, a teacher.")
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
    assert (names(linked), linked.unresolved) == ([], ("President Vargas",))


def test_outlets_are_sources_and_not_actors() -> None:
    (article,) = run("A talk\nAnna Berg told Reuters and the Washington Post so.", outlet="The Guardian")
    assert names(article) == ["Anna Berg"]
    (article,) = run("BBC News cuts jobs\nBBC News said so.", outlet="The Guardian")
    assert names(article) == ["BBC News"]
    (article,) = run("BBC News cuts jobs\nBBC News said so.", outlet="BBC News")
    assert names(article) == []


def test_ignored_and_passing_names_are_left_out(tmp_path: Path) -> None:
    known = registry(tmp_path, "ignore: [Anna Berg]\n")
    assert names(run("A talk\nAnna Berg, a teacher, spoke.\nZorbex said no.", knowledge=known)[0]) == []


def test_a_place_or_demonym_once_is_not_enough() -> None:
    assert names(run("A talk\nIt rained.\nA Danish farmer slept in Norway.")[0]) == []


def test_topics_become_tags_where_shared_and_not_everywhere() -> None:
    shared = "A\nThe “maximum pressure” went on."
    other = "B\nNothing."
    assert [a.tags for a in run(shared, shared, other)] == [("maximum pressure",)] * 2 + [()]
    assert [a.tags for a in run(shared, other)] == [(), ()]
    assert [a.tags for a in run(shared, shared, shared, shared, other)] == [()] * 5
    (first, *_) = run(shared, shared, tags=("Maximum pressure", "korea"))
    assert first.tags == ("Maximum pressure", "korea")


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
