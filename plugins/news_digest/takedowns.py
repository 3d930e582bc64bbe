"""Raw copies that are never to be read again, content/takedowns.txt: what was made of them was taken down.

9f2c...e1 library.txt
words:0a4d6b1c:... library.txt
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .atomic import write_if_changed
from .conflicts import is_mark
from .model import Seed
from .plainfiles import LARGEST, bytes_of
from .problems import Problem, Severity, stopped
from .report import as_typed
from .settings import Settings
from .sketches import Sketch, near_in, sketch_of

FILE = "takedowns.txt"

HEAD = (
    "# Raw copies that are left unread, by hash and name (news-digest takedown).\n"
    "# Delete the lines of one to have it read again.\n"
)

LINE = re.compile(r"([0-9a-f]{64}|-) (\S.*)")  # 9f2c...e1 library.txt
WORDS = re.compile(r"words((?::[0-9a-f]{8})+) (\S.*)")  # words:0a4d6b1c:5e6f7081 library.txt

UNKNOWN = "-"
"""In the place of a hash, where the raw copy was not there."""


@dataclass(frozen=True, slots=True)
class Takedowns:
    """What is left unread."""

    hashes: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    """By the raw copy, of which the article's words are known again however a copy is cut into paragraphs."""

    def has(self, name: str, digest: str) -> bool:
        """By its bytes, whatever it is called now, or by its name, whatever is in it now."""
        return digest in self.hashes or name in self.names

    def near(self, text: str) -> str | None:
        """The raw copy of which a text has the words; None where there is none."""
        return near_in(text, self.sketches) if self.sketches else None


NOTHING = Takedowns()


def load_takedowns(settings: Settings) -> tuple[Takedowns, tuple[Problem, ...]]:
    """What is left unread, and what is wrong with the file; there need not be one."""
    path = settings.content / FILE
    lines = _lines(path)
    if not lines:
        return Takedowns(), ()
    hashes, names, problems = set(), set(), []
    sketches: dict[str, Sketch] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        if found := LINE.fullmatch(line.strip()):
            hashes.add(found[1])
            names.add(found[2])
            continue
        if found := WORDS.fullmatch(line.strip()):
            sketches[found[2]] = sketches.get(found[2], frozenset()) | {*found[1].split(":")[1:]}
            continue
        if is_mark(line):
            message = (
                "is a mark of a merge conflict that is not settled; what stands on both sides is left unread"
            )
            problems.append(Problem(as_typed(path), number, Severity.ERROR, message, "Take the line out."))
            continue
        message = "is not the hash and the name of a raw copy, so nothing is left unread for it"
        advice = "Restore the line from version control, or run news-digest takedown once more."
        problems.append(Problem(as_typed(path), number, Severity.ERROR, message, advice))
    return Takedowns(frozenset(hashes) - {UNKNOWN}, frozenset(names), sketches), tuple(problems)


def _lines(path: Path) -> list[str]:
    """The lines of the file, none where there is none; UserError where it can't be read, since to go on without it
    would bring back what was taken down."""
    try:
        return bytes_of(path, LARGEST).decode("utf-8-sig", "replace").split("\n")
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        message = f"can't be read ({getattr(error, 'strerror', None) or error})"
        raise stopped(
            as_typed(path), 0, message, "Put the file itself there, from version control."
        ) from error


def add_takedowns(settings: Settings, found: Mapping[str, str], words: tuple[str, str] | None = None) -> None:
    """Leave more raw copies unread: name -> hash; and copies of a text, given by its raw copy and words."""
    path = settings.content / FILE
    lines = [line for line in _lines(path) or HEAD.split("\n") if line.strip()]
    more = [f"{digest} {name}" for name, digest in sorted(found.items())]
    if words and (sketch := sketch_of(words[1])):
        more.append(f"words:{':'.join(sorted(sketch))} {words[0]}")
    lines += [line for line in more if line not in lines]
    write_if_changed(path, "\n".join(lines) + "\n")


def left_unread(
    seeds: Sequence[Seed], digests: Sequence[str], takedowns: Takedowns
) -> tuple[list[Seed], list[str], tuple[str, ...]]:
    """Seeds that are read, their hashes, and the names of the others."""
    unread = {
        seed.name for seed, digest in zip(seeds, digests, strict=True) if takedowns.has(seed.name, digest)
    }
    if not unread:
        return [*seeds], [*digests], ()
    kept = [(s, d) for s, d in zip(seeds, digests, strict=True) if s.name not in unread]
    return [seed for seed, _ in kept], [digest for _, digest in kept], tuple(sorted(unread))
