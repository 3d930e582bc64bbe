"""THE FLOW: raw copies in seeds/ become articles in content/articles/."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from .ahead import Ahead, caught_up
from .atomic import clear_leftovers
from .conversions import Conversions, Cuts
from .digests import digests_of
from .engine import Keeping, Memory, Store, emptied
from .fingerprints import of_program
from .linkage import Linkage
from .locks import locked
from .manifest import load_manifest, save_manifest
from .model import Knowledge, Seed
from .packing import DAMAGED, pack, unpack_standing
from .problems import Problem, Refusal, Severity, stopped
from .publish import Published, publish
from .recogniser import find_model
from .registry import load_knowledge
from .report import Report, as_typed, placed
from .seeds import find_seeds, is_bare
from .settings import Settings
from .standing import Standing
from .surroundings import refuse_cache_in
from .takedowns import FILE as LIST
from .takedowns import add_takedowns, left_unread, load_takedowns

FILE = "convert.sqlite"
"""In the cache folder."""

STANDING = "standing"
"""Kind of the row that tells which article files are as generated."""


def convert(settings: Settings, wanted: Container[str] = ()) -> Report:
    """Bring content/articles up to date with seeds/, and say what changed.

    `wanted` are slugs of articles that were deleted by hand and are to be written again.
    Raises UserError where seeds/, the registry or the articles folder can't be used at all, Refusal where another
    run is at work on them.
    """
    keep_apart(settings)
    seeds = find_seeds(settings.seeds)
    with locked(settings.content, patience=0.0) as broken:
        if broken and settings.cache:
            clear_leftovers(settings.cache)
        return _convert(seeds, settings, wanted)


def keep_apart(settings: Settings) -> None:
    """Refuse a folder of raw copies with articles in it, which would be read as copies of themselves, or with what
    is kept from run to run.
    """
    seeds, articles = settings.seeds.resolve(), settings.articles.resolve()
    refuse_cache_in(seeds, settings)
    if articles.is_relative_to(seeds) or seeds.is_relative_to(articles):
        message = f"the raw copies and {as_typed(articles)} lie one in the other"
        raise Refusal(Problem(as_typed(seeds), 0, Severity.ERROR, message, "Name a folder of their own."))


def _convert(seeds: list[Seed], settings: Settings, wanted: Container[str]) -> Report:
    knowledge, names = known_before(settings)
    store = open_store(settings)
    digests = digests_of(seeds, str(settings.seeds.resolve()), store)
    takedowns, wrong = load_takedowns(settings)
    seeds, digests, unread = left_unread(seeds, digests, takedowns)
    linkage = Linkage(Conversions(seeds, digests, knowledge, store), knowledge, settings, store)
    survey = linkage.survey
    receipts, spoilt = load_manifest(settings.manifest)
    if len(receipts) > 1 and is_bare(settings.seeds):
        _stop_as_lost(settings, len(receipts))
    ahead = Ahead(settings.content)
    published = publish(
        [*linkage.waiting()],
        [seeds[number].name for number in survey.failed],
        caught_up(receipts, settings.content, settings.articles),
        settings.articles,
        linkage.rendered,
        standing(settings, store),
        settings.processes,
        wanted,
        ahead,
        takedowns,
    )
    _save(settings, published, ahead)
    linkage.keep()
    remember(settings, published.stands, store)
    store.commit()
    if published.down:
        with suppress(OSError):
            emptied(settings.cache)  # their texts are in it
    problems = {
        problem for number, some in survey.problems.items() for problem in placed(some, seeds[number])
    }
    doubles = {
        number: _double(seeds[number].path, seeds[first].path) for number, first in survey.doubles.items()
    }
    done = published.report
    failed = {*done.failed}
    told = tuple(sorted({*problems, *doubles.values(), *spoilt, *wrong, *done.problems}))
    return replace(
        done,
        seeds=len(seeds) + len(unread),
        taken_down=(*done.taken_down, *unread),
        duplicates=tuple(problem.where for problem in doubles.values()),
        copies=tuple(seeds[number].name for number in doubles),
        why=reasons((seed for seed in seeds if seed.name in failed), told),
        problems=told,
        names=names,
        cuts=Cuts(linkage.conversions, survey.articles),
    )


def _save(settings: Settings, published: Published, ahead: Ahead) -> None:
    """Write down what has become of each raw copy; last, so that a run cut short is taken up again.

    Copies of what was taken down come on the list first: then nothing that becomes of the stub brings them back.
    """
    if published.down:
        with _writing(settings.content / LIST, "then do it again."):
            add_takedowns(settings, published.down)
    with _writing(settings.manifest, "then do it again: what was done is taken up."):
        ahead.is_done()
        save_manifest(settings.manifest, published.receipts)
        ahead.end()


@contextmanager
def _writing(path: Path, advice: str) -> Iterator[None]:
    """Raise UserError where a file can't be written."""
    try:
        yield
    except OSError as error:
        message = f"can't be written ({error.strerror or error})"
        raise stopped(as_typed(path), 0, message, f"Make room or give leave, {advice}") from error


def _stop_as_lost(settings: Settings, made: int) -> None:
    """Raise UserError where all raw copies are gone at once: a drive that is not there takes no article away."""
    message = f"is empty, though {made} articles were made from what lay there, so nothing was done"
    advice = "Bring the folder back. If you took all of it away for good, put an empty file .keep into it."
    raise stopped(as_typed(settings.seeds), 0, message, advice)


def reasons(seeds: Iterable[Seed], problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """What is told of each of the seeds, by name."""
    said: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        said[problem.where].append(problem.message)
    return {seed.name: tuple(said[as_typed(seed.path)]) for seed in seeds}


def known_before(settings: Settings) -> tuple[Knowledge, str]:
    """What is known before the first article is read, and how names will be found: by rule, or with which model."""
    model = find_model(settings.ner)
    knowledge = load_knowledge(settings.registry, settings.outlets)
    if model is None:
        return knowledge, "by rule"
    return replace(knowledge, model=model.folder), f"with {model.name}"


def open_store(settings: Settings) -> Keeping:
    """What earlier runs of this program found out; of this run alone where there is no folder for it."""
    return Store(settings.cache / FILE, of_program()) if settings.cache else Memory()


def standing(settings: Settings, store: Keeping) -> dict[str, Standing]:
    """The article files that were as generated when the last run ended."""
    rows = store.get_many(STANDING, [_here(settings)])
    try:
        return unpack_standing(next(iter(rows.values()))) if rows else {}
    except DAMAGED:
        return {}


def remember(settings: Settings, stands: Mapping[str, Standing], store: Keeping) -> None:
    """Keep what article files are as generated."""
    store.put_many(STANDING, {_here(settings): pack(stands)})
    store.keep(STANDING, [_here(settings)])


def _here(settings: Settings) -> str:
    return str(settings.articles.resolve())


def _double(path: Path, first: Path) -> Problem:
    message = f"has the same bytes as {as_typed(first)}, which is used"
    return Problem(as_typed(path), 0, Severity.NOTE, message, "Delete one of them.")
