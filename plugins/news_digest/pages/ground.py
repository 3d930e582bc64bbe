"""Where a site may be built: into a folder of its own, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

from ..locks import NAME as LOCK
from ..problems import Problem, Refusal, Severity
from ..settings import Settings
from ..surroundings import refuse_cache_in
from . import receipts
from .build import as_typed

BESIDE_GIT = frozenset(
    {".git", ".gitignore", ".gitattributes", ".nojekyll", "CNAME", "README.md", "LICENSE", LOCK}
)
"""What lies in a repository that is there for the site alone, before the first build."""


def keep_apart(output: Path, settings: Settings) -> None:
    """Refuse an output folder that is somebody's home, the sources, or otherwise not for a site alone.

    Raises Refusal, before anything is written.
    """
    place = output.resolve()
    for folder in (settings.seeds, place):
        refuse_cache_in(folder, settings)  # in the output whole articles would go out
    for sources in (settings.seeds.resolve(), settings.content.resolve()):
        if sources.is_relative_to(place) or place.is_relative_to(sources):
            raise _refused(place, f"the output folder and {as_typed(sources)} lie one in the other")
    if place.parent == place:
        raise _refused(place, "is the root of all folders")
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # who has none is asked for none
    if home.is_absolute() and home.resolve().is_relative_to(place):
        raise _refused(place, "is a home folder, or holds one")
    if place.exists() and not place.is_dir():
        raise _refused(place, "is no folder")
    if (place / ".git").exists() and not (place / receipts.NAME).is_file():
        others = sorted({path.name for path in place.iterdir()} - BESIDE_GIT)
        if others:
            message = f"is a git work tree with other things in it ({', '.join(map(repr, others[:3]))})"
            raise _refused(place, message)


def _refused(place: Path, message: str) -> Refusal:
    return Refusal(Problem(as_typed(place), 0, Severity.ERROR, message, "Build into a folder of its own."))
