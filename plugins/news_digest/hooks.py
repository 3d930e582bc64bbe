"""The only place where the digest is connected to Pelican."""

from __future__ import annotations

import gc
import json
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator

from .accounts import account, seeds_of, text_of, write_account
from .atomic import clear_leftovers
from .failing import ask_for_account, in_words, settings_of
from .locks import release, take
from .model import Knowledge
from .pages import receipts
from .pages.build import KEY, Build, as_typed
from .pages.config import fit_out
from .pages.console import fail, say, speak_on, tell, to_do
from .pages.ground import keep_apart
from .pages.idle import IdleGenerator
from .pages.linked import shut_out
from .pages.marks import joined
from .pages.program import code_mark, frame_mark, keep_code_mark
from .pages.staging import Staging, recover, staged
from .pages.unchanged import Record
from .report import Report
from .settings import Settings
from .surroundings import refuse_odd_names, speak_freely

if TYPE_CHECKING:
    from .pages.writer import DigestWriter


def connect() -> None:
    """Connect to Pelican's signals; once is enough, twice does no harm."""
    signals.initialized.connect(settle)
    signals.get_generators.connect(begin)
    signals.readers_init.connect(bring_reader)
    signals.get_writer.connect(bring_writer)
    signals.all_generators_finalized.connect(remember)
    signals.finalized.connect(end)
    logging.getLogger("pelican").addFilter(in_words)
    speak_on()


def prepare() -> None:
    """Work out what is the same in all builds of one program: for a process of which each build is a copy."""
    from .pages.generator import DigestGenerator as DigestGenerator  # what each build would bring in
    from .registry import keep_shipped

    keep_code_mark()
    keep_shipped()


def settle(pelican: Any) -> None:
    """Set Pelican up. Cheap and without effect on any file: Pelican also calls it to print settings."""
    speak_freely()
    fit_out(pelican.settings)
    pelican.theme = pelican.settings["THEME"]
    pelican.ignore_files = pelican.settings["IGNORE_FILES"]
    pelican.delete_outputdir = False


def begin(pelican: Any) -> type[Generator]:
    """Convert the seeds, before Pelican looks for articles: the one signal that is sent once a build."""
    gc.disable()  # a build makes millions of values and drops few: looking for circles among them only costs
    refuse_odd_names()
    output = Path(pelican.output_path).resolve()
    ask_for_account(pelican.settings, output)
    settings = settings_of(pelican.settings)
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
        pelican.settings["PAGE_PATHS"] = []  # the pages, too, are as they were
        return IdleGenerator
    from .pages.generator import DigestGenerator  # brings in all kinds of pages: only where there is work
    from .registry import load_knowledge

    record.begin()
    report = convert_seeds(settings)
    record.go_on()
    knowledge = load_knowledge(settings.registry, settings.outlets)
    pelican.settings[KEY] = Build(
        settings,
        knowledge,
        [*report.problems, *shut_out(pelican.settings, Path(pelican.settings["PATH"])), *stuck],
        cuts=report.cuts,
        code=code,
        frame=frame,
        record=record,
        said=report.again,
        accounted=seeds_of(report),
        seeds=text_of(seeds_of(report.settled)),
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
    """Every Markdown file is read by the digest's reader, if any is read."""
    if Build.of(readers.settings).before:
        return
    from .pages.reader import DigestReader

    for suffix in DigestReader.file_extensions:
        readers.reader_classes[suffix] = DigestReader


def bring_writer(pelican: Any) -> type[DigestWriter] | None:
    """Every file is written by the digest's writer, if there is any to write."""
    if Build.of(pelican.settings).before:
        return None
    from .pages.writer import DigestWriter

    return DigestWriter


def remember(generators: Iterable[Any]) -> None:
    """Keep Pelican's own generators, which may have read nothing, for the counts that Pelican prints."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator | PagesGenerator):
            Build.of(generator.settings).counted.append(generator)


def end(pelican: Any) -> None:
    """Remove stale pages, then say what an editor should know; the site is complete by now."""
    build = Build.of(pelican.settings)
    articles, drafts, pages = build.before.counts if build.before else build.counts
    for generator in build.counted:
        if isinstance(generator, PagesGenerator):
            generator.pages = [None] * pages
        else:
            generator.articles, generator.drafts = [None] * articles, [None] * drafts
    root = build.output
    files = {"all": len(build.before.written) - 1 if build.before else 0, "written": 0, "removed": 0}
    if writer := build.writer:
        writer.finish()
        if writer.foreign:
            build.tell([writer.in_the_way()])
        files = {
            "all": len(writer.written),
            "written": writer.changed - writer.removed,
            "removed": writer.removed,
        }
        if build.settings.public:
            from .pages.inspection import look_over

            passed = look_over(build, writer.root)
            build.said += f"\n{passed}"
            say(passed)
        if build.staging:
            build.tell(build.staging.publish())
            pelican.output_path = str(root)
        if build.record and not (build.writer and build.writer.foreign):
            remember_build(build)
    accounted = json.loads(build.before.account) if build.before else accounted_of(build, build.accounted)
    told = account(accounted, build.problems, complete=True, files=files)
    write_account(build.settings.report, told)
    changed = files["written"] + files["removed"]
    for folder in (build.settings.content, root):
        release(folder)
    gc.enable()
    tell(build.problems)
    todo = to_do(build.problems)
    say(f"{as_typed(root)}: {files['all']} files, {changed} of them written or removed{todo}")
    fail(build.problems)


def remember_build(build: Build) -> None:
    """Let the next build know what this one was made from, and what it would say if nothing changed."""
    assert build.writer is not None and build.record is not None
    names = (*build.writer.written, receipts.NAME)
    known = {} if build.staging else build.writer.signatures  # links have come and gone since
    written = ((name, known.get(name)) for name in names)
    again = json.dumps(accounted_of(build, json.loads(build.seeds)))
    build.record.complete(written, build.said, build.counts, build.problems, again)


def accounted_of(build: Build, seeds: dict[str, Any]) -> dict[str, Any]:
    """What is accounted of seeds, articles and others' words."""
    words = {"words": [*build.passed], "unread": [*build.unread]} if build.settings.public else {}
    return {**seeds, **words}
