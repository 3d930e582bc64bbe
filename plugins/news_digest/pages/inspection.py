"""What a public digest may not do before it goes out: pass on more of others' words than the rule allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from ..engine import store_in
from ..problems import Problem, Severity, UserError, stopped
from ..takedowns import load_takedowns
from ..texts import texts_below
from ..unseen import printable
from .build import Build, as_typed
from .indexed import overfull
from .indexes import FOLDER
from .limits import over
from .marks import joined
from .outgoing import Outgoing
from .returning import returned
from .shares import shares, summary
from .withheld import hold, read_texts

FILE, VERSION = "outgoing.sqlite", "3"
"""In the cache folder."""

FEW = 5
"""Files that can't be looked into which are named."""


NAMED = 3
"""Files that were removed and are named."""


def look_over(build: Build, root: Path) -> str:
    """Look at every file below `root`; what is passed on of others, and what can't be looked into: a line each.

    Raises UserError with every leak, so that the site does not go out.
    """
    settings = build.settings
    shown = {*build.sources}
    others = [path for path in texts_below(settings.articles) if path not in shown]  # by ARTICLE_EXCLUDES
    read = read_texts(build.sources, build.knowledge, settings)
    read += read_texts(others, build.knowledge, settings, shown=False)
    own = dict(_own(settings.content))
    withheld = hold(read, own.values())
    takedowns, _ = load_takedowns(settings)  # what is wrong with it was told when the raw copies were read
    assert build.writer is not None
    outgoing = Outgoing(
        root,
        withheld,
        {name: mark for name, mark in build.writer.written.items() if name in build.writer.signatures},
        {text.where for text, _ in read if text.licensed} | {*own},
        joined([build.code, build.frame]),
        store_in(settings.cache, FILE, VERSION),
        takedowns,
        *((build.output, build.staging.stays) if build.staging else ()),
    )
    try:
        outgoing.look()
    except OSError as error:
        where = as_typed(Path(str(error.filename)))
        raise stopped(
            where, 0, f"can't be read ({error.strerror})", "Make it readable, or move it."
        ) from error
    outgoing.count()
    full = [*overfull(root, build.output.name)] if withheld.texts else []
    problems: list[Problem] = [*outgoing.leaks(), *full, *over(withheld.texts, settings.quoted_words)]
    problems += returned(outgoing, read, own, build.output.name)
    if problems:
        if build.staging is None:
            wrong = outgoing.leaking() | outgoing.quoting(settings.quoted_words)
            wrong |= {name for name in build.writer.written if full and name.startswith(f"{FOLDER}/")}
            problems += take_back(root, wrong & build.writer.written.keys())
        raise UserError(*problems)
    build.passed = tuple(asdict(share) for share in shares(text for text, _ in read))
    build.unread = tuple(f"{build.output.name}/{name}" for name in outgoing.unread)
    return "\n".join([summary(text for text, _ in read), *_unread(outgoing.unread)])


def _unread(names: Sequence[str]) -> Iterator[str]:
    """One line on files in which words may stand unseen: `not looked into: 2 files (a.pdf, b.7z)`."""
    if names:
        named = ", ".join(map(printable, names[:FEW])) + (", …" if len(names) > FEW else "")
        yield f"not looked into: {len(names)} {'file' if len(names) == 1 else 'files'} ({named})"


def take_back(root: Path, names: Iterable[str]) -> Iterator[Problem]:
    """Remove files of ours that pass on too much, where the site was made in its place: they would stay there."""
    found = sorted(names)
    for name in found:
        (root / name).unlink(missing_ok=True)
    if found:
        more = f" and {len(found) - NAMED} more" if len(found) > NAMED else ""
        message = (
            f"the site is not exchanged as a whole, so what is in it was removed again: "
            f"{', '.join(found[:NAMED])}{more}"
        )
        advice = "Mend what is told above, then build again: they are made anew."
        yield Problem(as_typed(root), 0, Severity.ERROR, message, advice)


def _own(content: Path) -> Iterator[tuple[str, str]]:
    """The editor's own texts, which may quote, by file."""
    folders = [content / "notes", content / "pages"]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.md"))]
    for path in (*paths, content / "actors.yml", content / "outlets.yml"):
        if path.is_file() and not path.is_symlink():
            yield as_typed(path), path.read_text("utf-8", "replace")
