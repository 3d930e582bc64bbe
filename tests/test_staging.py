"""A site for strangers takes the place of the former one in one step, and what is not ours comes through it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from news_digest.locks import NAME as LOCK
from news_digest.pages import receipts, staging
from news_digest.pages.ground import keep_apart
from news_digest.pages.staging import MARK, Staging, beside, recover, staged
from news_digest.problems import Refusal, UserError
from news_digest.settings import Settings

SEEDS = Path("seeds")


def site(folder: Path, **pages: str) -> Path:
    """A site as a build leaves it."""
    written = {}
    for name, text in pages.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        written[name.replace("__", "/")] = receipts.fingerprint(text.encode())
    (folder / receipts.NAME).write_bytes(receipts.text_of(written))
    return folder


def finished(made: Staging, **pages: str) -> None:
    """What the writer does in a folder beside the output."""
    for path in [path for path in made.place.rglob("*") if path.is_file() and path.name != MARK]:
        path.unlink()
    site(made.place, **pages)


def listing(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != receipts.NAME
    }


@pytest.fixture(params=["one step", "two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two steps":
        monkeypatch.setattr(staging, "_swapped", lambda *_: False)
    return str(request.param)


def test_the_new_site_takes_the_place_of_the_former(tmp_path: Path, steps: str) -> None:
    output = site(tmp_path / "output", a="1", old="2", gone__b="3")
    made = Staging(output)
    assert set(made.marks) == {"a", "old", "gone/b"}
    assert (made.place / "a").samefile(output / "a")
    finished(made, a="1", new="4")
    assert listing(output) == {"a": "1", "old": "2", "gone/b": "3"}
    assert made.publish() == []
    assert listing(output) == {"a": "1", "new": "4"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_what_is_not_ours_comes_through(tmp_path: Path, steps: str) -> None:
    output = site(tmp_path / "output", a="1", edited="2", gone__b="3", lost="4")
    for name in (".git/config", "CNAME", "gone/mine", "sub/mine", "other/x"):
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_text("mine")
    (output / "link").symlink_to("CNAME")
    (output / "lost").write_text("changed by hand, and not in the new site")
    made = Staging(output)
    finished(made, a="2", edited="3", other="a file now")
    problems = made.publish()
    assert listing(output) == {
        "a": "2",
        "edited": "3",
        "other": "a file now",
        "lost": "changed by hand, and not in the new site",
        **dict.fromkeys((".git/config", "CNAME", "gone/mine", "sub/mine", "link"), "mine"),
    }
    assert (output / "link").is_symlink()
    aside = beside(output, "former")
    assert listing(aside) == {"other/x": "mine"}
    assert [problem.where for problem in problems] == [aside.as_posix()]
    assert len(recover(output)) == 1  # told until it is moved
    shutil.move(aside / "other" / "x", output / "x")
    assert recover(output) == []
    assert not aside.exists()


def test_a_file_in_the_way_is_seen_before_the_exchange(tmp_path: Path) -> None:
    output = site(tmp_path / "output", a="1")
    (output / "mine").write_text("mine")
    (tmp_path / "page").write_text("mine")
    (output / "linked").symlink_to(tmp_path / "page")
    (output / "folder").mkdir()
    with (output / receipts.NAME).open("a") as record:
        record.writelines(f"{receipts.fingerprint(b'1')}  {name}\n" for name in ("linked", "folder"))
    made = Staging(output)
    names = ("a", "mine", "new", "linked", "folder")
    assert [made.is_foreign(name) for name in names] == [False, True, False, True, True]


@pytest.mark.parametrize("when", ["begun", "made", "exchanged", "cleared", "between"])
def test_a_killed_exchange_is_brought_to_an_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    output = site(tmp_path / "output", a="1", old="2")
    (output / "CNAME").write_text("mine")
    former = listing(output)
    made = Staging(output)
    new = {"a": "2", "CNAME": "mine"}
    if when != "begun":
        finished(made, a="2")
    if when in ("exchanged", "cleared"):
        staging.exchange(made.place, output)
    if when == "cleared":
        staging.clear_former(made.place, output)
    if when == "between":
        output.rename(beside(output, "former"))
        output.mkdir()
        (output / LOCK).touch()
    recover(output)
    (output / LOCK).unlink(missing_ok=True)
    assert listing(output) == (new if when in ("exchanged", "cleared") else former)
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_folder_of_that_name_that_is_not_ours_stays(tmp_path: Path) -> None:
    output = site(tmp_path / "output", a="1")
    mine = beside(output, "publishing")
    mine.mkdir()
    (mine / "x").write_text("mine")
    with pytest.raises(UserError, match="in the way"):
        recover(output)
    assert (mine / "x").read_text() == "mine"


def test_where_it_can_only_be_made_in_its_place_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = site(tmp_path / "output", a="1")
    said: list[str] = []
    monkeypatch.setattr(os.path, "ismount", lambda _: True)
    assert staged(output, said.append) is None
    assert "is a file system of its own: the site is renewed file by file" in said[0]
    monkeypatch.setattr(os.path, "ismount", lambda _: False)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert staged(output, said.append) is None
    assert "where nothing can be written" in said[1]
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


@pytest.mark.parametrize(
    "what", ["root", "home", "above home", "file", "repository", "content", "seeds", "parent"]
)
def test_an_output_folder_that_holds_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "users" / "me"))
    for name in ("users/me", "project/.git", "project/src", "digest/content/articles", "digest/seeds"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "file").touch()
    places = {
        "root": Path("/"),
        "home": tmp_path / "users" / "me",
        "above home": tmp_path / "users",
        "file": tmp_path / "file",
        "repository": tmp_path / "project",
        "content": tmp_path / "digest" / "content" / "articles",
        "seeds": tmp_path / "digest" / "seeds",
        "parent": tmp_path / "digest",
    }
    settings = Settings(seeds=tmp_path / "digest" / "seeds", content=tmp_path / "digest" / "content")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refusal, match="Build into a folder of its own"):
        keep_apart(places[what], settings)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_repository_of_the_site_alone_is_fine(tmp_path: Path) -> None:
    output = tmp_path / "pages"
    (output / ".git").mkdir(parents=True)
    (output / "CNAME").touch()
    settings = Settings(seeds=tmp_path / "seeds", content=tmp_path / "content")
    keep_apart(output, settings)
    site(output, a="1", b="2")
    keep_apart(output, settings)


def test_a_published_site_is_renewed_and_not_made_anew(
    tmp_path: Path, build: Callable[..., object], public_site: Path
) -> None:
    output = tmp_path / "output"
    shutil.copytree(public_site, output)
    content = public_site.parent / "content"
    shutil.copytree(content, tmp_path / "content")
    (output / "CNAME").write_text("digest.example")
    before = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
    done = build(output, content=tmp_path / "content", siteurl="https://name.example/repo", public=True)
    assert done.returncode == 0, done.stdout + done.stderr  # type: ignore[attr-defined]
    after = {path: path.stat().st_ino for path in output.rglob("*") if path.is_file()}
    assert {path for path in before if after.get(path) != before[path]} <= {output / receipts.NAME}
    assert before.keys() == after.keys()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".output")] == []


def test_who_has_no_home_may_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.path.expanduser", lambda place: place)
    keep_apart(tmp_path / "output", Settings(seeds=tmp_path / "seeds", content=tmp_path / "content"))
