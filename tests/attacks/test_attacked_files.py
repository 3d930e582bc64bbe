"""Files that are not what they seem, and fields that would lead Pelican astray: what a user is told of each."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from news_digest.cli import main
from news_digest.collecting.feeds import feeds_of
from news_digest.pages.notebook import read_notes
from news_digest.problems import Problem, Severity, UserError
from news_digest.registry import load_knowledge
from news_digest.seeds import find_seeds, read_bytes
from news_digest.unseen import printable

STORY = "The harbour council met on Monday to speak of the bridge.\n"
BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdef", "bcdefg", strict=True)
)

FRONT: dict[str, tuple[str, str]] = {
    **{
        f"key-{key}": (f"{key}: ../x", f"unknown key `{key}`")
        for key in ("save_as", "template", "translation")
    },
    **{
        f"key-{key}": (f"{key}: x", "unknown key")
        for key in ("summary", "authors", "path", "override_url", "story")
    },
    "url-script": ("url: javascript:alert(1)", "is no web address: 'javascript:alert(1)'"),
    "url-data": ("url: data:text/html,x", "is no web address"),
    "url-host": ("url: //evil.example/x", "is no web address"),
    "url-quote": ("url: 'https://x.example/\"onclick=1'", "is no web address"),
    "url-name": ("url: https://paper.example:x@evil.example/", "is no web address"),
    "url-pelican": ("url: 'https://x.example/{static}'", "is no web address"),
    "slug-up": ("slug: ../../x", "is no slug: '../../x'"),
    "slug-file": ("slug: /etc/x", "is no slug"),
    "slug-device": ("slug: con", "is a name that Windows or web servers keep: 'con'"),
    "slug-list": ("slug: index", "is a name that Windows or web servers keep: 'index'"),
    "slug-list-of": ("slug: [a, b]", "should be text"),
    "related": ("related: ['../x']", "is no slug"),
    "lang": ("lang: 'en\" onload=x'", "is no language code"),
    "status": ("status: hidden", "can't be 'hidden'"),
    "date": ("date: 2021-05-03<script>", "is no date"),
    "date-zone": ("date: 2021-05-03 10:00+99:99", "is no date"),
    "date-digits": ("date: 2021-05-03 1\u0662:00", "is no date"),
    "kind": ("actors: [{name: x, kind: '<b>'}]", "unknown kind: '<b>'"),
    "actor-key": ("actors: [{name: x, url: 'javascript:x'}]", "has an entry that can't be read"),
    "anchor": ("tags: &a [x]\nunresolved: *a", "line"),
    "tag": ("title: !!python/object/apply:os.system [id]", "line"),
    "bomb": (BOMB.rstrip(), "line"),
    "merge": ("<<: {title: y}", "unknown key"),
    "deep": ("tags: " + "[" * 3000, "line"),
    "control": ("kicker: a\x1b[2Jb", "an invisible control character stands in this line"),
    "large": ("kicker: " + "x" * 70_000, "the front matter is larger than 64 KB"),
}
"""Name -> lines of the front matter, and what is told. A file with such a line stops the build."""

BODIES = {"brackets": ("[" * 10_000, "far more brackets")}
"""The same for what comes below the front matter."""


def problems_of(call: Callable[[], Any]) -> str:
    with pytest.raises(UserError) as stopped:
        call()
    return "\n".join(map(str, stopped.value.problems))


def test_what_may_not_stand_in_an_article_stops_the_build_and_is_told(build: Any, tmp_path: Path) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    wanted = {}
    for name, (lines, message) in FRONT.items():
        title = "" if "title" in lines else "title: x\n"
        (articles / f"f-{name}.md").write_text(f"---\n{title}{lines}\n---\n{STORY}", "utf-8")
        wanted[f"f-{name}.md"] = "" if message == "line" else message
    for name, (body, message) in BODIES.items():
        (articles / f"b-{name}.md").write_text(f"---\ntitle: x\n---\n{body}\n", "utf-8")
        wanted[f"b-{name}.md"] = message
    (articles / "latin.md").write_bytes("---\ntitle: caf\xe9\n---\nx\n".encode("latin-1"))
    (articles / "link.md").symlink_to("/etc/passwd")
    (articles / "folder.md").mkdir()
    wanted |= {"latin.md": "is not UTF-8", "link.md": "is a symbolic link"}
    if hasattr(os, "mkfifo"):
        os.mkfifo(articles / "pipe.md")
        wanted["pipe.md"] = "is not a plain file"
    done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path / "none")
    assert done.returncode and "Traceback" not in done.stdout + done.stderr
    told = (done.stdout + done.stderr).splitlines()
    lost = [
        name
        for name, message in wanted.items()
        if not any(f"/{name}:" in line and message in line for line in told)
    ]
    assert lost == [], done.stdout
    assert "root:" not in done.stdout + done.stderr
    assert not (tmp_path / "output/articles").exists()


def test_folders_that_are_links_and_files_that_are_none_are_told_and_left_out(
    build: Any, tmp_path: Path
) -> None:
    content, seeds = tmp_path / "content", tmp_path / "seeds"
    for folder in (content / "articles", content / "notes", content / "pages", content / "images", seeds):
        folder.mkdir(parents=True, exist_ok=True)
        for loop in "ab":  # two that lead back: a walk through them has no end
            (folder / f"loop-{loop}").symlink_to(".")
        (folder / "etc").symlink_to("/etc")
    (content / "articles/good.md").write_text(f"---\ntitle: Good\n---\n{STORY}", "utf-8")
    (content / "pages/network.md").write_text("---\ntitle: Mine\n---\nx\n", "utf-8")
    images = content / "images"
    for name in ("-rf", "$(id)", "a'b;c", "<b>", "{static}"):
        (images / name).write_text("kept", "utf-8")
    for name in (b"\xff\xfe", b"line\nfeed", b"esc\x1b[2J", b"x" * 250, "\u202etxt".encode()):
        (Path(os.fsdecode(os.fsencode(images) + b"/" + name))).write_text("left out", "utf-8")
    os.mkfifo(images / "pipe")
    os.mkfifo(content / "notes/pipe.md")
    done = build(tmp_path / "output", content=content, seeds=seeds)
    said = done.stdout + done.stderr
    assert "Traceback" not in said and "\x1b[2J" not in said and "\u202e" not in said
    for folder in ("articles", "notes", "pages", "images"):
        for name in ("loop-a", "loop-b", "etc"):
            assert f"{folder}/{name}: is a symbolic link, which is not followed" in said
    assert said.count("is a symbolic link, which is not followed") == 15
    for message in ("images/pipe: is not a plain file", "notes/pipe.md: is not a plain file"):
        assert message in said
    assert said.count("a sign that is not printed stands in the file's name") == 3
    assert said.count("the file's name is not UTF-8") == 1
    assert said.count("the name is longer than 200 bytes") == 1
    assert "the slug 'network' is taken" in said
    kept = {path.name for path in (tmp_path / "output/images").iterdir()}
    assert kept == {"-rf", "$(id)", "a'b;c", "<b>", "{static}"}
    assert (tmp_path / "output/network-2.html").is_file()


SHEETS = {
    "tag": ("x: {kind: !!python/object/apply:os.system person}", "is not allowed"),
    "deep": ("x: " + "[" * 100_000, "nested too deeply"),
    "bomb": (BOMB, "the entry 'a' should be a mapping"),
    "alias": ("x: {aliases: &a [y]}\nz: {aliases: *a}", "is not allowed"),
    "unknown": ("x: {url: 'javascript:alert(1)'}", "unknown key 'url'"),
    "item": ("x: {wikidata: 'Q1\"><script>'}", "is no item of Wikidata"),
    "item-path": ("x: {wikidata: ../../evil}", "is no item of Wikidata"),
    "kind": ("x: {kind: <b>}", "unknown kind '<b>'"),
    "list": ("- x", "should be a mapping"),
}


@pytest.mark.parametrize(("text", "message"), SHEETS.values(), ids=SHEETS)
def test_what_may_not_stand_in_a_registry_is_told(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_text(text, "utf-8")
    assert message in problems_of(lambda: load_knowledge(tmp_path / "actors.yml", tmp_path / "none"))


def lists(folder: Path) -> dict[str, Callable[[], Any]]:
    return {
        "actors.yml": lambda: load_knowledge(folder / "actors.yml", folder / "none"),
        "outlets.yml": lambda: load_knowledge(folder / "none", folder / "outlets.yml"),
        "feeds.txt": lambda: feeds_of(folder),
    }


@pytest.mark.parametrize("name", ["actors.yml", "outlets.yml", "feeds.txt"])
def test_no_list_is_read_through_a_link_or_from_a_pipe(name: str, tmp_path: Path) -> None:
    path, read = tmp_path / name, lists(tmp_path)[name]
    path.symlink_to("/etc/passwd")
    told = problems_of(read)
    assert "is a symbolic link, which is not followed" in told and "root:" not in told
    path.unlink()
    os.mkfifo(path)
    assert "is not a plain file" in problems_of(read)
    path.unlink()
    path.write_bytes(b"\xff\xfe\xfa")
    assert "is not UTF-8" in problems_of(read)


def test_a_sheet_holds_no_sign_that_does_something_unseen(tmp_path: Path) -> None:
    (tmp_path / "actors.yml").write_text('"A \\e[2Jb": {roles: ["mayor\\u202E of x"]}', "utf-8")
    actor = next(
        one for one in load_knowledge(tmp_path / "actors.yml", tmp_path / "none").actors if one.roles
    )
    assert (actor.name, actor.roles) == ("A [2Jb", ("mayor of x",))


def test_a_folder_of_raw_copy_that_is_a_link_is_a_seed_that_is_refused(tmp_path: Path) -> None:
    (tmp_path / "etc").symlink_to("/etc")
    found = find_seeds(tmp_path)
    assert [seed.name for seed in found] == ["etc"]
    with pytest.raises(ValueError, match="is a symbolic link"):
        read_bytes(found[0])


def test_a_message_never_steers_a_terminal_nor_begins_a_line() -> None:
    problem = Problem("a\x1b[2J.md", 1, Severity.ERROR, "the words “\n::add-mask::x\u202e\x9b31m”", "\r\x07")
    assert str(problem) == "a\ufffd[2J.md:1: the words “ ::add-mask::x\ufffd\ufffd31m”.  \ufffd"
    assert printable("a\tb\nc", "\n") == "a b\nc"
    assert printable("می‌خواهم") == "می‌خواهم"


def test_no_command_prints_what_would_steer_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("content/articles").mkdir(parents=True)
    Path("content/notes").mkdir()
    Path("seeds").mkdir()
    Path("seeds/a\x1b[2J.txt").write_text("Talks begin\n\nMay 3, 2021\n\n" + STORY * 3, "utf-8")
    Path("content/articles/a.md").write_text(
        '---\ntitle: "Talks \\e[31m on"\nunresolved: ["Ms \\x9b Kim"]\n---\nMs Kim spoke.\n', "utf-8"
    )
    Path("content/notes/a.md").write_text("> nowhere &#27;[2J\u202e&#10;::set-env::x\n\nNote.\n", "utf-8")
    for command in (["convert"], ["check"], ["check", "--format", "json"], ["check", "--format", "github"]):
        main(command)
    main(["actors", "list"])
    main(["diff", "a [2J.txt"])
    told = "".join(capsys.readouterr())
    assert "nowhere" in told and "Ms Kim" in told
    assert all(sign.isprintable() or sign == "\n" for sign in told)
    assert not [line for line in told.splitlines() if line.startswith("::set-env")]


def test_a_folder_as_browsers_save_it_is_passed_over_only_beside_its_page(tmp_path: Path) -> None:
    names = ("Talks_files/logo.svg", "Talks.html", "court_files/a.txt", "_files/b.txt")
    for name in (*names, "my_files/a.txt", "my-own.txt", "T_files/b.txt", "old_files/c.txt", "old.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = find_seeds(tmp_path)
    told = ["T_files", "_files", "court_files", "my_files", "old_files"]
    assert [seed.name for seed in found] == sorted(["Talks.html", "my-own.txt", "old.txt", *told])
    for seed in (seed for seed in found if seed.name in told):
        with pytest.raises(ValueError, match="rename it if raw copies are in it"):
            read_bytes(seed)


@pytest.mark.parametrize("shut", ["", "year"])
def test_raw_copies_that_cannot_be_listed_are_not_gone(
    shut: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b", "year/c"):
        path = tmp_path / "seeds" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The council of {name} met on Monday\n\n{STORY}\n{STORY * 2}", "utf-8")
    main(["convert"])
    articles = sorted((tmp_path / "content/articles").iterdir())
    assert len(articles) == 3
    listed = os.scandir

    def refusing(place: str | os.PathLike[str] = ".") -> Any:
        if Path(place) == (Path("seeds") / shut if shut else Path("seeds")):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return listed(place)

    monkeypatch.setattr(os, "scandir", refusing)
    capsys.readouterr()
    assert main(["convert"]) == 2
    assert "can't be looked into (Permission denied)" in capsys.readouterr().err
    assert sorted((tmp_path / "content/articles").iterdir()) == articles


def test_names_that_are_told_apart_do_not_hang_on_the_order_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a b.txt", "a  b.txt", "a\u200bb.txt"):
        (tmp_path / name).write_text("x")
    found = find_seeds(tmp_path)
    assert len({seed.name for seed in found}) == 3
    walked = os.walk
    monkeypatch.setattr(
        os, "walk", lambda *args, **more: ((p, d, f[::-1]) for p, d, f in walked(*args, **more))
    )
    assert find_seeds(tmp_path) == found


def test_no_text_of_the_editors_is_left_unread_for_its_name_in_silence(
    build: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    for folder in ("articles", "notes/.trash", "pages"):
        (content / folder).mkdir(parents=True)
    text = f"---\ntitle: Told\n---\n{STORY}"
    for name in (
        "articles/good.md",
        "articles/a.MD",
        "articles/b.markdown",
        "articles/c.md.txt",
        "articles/d.txt",
    ):
        (content / name).write_text(text, "utf-8")
    for name in ("pages/one.mdown", "pages/two.markdown", "pages/three.Md"):
        (content / name).write_text(f"{text}\n<script>alert(1)</script>", "utf-8")
    for name in ("notes/good.mdown", "notes/good.TXT", "notes/.trash/good.md"):
        (content / name).write_text("> harbour council\n\nA note.\n", "utf-8")
    done = build(tmp_path / "output", content=content, seeds=tmp_path / "none")
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1 and "Traceback" not in said
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    for name, better in (
        *(("articles/a.MD", "a.md"), ("articles/b.markdown", "b.md"), ("articles/c.md.txt", "c.md")),
        *(("articles/d.txt", "d.md"), ("notes/good.TXT", "good.md")),
        *(("pages/three.Md", "three.md"), ("notes/good.mdown", "good.md")),
    ):
        message = f"{name}: is not read: the name of such a file ends in .md. Rename it {better}."
        assert message in said and message in told
    pages = {path.name for path in (tmp_path / "output").glob("*.html")}
    assert {"one.html", "two.html"} <= pages and "three.html" not in pages and "notes.html" not in pages
    assert "<script>alert" not in (tmp_path / "output/one.html").read_text("utf-8")
    assert [path.name for path in (tmp_path / "output/articles").glob("*.html")] == ["good.html"]


def test_notes_that_cannot_be_listed_are_not_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/notes").mkdir(parents=True)
    listed = os.scandir

    def refusing(place: str | os.PathLike[str] = ".") -> Any:
        if Path(place).name == "notes":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return listed(place)

    monkeypatch.setattr(os, "scandir", refusing)
    told = problems_of(lambda: read_notes(Path("content/notes"), Path("content")))
    assert "content/notes: can't be looked into (Permission denied)" in told
    assert main(["check"]) != 0
