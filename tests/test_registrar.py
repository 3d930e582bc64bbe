"""What an editor decides of who is who, written into a file that is otherwise left as typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.cli import main
from news_digest.model import Actor, ActorKind
from news_digest.problems import UserError
from news_digest.registrar import Change, decide
from news_digest.registry import load_knowledge
from news_digest.settings import Settings
from news_digest.sheetedits import amended, told

SHEET = """\
# Who is who.

"Ada Example": {aliases: ['A. Example', "Addie"],   gender: f}   # the mayor
Adam Example:
    aliases:
        - Adam E. Example   # as the gazette has it
    # of the other family
    not: [Ada Example]


Bob Other: { gender: m, wikidata: Q2, }
Empty:

# --- The end
ignore:
- Air Force Two
- 'No'
"""


def settings(tmp_path: Path, text: str | None = SHEET) -> Settings:
    content = tmp_path / "content"
    content.mkdir(exist_ok=True)
    if text is not None:
        (content / "actors.yml").write_bytes(text.encode())
    return Settings(content=content)


def done(where: Settings, what: str, *names: str, seen: Sequence[str] = ()) -> Change:
    change = decide(where, what, names, dict.fromkeys(seen, ActorKind.PERSON))
    change.write()
    assert not decide(where, what, names, dict.fromkeys(seen, ActorKind.PERSON)).difference, "asked twice"
    return change


def refused(where: Settings, what: str, *names: str) -> str:
    before = where.registry.read_bytes()
    with pytest.raises(UserError) as stopped:
        decide(where, what, names, {})
    assert where.registry.read_bytes() == before
    return str(stopped.value)


def actor(where: Settings, name: str) -> Actor:
    known = load_knowledge(where.registry, where.outlets)
    return next(actor for actor in known.actors if actor.name == name)


def plus(change: Change) -> list[str]:
    """The lines of the difference that are taken out and put in."""
    lines = change.difference.splitlines()[2:]
    return [line for line in lines if line.startswith(("+", "-"))]


def test_a_merge_adds_one_key_and_a_split_takes_it_out_again(tmp_path: Path) -> None:
    where = settings(tmp_path)
    assert plus(done(where, "merge", "Bob Other", "Adam E. Example")) == [
        "-Bob Other: { gender: m, wikidata: Q2, }",
        "+Bob Other: { gender: m, wikidata: Q2, same: Adam Example, }",
    ]
    adam = actor(where, "Adam Example")
    assert (adam.aliases, adam.former) == (("Adam E. Example", "Bob Other"), ("Bob Other",))
    assert (adam.gender, adam.wikidata) == ("m", "Q2")
    done(where, "split", "Adam Example", "Bob Other")
    assert where.registry.read_bytes() == SHEET.encode()
    assert actor(where, "Bob Other").wikidata == "Q2"


def test_who_is_in_articles_alone_can_be_merged_and_split(tmp_path: Path) -> None:
    where = settings(tmp_path, None)
    change = done(where, "merge", "A. Writer", "Ann Writer", seen=["A. Writer", "Ann Writer"])
    assert change.after == "Ann Writer: {}\nA. Writer: {same: Ann Writer}\n"
    done(where, "split", "Ann Writer", "A. Writer")
    assert where.registry.read_text() == "Ann Writer: {}\nA. Writer: {}\n"


@pytest.mark.parametrize("into", [ActorKind.ORGANISATION, ActorKind.PERSON])
def test_who_is_parted_again_is_what_the_articles_have_it_as(tmp_path: Path, into: ActorKind) -> None:
    where = settings(tmp_path, None)
    seen = {"Northshore Seals": ActorKind.ORGANISATION, "Northshore": into}
    decide(where, "merge", ["Northshore Seals", "Northshore"], seen).write()
    assert actor(where, "Northshore").kind is into
    decide(where, "split", ["Northshore", "Northshore Seals"], seen).write()
    assert actor(where, "Northshore Seals").kind is ActorKind.ORGANISATION


def test_chains_of_merges_end_at_the_last(tmp_path: Path) -> None:
    where = settings(tmp_path, "A B: {}\nC D: {same: A B}\nE F: {}\n")
    done(where, "merge", "A B", "E F")
    assert actor(where, "E F").former == ("A B", "C D")
    assert "A B: {same: C D}" not in refused(settings(tmp_path, "A B: {same: A B}\n"), "ignore", "x")
    assert "in the end" in refused(settings(tmp_path, "A B: {same: C D}\nC D: {same: A B}\n"), "ignore", "x")


def test_an_alias_becomes_an_actor_of_its_own(tmp_path: Path) -> None:
    where = settings(tmp_path)
    assert plus(done(where, "split", "Ada Example", "Addie")) == [
        '-"Ada Example": {aliases: [\'A. Example\', "Addie"],   gender: f}   # the mayor',
        "+\"Ada Example\": {aliases: ['A. Example'],   gender: f}   # the mayor",
        "+Addie: {not: [Ada Example]}",
    ]
    done(where, "split", "Adam Example", "Adam E. Example")
    assert "    # of the other family\n    not: [Ada Example]" in where.registry.read_text()
    done(where, "split", "United States", "America")
    assert actor(where, "America").kind is ActorKind.STATE
    assert "America" not in actor(where, "United States").aliases


def test_two_are_kept_apart_on_both_sides(tmp_path: Path) -> None:
    where = settings(tmp_path)
    done(where, "different", "Ada Example", "Japan")
    assert actor(where, "Ada Example").different == ("Japan",)
    assert actor(where, "Japan").different == ("Ada Example",)
    assert actor(where, "Japan").kind is ActorKind.STATE
    assert "kept apart" in refused(where, "merge", "Japan", "Ada Example")
    assert "one actor" in refused(where, "different", "Addie", "Ada Example")


def test_a_renamed_actor_keeps_its_place_and_its_old_name(tmp_path: Path) -> None:
    where = settings(tmp_path)
    assert plus(done(where, "rename", "Ada Example", "Ada Sample")) == [
        '-"Ada Example": {aliases: [\'A. Example\', "Addie"],   gender: f}   # the mayor',
        "+Ada Sample: {aliases: ['A. Example', \"Addie\"],   gender: f, former: [Ada Example]}   # the mayor",
        "-    not: [Ada Example]",
        "+    not: [Ada Sample]",
    ]
    assert actor(where, "Ada Sample").aliases == ("A. Example", "Addie", "Ada Example")
    done(where, "rename", "Ada Sample", "Ada Example", seen=["Ada Example"])
    assert actor(where, "Ada Example").former == ("Ada Sample",)
    assert "another actor" in refused(where, "rename", "Bob Other", "Ada Example")


def test_kind_alias_and_ignored_names(tmp_path: Path) -> None:
    where = settings(tmp_path)
    done(where, "kind", "Empty", "organisation")
    done(where, "alias", "Empty", "Void", "Vacuum: the band")
    assert "\nEmpty: {kind: organisation, aliases: [Void, 'Vacuum: the band']}\n\n# ---" in (
        where.registry.read_text()
    )
    done(where, "ignore", "Rose Garden", "1984")
    assert where.registry.read_text().endswith("- Air Force Two\n- 'No'\n- Rose Garden\n- '1984'\n")
    assert "entry of 'Empty'" in refused(where, "ignore", "Void")
    assert "name of 'Empty'" in refused(where, "alias", "Bob Other", "Void")
    assert "unknown kind 'robot'" in refused(where, "kind", "Empty", "robot")
    assert "ignored" in refused(where, "rename", "Empty", "Rose Garden")


def test_who_is_unknown_is_told_with_the_nearest(tmp_path: Path) -> None:
    where = settings(tmp_path)
    assert "nobody is called 'Ada Exmple'. Did you mean 'Ada Example'" in refused(
        where, "merge", "Ada Exmple", "Bob Other"
    )
    assert "no other name of 'Ada Example'. Did you mean 'Addie'" in refused(where, "split", "Addie", "Adie")
    assert "`merge` needs NAME INTO" in refused(where, "merge", "Ada Example")


def test_the_digests_own_actors_are_the_first_suggested(tmp_path: Path) -> None:
    where = settings(tmp_path)
    with pytest.raises(UserError, match="Did you mean 'Japanne', "):
        decide(where, "kind", ["Japn", "state"], {"Japanne": ActorKind.PERSON})


@pytest.mark.parametrize(("key", "one", "other"), [("gender", "f", "m"), ("wikidata", "Q1", "Q2")])
def test_two_who_are_said_to_be_two_are_not_merged(tmp_path: Path, key: str, one: str, other: str) -> None:
    where = settings(tmp_path, f"A B: {{{key}: {one}}}\nC D: {{{key}: {other}}}\n")
    assert f"`{key}` is {one} and {other}" in refused(where, "merge", "A B", "C D")


def test_a_registry_with_faults_is_left_alone(tmp_path: Path) -> None:
    assert "stands twice" in refused(settings(tmp_path, "A B: {}\nA B: {}\n"), "ignore", "x")
    assert "alias" in refused(settings(tmp_path, "A B: &x {}\nC D: *x\n"), "ignore", "x")
    assert "and not (`not`)" in refused(
        settings(tmp_path, "A B: {same: C D}\nC D: {not: [A B]}\n"), "ignore", "x"
    )


def test_what_can_not_be_changed_safely_is_left_to_the_editor(tmp_path: Path) -> None:
    assert "by hand" in refused(settings(tmp_path, "---\n# nothing yet\n...\n"), "ignore", "Rose Garden")


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    where = settings(tmp_path)
    change = decide(where, "ignore", ["Rose Garden"], {})
    where.registry.write_text("# mine\n")
    with pytest.raises(UserError, match="meanwhile"):
        change.write()
    assert where.registry.read_text() == "# mine\n"


ODD = (
    "Ada: {gender: f}",
    "\ufeffAda: { gender: f }\r\n# end\r\n",
    "---\nAda:\n  aliases:\n  - B\n  # c\n\n\n# d\n...\n",
    "Ada: {aliases: [B,\n   'C D'],  # c\n   gender: f}\n\n\n# end\n",
    "{Ada: {gender: f}, Bob: {}}\n",
    "Ada:\nBob: ~\n",
    'Ada:\n  aliases:\n      - "B\\u00e9"\n      - >-\n        C\n        D\n\nBob: {}\n',
    "ignore: X\nAda: {aliases: B}\n",
    "? Ada\n: gender: f\n",
    "# nothing but this\n",
    "",
)


@pytest.mark.parametrize("text", ODD)
def test_odd_files_say_what_was_asked_and_lose_no_line(text: str) -> None:
    assert amended(text, told(text)) == text
    says = told(text)
    wanted = {**says, "New: one": {"same": "Ada", "aliases": ["x", "#y", "ö"]}}
    if isinstance(says.get("Ada"), dict):
        has = says["Ada"].get("aliases", [])
        wanted["Ada"] = {**says["Ada"], "aliases": [*([has] if isinstance(has, str) else has), "It's, x"]}
    after = amended(text, wanted)
    assert told(after) == wanted
    assert all(line.strip() in after for line in text.splitlines() if line.strip().startswith("#"))
    back = {name: value for name, value in wanted.items() if name in says}
    assert told(amended(after, back)) == back


NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=12)
WORDS = NAMES.map(lambda text: " ".join(text.split())).filter(bool)
VALUES = st.dictionaries(
    st.sampled_from(("aliases", "not", "short")), st.lists(WORDS, min_size=1, unique=True)
)
ENTRIES = st.dictionaries(WORDS, VALUES, max_size=4)


@given(ENTRIES, ENTRIES)
def test_any_sheet_becomes_any_other(before: dict[str, object], after: dict[str, object]) -> None:
    text = amended(SHEET, before)
    assert told(text) == before
    assert told(amended(text, after)) == after


def test_the_command_shows_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = settings(tmp_path)
    ask = ["actors", "merge", "Bob Other", "Empty", "--content", str(where.content)]
    assert main([*ask, "--dry-run"]) == 0
    assert "+Bob Other: { gender: m, wikidata: Q2, same: Empty, }" in capsys.readouterr().out
    assert where.registry.read_text() == SHEET
    assert main(ask) == 0
    assert "same: Empty" in where.registry.read_text()
    assert capsys.readouterr().out
    assert main(ask) == 0
    assert "says so already" in capsys.readouterr().out
    assert main(["actors", "merge", "Nobody", "Empty", "--content", str(where.content)]) == 2
    assert "nobody is called 'Nobody'" in capsys.readouterr().err
