"""Which licence each package has that a digest is built with: writes docs/licences.md, and says what is not allowed."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/licences.md"

ALLOWED = frozenset(
    {"Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CNRI-Python", "ISC", "MIT", "MPL-2.0", "PSF-2.0"}
)
"""With these a program under the MIT licence may be used and passed on together, if their notices are kept."""

KNOWN = {
    "docutils": "BSD-2-Clause",  # with parts in the public domain and one file for Emacs, under the GPL
    "pelican": "AGPL-3.0-or-later",
    "tld": "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later",
    "unidecode": "GPL-2.0-or-later",
}
"""Looked up by hand: what is not plain from the package's own words, and what would not be allowed to others."""

WORDS = {
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The classifiers of PyPI, as SPDX writes them."""

HEAD = """# Licences

The packages of `requirements.lock`, with the licence that each states for itself, as installed for Python on Linux. \
Written by `make licences`; the tests compare it with what is installed.

| package | licence |
|---|---|
"""
FOOT = """
News Digest is under the [MIT licence](../LICENSE), and none of these packages is part of it. Three are under a \
licence that asks for more than to keep its notice, if you pass on all of it as one bundle: Pelican \
(AGPL-3.0-or-later), Unidecode (GPL-2.0-or-later), which Pelican needs, and tld (MPL, GPL or LGPL, as you like), \
which trafilatura needs. The sites that you build are under none of them.
"""


@dataclass(frozen=True, slots=True)
class Licence:
    """What one package says."""

    package: str
    expression: str
    """As SPDX writes it; empty if it can't be told."""

    @property
    def is_allowed(self) -> bool:
        """Whether every part is, or a person has looked at the package."""
        parts = re.split(r" (?:AND|OR) ", self.expression)
        return self.package in KNOWN or all(part in ALLOWED for part in parts)


def licences(lock: Path) -> list[Licence]:
    """Those of the packages that a lock file names and that are installed; others are for other machines."""
    names = sorted(set(re.findall(r"^([A-Za-z0-9_.-]+)==", lock.read_text("utf-8"), re.M)))
    found = []
    for name in names:
        try:
            found.append(Licence(name, KNOWN.get(name) or _stated(metadata(name))))
        except PackageNotFoundError:
            continue
    return found


def page(found: list[Licence]) -> str:
    """The table as Markdown."""
    return HEAD + "".join(f"| {one.package} | {one.expression} |\n" for one in found) + FOOT


def _stated(about: PackageMetadata) -> str:
    for key in ("License-Expression", "License"):
        said = about[key].strip() if key in about else ""
        if said and (key == "License-Expression" or said in ALLOWED):
            return said
    classes = {
        WORDS.get(line.rpartition(" :: ")[2], "")
        for line in about.get_all("Classifier") or []
        if line.startswith("License :: OSI Approved")
    }
    return classes.pop() if len(classes) == 1 else ""


def main() -> int:
    """Write the page; 1 if a package has a licence that nobody has looked at."""
    found = licences(ROOT / "requirements.lock")
    PAGE.write_text(page(found), "utf-8")
    for one in found:
        if not one.is_allowed:
            print(
                f"{one.package}: {one.expression or 'licence not stated'}: look at it, then add it to KNOWN"
            )
    return int(not all(one.is_allowed for one in found))


if __name__ == "__main__":
    sys.exit(main())
