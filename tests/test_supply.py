"""What we depend on: every package with hashes, with a licence that was looked at, and asked for known holes."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / f"tools/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_package_is_locked_by_version_and_hash(lock: Path) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", lock.read_text("utf-8").partition("\n\n")[0].split("\n", 2)[2])
    assert len(entries) > 20
    for entry in entries:
        assert re.match(r"[A-Za-z0-9_.-]+==[^\s;]+( ;.*)? \\\n", entry), entry.partition("\n")[0]
        assert "--hash=sha256:" in entry, entry.partition("\n")[0]


def test_no_lock_names_another_version_than_that_of_the_users() -> None:
    def versions(lock: Path) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, version in re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;]+)", lock.read_text("utf-8"), re.M):
            found.setdefault(name, set()).add(version)
        return found

    users = versions(ROOT / "requirements.lock")
    for lock in LOCKS:
        theirs = versions(lock)
        assert {name: theirs[name] for name in users if theirs.get(name, users[name]) != users[name]} == {}, (
            lock.name
        )


def test_every_licence_was_looked_at_and_is_listed() -> None:
    licences = tool("licences")
    found = licences.licences(ROOT / "requirements.lock")
    assert len(found) > 30
    assert [one for one in found if not one.is_allowed] == []
    listed = (ROOT / "docs/licences.md").read_text("utf-8")
    assert [one for one in found if f"| {one.package} | {one.expression} |\n" not in listed] == []
    assert listed.startswith(licences.HEAD)
    assert listed.endswith(licences.FOOT)


def test_a_licence_that_nobody_looked_at_is_not_allowed() -> None:
    licences = tool("licences")
    assert not licences.Licence("new", "").is_allowed
    assert not licences.Licence("new", "GPL-3.0-only").is_allowed
    assert not licences.Licence("new", "MIT AND GPL-3.0-only").is_allowed
    assert licences.Licence("new", "MIT OR Apache-2.0").is_allowed


PACKAGE: dict[str, Any] = {"name": "jinja2", "version": "3.1.0", "vulns": []}
HOLE = {"id": "PYSEC-1", "fix_versions": ["3.1.6"]}
SKIPPED = {"name": "jinja2", "skip_reason": "not found on PyPI"}


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        ({"dependencies": [PACKAGE]}, 0, "1 packages asked for, 0 known holes"),
        ({"dependencies": [PACKAGE | {"vulns": [HOLE]}]}, 1, "x: jinja2 3.1.0: PYSEC-1; mended in 3.1.6"),
        (
            {"dependencies": [PACKAGE | {"vulns": [HOLE]}, SKIPPED]},
            1,
            "x: jinja2 3.1.0: PYSEC-1; mended in 3.1.6",
        ),
        (
            {"dependencies": [PACKAGE, SKIPPED]},
            2,
            "1 packages could not be asked for: not every hole is known",
        ),
        ({"dependencies": [], "failed": "no network"}, 2, "x: no network"),
    ],
)
def test_silence_is_not_taken_for_health(answer: dict[str, Any], status: int, said: str) -> None:
    lines, ended = tool("advisories").judge({"x": answer})
    assert ended == status
    assert said in lines
