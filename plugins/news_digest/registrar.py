"""Writes down in content/actors.yml what an editor decides, if the file then says that and nothing else is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from .actorbook import Registry
from .actorsheet import read_actors
from .atomic import write_if_changed
from .decisions import DECISIONS
from .model import Actor, ActorKind
from .plainfiles import LARGEST, bytes_of
from .problems import stopped
from .registry import load_knowledge
from .report import as_typed
from .settings import Settings
from .sheetedits import amended, told
from .sheetplaces import loses_remarks
from .sheets import Sheet

BY_HAND = "Change the file by hand."


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it was and as it is to be."""

    path: Path
    before: str
    after: str

    @property
    def difference(self) -> str:
        """As a unified diff; empty where nothing changes."""
        where = as_typed(self.path)
        old, new = (text.splitlines(keepends=True) for text in (self.before, self.after))
        lines = unified_diff(old, new, where, where, n=1)
        return "".join(line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines)

    def write(self) -> bool:
        """Whether anything was written; what stood there meanwhile is never overwritten.

        Raises UserError where the file is another by now, OSError where it can't be written.
        """
        if self.after == self.before:
            return False
        if text_of(self.path) != self.before:
            raise stopped(as_typed(self.path), 0, "was changed by someone else meanwhile", "Do it again.")
        return write_if_changed(self.path, self.after.encode())


def decide(settings: Settings, what: str, names: Sequence[str], seen: Mapping[str, ActorKind]) -> Change:
    """The registry after a decision, not written yet; `seen` are those who act in the articles.

    Raises UserError where a name is unknown, where the decision is at odds with another, or the file can't be read.
    """
    path, where = settings.registry, as_typed(settings.registry)
    decision, wanted, fewest, most = DECISIONS[what]
    names = [" ".join(name.split()) for name in names]
    if not fewest <= len(names) <= most or not all(names):
        raise stopped("actors", 0, f"`{what}` needs {wanted}", f"Write: news-digest actors {what} {wanted}")
    if any(not name.isprintable() for name in names):
        raise stopped("actors", 0, "a name holds what can't be printed", "Type it again.")
    known = load_knowledge(path, settings.outlets)  # a registry with faults is not changed
    before = text_of(path)
    registry = Registry(where, told(before), dict(_forms(known.actors)), seen)
    decided = decision(registry, names)
    if decided.entries == registry.entries:
        return Change(path, before, before)
    try:
        after = amended(before, decided.entries, decided.renamed)
        safe = told(after) == decided.entries and not loses_remarks(before, after)
    except ValueError:
        safe = False
    if not safe:
        raise stopped(where, 0, "is written in a way that can't be changed safely", BY_HAND)
    read_actors(Sheet(after, where), ActorKind.PERSON)
    return Change(path, before, after)


def text_of(path: Path) -> str:
    """The file as it is, with its line ends; nothing where there is none."""
    try:
        return bytes_of(path, LARGEST).decode("utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:  # told by whoever asks
        raise
    except ValueError as error:
        raise stopped(as_typed(path), 0, f"can't be read ({error})", "Put a plain file there.") from error


def _forms(actors: Sequence[Actor]) -> Iterator[tuple[str, Actor]]:
    """Forms that mean one alone: names come last, so that they win."""
    for actor in actors:
        yield from ((form, actor) for form in (*actor.aliases, *actor.metonyms))
    yield from ((actor.name, actor) for actor in actors)
