"""Remove a built site as `news-digest clean` does, also where no package is installed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from news_digest.clearing import clear
from news_digest.problems import UserError


def main() -> None:
    """Clean the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("output", type=Path, help="folder of the built site")
    try:
        if told := clear(parser.parse_args().output):
            print(told)
    except UserError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
