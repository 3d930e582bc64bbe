"""Damaged caches, receipts and records, a full disk, what may not be written, and clocks that go wrong.

What the editor has written stays, what is wrong is said in words, and the next build is right.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from test_killed import Digest, Tree, begin, differing, files, work

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are copies of others")

RECORDS = (
    "content/.manifest.jsonl",
    "output/.written",
    *(f"cache/{name}.sqlite" for name in ("convert", "private")),
)
RECORDS += tuple(f"cache/{name}.sqlite" for name in ("pages", "unchanged"))


@pytest.fixture(scope="module")
def digest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Digest]:
    found = Digest(tmp_path_factory.mktemp("damaged"))
    begin(found.here)
    found.built()
    work(found.here)
    found.keep("edited")  # a build is due
    found.built()
    found.keep("built")
    yield found
    found.killer.kill()
    found.killer.communicate()


@pytest.fixture(scope="module")
def whole(digest: Digest) -> Tree:
    """What must come out."""
    return Tree(files(digest.place / "built" / "content"), files(digest.place / "built" / "output"))


def cut_short(path: Path, dice: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: dice.randrange(len(data))])


def flipped(path: Path, dice: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(dice.choice((1, 3, 30))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    path.write_bytes(data)


def emptied(path: Path, _dice: random.Random) -> None:
    path.write_bytes(b"")


def a_folder(path: Path, _dice: random.Random) -> None:
    path.unlink()
    path.mkdir()


DAMAGES = (cut_short, flipped, emptied, a_folder)


def is_kept(here: Path) -> bool:
    """Whether what the editor has written is still there."""
    content = here / "content"
    texts = [path.read_text("utf-8") for path in (content / "articles").glob("*.md")]
    return (
        sum("The editor says so." in text and "My last word." in text for text in texts) == 1
        and "Mina Arden rested." in (content / "articles" / "mine.md").read_text("utf-8")
        and any("My note." in path.read_text("utf-8") for path in (content / "notes").glob("*.md"))
        and "same: Carl Brandt" in (content / "actors.yml").read_text("utf-8")
    )


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [name for name in RECORDS if name.startswith("cache/")])
def test_a_damaged_cache_costs_time_alone(
    digest: Digest, whole: Tree, name: str, damage: Callable[[Path, random.Random], None]
) -> None:
    state = "edited" if damage in (cut_short, flipped) else "built"  # with something to do, and with nothing
    dice = random.Random(f"{name} {damage.__name__}")
    digest.back(state)
    damage(digest.here / name, dice)
    digest.built()
    now = digest.tree()
    assert differing(now.content, whole.content) == []
    assert differing(now.output, whole.output) == []


@pytest.mark.parametrize("number", range(12))
def test_a_damaged_manifest_is_told_and_the_editors_text_stays(
    digest: Digest, whole: Tree, number: int
) -> None:
    dice = random.Random(number)
    digest.back("edited")
    manifest = digest.here / "content" / ".manifest.jsonl"
    before = manifest.read_bytes()
    damage = DAMAGES[number % 2]
    damage(manifest, dice)
    spoilt = [
        line
        for line, (old, new) in enumerate(
            zip(before.split(b"\n"), manifest.read_bytes().split(b"\n"), strict=False), 1
        )
        if old != new
    ]
    status, said = digest.build()
    assert "Traceback" not in said
    assert is_kept(digest.here)
    told = [line for line in spoilt if f".manifest.jsonl:{line}: this receipt can't be read" in said]
    if damage is cut_short and spoilt and len(manifest.read_bytes()):
        assert told or before.startswith(manifest.read_bytes()), said
    if not told and status == 0 and "by hand" not in said:
        assert differing(digest.tree().output, whole.output) == [], said
    digest.built() if status == 0 else digest.build()
    assert is_kept(digest.here)


def test_a_manifest_that_is_gone_or_no_file(digest: Digest) -> None:
    digest.back("edited")
    manifest = digest.here / "content" / ".manifest.jsonl"
    emptied(manifest, random.Random(0))
    digest.built()
    assert is_kept(digest.here)
    digest.back("edited")
    a_folder(manifest, random.Random(0))
    before = files(digest.here / "content")
    status, said = digest.build()
    assert status != 0
    assert ".manifest.jsonl: can't be read (Is a directory). Put the manifest back" in " ".join(said.split())
    assert "Traceback" not in said
    assert files(digest.here / "content") == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_record_of_what_was_written(
    digest: Digest, whole: Tree, damage: Callable[[Path, random.Random], None]
) -> None:
    """Nothing that may be somebody else's is overwritten: then the build says so, and the site is as it was."""
    digest.back("edited")
    damage(digest.here / "output" / ".written", random.Random(1))
    status, said = digest.build()
    assert "Traceback" not in said
    if status:
        assert "the digest did not write" in " ".join(said.split()) or ".written: Is a directory" in said
        shutil.rmtree(digest.here / "output")
        digest.built()
    now = {name: data for name, data in digest.tree().output.items() if name in whole.output}
    assert differing(now, whole.output) == []


FULL = tuple(range(1, 130, 16))


@pytest.mark.parametrize("call", FULL)
def test_a_disk_that_is_full_from_some_write_on(digest: Digest, whole: Tree, call: int) -> None:
    digest.back("edited")
    status, said = digest.build(fail=call, jobs=1 + call % 2)
    assert status != 0
    assert "No space left on device" in said
    assert "Traceback" not in said, said
    assert is_kept(digest.here)
    digest.built()
    now = digest.tree()
    assert differing(now.content, whole.content) == []
    assert differing(now.output, whole.output) == []
    assert digest.left_over() == []


@pytest.mark.parametrize("room", [0, 40_000, 400_000])
def test_a_file_system_that_is_full(digest: Digest, whole: Tree, room: int) -> None:
    """A real one of a few megabytes; `room` bytes are free when the build begins."""
    digest.back("edited")
    shutil.move(digest.here, digest.place / "moved")
    digest.here.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(digest.here)]
    if os.geteuid() or subprocess.run(mounting, capture_output=True).returncode:
        digest.here.rmdir()
        shutil.move(digest.place / "moved", digest.here)
        pytest.skip("nothing can be mounted here")
    try:
        shutil.copytree(digest.place / "moved", digest.here, dirs_exist_ok=True, symlinks=True)
        ballast = digest.here / "ballast"
        facts = os.statvfs(digest.here)
        ballast.write_bytes(b"\1" * max(0, facts.f_bavail * facts.f_frsize - room))
        status, said = digest.build()
        assert "Traceback" not in said, said
        assert status == 0 or "No space left on device" in said
        assert is_kept(digest.here)
        ballast.unlink()
        digest.built()
        now = digest.tree()
        assert differing(now.content, whole.content) == []
        assert differing(now.output, whole.output) == []
    finally:
        subprocess.run(["umount", str(digest.here)], check=True)
        shutil.rmtree(digest.place / "moved")


def read_only(top: Path) -> None:
    for path in sorted((top, *top.rglob("*")), reverse=True):
        path.chmod(0o555 if path.is_dir() else 0o444)


def test_a_read_only_content_folder(digest: Digest, whole: Tree) -> None:
    digest.back("built")
    shutil.rmtree(digest.here / "output")
    read_only(digest.here / "content")
    status, said = digest.build(user=True)
    assert status == 0, said  # there was nothing to write
    assert differing(digest.tree().output, whole.output) == []
    digest.back("edited")
    read_only(digest.here / "content")
    before = files(digest.here / "content")
    status, said = digest.build(user=True)
    assert status != 0
    assert "Permission denied" in said or "is read-only" in said
    assert "Traceback" not in said
    assert files(digest.here / "content") == before
    for path in (digest.here / "content", *(digest.here / "content").rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    digest.built()
    assert differing(digest.tree().content, whole.content) == []


def test_a_read_only_output_folder(digest: Digest, whole: Tree) -> None:
    digest.back("edited")
    read_only(digest.here / "output")
    before = files(digest.here / "output")
    status, said = digest.build(user=True)
    assert status != 0
    assert "Permission denied. Make room or give leave" in " ".join(said.split())
    assert "Traceback" not in said
    assert files(digest.here / "output") == before
    digest.built()
    assert differing(digest.tree().output, whole.output) == []


@pytest.mark.parametrize("shift", [-400 * 86400, 400 * 86400])
def test_a_clock_that_goes_wrong(digest: Digest, whole: Tree, shift: int) -> None:
    """Files from the future, or older than what was kept of them; and one that only its bytes tell from before."""
    digest.back("built")
    for path in (digest.here / "content").rglob("*.md"):
        facts = path.stat()
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns + shift * 10**9))
    digest.built()
    assert differing(digest.tree().output, whole.output) == []
    mine = digest.here / "content" / "articles" / "mine.md"
    facts = mine.stat()
    mine.write_text(mine.read_text("utf-8").replace("rested.", "worked."), "utf-8")
    os.utime(mine, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert (mine.stat().st_size, mine.stat().st_mtime_ns) == (facts.st_size, facts.st_mtime_ns)
    digest.built()
    warm = digest.tree().output
    assert b"Mina Arden</a> worked." in warm["articles/mine.html"]
    shutil.rmtree(digest.here / "output")
    shutil.rmtree(digest.here / "cache")
    digest.built()
    assert differing(digest.tree().output, warm) == []
