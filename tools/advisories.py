"""Ask PyPI whether holes are known in the packages of the lock files: `make advisories`.

Exit status: 0 where each package was asked for and none has a known hole, 1 where one has, 2 where some could not
be asked for. pip-audit, which asks, ends with 0 where PyPI does not know a package or answers with 404 to everything,
as the copies of it that firms keep do: then nothing was found because nothing was looked at.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = "--disable-pip --require-hashes --progress-spinner off --format json --desc off".split()


def ask(lock: Path) -> dict[str, Any]:
    """What pip-audit says of one lock file; nothing is installed, and every line must have its hash."""
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-m", "pip_audit", *OPTIONS, "--requirement", str(lock)],
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        answer: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        last = done.stderr.strip().splitlines()[-1:] or ["no answer"]
        return {"dependencies": [], "failed": last[0]}
    return answer


def judge(answers: dict[str, dict[str, Any]]) -> tuple[list[str], int]:
    """Lines to print, and the exit status; `answers` by name of the lock file."""
    holes, silent, asked = [], [], 0
    for lock, answer in answers.items():
        if "failed" in answer:
            silent.append(f"{lock}: {answer['failed']}")
        for package in answer["dependencies"]:
            asked += "vulns" in package
            if "vulns" not in package:
                silent.append(f"{lock}: {package.get('skip_reason') or package['name']}")
            holes += [
                f"{lock}: {package['name']} {package['version']}: {hole['id']}; "
                f"mended in {', '.join(hole['fix_versions']) or 'no version yet'}"
                for hole in package.get("vulns", ())
            ]
    lines = sorted({*holes})
    if silent:
        lines += [*silent[:3], f"{len(silent)} packages could not be asked for: not every hole is known"]
    lines.append(f"{asked} packages asked for, {len({*holes})} known holes")
    return lines, 1 if holes else 2 if silent else 0


def main() -> int:
    """Ask for each lock file of the project."""
    answers = {lock.name: ask(lock) for lock in sorted(ROOT.glob("requirements*.lock"))}
    lines, status = judge(answers)
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
