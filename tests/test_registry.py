"""The editor's registry over the shipped gazetteer, and the gazetteer itself."""

from __future__ import annotations

import zoneinfo
from collections import Counter
from pathlib import Path

import pytest

from news_digest.model import ActorKind, Knowledge
from news_digest.problems import UserError
from news_digest.registry import load_knowledge

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)


def load(tmp_path: Path, actors: str = "", outlets: str = "") -> Knowledge:
    files = tmp_path / "actors.yml", tmp_path / "outlets.yml"
    for file, text in zip(files, (actors, outlets), strict=True):
        file.write_text(text, encoding="utf-8")
    return load_knowledge(*files)


# --- What is shipped


def test_gazetteer_covers_the_world() -> None:
    kinds = Counter(actor.kind for actor in SHIPPED.actors)
    assert kinds[ActorKind.STATE] >= 195
    assert kinds[ActorKind.ORGANISATION] >= 100
    assert kinds[ActorKind.PLACE] >= 2000
    assert len(SHIPPED.outlets) >= 150


def test_places_never_take_a_name_from_another() -> None:
    names = {actor.name for actor in SHIPPED.actors}
    assert len(names) == len(SHIPPED.actors)
    others = [actor for actor in SHIPPED.actors if actor.kind is not ActorKind.PLACE]
    claimed = {form for actor in others for form in (actor.name, *actor.aliases, *actor.adjectives)}
    places = [actor for actor in SHIPPED.actors if actor.kind is ActorKind.PLACE]
    assert not claimed & {form for place in places for form in (place.name, *place.aliases, *place.doubtful)}


def test_doubtful_forms_are_not_looked_up() -> None:
    (california,) = SHIPPED.actor_forms["California"]
    assert {"Calif.", "CA"} <= set(california.doubtful)
    assert not {"CA", "Calif.", "Reading"} & SHIPPED.actor_forms.keys()


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("US", "United States"),
        ("U.S.", "United States"),
        ("UK", "United Kingdom"),
        ("N Korea", "North Korea"),
        ("DPRK", "North Korea"),
        ("ROK", "South Korea"),
        ("Pyongyang", "North Korea"),
        ("South Korean", "South Korea"),
        ("Security Council", "UN Security Council"),
        ("Pentagon", "US Defense Department"),
        ("IAEA", "International Atomic Energy Agency"),
        ("Palestinian", "Palestine"),
    ],
)
def test_form_means_one_actor(form: str, name: str) -> None:
    assert [actor.name for actor in SHIPPED.actor_forms[form]] == [name]


def test_only_demonyms_mean_several() -> None:
    for form, actors in SHIPPED.actor_forms.items():
        if len(actors) > 1:
            assert all(form in actor.adjectives for actor in actors), form


BROADCASTERS = {"BBC", "British Broadcasting Corporation", "CBS", "ITV", "NBC"}


def test_no_outlet_is_also_an_actor_but_broadcasters_beside_their_news() -> None:
    both = {form for form in SHIPPED.actor_forms if form.casefold() in SHIPPED.outlet_forms}
    assert both == BROADCASTERS


def test_outlets_have_real_zones_and_are_found_by_masthead_and_domain() -> None:
    zones = zoneinfo.available_timezones()
    assert all(outlet.zone in zones for outlet in SHIPPED.outlets if outlet.zone)
    assert SHIPPED.outlet_forms["scmp.com"].zone == "Asia/Hong_Kong"
    assert SHIPPED.outlet_forms["the daily telegraph"].name == "The Telegraph"
    assert SHIPPED.outlet_forms["people’s daily"] is SHIPPED.outlet_forms["people's daily"]
    assert SHIPPED.outlet_forms["yonhap"].agency


# --- What the editor writes


def test_editor_adds_an_actor(tmp_path: Path) -> None:
    known = load(
        tmp_path, "Kim Yo-jong: {aliases: [Kim Yo Jong], gender: f, family_first: true, not: [Kim Jong-un]}\n"
    )
    (actor,) = known.actor_forms["Kim Yo Jong"]
    assert (actor.name, actor.kind, actor.gender, actor.family_first) == (
        "Kim Yo-jong",
        ActorKind.PERSON,
        "f",
        True,
    )
    assert actor.different == ("Kim Jong-un",)
    assert len(known.actors) == len(SHIPPED.actors) + 1


def test_same_name_joins_and_another_name_takes_over(tmp_path: Path) -> None:
    known = load(
        tmp_path, "Japan: {aliases: [Nippon]}\nRepublic of Korea: {kind: state, aliases: [South Korea]}\n"
    )
    (japan,) = known.actor_forms["Nippon"]
    assert (japan.kind, japan.metonyms) == (ActorKind.STATE, ("Tokyo",))
    assert [actor.name for actor in known.actor_forms["Seoul"]] == ["Republic of Korea"]
    assert "South Korea" not in {actor.name for actor in known.actors}


def test_what_the_editor_claims_or_ignores_is_the_gazetteers_no_more(tmp_path: Path) -> None:
    known = load(
        tmp_path, "Fed Rowing Club: {kind: organisation, aliases: [Fed]}\nignore: [Georgia, Wall Street]\n"
    )
    assert [actor.name for actor in known.actor_forms["Fed"]] == ["Fed Rowing Club"]
    assert "Georgia" not in known.actor_forms
    assert known.ignored == {"Georgia", "Wall Street"}


def test_editor_outlet_wins(tmp_path: Path) -> None:
    known = load(
        tmp_path, outlets="The Telegraph: {domains: [telegraph.example], license: CC0, day_first: false}\n"
    )
    assert known.outlet_forms["the telegraph"].license == "CC0"
    assert known.outlet_forms["telegraph.example"].day_first is False


def test_words_stay_words(tmp_path: Path) -> None:
    known = load(
        tmp_path, "1984: {kind: organisation, aliases: [no, 2018-01-01]}\n", "Norsk Blad: {lang: no}\n"
    )
    assert {"1984", "no", "2018-01-01"} <= set(known.actor_forms)
    assert known.outlet_forms["norsk blad"].lang == "no"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("A B: {knd: person}\n", 1, "unknown key 'knd'"),
        ("A B: {kind: human}\n", 1, "unknown kind 'human'"),
        ("A B: {gender: x}\n", 1, "unknown gender 'x'"),
        ("A B: {family_first: maybe}\n", 1, "neither true nor false"),
        ("A B: {aliases: {x: y}}\n", 1, "a word is wanted"),
        ("A B: {aliases: [[x]]}\n", 1, "a word is wanted"),
        ("A B: {}\nA B: {}\n", 2, "'A B' stands twice"),
        ("A B: {gender: f, gender: m}\n", 1, "'gender' stands twice"),
        ("A B: {aliases: [X]}\nC D: {aliases: [X]}\n", 2, "'X' is claimed by 'A B' and by 'C D'"),
        ("A B: &x {aliases: [X]}\nC D: *x\n", 1, "alias"),
        ("A B: !!python/object:os.system {}\n", 1, "tag"),
        ("- A B\n", 1, "should be a mapping"),
        ("A B: word\n", 1, "should be a mapping"),
        ("A B: {aliases: ['']}\n", 1, "empty value"),
        ("A B: [\n", 2, "is not YAML"),
        ("A B: {}\nignore: [A B]\n", 0, "is an actor and ignored"),
    ],
)
def test_wrong_registry_says_where_and_what(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path, text)
    problem = caught.value.problems[0]
    assert problem.where == str(tmp_path / "actors.yml")
    assert words in problem.message and problem.line == line and problem.advice


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        load(tmp_path, "A B: {x: 1}\nC D: {kind: no}\n")
    assert [problem.line for problem in caught.value.problems] == [1, 2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A: {zone: Mars/Base}\n", "unknown time zone"),
        ("A: {agency: 1}\n", "neither true nor false"),
        ("A: {domains: [x.example]}\nB: {domains: [x.example]}\n", "claimed by"),
    ],
)
def test_wrong_outlets(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        load(tmp_path, outlets=text)


def test_not_text(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_bytes(b"A: {aliases: [\xff]}\n")
    with pytest.raises(UserError, match="not UTF-8"):
        load_knowledge(tmp_path / "actors.yml", NOWHERE)


def test_what_is_nested_deeper_than_any_registry_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text("[" * 100_000, "utf-8")
    with pytest.raises(UserError, match="nested too deeply"):
        load_knowledge(path, tmp_path / "none.yml")
