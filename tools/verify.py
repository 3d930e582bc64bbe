"""Compare the site as an incremental build leaves it with one that is made of nothing: `make verify`.

usage: python tools/verify.py OUTPUT --content CONTENT -- COMMAND...

The command builds twice: as it stands, into OUTPUT with the cache as it is; and into a temporary folder, with an
empty cache and of a copy of CONTENT, so that this second build changes nothing that the first would not.
Exit status: 0 where all files are the same byte for byte, 1 where some are not, that of the command where it fails.
"""

from __future__ import annotations

import argparse
import filecmp
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

SHOWN = 50
"""Differences that are listed; the rest is counted."""


def files_of(folder: Path) -> set[str]:
    """Every file below a folder, hidden ones too, by its path in it."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def differences(warm: Path, clean: Path) -> list[str]:
    """In words, each file that is not the same in both folders, in order of the paths."""
    ours, theirs = files_of(warm), files_of(clean)
    told = dict.fromkeys(ours - theirs, "a clean build does not write it")
    told |= dict.fromkeys(theirs - ours, "a clean build writes it, and it is not there")
    for name in ours & theirs:
        if not filecmp.cmp(warm / name, clean / name, shallow=False):
            told[name] = "a clean build writes something else"
    return [f"{name}: {told[name]}" for name in sorted(told)]


def built(command: Sequence[str], places: Mapping[str, Path], instead: Mapping[Path, Path]) -> None:
    """Build with these folders; SystemExit with the command's status where it fails.

    `places` are the folders by variable; `instead` says which folders among the arguments are
    replaced by which, however they are spelt (`content/`).
    """
    told = {name: str(place) for name, place in places.items()}
    status = subprocess.run(  # noqa: S603  # the command of our own Makefile
        [str(instead.get(Path(word), word)) for word in command], env={**os.environ, **told}, check=False
    ).returncode
    if status:
        print("The build failed, so nothing was compared: mend what it names first.", file=sys.stderr)
        raise SystemExit(status)


def verified(output: Path, content: Path, command: Sequence[str]) -> int:
    """Build both, and say what differs; 1 if anything does."""
    with TemporaryDirectory(prefix="digest-verify-") as place:
        room = Path(place).resolve()
        copy, clean = room / "content", room / "output"
        shutil.copytree(content, copy, symlinks=True)  # before the warm build, which may write there
        built(command, {}, {})
        places = {"DIGEST_CONTENT": copy, "DIGEST_OUTPUT": clean, "DIGEST_CACHE": room / "cache"}
        built(command, places, {content: copy, output: clean})
        told = differences(output, clean)
        count = len(files_of(clean))
    if not told:
        print(f"{output}: all {count} files are the same as in a clean build.")
        return 0
    print("\n".join(told[:SHOWN]))
    if len(told) > SHOWN:
        print(f"... and {len(told) - SHOWN} more")
    print(f"{output}: {len(told)} of the files differ from a clean build.")
    return 1


def main() -> int:
    """Verify the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("output", type=Path, help="folder of the site")
    parser.add_argument("--content", type=Path, required=True, help="folder of the articles")
    parser.add_argument("command", nargs="+", help="what builds the site, behind --")
    asked = parser.parse_args()
    return verified(asked.output, asked.content, asked.command)


if __name__ == "__main__":
    sys.exit(main())
