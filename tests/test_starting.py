"""Beginning a digest, and bringing its files up to date: what the editor changed is never overwritten."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from news_digest import actorsheet, registry
from news_digest.cli import main
from news_digest.frontmatter import parse
from news_digest.locks import NAME as LOCK
from news_digest.model import ActorKind
from news_digest.pages.receipts import fingerprint
from news_digest.starting import answers, commands, origin, sheets, upgrade
from news_digest.starting.answers import Answers, ask, fault

ROOT = Path(__file__).parent.parent
Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "TZ"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def settings(path: str) -> dict[str, object]:
    conf: dict[str, object] = {}
    exec(Path(path, "pelicanconf.py").read_text("utf-8"), conf)
    return conf


def test_a_digest_has_the_answers(capsys: Told) -> None:
    name = 'The "Harbour" \\ Digest – ${x} @@lang@@'
    assert main(["init", "mine", "--name", name, "--timezone", "Europe/Vienna", "--lang", "de"]) == 0
    conf = settings("mine")
    assert (conf["SITENAME"], conf["TIMEZONE"], conf["DEFAULT_LANG"]) == (name, "Europe/Vienna", "de")
    assert Path("mine/README.md").read_text("utf-8").startswith(f"# {name}\n")
    assert "then: cd mine && make html" in capsys.readouterr().out
    parse(Path("mine/content/pages/about.md").read_text("utf-8"), "about.md")
    assert main(["convert", "--seeds", "mine/seeds", "--content", "mine/content"]) == 0
    assert [path.name for path in Path("mine/seeds").iterdir()] == [".gitkeep"]  # so that a clone has it


def test_what_is_likely_is_taken_where_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_AT.UTF-8")
    monkeypatch.setenv("TZ", "Europe/Vienna")
    assert answers.likely(Path("harbour-news")) == Answers("Harbour news", "Europe/Vienna", "de")
    monkeypatch.setenv("LANG", "C")
    monkeypatch.setenv("TZ", "Nowhere/Else")
    assert answers.likely(Path("harbour-news")) == Answers("Harbour news", "UTC", "en")


def test_questions_are_asked_until_the_answer_will_do(capsys: Told) -> None:
    replies = iter(["", "vienna", "Europe/Vienna", "xx", "de"])
    asked = []

    def reply(question: str) -> str:
        asked.append(question)
        return next(replies)

    assert ask(Answers("Mine"), frozenset(), reply) == Answers("Mine", "Europe/Vienna", "de")
    assert asked[0] == "Name of the site [Mine]: "
    out = capsys.readouterr().out
    assert "'vienna' is no time zone; there is Europe/Vienna." in out
    assert "'xx' is no language of the theme; it has en, de." in out
    assert ask(Answers(), frozenset({"name", "timezone", "lang"}), reply) == Answers()


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--timezone", "Mars/Base", "is no time zone"),
        ("--timezone", "../../etc/passwd", "is no time zone"),
        ("--lang", "tlh", "is no language of the theme"),
        ("--name", "two\nlines", "should be a line"),
        ("--name", " ", "should be a line"),
        ("--package", "no such; thing", "is no address"),
        ("--package", "./missing.whl", "is no address"),
    ],
)
def test_wrong_answers_are_told(option: str, value: str, words: str, capsys: Told) -> None:
    assert main(["init", "mine", option, value]) == 2
    assert words in capsys.readouterr().err
    assert not Path("mine").exists()


def test_the_languages_are_those_of_the_theme() -> None:
    assert not any(fault("lang", lang) for lang in answers.languages())
    assert answers.languages()[0] == "en"
    assert {file.stem for file in (ROOT / "themes/broadsheet/locale").glob("*.po")} < set(answers.languages())


@pytest.mark.parametrize("folder", ["site", "site/content"])
def test_nobody_begins_where_somebody_else_is_writing(
    here: Path, folder: str, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    wait = (
        "import sys; from pathlib import Path; from news_digest.locks import take\n"
        "take(Path(sys.argv[1])); print(flush=True); sys.stdin.read()"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    with subprocess.Popen(
        [sys.executable, "-c", wait, here / folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env
    ) as other:
        assert other.stdout and other.stdout.readline()
        monkeypatch.setattr("news_digest.locks.BRIEFLY", 0.0)
        assert main(["init", "site", "--yes"]) == 2
        assert "another run of News Digest is writing here" in capsys.readouterr().err
        assert not [path for path in (here / "site").rglob("*") if path.is_file() and path.name != LOCK]
        other.communicate(b"")
    assert main(["init", "site", "--yes"]) == 0
    assert not [*(here / "site").rglob(LOCK)]


def newer(monkeypatch: pytest.MonkeyPatch, place: Path, name: str) -> None:
    """A later version of the program, in which one file says more."""
    if not place.exists():
        shutil.copytree(sheets.FILES, place)
    (place / name).write_text((place / name).read_text("utf-8") + "# and more\n", "utf-8")
    monkeypatch.setattr(sheets, "FILES", place)


def test_a_file_that_was_not_touched_is_renewed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    main(["init", "mine", "--name", "First"])
    newer(monkeypatch, here / "files", "makefile.txt")
    capsys.readouterr()
    assert main(["init", "mine"]) == 0
    out = capsys.readouterr().out
    assert "renewed  mine/Makefile\n" in out
    assert "as it is mine/pelicanconf.py\n" in out
    assert Path("mine/Makefile").read_text("utf-8").endswith("# and more\n")
    assert settings("mine")["SITENAME"] == "First"  # what was answered once is remembered


def test_a_file_that_was_touched_stays(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    main(["init", "mine"])
    conf = Path("mine/pelicanconf.py")
    conf.write_text(conf.read_text("utf-8") + "THEME = 'mine'\n")
    edited = conf.read_bytes()
    assert main(["init", "mine"]) == 0
    assert not Path("mine/pelicanconf.py.new").exists()  # there is nothing newer
    newer(monkeypatch, here / "files", "pelicanconf.txt")
    capsys.readouterr()
    assert main(["init", "mine"]) == 0
    assert "diff -u mine/pelicanconf.py mine/pelicanconf.py.new" in capsys.readouterr().out
    assert conf.read_bytes() == edited
    assert Path("mine/pelicanconf.py.new").read_text("utf-8").endswith("# and more\n")
    Path("mine/pelicanconf.py.new").unlink()
    assert main(["init", "mine"]) == 0
    assert not Path("mine/pelicanconf.py.new").exists()  # offered once
    newer(monkeypatch, here / "files", "pelicanconf.txt")
    assert main(["init", "mine"]) == 0
    assert (conf.read_bytes(), Path("mine/pelicanconf.py.new").exists()) == (edited, True)


def test_what_was_there_before_and_what_was_deleted_stays_so(capsys: Told) -> None:
    Path("mine").mkdir()
    Path("mine/Makefile").write_text("mine\n")
    main(["init", "mine"])
    assert "kept     mine/Makefile (yours)" in capsys.readouterr().out
    Path("mine/README.md").unlink()
    Path("mine/content/pages/about.md").unlink()
    Path("mine/content/actors.yml").write_text("ignore: [Air Force Two]\n")
    assert main(["init", "mine"]) == 0
    assert "left out mine/README.md (you deleted it)" in capsys.readouterr().out
    assert Path("mine/Makefile").read_text() == "mine\n"
    assert not Path("mine/README.md").exists()
    assert not Path("mine/content/pages/about.md").exists()
    assert Path("mine/content/actors.yml").read_text() == "ignore: [Air Force Two]\n"
    assert not [*Path("mine").rglob("*.new")]


def test_other_line_ends_are_no_edit(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told) -> None:
    main(["init", "mine"])
    makefile = Path("mine/Makefile")
    makefile.write_bytes(makefile.read_bytes().replace(b"\n", b"\r\n"))
    newer(monkeypatch, here / "files", "makefile.txt")
    main(["init", "mine"])
    assert "renewed  mine/Makefile" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"answers": 1, "files": {}}', '{"answers": {}, "files": []}']
)
def test_a_damaged_record_is_told(text: str, capsys: Told) -> None:
    main(["init", "mine"])
    Path("mine", upgrade.RECORD).write_text(text)
    assert main(["init", "mine"]) == 2
    assert f"mine/{upgrade.RECORD}: can't be read" in capsys.readouterr().err


def test_a_bare_digest_has_no_settings() -> None:
    assert main(["init", "mine", "--bare"]) == 0
    assert {path.name for path in Path("mine").iterdir()} == {"seeds", "content"}


def test_new_options_beat_old_answers() -> None:
    main(["init", "mine", "--name", "Old", "--package", "pelican-news-digest==0.1"])
    main(["init", "mine", "--name", "New"])
    assert settings("mine")["SITENAME"] == "New"
    record = json.loads(Path("mine", upgrade.RECORD).read_text("utf-8"))
    assert record["answers"]["package"] == "pelican-news-digest==0.1"


def test_a_new_answer_reaches_files_that_were_edited(capsys: Told) -> None:
    main(["init", "mine", "--name", "Old", "--timezone", "Europe/Vienna"])
    conf = Path("mine/pelicanconf.py")
    edited = conf.read_text("utf-8").replace('SITESUBTITLE = ""', 'SITESUBTITLE = "Old"')
    conf.write_bytes(edited.replace("\n", "\r\n").encode())
    capsys.readouterr()
    assert main(["init", "mine", "--name", "New"]) == 0
    out = capsys.readouterr().out
    assert 'changed  mine/pelicanconf.py (yours; in it now: SITENAME = "New")\n' in out
    assert "renewed  mine/README.md" in out
    assert (
        conf.read_bytes()
        == edited.replace('SITENAME = "Old"', 'SITENAME = "New"').replace("\n", "\r\n").encode()
    )
    assert not Path("mine/pelicanconf.py.new").exists()
    assert main(["init", "mine"]) == 0
    assert "kept     mine/pelicanconf.py (yours)\n" in capsys.readouterr().out


def test_what_a_new_answer_does_not_reach_is_told(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    main(["init", "mine", "--name", "Old"])
    conf = Path("mine/pelicanconf.py")
    conf.write_text(conf.read_text("utf-8").replace('"Old"', '"Older"'), "utf-8")
    edited = conf.read_bytes()
    capsys.readouterr()
    assert main(["init", "mine", "--name", "New", "--lang", "de"]) == 0
    out = capsys.readouterr().out
    why = """yours, and without the line 'SITENAME = "Old"', so write it yourself: SITENAME = "New\""""
    assert f"kept     mine/pelicanconf.py ({why})\n" in out
    assert conf.read_bytes() == edited.replace(b'DEFAULT_LANG = "en"', b'DEFAULT_LANG = "de"')
    newer(monkeypatch, here / "files", "pelicanconf.txt")
    assert main(["init", "mine", "--timezone", "Europe/Vienna"]) == 0  # a newer file as well
    assert settings("mine")["TIMEZONE"] == "Europe/Vienna"
    assert 'SITENAME = "New"' in Path("mine/pelicanconf.py.new").read_text("utf-8")


def uncommented(name: str) -> str:
    """What an editor gets who takes the comment signs away below the first line."""
    _, examples = (sheets.FILES / name).read_text("utf-8").split("\n#\n")
    lines = examples.splitlines()
    assert all(line.startswith("# ") for line in lines)
    return "\n".join(line[2:] for line in lines) + "\n"


def test_the_examples_in_the_lists_can_be_read_and_name_every_key(here: Path) -> None:
    (here / "actors.yml").write_text(uncommented("actors.txt"), "utf-8")
    (here / "outlets.yml").write_text(uncommented("outlets.txt"), "utf-8")
    knowledge = registry.load_knowledge(here / "actors.yml", here / "outlets.yml")
    assert "Air Force Two" in knowledge.ignored
    for name, keys in (("actors.txt", actorsheet.ACTOR_KEYS), ("outlets.txt", registry.OUTLET_KEYS)):
        text = (sheets.FILES / name).read_text("utf-8")
        assert [key for key in keys if not re.search(rf"\b{key}:", text)] == []
    told = re.search(r"kind: person +#(.*)", (sheets.FILES / "actors.txt").read_text("utf-8"))
    assert told
    assert set(ActorKind) <= set(re.findall(r"\w+", told[1]))


def test_where_the_program_is_from(here: Path) -> None:
    git = {"url": "https://example.com/digest.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}
    assert origin.from_record(git) == "git+https://example.com/digest.git@abc"
    assert origin.from_record({"url": "file:///a/b.whl", "archive_info": {}}) == "file:///a/b.whl"
    assert origin.from_record({}) == origin.from_record([]) == origin.NAME
    (here / "mine").mkdir()
    for place in (here / "a b.whl", here / "mine" / "c.whl"):
        place.touch()
    mine = here / "mine"
    assert origin.requirement("a b.whl", mine) == f"{origin.NAME} @ {(here / 'a b.whl').as_uri()}"
    assert origin.requirement("mine/c.whl", mine) == "./c.whl"
    assert origin.requirement("git+https://example.com/d.git@v1", mine).endswith(
        "@ git+https://example.com/d.git@v1"
    )
    assert origin.requirement("pelican-news-digest>=0.2,<1", mine) == "pelican-news-digest>=0.2,<1"
    assert origin.is_local(origin.requirement("a b.whl", mine))
    assert not origin.is_local(origin.requirement("mine/c.whl", mine))


@pytest.mark.parametrize("name", ["pages", "collect"])
def test_its_workflows_are_ours(name: str) -> None:
    """The same steps, but for where the program is from."""
    main(["init", "mine"])
    made = yaml.safe_load(Path(f"mine/.github/workflows/{name}.yml").read_text("utf-8"))
    ours = (ROOT / f".github/workflows/{name}.yml").read_text("utf-8")
    swapped = ours.replace("requirements.lock", "requirements.txt").replace(
        ".ci/propose", "sh .github/propose.sh"
    )
    assert made == yaml.safe_load(swapped)
    targets = Path("mine/Makefile").read_text("utf-8")
    for job in made["jobs"].values():
        for step in job["steps"]:
            words = step.get("run", "").split()
            assert not words or (
                f"\n{words[1]}:" in targets if words[0] == "make" else Path("mine", words[1]).exists()
            )


def test_both_copies_of_the_proposal_are_the_same() -> None:
    assert (ROOT / ".ci/propose").read_bytes() == (sheets.FILES / "propose.sh").read_bytes()
    assert os.access(ROOT / ".ci/propose", os.X_OK)


GH = """#!/bin/sh
echo "gh $*" >> "$LOG"
case "$1 $2" in
"pr list") cat "$OPEN" ;;
"pr create") cat >> "$LOG"; echo 1 > "$OPEN" ;;
esac
"""


def test_what_came_is_proposed_once(here: Path) -> None:
    """The script of the workflow, with a git that is real and a gh that writes down what it is asked."""
    for name, text in (("gh", GH),):
        (here / name).write_text(text)
        (here / name).chmod(0o755)
    (here / "open").write_text("0\n")
    log = here / "log"
    told = {
        "PATH": f"{here}:{os.environ['PATH']}",
        "LOG": str(log),
        "OPEN": str(here / "open"),
        "HOME": str(here),
        "GIT_CONFIG_NOSYSTEM": "1",
    }

    def run(*words: str, cwd: Path = here) -> str:
        done = subprocess.run(words, cwd=cwd, env=told, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    run("git", "init", "--quiet", "--bare", "--initial-branch=main", "hub")
    run("git", "clone", "--quiet", "hub", "first")
    for folder in ("seeds", "content"):
        (here / "first" / folder).mkdir()
        (here / "first" / folder / "old.txt").write_text("old\n")
    run("git", "add", "--all", cwd=here / "first")
    run("git", "-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x", cwd=here / "first")
    run("git", "push", "--quiet", "origin", "HEAD:main", cwd=here / "first")
    for turn in ("nothing", "one", "two"):
        run("git", "clone", "--quiet", "--branch", "main", "hub", turn)
        run(str(ROOT / ".ci/propose"), "begin", cwd=here / turn)
        if turn != "nothing":
            (here / turn / "seeds" / f"{turn}.html").write_text(turn)
        said = run(str(ROOT / ".ci/propose"), "end", cwd=here / turn)
        assert said == ("Nothing new.\n" if turn == "nothing" else "")
    calls = log.read_text()
    assert calls.count("gh pr create --base main --head collected --title Collected from feeds") == 1
    assert "seeds/one.html" in calls
    kept = run("git", "ls-tree", "-r", "--name-only", "collected", cwd=here / "hub").split()
    assert kept == ["content/old.txt", "seeds/old.txt", "seeds/one.html", "seeds/two.html"]
    assert run("git", "ls-tree", "-r", "--name-only", "main", cwd=here / "hub").split() == kept[:2]


def test_a_terminal_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("Harbour\nUTC\nde\n"))
    assert main(["init", "mine"]) == 0
    assert (settings("mine")["SITENAME"], settings("mine")["DEFAULT_LANG"]) == ("Harbour", "de")
    monkeypatch.setattr(sys, "stdin", Terminal(""))
    assert main(["init", "other", "--yes"]) == 0
    assert main(["init", "mine"]) == 0  # a digest that is there is not asked again
    assert commands.FIELDS == ("name", "timezone", "lang", "package")


def test_cleaning_takes_what_was_built_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", "mine"])
    makefile = Path("mine/Makefile").read_text()
    assert "clean output" in makefile and "rm -rf output" not in makefile
    assert main(["clean"]) == 0
    Path("output").mkdir()
    Path("output/CNAME").write_text("digest.example.org\n")
    assert main(["clean"]) == 0
    Path("output/mine.html").write_text("mine")
    capsys.readouterr()
    assert main(["clean"]) == 2
    assert "output: was not built here" in capsys.readouterr().err
    mark = fingerprint(b"page")
    Path("output/index.html").write_text("page")
    Path("output/.written").write_text(f"{mark}  index.html\n")
    assert main(["clean"]) == 0
    assert sorted(path.name for path in Path("output").iterdir()) == ["CNAME", "mine.html"]
    assert "1 files removed; the rest" in capsys.readouterr().out
