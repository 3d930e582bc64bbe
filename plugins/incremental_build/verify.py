"""Whether a site that is built over its older output equals one that is built anew."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pelican import get_config, parse_arguments
from pelican.settings import read_settings

from .hooks import folder_of


def verify(arguments: Sequence[str]) -> int:
    """Build both ways into folders of their own, with Pelican's own arguments, and print what differs.

    Returns the exit code: 0 where nothing differs, 1 where something does, Pelican's own where it fails.
    Neither the site's output nor its cache is touched.
    """
    options = parse_arguments(list(arguments))
    settings = read_settings(options.settings, override=get_config(options))
    output, cache = Path(settings["OUTPUT_PATH"]).absolute(), folder_of(settings)
    with tempfile.TemporaryDirectory(prefix="incremental-") as name:
        folder = Path(name)
        for source, copy in ((output, folder / "warm"), (cache, folder / "cache")):
            if source.is_dir():
                shutil.copytree(source, copy, symlinks=True)
        places = {"INCREMENTAL_CACHE": str(folder / "cache"), "INCREMENTAL_OUTPUT": str(output)}
        for target, extra in (
            ("warm", [f'{key}="{value}"' for key, value in places.items()]),
            ("clean", OFF),
        ):
            command = [sys.executable, "-m", "pelican", *arguments, "-o", str(folder / target)]
            code = subprocess.run([*command, "-e", *extra], check=False).returncode  # noqa: S603
            if code:
                return code
        differing = differences(folder / "warm", folder / "clean")
    for line in differing:
        print(line)
    print(f"{len(differing)} differences" if differing else "No difference.")
    return 1 if differing else 0


OFF = ["INCREMENTAL_CACHE=false"]


def differences(warm: Path, clean: Path) -> list[str]:
    """What differs between two folders, a line each."""
    mine, theirs = _files(warm), _files(clean)
    lines = [f"only in the output that was there before: {name}" for name in sorted(mine - theirs)]
    lines += [f"missing: {name}" for name in sorted(theirs - mine)]
    both = sorted(mine & theirs)
    return lines + [
        f"differs: {name}" for name in both if not filecmp.cmp(warm / name, clean / name, shallow=False)
    ]


def _files(root: Path) -> set[str]:
    return {
        os.path.relpath(os.path.join(folder, name), root)
        for folder, _folders, names in os.walk(root)
        for name in names
    }
