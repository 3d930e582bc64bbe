"""`python -m incremental_build verify CONTENT -s pelicanconf.py`: see whether skipping pages is sound for a site."""

from __future__ import annotations

import sys

from .verify import verify

USAGE = "usage: python -m incremental_build verify [what you give to pelican: CONTENT -s pelicanconf.py ...]"


def main(arguments: list[str]) -> int:
    """The one command there is. Returns the exit code."""
    if not arguments or arguments[0] != "verify":
        print(USAGE, file=sys.stderr)
        return 2
    return verify(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
