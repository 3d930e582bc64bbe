"""The writer: never outside, never half, never without need; and it removes only what is its own."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from pelican.writers import FileOverwriteFailedError

from news_digest import atomic
from news_digest.hooks import keep_apart
from news_digest.model import Knowledge
from news_digest.pages import receipts
from news_digest.pages.assets import theme_assets
from news_digest.pages.build import KEY, Build
from news_digest.pages.writer import DigestWriter
from news_digest.problems import UserError
from news_digest.settings import Settings


def writer_for(output: Path) -> DigestWriter:
    return DigestWriter(str(output), {KEY: Build(Settings(), Knowledge())})


def run(output: Path, **files: str) -> DigestWriter:
    """A whole run that writes these files; `__` stands for a slash."""
    hand = writer_for(output)
    for name, text in files.items():
        hand.put(name.replace("__", "/"), text.encode())
    hand.finish()
    return hand


def listing(output: Path) -> dict[str, int]:
    return {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in output.rglob("*")}


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    assert run(tmp_path, a="1", b__c="2").changed == 2
    before = listing(tmp_path)
    assert run(tmp_path, a="1", b__c="2").changed == 0
    assert listing(tmp_path) == before


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    run(tmp_path, a="1", b="2")
    before = listing(tmp_path)
    assert run(tmp_path, a="1", b="3").changed == 1
    after = listing(tmp_path)
    assert (after["a"], (tmp_path / "b").read_text()) == (before["a"], "3")


def test_stale_pages_go_with_their_empty_folders_and_nothing_else_does(tmp_path: Path) -> None:
    run(tmp_path, keep="1", old="2", folder__old="3", shared__old="4", edited="5")
    (tmp_path / "mine").write_text("mine")
    (tmp_path / "shared/mine").write_text("mine")
    (tmp_path / "edited").write_text("edited by hand")
    (tmp_path / "empty").mkdir()
    run(tmp_path, keep="1")
    assert set(listing(tmp_path)) == {".written", "keep", "mine", "shared", "shared/mine", "edited", "empty"}


def test_a_run_that_breaks_off_leaves_no_orphan(tmp_path: Path) -> None:
    run(tmp_path, a="1")
    hand = writer_for(tmp_path)
    hand.put("a", b"2")
    hand.put("half", b"way")  # and here it breaks off: no finish()
    assert (tmp_path / "a").read_text() == "2"
    run(tmp_path, a="1")
    assert set(listing(tmp_path)) == {".written", "a"}
    assert receipts.load(tmp_path) == {"a": {receipts.fingerprint(b"1")}}


@pytest.mark.parametrize("name", ["../out", "a/../../out", "/etc/out", "..", ".", "a/.."])
def test_nothing_is_written_outside(tmp_path: Path, name: str) -> None:
    output = tmp_path / "output"
    hand = writer_for(output)
    for write in (lambda: hand.put(name, b"x"), lambda: render(hand, name)):
        with pytest.raises(UserError, match="outside of the output folder"):
            write()
    assert list(tmp_path.iterdir()) == [output]


def test_a_folder_with_the_outputs_name_as_its_beginning_is_outside(tmp_path: Path) -> None:
    (tmp_path / "output-evil").mkdir()
    with pytest.raises(UserError):
        render(writer_for(tmp_path / "output"), "../output-evil/x.html")
    assert not list((tmp_path / "output-evil").iterdir())


def test_symbolic_links_in_the_output_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "file").write_text("untouched")
    output = tmp_path / "output"
    output.mkdir()
    (output / "folder").symlink_to(outside)
    (output / "file").symlink_to(outside / "file")
    for name in ("folder/new", "file"):
        with pytest.raises(UserError, match="symbolic link"):
            writer_for(output).put(name, b"x")
    assert [path.name for path in outside.iterdir()] == ["file"]
    assert (outside / "file").read_text() == "untouched"


def test_the_output_itself_may_be_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "output").symlink_to(tmp_path / "disk")
    run(tmp_path / "output", a="1")
    assert (tmp_path / "disk/a").read_text() == "1"


def test_a_forged_record_deletes_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("x")
    output = tmp_path / "output"
    output.mkdir()
    (output / "link").symlink_to(tmp_path)
    mark = receipts.fingerprint(b"x")
    names = ("../precious", str(tmp_path / "precious"), "link/precious", "a/../../precious")
    (output / ".written").write_text("".join(f"{mark}  {name}\n" for name in names) + "nonsense\n")
    run(output, a="1")
    assert (tmp_path / "precious").read_text() == "x"


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(UserError, match="there is a folder of that name"):
        writer_for(tmp_path).put("a", b"x")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, a="old")

    def full(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="no space"):
        atomic.replace(str(tmp_path / "a"), b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"a", ".written"}
    assert (tmp_path / "a").read_text() == "old"


def render(hand: DigestWriter, name: str, text: str = "x") -> None:
    hand.write_file(name, Environment().from_string(text), {"localsiteurl": ""})


def test_pages_are_rendered_into_files(tmp_path: Path) -> None:
    hand = writer_for(tmp_path)
    render(hand, "a/b.html", "{{ 6 * 7 }} ü")
    assert (tmp_path / "a/b.html").read_text("utf-8") == "42 ü"
    with pytest.raises(FileOverwriteFailedError, match=r"two pages want to be a/b\.html"):
        render(hand, "a/b.html")
    with pytest.raises(ZeroDivisionError):
        render(hand, "c.html", "{{ 1 / 0 }}")
    assert not (tmp_path / "c.html").exists()


def test_theme_files_get_names_that_tell_their_content(tmp_path: Path) -> None:
    static = tmp_path / "static"
    (static / "fonts").mkdir(parents=True)
    (static / "fonts/serif.woff2").write_bytes(b"font")
    (static / "style.css").write_text("a { src: url('fonts/serif.woff2') url(missing.png) }")
    (static / ".hidden").write_text("x")
    (static / "link").symlink_to("/etc/passwd")
    urls, contents = theme_assets(tmp_path)
    assert set(urls) == {"fonts/serif.woff2", "style.css"}
    font = urls["fonts/serif.woff2"].removeprefix("theme/")
    assert contents[urls["style.css"]].decode() == f'a {{ src: url("{font}") url(missing.png) }}'
    (static / "fonts/serif.woff2").write_bytes(b"another")
    assert theme_assets(tmp_path)[0]["style.css"] != urls["style.css"]


def test_a_file_that_the_digest_did_not_write_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    with pytest.raises(UserError, match="the digest did not write it"):
        run(tmp_path, **{"index.html": "ours"})
    assert (tmp_path / "index.html").read_text() == "mine"
    (tmp_path / "same").write_text("1")
    assert run(tmp_path, same="1").changed == 0


def test_a_damaged_record_stops_nothing(tmp_path: Path) -> None:
    names = {f"page{n}": "old" for n in range(6)}
    run(tmp_path, **names)
    record = tmp_path / receipts.NAME
    lines = record.read_text().splitlines(keepends=True)
    record.write_text(
        "".join(f"Z{line}" if "page5" not in line else line for line in lines)
    )  # no hash any more
    hand = run(tmp_path, **{**names, "page0": "old"}, page6="new")
    assert not hand.foreign
    record.write_text("".join(f"Z{line}" if "page5" not in line else line for line in lines))
    hand = run(tmp_path, **dict.fromkeys(names, "new"))
    assert hand.foreign == [f"page{n}" for n in range(5)]
    told = str(hand.in_the_way())
    assert "5 files are there" in told and "page0, page1, page2 and 2 more" in told and "build again" in told
    assert [(tmp_path / name).read_text() for name in names] == ["old"] * 5 + ["new"]
    assert [line[42:] for line in record.read_text().splitlines()] == ["page5"]  # what was left is not ours
    for name in hand.foreign:
        (tmp_path / name).unlink()
    assert not run(tmp_path, **dict.fromkeys(names, "new")).foreign
    assert {(tmp_path / name).read_text() for name in names} == {"new"}


@pytest.mark.parametrize(
    ("output", "refused"),
    [(".", True), ("seeds", True), ("content/out", True), ("seeds/out", True), ("output", False)],
)
def test_the_output_lies_apart_from_the_sources(tmp_path: Path, output: str, refused: bool) -> None:
    sources = Settings(seeds=tmp_path / "seeds", content=tmp_path / "content")
    if refused:
        with pytest.raises(UserError, match="lie one in the other"):
            keep_apart(tmp_path / output, sources)
    else:
        keep_apart(tmp_path / output, sources)
