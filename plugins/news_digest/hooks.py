"""The only place where the digest is connected to Pelican."""

from __future__ import annotations

import errno
import gc
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator
from pelican.log import console

from .atomic import clear_leftovers
from .locks import release, take
from .model import Knowledge
from .pages import receipts
from .pages.build import KEY, Build, as_typed
from .pages.config import fit_out
from .pages.generator import DigestGenerator, IdleGenerator
from .pages.ground import keep_apart
from .pages.marks import joined
from .pages.program import code_mark, frame_mark, keep_code_mark
from .pages.reader import DigestReader
from .pages.staging import Staging, recover, staged
from .pages.unchanged import Record
from .pages.writer import DigestWriter
from .problems import Problem, Severity, UserError
from .registry import keep_shipped, load_knowledge
from .report import Report
from .settings import Settings

log = logging.getLogger(__name__)

STOPPED = "Warning or error encountered"
"""What Pelican raises for --fatal; what was wrong has been said by then."""

UNWRITABLE = (errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
"""What a disk may say to someone who writes."""

LEVELS = {Severity.NOTE: logging.INFO, Severity.WARNING: logging.WARNING, Severity.ERROR: logging.ERROR}
STYLES = {Severity.NOTE: "", Severity.WARNING: "yellow", Severity.ERROR: "red"}


def connect() -> None:
    """Connect to Pelican's signals; once is enough, twice does no harm."""
    signals.initialized.connect(settle)
    signals.get_generators.connect(begin)
    signals.readers_init.connect(bring_reader)
    signals.get_writer.connect(bring_writer)
    signals.all_generators_finalized.connect(remember)
    signals.finalized.connect(end)
    logging.getLogger("pelican").addFilter(in_words)


def prepare() -> None:
    """Work out what is the same in all builds of one program: for a process of which each build is a copy."""
    keep_code_mark()
    keep_shipped()


def settle(pelican: Any) -> None:
    """Set Pelican up. Cheap and without effect on any file: Pelican also calls it to print settings."""
    fit_out(pelican.settings)
    pelican.theme = pelican.settings["THEME"]
    pelican.ignore_files = pelican.settings["IGNORE_FILES"]
    pelican.delete_outputdir = False


def begin(pelican: Any) -> type[Generator]:
    """Convert the seeds, before Pelican looks for articles: the one signal that is sent once a build."""
    gc.disable()  # a build makes millions of values and drops few: looking for circles among them only costs
    settings = Settings.from_pelican(pelican.settings)
    output = Path(pelican.output_path).resolve()
    keep_apart(output, settings)
    broken = [take(folder) for folder in (settings.content, output)]
    if any(broken) and settings.cache:
        clear_leftovers(settings.cache)
    stuck = recover(output)
    code, frame = code_mark(), frame_mark(pelican.settings, Path(pelican.theme))
    record = Record(settings, output, joined([code, frame]), Path(pelican.theme))
    before = None if signals.content_written.receivers else record.still_true()
    if before:
        say(before.said)
        pelican.settings[KEY] = Build(
            settings, Knowledge(), [*before.problems, *stuck], before=before, output=output
        )
        return IdleGenerator
    record.begin()
    report = convert_seeds(settings)
    record.go_on()
    knowledge = load_knowledge(settings.registry, settings.outlets)
    pelican.settings[KEY] = Build(
        settings,
        knowledge,
        [*report.problems, *stuck],
        cuts=report.cuts,
        code=code,
        frame=frame,
        record=record,
        said=report.again,
        output=output,
        staging=stage(pelican, output) if settings.public else None,
    )
    return DigestGenerator


def stage(pelican: Any, output: Path) -> Staging | None:
    """Have the site made beside the output, if that can be; in its place it is put at the end."""
    staging = staged(output, say, take_over=not signals.content_written.receivers)
    if staging:
        pelican.output_path = str(staging.place)
    return staging


def convert_seeds(settings: Settings) -> Report:
    """Bring the articles up to date, if there is anything to make them from."""
    if not settings.seeds.is_dir():
        say(f"{settings.seeds}: no such folder; the digest is made of the articles that are there")
        return Report()
    from .convert import convert  # brings in the readers of web pages: only where there is something to read

    report = convert(settings)
    say(report.summary)
    return report


def bring_reader(readers: Any) -> None:
    """Every Markdown file is read by the digest's reader."""
    for suffix in DigestReader.file_extensions:
        readers.reader_classes[suffix] = DigestReader


def bring_writer(pelican: Any) -> type[DigestWriter] | None:
    """Every file is written by the digest's writer, if there is any to write."""
    return None if Build.of(pelican.settings).before else DigestWriter


def remember(generators: Iterable[Any]) -> None:
    """Keep Pelican's own generator of articles, which has read none, for the count that Pelican prints."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            Build.of(generator.settings).counted = generator


def end(pelican: Any) -> None:
    """Remove stale pages, then say what an editor should know; the site is complete by now."""
    build = Build.of(pelican.settings)
    articles, drafts = build.before.counts if build.before else build.counts
    if build.counted is not None:
        build.counted.articles, build.counted.drafts = [None] * articles, [None] * drafts
    root, count, changed = build.output, 0, 0
    if build.before:
        count = len(build.before.written) - 1  # the list of them aside
    if build.writer:
        build.writer.finish()
        count, changed = len(build.writer.written), build.writer.changed
    if build.staging:
        build.tell(build.staging.publish())
        pelican.output_path = str(root)
    if build.writer and build.record:
        names = (*build.writer.written, receipts.NAME)
        known = {} if build.staging else build.writer.signatures  # links have come and gone since
        written = ((name, known.get(name)) for name in names)
        build.record.complete(written, build.said, build.counts, build.problems)
    for folder in (build.settings.content, root):
        release(folder)
    say(f"{as_typed(root)}: {count} files, {changed} of them written or removed")
    gc.enable()
    tell(build.problems)


def say(line: str, style: str = "") -> None:
    """Print a line as Pelican prints its own; never broken, so that `file:line` stays in one piece."""
    console.print(line, style=style, markup=False, highlight=False, soft_wrap=True)


def in_words(record: logging.LogRecord) -> bool:
    """Tell what a user can mend in words, instead of the traceback that Pelican would print."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, UserError):
        for problem in error.problems:
            say(str(problem), STYLES[problem.severity])
        return False
    if isinstance(error, OSError) and (error.filename or error.errno in UNWRITABLE):
        where = as_typed(Path(os.fsdecode(error.filename))) if error.filename else "a file can't be written"
        why = error.strerror or str(error)
        say(f"{where}: {why}. Make room or give leave, then build again.", STYLES[Severity.ERROR])
        return False
    return not (isinstance(error, RuntimeError) and str(error) == STOPPED)


def tell(problems: Iterable[Problem]) -> None:
    """Print problems, the worst last; with an error among them, one line more asks for an exit status."""
    ranked = sorted(set(problems), key=lambda problem: (problem.severity, problem))
    for problem in ranked:
        if log.isEnabledFor(LEVELS[problem.severity]):
            say(str(problem), STYLES[problem.severity])
    wrong = sum(problem.severity is Severity.ERROR for problem in ranked)
    if wrong:
        errors = "1 error" if wrong == 1 else f"{wrong} errors"
        log.error("The site is complete but for %s above.", errors)
