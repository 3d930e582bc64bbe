"""The review queue: what is asked, what each answer writes, and that it is not asked again."""

from __future__ import annotations

import datetime
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from news_digest.check import check
from news_digest.cli import main
from news_digest.problems import Problem, Severity
from news_digest.review import Review, Terminal
from news_digest.reviewfiles import answers_to
from news_digest.settings import Settings

ROOT = Path(__file__).parent.parent

TEXT = "Ada Example met Kim in Geneva. " + "They spoke of rivers, of boats and of the weather that day. " * 3


def digest(tmp_path: Path, articles: Mapping[str, str], registry: str = "") -> Settings:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    for slug, fields in articles.items():
        head, _, body = fields.partition("\n\n")
        text = f"---\n{head}\n---\n{body or TEXT}\n"
        (content / "articles" / f"{slug}.md").write_text(text)
    if registry:
        (content / "actors.yml").write_text(registry)
    return Settings(content=content, seeds=tmp_path / "seeds")


def told(where: Settings, kind: str = "") -> list[Problem]:
    problems = check(where, datetime.date(2026, 11, 28)).problems
    return [problem for problem in problems if problem.kind == kind or not kind]


PLAIN = "title: Rivers and boats\ndate: 2018-02-13\nactors:\n- Ada Example\nunresolved: [Kim]   # who?"


# --- What is asked


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("Ada Exämple", "Ada Example", "accents"),
        ("Ada-Example", "Ada Example", "accents"),
        ("Ada Exampel", "Ada Example", "one letter apart"),
        ("Ada Exmple", "Ada Example", "one letter apart"),
        ("A. Example", "Ada Example", "initial"),
        ("Adam Example", "Ada Example", "one letter apart"),
        ("Bob Example", "Ada Example", ""),
        ("Andrew Example", "Ada Example", ""),
        ("{name: WHB, kind: organisation}", "{name: World Health Board, kind: organisation}", "acronym"),
        ("{name: WHB, kind: organisation}", "{name: World of Books, kind: organisation}", ""),
        ("Iran", "Iraq", ""),
    ],
)
def test_actors_that_look_alike(tmp_path: Path, one: str, other: str, why: str) -> None:
    where = digest(tmp_path, {"a": f"title: A b\nactors: [{one}]", "b": f"title: B c\nactors: [{other}]"})
    found = told(where, "look-alike")
    assert [why in problem.message for problem in found] == ([True] if why else [])
    for problem in found:
        assert problem.line == 3
        assert "news-digest actors merge" in problem.advice


def test_who_is_kept_apart_or_is_one_is_not_asked_for(tmp_path: Path) -> None:
    articles = {"a": "title: A b\nactors: [Ada Exampel]", "b": "title: B c\nactors: [Ada Example]"}
    for number, registry in enumerate(
        ("Ada Example: {not: [Ada Exampel]}\n", "Ada Exampel: {same: Ada Example}\n")
    ):
        folder = tmp_path / str(number)
        assert told(digest(folder, articles, registry), "look-alike") == []


@pytest.mark.parametrize(
    ("fields", "kind", "why"),
    [
        ("title: Leaders meet in ...", "headline", "as if it were cut"),
        ("title: Leaders meet | The Paper", "headline", "page furniture"),
        ("title: Leaders", "headline", "a single word"),
        ("title: LEADERS MEET IN GENEVA", "headline", "all in capitals"),
        ("title: Ada Example met Kim", "headline", "the opening of the text"),
        ("title: The Paper\noutlet: The Paper", "headline", "the outlet"),
        ("title: 북한", "", ""),
        ("title: Leaders meet in Geneva", "", ""),
        ("title: A b\ndate: 2018-02-13\nmodified: 2018-02-12", "date", "changed before"),
        (
            "title: A b\ndate: 2018-02-13\nurl: https://x.example/2018/03/13/a",
            "date",
            "address says 2018-03-13",
        ),
        ("title: A b\ndate: 2018-02-13\nurl: https://x.example/2018/02/12/a", "", ""),
        ("title: A b\ndate: 0201-02-13", "date", "before 1700"),
        ("title: A b\nlicense: AFP", "licence", "'AFP' names no licence"),
        ("title: A b\nlicense: All rights reserved", "", ""),
        ("title: A b\nlicense: CC BY 4.0", "", ""),
        ("title: A b\ndate: 2099-12-31", "date", "still to come"),
    ],
)
def test_headlines_and_dates_in_doubt(tmp_path: Path, fields: str, kind: str, why: str) -> None:
    found = [p for p in told(digest(tmp_path, {"a": fields})) if p.kind in ("headline", "date", "licence")]
    assert [(p.kind, why in p.message) for p in found] == ([(kind, True)] if kind else [])


def test_copies_and_articles_of_one_event(tmp_path: Path) -> None:
    names = "actors: [Ada Example, Bob Other, Cid Third]\ndate: 2018-02-13"
    long = " ".join(f"word{n}" for n in range(60))
    where = digest(
        tmp_path,
        {
            "a": f"title: A b\noutlet: One\n{names}\n\n{long}",
            "b": f"title: B c\noutlet: Two\n{names}\n\n{long}",
            "c": f"title: C d\noutlet: Three\n{names}\n\nSomething else.",
            "d": f"title: D e\noutlet: Four\nunrelated: [a, b, c]\n{names}\n\nMore of it.",
        },
    )
    (copy,) = told(where, "copy")
    assert copy.about == ("b.md", "a") and "related: [a] ends this note" in copy.advice
    assert [p.about for p in told(where, "same-event")] == [("a.md", "c"), ("b.md", "c")]


def test_a_copy_that_the_editor_has_confirmed_is_told_no_more(tmp_path: Path) -> None:
    long = " ".join(f"word{n}" for n in range(60))
    where = digest(
        tmp_path,
        {
            "a": f"title: A b\noutlet: One\ndate: 2018-02-13\n\n{long}",
            "b": f"title: B c\noutlet: Two\ndate: 2018-02-13\n\n{long}",
        },
    )
    (copy,) = told(where, "copy")
    confirm = next(answer for answer in answers_to(copy) if answer.key == "o")
    confirm.make(where, copy, "").write()
    assert "related: [a]\n" in (where.articles / "b.md").read_text() and told(where, "copy") == []


def test_errors_can_not_be_left(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": "dek: A b"})
    (where.content / "reviewed.yml").write_text("other:\n- a.md | the article has no title\n")
    assert "the article has no title" in [problem.message for problem in told(where)]
    (where.content / "reviewed.yml").write_text("other: [\n")
    assert any(p.where.endswith("reviewed.yml") for p in told(where))


def test_without_a_terminal_it_is_a_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    ask = ["--content", str(where.content), "--seeds", str(where.seeds)]
    said = []
    for command in ("check", "review"):
        assert main([command, *ask]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert main(["review", "--format", "json", *ask]) == 0
    assert json.loads(capsys.readouterr().out)[0]["about"] == ["a.md", "Kim"]
    (where.articles / "b.md").write_text("---\ndek: x\n---\nText\n")
    assert main(["review", "--format", "github", *ask]) == 1
    assert "::error file=" in capsys.readouterr().out


# --- The terminal


def typed(where: Settings, keys: str, term: str = "xterm", **more: str) -> tuple[int, str]:
    """Exit status, and what a terminal shows while the keys are pressed, each when it is asked for; then `q`."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "news_digest", "review", "--content", str(where.content)]
    environment = os.environ | {"TERM": term, "PYTHONPATH": str(ROOT / "plugins"), **more}
    run = subprocess.Popen(
        [*command, "--seeds", str(where.seeds)], stdin=theirs, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown, left, end = "", keys.split(" "), time.monotonic() + 60
    try:
        while time.monotonic() < end and select.select([ours], [], [], 60)[0]:
            try:
                read = os.read(ours, 4096).decode("utf-8", "replace")
            except OSError:
                break
            if not read:
                break
            shown += read
            if shown.endswith(("> ", ": ")):
                time.sleep(0.05)
                pressed = left.pop(0) if left else "q\\n"
                os.write(ours, pressed.replace("_", " ").replace("\\n", "\n").encode())
        return run.wait(30), shown
    finally:
        run.kill()
        run.wait()
        os.close(ours)


def test_who_is_meant_is_written_into_the_article(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    status, shown = typed(where, "a Kim_Example\\n")
    assert status == 0
    assert "'Kim' is named, but it is not safe who" in shown
    assert "+- {name: Kim Example, as: [Kim]}" in shown
    text = (where.articles / "a.md").read_text()
    assert "- {name: Kim Example, as: [Kim]}" in text
    assert "unresolved" not in text
    assert told(where, "unresolved") == []


def test_what_is_left_is_not_asked_again(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    before = (where.articles / "a.md").read_bytes()
    status, shown = typed(where, "l")
    assert (status, "1 settled, 0 left" in shown) == (0, True)
    assert (where.content / "reviewed.yml").read_text().splitlines()[1:] == ["unresolved: [a.md | Kim]"]
    assert (told(where), (where.articles / "a.md").read_bytes()) == ([], before)


def test_a_damaged_list_of_what_was_seen_is_not_written_over(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    (where.content / "reviewed.yml").write_text("other: [\n")
    status, shown = typed(where, "l q")
    assert (status, "Correct it first" in shown) == (1, True)
    assert (where.content / "reviewed.yml").read_text() == "other: [\n"


def answered(where: Settings, about: Problem, key: str, line: str = "") -> str:
    """What the review says where a key is pressed, then `q`; no terminal."""
    keys, said = iter([key, "q"]), []
    Review(where, [about], Terminal(lambda _: next(keys), lambda _: line, said.append, lambda *_: None)).run()
    return "\n".join(said)


def test_of_a_note_without_a_place_the_review_gives_the_advice_of_check(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": "title: A b\ndate: 2018-02-13"})
    (where.content / "notes").mkdir()
    (where.content / "notes/a.md").write_text(
        "> They spoke of rivers, of boats and of the winter\n\nA note.\n"
    )
    about = next(problem for problem in told(where) if "passage" in problem.message)
    assert about.advice.startswith("Nearest is “They spoke of rivers")
    assert about.advice in answered(where, about, "q")


def test_files_that_can_not_be_written_do_not_end_the_review(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    (about,) = told(where, "unresolved")
    seen, elsewhere, article = where.content / "reviewed.yml", tmp_path / "other.yml", where.articles / "a.md"
    seen.write_text("- a\n")
    assert "no mapping" in answered(where, about, "l")
    assert seen.read_text() == "- a\n"
    seen.unlink()
    elsewhere.write_text("other: [x]\n")
    seen.symlink_to(elsewhere)
    assert "0 settled" in answered(where, about, "l")
    assert elsewhere.read_text() == "other: [x]\n"
    article.write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in answered(where, about, "a", "Kim Example")


def test_an_answer_that_stands_there_is_not_written_twice(tmp_path: Path) -> None:
    fields = PLAIN.replace("- Ada Example", "- {name: Kim Example, as: [Kim]}")
    where = digest(tmp_path, {"a": fields})
    about = Problem(str(where.articles / "a.md"), 1, Severity.NOTE, "", "", "unresolved", ("a.md", "Kim"))
    answered(where, about, "a", "Kim Example")
    text = (where.articles / "a.md").read_text()
    assert "as: [Kim]" in text
    assert "Kim, Kim" not in text


LOOKS = {
    "a": "title: A b\ndate: 2018\nactors: [Ada Exampel]\n\nAda Exampel.",
    "b": "title: B c\ndate: 2018\nactors: [Ada Example]\n\nAda Example.",
}


@pytest.mark.parametrize(
    ("key", "registry"),
    [
        ("m", "Ada Exampel: {}\nAda Example: {same: Ada Exampel}\n"),
        ("n", "Ada Example: {}\nAda Exampel: {same: Ada Example}\n"),
        ("d", "Ada Exampel: {not: [Ada Example]}\nAda Example: {not: [Ada Exampel]}\n"),
    ],
)
def test_look_alikes_are_merged_or_kept_apart(tmp_path: Path, key: str, registry: str) -> None:
    where = digest(tmp_path, LOOKS)
    status, _ = typed(where, key)
    assert (status, where.registry.read_text()) == (0, registry)
    assert told(where, "look-alike") == []


def test_a_new_entry_says_what_an_actor_is(tmp_path: Path) -> None:
    what = ", kind: organisation}"
    articles = {
        "a": f"title: A b\ndate: 2018\nactors: [{{name: River Borad{what}]\n\nRiver Borad.",
        "b": f"title: B c\ndate: 2018\nactors: [{{name: River Board{what}]\n\nRiver Board.",
    }
    where = digest(tmp_path, articles)
    typed(where, "m")
    said = "River Board: {kind: organisation}\nRiver Borad: {same: River Board, kind: organisation}\n"
    assert where.registry.read_text() == said


def test_undo_gives_the_file_back_and_asks_again(tmp_path: Path) -> None:
    where = digest(tmp_path, {**LOOKS, "c": PLAIN.replace("Ada Example", "Bob Other").replace("Ada", "Bob")})
    files: Callable[[], dict[Path, bytes]] = lambda: {  # noqa: E731
        path: path.read_bytes() for path in where.content.rglob("*") if path.is_file()
    }
    before = files()
    status, shown = typed(where, "m l u u u s s q")
    assert status in (0, 1)
    assert "There is nothing to undo" in shown
    assert shown.count("Undone:") == 2
    assert files() == before


@pytest.mark.parametrize("keys", ["l u s", "u l u s", "l x u l u s u s"])
def test_the_last_answer_can_be_undone_before_leaving(tmp_path: Path, keys: str) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    _, shown = typed(where, keys)
    assert "Undone:" in shown
    assert "0 settled, 1 left" in shown
    assert not (where.content / "reviewed.yml").exists()


def test_where_nothing_was_answered_the_review_ends_behind_the_last(tmp_path: Path) -> None:
    _, shown = typed(digest(tmp_path, {"a": PLAIN}), "s")
    assert "That was the last" not in shown


def test_a_dumb_terminal_takes_lines(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": PLAIN})
    status, shown = typed(where, "x\\n i\\n", term="dumb")
    assert "Press one of: a i l e s u q" in shown
    assert (status, where.registry.read_text()) == (0, "ignore: [Kim]\n")
    assert told(where, "unresolved") == []


def test_wrong_answers_are_told_and_asked_again(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": "title: A b"})
    status, shown = typed(where, "a yesterday\\n a 2018-02-13\\n")
    assert status == 0
    assert "is no date: 'yesterday'" in shown
    assert "date: 2018-02-13\n" in (where.articles / "a.md").read_text()


def test_the_editor_opens_the_file_and_quitting_keeps_what_is_done(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": "title: A b", "b": PLAIN, "c": "dek: x"})
    note = tmp_path / "opened"
    script = tmp_path / "ed.sh"
    script.write_text(f'#!/bin/sh\necho "$@" > "{note}"\n')
    script.chmod(0o755)
    status, shown = typed(where, "e q", EDITOR=str(script), VISUAL="")
    assert note.read_text().strip().endswith("a.md")
    assert (status, "0 settled" in shown) == (1, True)  # c has no title: not to be published


def test_what_an_article_says_moves_no_cursor(tmp_path: Path) -> None:
    where = digest(tmp_path, {"a": "title: '\u202eRivers and'\n\nAda \u001b[2Jmet Kim."})
    _, shown = typed(where, "q")
    assert "\u202e" not in shown
    assert "\u001b[2J" not in shown


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ("title: A b\ndate: 2018\nquotes: {We never said: Ada Example}", "quotes"),
        ("title: A b\ndate: 2018\nactors:\n- Nobody Here\n- Ada Example", "Nobody Here"),
    ],
)
def test_entries_that_no_longer_stand_are_deleted(tmp_path: Path, fields: str, line: str) -> None:
    where = digest(tmp_path, {"a": fields})
    assert [p.kind for p in told(where)] == ["stale"]
    typed(where, "x")
    assert line not in (where.articles / "a.md").read_text()
    assert told(where) == []
