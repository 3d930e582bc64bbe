"""Remove a built site: the files that its record names and that nobody has changed, and the folders left empty.

Nothing else is touched, so a wrong OUTPUT costs nothing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from news_digest.atomic import clear_leftovers
from news_digest.locks import release, take
from news_digest.pages.receipts import NAME, load, stale
from news_digest.pages.staging import recover
from news_digest.problems import UserError


def clean(output: Path) -> int:
    """Remove what is ours, and say how many files that were."""
    take(output)
    recover(output)
    clear_leftovers(output)
    files = stale(output, load(output), {})
    for file in files:
        file.unlink()
    (output / NAME).unlink()
    release(output)
    folders = {parent for file in files for parent in file.parents if parent.is_relative_to(output)}
    for folder in sorted(folders | {output}, key=lambda place: len(place.parts), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(files)


def main() -> None:
    """Clean the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder of the built site")
    output = parser.parse_args().output.absolute()
    if not output.exists():
        return
    if not (output / NAME).is_file():
        sys.exit(f"{output} was not built here (it has no {NAME}), so it stays: remove it by hand.")
    try:
        count = clean(output)
    except UserError as error:
        sys.exit(str(error))
    if output.exists():
        print(f"{output}: {count} files removed; the rest was not built here or was changed, and stays.")


if __name__ == "__main__":
    main()
