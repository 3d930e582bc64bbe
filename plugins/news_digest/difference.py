"""What became of one seed: what was cut from it, and what an editor changed in its article."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from .convert import known_before
from .frontmatter import dump
from .manifest import load_manifest
from .model import Cut, Seed
from .plainfiles import LARGEST, bytes_of
from .prepare import Prepared, prepare
from .problems import Problem, Severity, UserError, stopped
from .rendering import linked
from .report import as_typed
from .seeds import find_seeds
from .settings import Settings
from .slugs import headline_slug
from .stories import Fresh
from .succession import with_history
from .workers import each


def difference(settings: Settings, name: str) -> list[str]:
    """Lines that tell an editor what a seed gave, converting all of them anew; nothing is written.

    Raises UserError where there is no such seed or where it gives no article.
    """
    story, fresh = converted_anew(settings, name)
    return [*_cuts(story), *_changes(settings, fresh)]


def converted_anew(settings: Settings, name: str) -> tuple[Prepared, Fresh]:
    """What a seed gives by itself, and its article; all seeds are converted for it. Raises as `difference` does."""
    seeds = find_seeds(settings.seeds)
    wanted = _named(name, seeds, settings)
    knowledge, _ = known_before(settings)
    work = functools.partial(prepare, knowledge=knowledge)
    prepared = list(each(work, seeds, settings.processes, "Reading seeds"))
    story = next(story for story in prepared if story.seed == wanted)
    fresh, failed = linked(prepared, knowledge)
    for other in failed:
        if other.seed == wanted:
            raise UserError(*other.problems)
    return story, next(one for one in fresh if one.seed == wanted.name)


def _named(name: str, seeds: Sequence[Seed], settings: Settings) -> Seed:
    """The seed of this name, or of this path."""
    for seed in seeds:
        if name == seed.name or Path(name).resolve() == seed.path.resolve():
            return seed
    raise UserError(
        Problem(
            name,
            0,
            Severity.ERROR,
            f"there is no such seed in {as_typed(settings.seeds)}",
            "Name it as it is named there.",
        )
    )


def _cuts(story: Prepared) -> Iterator[str]:
    cuts: Sequence[Cut] = story.article.cuts if story.article else ()
    where = as_typed(story.seed.path)
    yield f"Cut from {where}:" if cuts else f"Nothing was cut from {where}."
    for cut in sorted(cuts, key=lambda cut: cut.line):
        yield f"  line {cut.line}: {cut.reason}: {cut.text}" if cut.line else f"  {cut.reason}: {cut.text}"


def _changes(settings: Settings, fresh: Fresh) -> Iterator[str]:
    receipts, _ = load_manifest(settings.manifest)
    receipt = receipts.get(fresh.seed)
    slug = receipt.slug if receipt else headline_slug(fresh.fields.get("title", "") or Path(fresh.seed).stem)
    versions = receipt.versions if receipt else ()
    generated = dump(with_history({**fresh.fields, "slug": slug}, versions), fresh.body)
    path = settings.articles / (receipt.path if receipt else f"{slug}.md")
    if not receipt or not path.is_file():
        if receipt and receipt.deleted:
            yield f"{as_typed(path)} was deleted by hand; news-digest restore {slug} would write:"
        else:
            yield f"There is no article of it yet; news-digest convert would write {as_typed(path)}:"
        yield generated
        return
    try:
        stands = bytes_of(path, LARGEST).decode("utf-8", errors="replace")
    except ValueError as error:
        raise stopped(as_typed(path), 0, str(error), "Put the article itself there.") from error
    if stands == generated:
        yield f"{as_typed(path)} is as it was generated."
        return
    yield f"How {as_typed(path)} differs from what is generated:"
    lines = unified_diff(
        generated.splitlines(), stands.splitlines(), "generated", as_typed(path), lineterm="", n=1
    )
    yield from lines
