"""The README names what exists, all of it and nothing else."""

from __future__ import annotations

import contextlib
import dataclasses
import io
import re
import runpy
import tomllib
from functools import cache
from pathlib import Path

import pytest

from news_digest import notes
from news_digest.cli import main
from news_digest.fields import KEYS
from news_digest.formats import FORMATS
from news_digest.frontmatter import parse
from news_digest.registry import load_knowledge
from news_digest.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
CODE = re.compile(r"`([^`\n]+)`|^```\w*\n(.*?)^```", re.M | re.S)  # `make html`, and fenced blocks
SNIPPETS = [inline or block for inline, block in CODE.findall(README)]
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")  # --seeds


@cache
def help_of(*command: str) -> str:
    """What the command line says of itself."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    return said.getvalue()


def commands() -> list[str]:
    """The subcommands, from argparse's list of them."""
    found = re.findall(r"^    ([a-z]+)(?:  |$)", help_of(), re.M)
    assert "convert" in found, help_of()
    return found


def named(pattern: str) -> set[str]:
    return {name for snippet in SNIPPETS for name in re.findall(pattern, snippet)}


def test_begins_with_the_two_commands() -> None:
    first = README[: README.index("\n## ")]
    assert re.search(r"^```sh\nmake html\b.*\nmake test\b.*\n```", first, re.M)


def test_targets() -> None:
    assert named(r"\bmake ([a-z]+)") == set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.M))


def test_variables() -> None:
    exist = set(re.findall(r"^([A-Z]+) *[:?]?=", MAKEFILE, re.M))
    table = set(re.findall(r"`([A-Z]+)`", "".join(re.findall(r"^\| `[A-Z]+`.*", README, re.M))))
    assert table == exist
    typed = named(r"\bmake [^\n]*=[^\n]*")
    assert typed
    assert {name for line in typed for name in re.findall(r"\b([A-Z]+)=", line)} <= exist


def test_defaults_of_variables() -> None:
    for names, values in re.findall(r"^\| ((?:`[A-Z]+`(?:, )?)+) \| ([^|]+) \|", README, re.M):
        for name, value in zip(names.split(", "), values.split(", "), strict=False):
            found = re.search(rf"^{name.strip('`')} *[:?]?= *(.*)", MAKEFILE, re.M)
            assert found
            assert value.strip().strip("`") == (found[1] or "empty"), name


def test_settings() -> None:
    fields = {f"DIGEST_{field.name.upper()}": field.default for field in dataclasses.fields(Settings)}
    del fields["DIGEST_CONTENT"]  # it is Pelican's PATH
    rows = dict(re.findall(r"^\| `(DIGEST_\w+)` \| `?([^`|]+?)`? \|", README, re.M))
    assert rows == {name: str(default) for name, default in fields.items()}
    assert named(r"\bDIGEST_\w+") == set(fields)


def test_the_site_here_has_the_settings_of_the_readme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DIGEST_NER")
    monkeypatch.delenv("DIGEST_CACHE", raising=False)
    monkeypatch.delenv("DIGEST_EXECUTOR", raising=False)
    monkeypatch.delenv("DIGEST_REPORT", raising=False)
    conf = runpy.run_path(str(ROOT / "pelicanconf.py"))
    plain = {name: str(value) for name, value in conf.items() if name.startswith("DIGEST_")}
    assert Path(plain.pop("DIGEST_SEEDS")) == ROOT / "seeds"
    assert Path(plain.pop("DIGEST_CACHE")) == ROOT / ".cache"
    rows = dict(re.findall(r"^\| `(DIGEST_\w+)` \| `?([^`|]+?)`? \|", README, re.M))
    assert plain == {name: value for name, value in rows.items() if name in plain}


def test_settings_are_read() -> None:
    conf = {"PATH": "content", "DIGEST_SEEDS": "raw", "DIGEST_JOBS": 2, "DIGEST_PUBLIC": True}
    conf |= {"DIGEST_EXCERPT_WORDS": 10, "DIGEST_HOME_DAYS": 30, "DIGEST_RELATED": 1, "DIGEST_NER": "none"}
    conf |= {"DIGEST_EXPORTS": ("csv",), "DIGEST_QUOTED_WORDS": 20, "DIGEST_REPORT": "told.json"}
    conf |= {"DIGEST_SEARCH": False, "DIGEST_EXECUTOR": "dask:local"}
    read = Settings.from_pelican(conf)
    unlike = [
        field.name for field in dataclasses.fields(Settings) if getattr(read, field.name) == field.default
    ]
    assert unlike == ["content"]


def test_commands() -> None:
    assert named(r"\bnews-digest ([a-z]+)") == set(commands())


def test_options() -> None:
    exist = {option for text in map(help_of, commands()) for option in OPTION.findall(text)}
    exist |= set(OPTION.findall(help_of()))
    ours = [snippet for snippet in SNIPPETS if not re.search(r"\bpip\b|:root", snippet)]
    assert {option for snippet in ours for option in OPTION.findall(snippet)} == exist


def fenced(label: str) -> list[str]:
    return re.findall(rf"^```{label}\n(.*?)^```", README, re.M | re.S)


def test_the_article_can_be_read() -> None:
    text = fenced("markdown")[0]
    document = parse(text, "README.md")
    assert document.fields["date"] == "2021-05-03"
    assert {"actors", "quotes", "dates", "seed"} <= set(document.fields)


def test_the_note_can_be_read() -> None:
    remarks, problems = notes.parse(fenced("markdown")[1], "README.md")
    assert not problems
    (remark,) = remarks
    assert remark.passage.exact == "new library"
    assert "opened the town's new library on Monday" in remark.passage.whole


def test_keys_of_the_front_matter() -> None:
    sentence = README[README.index("All keys:") :].partition("\n")[0]
    assert set(re.findall(r"`([a-z]+)`", sentence)) == set(KEYS)


def test_the_registry_can_be_read(tmp_path: Path) -> None:
    actors, outlets = fenced("yaml")
    (tmp_path / "actors.yml").write_text(actors)
    (tmp_path / "outlets.yml").write_text(outlets)
    knowledge = load_knowledge(tmp_path / "actors.yml", tmp_path / "outlets.yml")
    assert "NSC" in knowledge.actor_forms
    assert "Air Force Two" in knowledge.ignored
    assert knowledge.outlet_forms["northport.example"].license == "CC0"


def test_the_settings_can_be_read() -> None:
    (text,) = fenced("python")
    compile(text, "README.md", "exec")


def test_endings() -> None:
    exist = {ending for _, endings, _ in FORMATS for ending in endings if ending}
    table = README[README.index("| kind | endings") : README.index("Another kind")]
    assert set(re.findall(r"`(\.[a-z]+)`", table)) == exist


def test_packages() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[<>=;]", need)[0].casefold() for need in project["dependencies"]}
    table = README[README.index("| package | why") :]
    rows = re.findall(r"^\| (?!package)(.*?) \|", table, re.M)
    named = {name.casefold() for row in rows for name in re.findall(r"(?:^|, )\[?([\w-]+)", row)}
    assert named == wanted
    assert f"-{project['version']}-py3" in README


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_files_that_are_named_exist(file: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    places = re.findall(r"`((?:tests|tools|plugins|themes|formats|annotators|pages|\.ci)/[\w./]*)`", text)
    inner = ("formats/", "annotators/", "pages/")
    paths = links + [f"plugins/news_digest/{path}" if path.startswith(inner) else path for path in places]
    assert [path for path in paths if not (ROOT / path).exists()] == []
