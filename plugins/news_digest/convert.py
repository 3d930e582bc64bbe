"""THE FLOW: raw copies in seeds/ become articles in content/articles/."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .annotators import annotate
from .copydesk import edit
from .fields import fields_of
from .formats import read_page
from .linking import build_roster, link
from .manifest import load_manifest, save_manifest
from .model import Article, Knowledge, Seed
from .problems import Problem, Severity
from .publish import Fresh, publish, sha256
from .registry import load_knowledge
from .render import render_body
from .report import Report, as_typed
from .seeds import find_seeds, read_bytes
from .settings import Settings
from .workers import each


INCIPIT = 8
"""Words of its opening that stand in for a missing headline."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one seed gave, before the other seeds are known."""

    seed: Seed
    sha256: str = ""
    """Empty where the seed could not be read."""
    article: Article | None = None
    """None where it failed; a problem says why."""
    problems: tuple[Problem, ...] = ()


def convert(settings: Settings) -> Report:
    """Bring content/articles up to date with seeds/, and say what changed.

    Raises UserError where seeds/, the registry or the articles folder can't be used at all.
    """
    seeds = find_seeds(settings.seeds)
    knowledge = load_knowledge(settings.registry, settings.outlets)
    read = functools.partial(prepare, knowledge=knowledge)
    prepared, twice = sort_out(each(read, seeds, settings.processes, "Reading seeds"))  # the parallel step
    fresh = linked(prepared, knowledge)  # who is who, over the corpus
    failed = [story.seed.name for story in prepared if not story.article]
    receipts, spoilt = load_manifest(settings.manifest)
    report, new_receipts = publish(fresh, failed, receipts, settings.articles)
    save_manifest(settings.manifest, new_receipts)  # last, so that a run cut short is taken up again
    problems = [problem for story in prepared for problem in story.problems]
    return replace(
        report,
        seeds=len(seeds),
        duplicates=tuple(problem.where for problem in twice),
        problems=tuple(sorted([*problems, *twice, *spoilt, *report.problems])),
    )


def prepare(seed: Seed, knowledge: Knowledge) -> Prepared:
    """Read, edit and annotate one seed; whatever is wrong with it comes back as a problem."""
    digest = ""
    try:
        data = read_bytes(seed)
        digest = sha256(data)
        article, problems = edit(read_page(seed, data), knowledge)
        article = annotate(article, knowledge)
    except OSError as error:
        return _failed(
            seed, digest, f"can't be read ({error.strerror or error})", "Check that you may read it."
        )
    except ValueError as error:
        return _failed(seed, digest, str(error), "")
    except Exception as error:  # one seed must never end the run
        message = " ".join(f"internal error ({type(error).__name__}: {error})".split())
        return _failed(seed, digest, message, "Please report it and attach this file.")
    here = tuple(_placed(problem, seed) for problem in problems)
    title = article.title or _incipit(article)
    return Prepared(seed, digest, replace(article, seed=seed.name, title=title), here)


def sort_out(prepared: Iterable[Prepared]) -> tuple[list[Prepared], list[Problem]]:
    """Leave out seeds with the bytes of an earlier one, with a note about each."""
    first: dict[str, Seed] = {}
    kept, twice = [], []
    for story in prepared:
        earlier = first.setdefault(story.sha256, story.seed) if story.article else story.seed
        if earlier is story.seed:
            kept.append(story)
            continue
        message = f"has the same bytes as {as_typed(earlier.path)}, which is used"
        twice.append(Problem(as_typed(story.seed.path), 0, Severity.NOTE, message, "Delete one of them."))
    return kept, twice


def _failed(seed: Seed, digest: str, message: str, advice: str) -> Prepared:
    problem = Problem(as_typed(seed.path), 0, Severity.ERROR, message.removesuffix("."), advice)
    return Prepared(seed, digest, None, (problem,))


def _incipit(article: Article) -> str:
    """The opening words, by which a story without a headline is known until an editor writes one."""
    words = article.body[0].text.split()
    return " ".join(words[:INCIPIT]) + (" …" if len(words) > INCIPIT else "")


def _placed(problem: Problem, seed: Seed) -> Problem:
    """The problem under the seed's path as the user would type it."""
    return replace(problem, where=as_typed(seed.path)) if problem.where == seed.name else problem


def linked(prepared: Sequence[Prepared], knowledge: Knowledge) -> list[Fresh]:
    """The articles that came of the seeds, linked over the corpus and rendered."""
    roster = build_roster(knowledge, [story.article for story in prepared if story.article])
    known = frozenset(actor.name for actor in knowledge.actors)
    fresh = []
    for story in prepared:
        if story.article:
            article = link(story.article, roster)
            where, body = as_typed(story.seed.path), render_body(article.body)
            fresh.append(Fresh(article.seed, story.sha256, fields_of(article, known), body, where))
    return fresh
