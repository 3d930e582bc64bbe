"""Make this copy of the repository a digest of your own: `make own`.

usage: python tools/own.py [--name NAME] [--timezone ZONE] [--lang LANG]     (plugins on PYTHONPATH)

The demonstration goes: its raw copies, articles, notes, receipts, its actors and outlets, its page *About*. By
tests/golden it is known what belongs to it; what you have added beside it stays. The settings get your answers,
README.md becomes that of a digest, and the tests are no longer run on GitHub, because many read the demonstration.
Whatever goes must be as it is in git, so that it can be had back.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from news_digest.atomic import write_if_changed
from news_digest.frontmatter import parse
from news_digest.problems import Problem, Severity, UserError, stopped
from news_digest.starting.answers import Answers, ask, checked, likely
from news_digest.starting.sheets import EDITORS, literal, sheet
from news_digest.starting.upgrade import start

ROOT = Path(__file__).resolve().parent.parent

GOLDEN = Path("tests/golden")
"""What the demonstration's seeds convert to, and its lists."""

SHOWCASE = ("seeds/README.md", ".github/workflows/ci.yml")
"""Files that tell of the demonstration or need it."""

OF_DEMONSTRATION = "The articles here are a demonstration."
"""Stands in its page *About*."""

LISTS = {"content/actors.yml": "actors.yml", "content/outlets.yml": "outlets.yml"}
"""The editor's lists -> what the demonstration has in them."""

MANIFEST, ABOUT, SETTINGS, README = (
    Path(name)
    for name in ("content/.manifest.jsonl", "content/pages/about.md", "pelicanconf.py", "README.md")
)
PROGRAM = Path("docs/news-digest.md")
"""Where the README of the program goes."""

LINK = re.compile(r"\]\((?![a-z]+:|#)")  # ](docs/notes.md), but not ](https://example.com) or ](#settings)


def demonstration(root: Path) -> Iterator[Path]:
    """Its raw copies, articles and notes, as far as they are there. Raises UserError where nothing tells of it."""
    golden = sorted((root / GOLDEN).glob("*.md"))
    if not golden:
        advice = "Get the folder back, or remove by hand what you do not want."
        raise stopped(GOLDEN.as_posix(), 0, "is not there, by which the demonstration is known", advice)
    wanted = [root / name for name in SHOWCASE]
    for file in golden:
        wanted.append(root / "seeds" / str(parse(file.read_text("utf-8"), file.name).fields["seed"]))
        wanted += [root / "content" / kind / file.name for kind in ("articles", "notes")]
    return (file for file in wanted if file.is_file())


def unsaved(root: Path) -> list[Problem]:
    """Files that git knows, but not as they are, below the folders from which something goes."""
    places = ["seeds", "content", README, SETTINGS, *SHOWCASE]
    words = ["git", "status", "--porcelain", "-z", "--untracked-files=no", "--", *map(str, places)]
    try:
        done = subprocess.run(words, cwd=root, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise stopped("git", 0, "is not there", "Install it: what goes shall be had back from it.") from None
    if done.returncode:
        message = "is not under git, so that what goes could not be had back"
        raise stopped(root.as_posix(), 0, message, "Say: git init && git add --all && git commit")
    files = [entry[3:] for entry in done.stdout.decode("utf-8", "replace").split("\0") if entry[2:3] == " "]
    advice = "Commit it first (git commit), or take the change back (git restore)."
    return [Problem(file, 0, Severity.ERROR, "is not as it is in git", advice) for file in files]


def without(text: str, demo: str, ours: str) -> str:
    """A list without the demonstration's lines: what is left stands below what a new digest has in it."""
    lines = set(demo.splitlines())
    left = [line for line in text.splitlines() if line not in lines]
    if not any(line.strip() and not line.startswith("#") for line in left):
        return ours
    return ours if text == ours else f"{ours}\n" + "\n".join(left).strip("\n") + "\n"


def clear(root: Path, answers: Answers) -> int:
    """Take the demonstration away, and say how many files that were."""
    gone = list(demonstration(root))
    seeds = {file.name for file in gone if file.parent.name == "seeds"}
    for file in gone:
        file.unlink()
    for name, golden in LISTS.items():
        if (root / name).is_file():
            text = (root / name).read_text("utf-8")
            ours = sheet(EDITORS[name], answers)
            write_if_changed(root / name, without(text, (root / GOLDEN / golden).read_text("utf-8"), ours))
    if (root / ABOUT).is_file() and OF_DEMONSTRATION in (root / ABOUT).read_text("utf-8"):
        (root / ABOUT).unlink()
    if (root / MANIFEST).is_file():
        receipts = (root / MANIFEST).read_text("utf-8").splitlines(keepends=True)
        left = [line for line in receipts if json.loads(line).get("seed") not in seeds]
        write_if_changed(root / MANIFEST, "".join(left))
        if not left:
            (root / MANIFEST).unlink()
    return len(gone)


def name_it(root: Path, answers: Answers) -> None:
    """Write the answers into the settings, and a README of the digest in place of the program's."""
    text = (root / SETTINGS).read_text("utf-8")
    wanted = {
        "SITENAME": answers.name,
        "SITESUBTITLE": "",
        "DEFAULT_LANG": answers.lang,
        "TIMEZONE": answers.timezone,
    }
    for key, value in wanted.items():
        line = f"{key} = {literal(value)}"
        text = re.sub(rf"^{key} = .*$", lambda _, line=line: line, text, count=1, flags=re.M)  # type: ignore[misc]
    write_if_changed(root / SETTINGS, text)
    program = (root / README).read_text("utf-8")
    write_if_changed(root / PROGRAM, LINK.sub("](../", program))
    told = sheet("readme.txt", answers).replace(
        " `make upgrade` takes a newer version of the program; files that you have changed are left alone.",
        "",
    )
    write_if_changed(
        root / README, f"{told}\nAll that the program can do: [{PROGRAM.as_posix()}]({PROGRAM.as_posix()}).\n"
    )


def own(root: Path, given: dict[str, str | None]) -> list[str]:
    """Do all of it: lines to tell. Raises UserError, OSError."""
    if not any(file.parent.name == "seeds" for file in demonstration(root)):
        return ["The demonstration is not here any more: nothing to do."]
    if problems := unsaved(root):
        raise UserError(*problems)
    answers = likely(root)
    answers = Answers(
        **{name: given[name] or getattr(answers, name) for name in ("name", "timezone", "lang")}
    )
    answers = checked(answers)
    if sys.stdin.isatty():
        answers = ask(answers, frozenset(name for name, value in given.items() if value))
    count = clear(root, answers)
    name_it(root, answers)
    start(root, answers, bare=True)
    return [
        f"The demonstration is gone ({count} files); {SETTINGS} and {README} speak of {answers.name}.",
        f"The program's README is {PROGRAM}; its tests stay in tests/, but GitHub does not run them any more.",
        "Write content/pages/about.md, put raw copies into seeds/, then: make html && git add --all && git commit",
    ]


def main() -> int:
    """Run it here; 2 where it can't."""
    parser = argparse.ArgumentParser(description="Make this copy of the repository a digest of your own.")
    parser.add_argument("--name", help="name of the site")
    parser.add_argument("--timezone", metavar="ZONE", help="such as Europe/Vienna")
    parser.add_argument("--lang", help="language of the pages, such as en")
    try:
        for line in own(ROOT, vars(parser.parse_args())):
            print(line)
    except UserError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
