"""The command: what it prints, where, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from news_digest.cli import main
from news_digest.frontmatter import parse
from test_convert import ROOT, STORY

ARTICLE = Path("content/articles/ferry-talks-begin-in-example-bay.md")


@pytest.fixture(autouse=True)
def digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    Path("seeds/a.txt").write_text(STORY + "\nPrint This Post\n", "utf-8")
    return tmp_path


def edit(old: str, new: str) -> None:
    text = ARTICLE.read_text("utf-8")
    assert old in text
    ARTICLE.write_text(text.replace(old, new), "utf-8")


def test_convert_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["convert"]) == 0
    assert capsys.readouterr() == ("digest: 1 seed: 1 new; names by rule\n", "")
    Path("seeds/b.txt").write_text("Home\n")
    assert main(["convert", "--jobs", "1"]) == 1
    out, err = capsys.readouterr()
    assert out == "digest: 2 seeds: 1 unchanged, 1 failed; names by rule; 1 problem\n"
    assert err.startswith("seeds/b.txt: no story found")


@pytest.mark.parametrize(
    "argv",
    [
        ["convert", "--seeds", "nowhere"],
        ["diff", "nothing.txt"],
        ["actors", "show"],
        ["actors", "show", "Nobody"],
        ["init", "seeds/a.txt"],
    ],
)
def test_wrong_use_is_told_in_a_line(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("argv", [[], ["publish"], ["convert", "--jobs", "-1"], ["check", "--format", "xml"]])
def test_wrong_options_are_told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(argv)
    assert caught.value.code == 2
    assert "usage: news-digest" in capsys.readouterr().err


def test_check_is_content_with_what_was_converted(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    capsys.readouterr()
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "check: articles 1, problems 0, notes 0\n"


def test_check_leads_to_every_entry_that_needs_a_hand(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    capsys.readouterr()
    edit("date: 2018-05-03\n", "")
    edit("We will listen to:", "We will not listen to:")
    edit(
        "seed:",
        "unresolved: [Ms Ferry, everyone]\nrelated: [no-such]\nseed:",
    )
    edit("dates:\n", "dates:\n  on Friday: 2018-05-04\n")
    edit("actors:\n", "actors:\n- Grace Nowhere\n- {name: United Nations, as: [the Organisation]}\n")
    lines = parse(ARTICLE.read_text("utf-8"), "").lines
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    expected = {
        (1, "the article has no date. Write a line date: YYYY-MM-DD if you know it."),
        (
            lines["actors/Grace Nowhere"],
            "`actors`: 'Grace Nowhere' is not named in the text. Say how it is printed, "
            "- {name: Grace Nowhere, as: [...]}, or delete the entry.",
        ),
        (
            lines["actors/United Nations"],
            "`actors`: 'United Nations' is not named in the text. Say how it is printed, "
            "- {name: United Nations, as: [...]}, or delete the entry.",
        ),
        (
            lines["quotes/We will not listen to"],
            "`quotes`: 'We will not listen to' does not stand in the text. "
            "Write the words as they stand there, or delete the entry.",
        ),
        (
            lines["dates/on Friday"],
            "`dates`: 'on Friday' does not stand in the text. "
            "Write the words as they stand there, or delete the entry.",
        ),
        (lines["unresolved"], "`unresolved`: 'Ms Ferry' does not stand in the text. Delete the entry."),
        (
            lines["unresolved"],
            "'everyone' is named, but it is not safe who: “We will listen to everyone who lives on the water,” "
            "said Ada Harbour, who leads the port authority. "
            "If you know who it is, add - {name: ..., as: [everyone]} to `actors` and delete it here.",
        ),
        (lines["related"], "`related`: no article has the slug 'no-such'. Correct or delete it."),
    }
    assert set(out.splitlines()) == {f"{ARTICLE}:{line}: {text}" for line, text in expected} | {
        "check: articles 1, problems 6, notes 2"
    }


def test_check_finds_broken_doubled_and_missing_articles(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    twin = ARTICLE.with_name("twin.md")
    twin.write_text(ARTICLE.read_text("utf-8").replace("seed: a.txt", "seed: other.txt"), "utf-8")
    ARTICLE.with_name("broken.md").write_text("---\ntitle: A: b\n---\n")
    ARTICLE.with_name("empty.md").write_text("---\ndate: 2018\n---\n")
    Path("seeds/new.txt").write_text("new")
    Path("seeds/copy.txt").write_bytes(Path("seeds/a.txt").read_bytes())
    Path("content/actors.yml").write_text("Ada Harbour: {kind: ship}\n")
    capsys.readouterr()
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert f"{twin}:3: has the slug 'ferry-talks-begin-in-example-bay', as {ARTICLE} has" in out
    assert "broken.md:2: the front matter can't be read" in out
    assert "empty.md:1: the article has no title" in out
    assert "empty.md:4: the article has no text" in out
    assert "seeds/new.txt: no story found" in out
    assert "seeds/copy.txt" not in out
    assert "content/actors.yml:1:" in out


def test_check_says_which_notes_have_no_place(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    notes = Path("content/notes")
    notes.mkdir()
    words = ARTICLE.read_text("utf-8").rstrip().rpartition("\n")[2].split(". ")[0]
    (notes / ARTICLE.name).write_text(
        f"> {words}\n\nStands.\n\n> never written anywhere\n\nIs lost.\n", "utf-8"
    )
    (notes / "nobody.md").write_text("> x y\n\nNo article.\n", "utf-8")
    (notes / "binary.md").write_bytes(b"\xff\xfe\xff")
    (notes / "link.md").symlink_to(ARTICLE.absolute())
    capsys.readouterr()
    assert main(["check"]) == 1
    told = "".join(capsys.readouterr())
    name = f"{notes}/{ARTICLE.name}"
    assert f"{name}:5: the passage “never written anywhere” is not in the article" in told
    assert "Nearest is" not in told
    assert told.count(f"{name}:") == 1
    assert f"{notes}/nobody.md: no article has the slug 'nobody'" in told
    assert f"{notes}/binary.md: can't be read" in told
    assert f"{notes}/link.md: is a symbolic link, which is not followed" in told


def test_check_says_which_passages_changed_and_which_links_lead_nowhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["convert"])
    Path("content/notes").mkdir()
    note = Path("content/notes") / ARTICLE.name
    sentence = "The talks are to last until the end of the month"
    note.write_text(
        f"> {sentence}\n\nA note on [[{ARTICLE.stem}]], `[[x]]`, [x@y](https://e.org/@z).\n\n"
        "Of @Ada Harbour, @[Ada Harbour], @ada-harbour, me@ada.example and\n@Nobody Atall, [[no-such|that]].\n",
        "utf-8",
    )
    edit(sentence, sentence.replace("talks are", "talks also are"))
    capsys.readouterr()
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()[:-1]
    assert [line.partition(" ")[0] for line in lines] == [f"{note}:1:", f"{note}:6:", f"{note}:6:"]
    assert "was changed in the article since it was quoted" in lines[0] and "The talks also are" in lines[0]
    assert "`@Nobody`: no actor is called 'Nobody'" in lines[1]
    assert "`[[no-such|that]]`: no article has the slug 'no-such'" in lines[2]


def test_check_speaks_to_machines(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    edit("dates:\n", "dates:\n  on Friday: 2018-05-04\n")
    line = parse(ARTICLE.read_text("utf-8"), "").lines["dates/on Friday"]
    message = "`dates`: 'on Friday' does not stand in the text"
    capsys.readouterr()
    assert main(["check", "--format", "json"]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert row["where"] == ARTICLE.as_posix()
    assert (row["line"], row["severity"], row["message"]) == (line, "warning", message)
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out == (
        f"::warning file={ARTICLE},line={line}::{message}. "
        "Write the words as they stand there, or delete the entry.\n"
    )


def test_a_seed_with_more_names_than_an_article_can_say_is_refused_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = [f"{first}{last}{'lanoremi' * 4}" for first in "BDFGK" for last in "aeiou"]
    said = [f"“Work on {a} {b} goes on,” said {a} {b} in Geneva." for a in names for b in names if a != b]
    text = "\n\n".join(said)
    Path("seeds/many.txt").write_text(f"Ferry talks begin in Example Bay\n\nMay 3, 2018\n\n{text}\n")
    before = {*Path("content").rglob("*.md")}
    for command in (["convert"], ["check"]):
        assert main(command) == 1
        told = capsys.readouterr()
        assert "seeds/many.txt: holds more names" in told.out + told.err
        assert "Put each article into a file of its own" in told.out + told.err
    assert not [path for path in {*Path("content").rglob("*.md")} - before if "many.txt" in path.read_text()]


def test_check_says_of_each_seed_why_it_has_no_article(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    Path("seeds/report.txt").write_bytes(b"%PDF-1.7 ...")
    Path("seeds/late.txt").write_bytes(Path("seeds/a.txt").read_bytes() + b"\nAnd one line more was said.\n")
    edit("title: ", "title: Edited ")
    Path("seeds/a.txt").unlink()
    capsys.readouterr()
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "seeds/report.txt: is a PDF" in out
    assert "seeds/late.txt: there is no article made from it yet. Run: make convert" in out
    assert "its seed a.txt is gone, but it was edited by hand and stays" in out


def test_a_deleted_article_stays_so_until_it_is_restored(capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/b.txt").write_text(
        STORY.replace("Ferry talks begin", "Other talks end") + "\nMore.\n", "utf-8"
    )
    main(["convert"])
    before = ARTICLE.read_text("utf-8")
    ARTICLE.unlink()
    capsys.readouterr()
    for command in ("check", "convert", "check"):
        assert main([command]) == 0
        out, err = capsys.readouterr()
        assert f"news-digest restore {ARTICLE.stem} brings it back" in out + err
        assert not ARTICLE.exists()
    assert "1 unchanged, 1 deleted by hand" in (main(["convert"]), capsys.readouterr().out)[1]
    assert main(["diff", "a.txt"]) == 0
    assert f"was deleted by hand; news-digest restore {ARTICLE.stem} would write" in capsys.readouterr().out
    assert main(["restore", "ferry-talk"]) == 2
    assert f"Deleted were: {ARTICLE.stem}" in capsys.readouterr().err
    assert main(["restore", ARTICLE.stem]) == 0
    assert ARTICLE.read_text("utf-8") == before
    assert main(["restore", ARTICLE.stem]) == 2
    assert "Delete it first" in capsys.readouterr().err
    ARTICLE.unlink()
    main(["convert"])
    assert main(["restore"]) == 0
    assert ARTICLE.read_text("utf-8") == before


def test_what_stands_in_an_article_cannot_speak_to_github(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    edit("We will listen to:", '"100%\\n::error::x":')
    capsys.readouterr()
    main(["check", "--format", "github"])
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("::warning file=content/articles/")
    assert "'100%25 ::error::x'" in line


@pytest.mark.parametrize("name", ["a.txt", "seeds/a.txt"])
def test_diff_shows_cuts_and_edits(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    capsys.readouterr()
    assert main(["diff", name]) == 0
    out = capsys.readouterr().out
    assert "Cut from seeds/a.txt:\n" in out
    assert "print or share link: Print This Post\n" in out
    assert f"{ARTICLE} is as it was generated.\n" in out
    edit("title: Ferry talks", "title: The ferry talks")
    assert main(["diff", name]) == 0
    out = capsys.readouterr().out
    assert "\n-title: Ferry talks begin in Example Bay\n+title: The ferry talks begin in Example Bay\n" in out


def test_diff_tells_of_what_is_not_there_yet_and_of_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "a.txt"]) == 0
    assert f"would write {ARTICLE}:\n---\ntitle: Ferry" in capsys.readouterr().out
    assert not Path("content").exists()
    Path("seeds/a.txt").write_text("Home\n")
    assert main(["diff", "a.txt"]) == 2
    assert "no story found" in capsys.readouterr().err


def test_actors_are_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert"])
    capsys.readouterr()
    assert main(["actors"]) == 0
    assert "    1  Ada Harbour (person)\n" in capsys.readouterr().out
    for name in ("Ada Harbour", "harbour"):
        assert main(["actors", "show", name]) == 0
        out = capsys.readouterr().out
        assert out.startswith("Ada Harbour (person)\n")
        assert f"  2018-05-03  Ferry talks begin in Example Bay  ({ARTICLE})\n" in out
    assert main(["actors", "show", "Pyongyang"]) == 0
    assert "North Korea (state)\n" in capsys.readouterr().out


def test_add_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "new.txt").write_text("new")
    (tmp_path / "a.txt").write_text("other")
    before = Path("seeds/a.txt").read_text("utf-8")
    assert main(["add", "new.txt", "a.txt", "seeds", "seeds/a.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == "seeds/new.txt\n"
    assert err.splitlines() == [
        "a.txt: seeds/a.txt is there already. Rename one of them.",
        "seeds: is no file. Name files, not folders.",
        "seeds/a.txt: seeds/a.txt is there already, with the same bytes. Rename one of them.",
    ]
    assert Path("seeds/a.txt").read_text("utf-8") == before


def test_add_refuses_what_no_format_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    (tmp_path / "x.xyz").write_text("words")
    (tmp_path / "empty.txt").write_text("\n")
    assert main(["add", "x.png", "x.xyz", "empty.txt"]) == 1
    err = capsys.readouterr().err
    assert "x.png: is a picture (PNG), which is not read" in err
    assert 'x.xyz: is of an unknown kind (".xyz")' in err
    assert "empty.txt: is empty" in err
    assert not [path for path in Path("seeds").iterdir() if path.name in ("x.png", "x.xyz", "empty.txt")]


def test_init_makes_a_digest_that_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "mine"]) == 0
    assert "cd mine && make html" in capsys.readouterr().out
    assert main(["convert", "--seeds", "mine/seeds", "--content", "mine/content"]) == 0
    assert main(["check", "--seeds", "mine/seeds", "--content", "mine/content"]) == 0
    parse(Path("mine/content/pages/about.md").read_text("utf-8"), "about.md")
    conf: dict[str, object] = {}
    exec(Path("mine/pelicanconf.py").read_text("utf-8"), conf)
    assert (conf["PLUGINS"], conf["PATH"], conf["DIGEST_SEEDS"]) == (["news_digest"], "content", "seeds")
    Path("mine/pelicanconf.py").write_text("mine")
    assert main(["init", "mine"]) == 0
    assert Path("mine/pelicanconf.py").read_text() == "mine"


def test_it_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "news_digest", "convert"],
        env={"PYTHONPATH": str(ROOT / "plugins"), "DIGEST_NER": "none"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "digest: 1 seed: 1 new; names by rule\n", "")


def test_converting_needs_no_pelican() -> None:
    code = "import sys, news_digest.cli; sys.exit('pelican' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "plugins")})
    assert done.returncode == 0


def _at(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "plugins")} | more
    command = [sys.executable, "-m", "news_digest", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True)


def test_an_encoding_without_a_sign_stops_no_command(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir(exist_ok=True)
    (tmp_path / "seeds" / "leer–ü.txt").write_text("“Ü”", "utf-8")
    for words in (("check",), ("check", "--format", "github"), ("convert",)):
        done = _at(tmp_path, *words, PYTHONIOENCODING="ascii:strict")
        said = done.stdout + done.stderr
        assert done.returncode == 1 and b"Traceback" not in said
        assert rb"leer\u2013\xfc.txt" in said
    done = _at(tmp_path, "check", "--format", "json", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)[0]["where"] == "seeds/leer–ü.txt"


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are UTF-8 there whatever the locale")
def test_names_of_files_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir(exist_ok=True)
    done = _at(tmp_path, "convert", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 2
    assert b"Set PYTHONUTF8=1" in done.stderr
    assert not (tmp_path / "content").exists()


def test_a_file_that_would_be_passed_over_is_not_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in (".hidden.txt", "README.txt", "licence.html"):
        (tmp_path / name).write_text(STORY, "utf-8")
        assert main(["add", str(tmp_path / name)]) == 1
        assert "has a name that is passed over" in capsys.readouterr().err
        assert not Path("seeds", name).exists()
