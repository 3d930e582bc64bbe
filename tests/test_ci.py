"""What runs elsewhere: .ci/run on a bare machine, and the workflows."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


def machine(folder: Path, *has: str, user: str = "0", lacks: str = "") -> Path:
    """A folder of programs to be the whole PATH; those that matter only write down how they were called.

    A package whose name is `lacks` can't be fetched.
    """
    for name in ("bash", "dirname", "env"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name in ("apt-get", "sudo", "python3", *has):
        (folder / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "$LOG"\n')
    if lacks:
        with (folder / "apt-get").open("a") as file:
            file.write(f'case " $* " in *" {lacks} "*) exit 100;; esac\n')
    (folder / "sudo").write_text('#!/bin/sh\necho "sudo" >> "$LOG"\nexec "$@"\n')
    (folder / "id").write_text(f"#!/bin/sh\necho {user}\n")
    for name in folder.iterdir():
        if not name.is_symlink():
            name.chmod(0o755)
    return folder


def run(programs: Path, **environment: str) -> list[str]:
    log = programs / "log"
    done = subprocess.run(
        [str(programs / "bash"), str(ROOT / ".ci/run")],
        env={"PATH": str(programs), "LOG": str(log)} | environment,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.returncode == 0, done.stderr
    return [line for line in log.read_text().splitlines() if not line.startswith("python3")]


INSTALL = "apt-get install -qq --no-install-recommends"
SHELL = f"{INSTALL} chromium-headless-shell fonts-dejavu-core"


def test_fetches_a_browser_where_there_is_none(tmp_path: Path) -> None:
    assert run(machine(tmp_path, "make")) == ["apt-get update -qq", SHELL, "make test"]


def test_fetches_the_whole_browser_where_there_is_no_shell_of_it(tmp_path: Path) -> None:
    calls = run(machine(tmp_path, "make", lacks="chromium-headless-shell"))
    assert calls[-3:] == ["apt-get update -qq", f"{INSTALL} chromium fonts-dejavu-core", "make test"]


@pytest.mark.parametrize("browser", ["chromium", "chromium-browser", "google-chrome"])
def test_takes_the_browser_that_is_there_where_there_is_no_shell_of_it(tmp_path: Path, browser: str) -> None:
    calls = run(machine(tmp_path, "make", browser, lacks="chromium-headless-shell"))
    assert calls == ["apt-get update -qq", SHELL, "make test"]


def test_asks_for_leave_where_it_is_not_root(tmp_path: Path) -> None:
    calls = run(machine(tmp_path, "make", user="1000"))
    assert [call.split()[0] for call in calls] == ["sudo", "apt-get", "sudo", "apt-get", "make"]


def test_fetches_nothing_where_all_is_there(tmp_path: Path) -> None:
    assert run(machine(tmp_path, "make", "chromium-headless-shell")) == ["make test"]


def test_takes_the_browser_that_is_named(tmp_path: Path) -> None:
    assert run(machine(tmp_path, "make"), CHROMIUM="/opt/browser") == ["make test"]


def test_fetches_what_environments_are_made_of(tmp_path: Path) -> None:
    programs = machine(tmp_path, "make", "chromium")
    (programs / "python3").write_text("#!/bin/sh\nexit 1\n")
    assert "apt-get install -qq --no-install-recommends python3 python3-venv" in run(programs)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_workflows_are_pinned_and_call_what_exists(file: Path) -> None:
    text = file.read_text("utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    steps = [step for job in jobs.values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name)] == []
    assert all(re.search(r" # v\d+\.\d+\.\d+$", line) for line in text.splitlines() if "uses:" in line)
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}  # a job that needs more says so itself
    assert all("timeout-minutes" in job for job in jobs.values())
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    called = [step["run"] for step in steps if "run" in step]
    for command in called:
        assert "${{" not in command  # what comes from outside goes through the environment
        words = command.split()
        assert (words[0] == "make" and words[1] in targets) or (ROOT / words[0]).exists()
    assert len(WORKFLOWS) == 4
