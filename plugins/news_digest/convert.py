"""THE FLOW: raw copies in seeds/ become articles in content/articles/."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .annotators import annotate
from .copydesk import NoStory, edit
from .formats import Unreadable, read_page
from .frontmatter import fields_of
from .languages import language_of
from .linking import link
from .manifest import load_manifest, save_manifest
from .model import Article, Knowledge, Seed
from .problems import Problem, Severity
from .publish import Fresh, publish, sha256
from .recogniser import find_model
from .registry import load_knowledge
from .render import render_body
from .report import Report, as_typed
from .roster import build_roster
from .seeds import find_seeds, read_bytes
from .settings import Settings
from .verbatim import keep_verbatim
from .workers import each

INCIPIT = 8
"""Words of its opening that stand in for a missing headline."""


REPORT_IT = "Please report it and attach this file."


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one seed gave, before the other seeds are known."""

    seed: Seed
    sha256: str = ""
    """Of its bytes, in hexadecimal; empty where it failed."""
    article: Article | None = None
    """None where it failed; a problem says why."""
    problems: tuple[Problem, ...] = ()


def convert(settings: Settings) -> Report:
    """Bring content/articles up to date with seeds/, and say what changed.

    Raises UserError where seeds/, the registry or the articles folder can't be used at all.
    """
    seeds = find_seeds(settings.seeds)
    knowledge, names = known_before(settings)
    read = functools.partial(prepare, knowledge=knowledge)
    prepared, twice = sort_out(each(read, seeds, settings.processes, "Reading seeds"))  # the parallel step
    fresh, failed = linked(prepared, knowledge)  # who is who, over the corpus
    receipts, spoilt = load_manifest(settings.manifest)
    report, new_receipts = publish(fresh, [story.seed.name for story in failed], receipts, settings.articles)
    save_manifest(settings.manifest, new_receipts)  # last, so that a run cut short is taken up again
    problems = {problem for story in [*prepared, *failed] for problem in story.problems}
    return replace(
        report,
        seeds=len(seeds),
        duplicates=tuple(problem.where for problem in twice),
        problems=tuple(sorted([*problems, *twice, *spoilt, *report.problems])),
        names=names,
        cuts={story.seed.name: story.article.cuts for story in prepared if story.article},
    )


def known_before(settings: Settings) -> tuple[Knowledge, str]:
    """What is known before the first article is read, and how names will be found: by rule, or with which model."""
    model = find_model(settings.ner)
    knowledge = load_knowledge(settings.registry, settings.outlets)
    if model is None:
        return knowledge, "by rule"
    return replace(knowledge, model=model.folder), f"with {model.name}"


def prepare(seed: Seed, knowledge: Knowledge) -> Prepared:
    """Read, edit and annotate one seed; whatever is wrong with it comes back as a problem."""
    try:
        data = read_bytes(seed)
    except OSError as error:
        return _failed(seed, f"can't be read ({error.strerror or error})", "Check that you may read it.")
    except ValueError as error:
        return _failed(seed, str(error), "")
    try:
        page = read_page(seed, data)
        article, doubts = edit(page, knowledge)
        article, untrue = keep_verbatim(annotate(article, knowledge), page)
        problems = [*doubts, *_in_unread_language(article), *untrue]
        article = replace(article, seed=seed.name, title=article.title or _incipit(article))
    except (Unreadable, NoStory) as error:
        return _failed(seed, str(error), "")
    except Exception as error:  # one seed must never end the run
        return _failed(seed, _internal(error), REPORT_IT)
    return Prepared(seed, sha256(data), article, tuple(_placed(problem, seed) for problem in problems))


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


def linked(prepared: Iterable[Prepared], knowledge: Knowledge) -> tuple[list[Fresh], list[Prepared]]:
    """Link the articles over the corpus and render them; seeds that gave none come back with their problem."""
    stories = list(prepared)
    roster = build_roster(knowledge, [story.article for story in stories if story.article])
    known = frozenset(actor.name for actor in knowledge.actors)
    fresh, failed = [], []
    for story in stories:
        if story.article is None:
            failed.append(story)
            continue
        try:
            article = link(story.article, roster)
            fields, body = fields_of(article, known), render_body(article.body)
        except Exception as error:  # nor must it end the run here
            failed.append(_failed(story.seed, _internal(error), REPORT_IT))
        else:
            fresh.append(Fresh(story.seed.name, story.sha256, fields, body, as_typed(story.seed.path)))
    return fresh, failed


def _failed(seed: Seed, message: str, advice: str) -> Prepared:
    problem = Problem(as_typed(seed.path), 0, Severity.ERROR, message.removesuffix("."), advice)
    return Prepared(seed, problems=(problem,))


def _internal(error: Exception) -> str:
    return " ".join(f"internal error ({type(error).__name__}: {error})".split())


def _incipit(article: Article) -> str:
    """The opening words, by which a story without a headline is known until an editor writes one."""
    words = article.body[0].text.split()
    return " ".join(words[:INCIPIT]) + (" …" if len(words) > INCIPIT else "")


def _in_unread_language(article: Article) -> Iterable[Problem]:
    """A note where names, speakers and days can't be found, because the article's language has no tables."""
    if language_of(article.lang) is None:
        message = (
            f"in a language that is not read ({article.lang}): only actors that are known by name were found"
        )
        advice = "Add names to actors.yml as they are printed, or write `actors:` into the article."
        yield Problem(article.seed, 0, Severity.NOTE, message, advice)


def _placed(problem: Problem, seed: Seed) -> Problem:
    """The problem under the seed's path as the user would type it."""
    return replace(problem, where=as_typed(seed.path)) if problem.where == seed.name else problem
