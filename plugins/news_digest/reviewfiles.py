"""What an editor may answer to a problem, and the change of the one file that each answer makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .amend import amend
from .atomic import remove
from .difference import converted_anew
from .disputes import taken
from .frontmatter import parse
from .manifest import load_manifest
from .model import ActorKind
from .problems import Problem, Severity, UserError
from .receipts import Dispute
from .registrar import Change, decide, text_of
from .report import as_typed
from .reviewed import seen_path, with_seen
from .settings import Settings
from .succession import with_history
from .whoiswho import actors_seen

Make = Callable[[Settings, Problem, str], Change]
"""(settings, problem, what was typed) -> change, not written yet; UserError where it can't be."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One key of the review."""

    key: str
    words: str
    """What it says and where that is written, with the names in it: `{0}`, `{1}` of what the problem is about."""
    make: Make
    ask: str = ""
    """What must be typed; empty where the key is enough."""


def _decision(what: str, *order: int) -> Make:
    """A decision of who is who; its names are those the problem is about, in this order."""

    def make(settings: Settings, problem: Problem, _typed: str) -> Change:
        return decide(settings, what, [problem.about[at] for at in order], _kinds(settings))

    return make


@lru_cache(maxsize=1)
def _kinds(settings: Settings) -> Mapping[str, ActorKind]:
    """Those who act in the articles; read once a review, for the names that are asked about are known from there."""
    return actors_seen(settings)


def _article(change: Callable[[dict[str, Any], Problem, str], None]) -> Make:
    """A change of front matter; the rest of the article stays as typed."""

    def make(_settings: Settings, problem: Problem, typed: str) -> Change:
        path = Path(problem.where)
        before = text_of(path)
        document = parse(before, problem.where)
        fields = {
            key: list(value) if isinstance(value, list) else value for key, value in document.fields.items()
        }
        change(fields, problem, typed)
        fields = {key: value for key, value in fields.items() if value not in ("", [], {})}
        after = amend(before, document, fields, document.body)
        parse(after, problem.where)  # what was typed may be no date, say
        return Change(path, before, after)

    return make


def _set(key: str) -> Make:
    def change(fields: dict[str, Any], _problem: Problem, typed: str) -> None:
        fields[key] = typed

    return _article(change)


def _add(key: str) -> Make:
    def change(fields: dict[str, Any], problem: Problem, _typed: str) -> None:
        fields[key] = [*fields.get(key, []), problem.about[1]]

    return _article(change)


def _delete(fields: dict[str, Any], problem: Problem, _typed: str) -> None:
    _, key, words = problem.about
    has = fields.get(key, [])
    if isinstance(has, dict):
        fields[key] = {name: value for name, value in has.items() if name != words}
    else:
        fields[key] = [one for one in has if (one["name"] if isinstance(one, dict) else one) != words]


def _resolve(fields: dict[str, Any], problem: Problem, typed: str) -> None:
    """The name means someone: it stands with the actor, and among the unresolved no more."""
    words = problem.about[1]
    fields["unresolved"] = [one for one in fields.get("unresolved", []) if one != words]
    actors = fields.get("actors", [])
    for at, one in enumerate(actors):
        entry = dict(one) if isinstance(one, dict) else {"name": one}
        if entry["name"] == typed:
            actors[at] = {**entry, "as": list(dict.fromkeys((*entry.get("as", []), words)))}
            return
    fields["actors"] = [*actors, {"name": typed, "as": [words]}]


def leave(settings: Settings, problem: Problem, _typed: str) -> Change:
    """It is seen and stays as it is."""
    path = seen_path(settings)
    before = text_of(path)
    try:
        return Change(path, before, with_seen(before, problem))
    except ValueError as error:
        message = f"can't be read ({str(error).splitlines()[0]})"
        raise UserError(Problem(as_typed(path), 0, Severity.ERROR, message, "Correct it first.")) from error


def _theirs(settings: Settings, problem: Problem, _typed: str) -> Change:
    """What is generated takes the place of what the editor has there."""
    path = Path(problem.where)
    before = text_of(path)
    document = parse(before, problem.where)
    receipts, _ = load_manifest(settings.manifest)
    name, *dispute = problem.about
    receipt = next((one for one in receipts.values() if one.path == name), None)
    if receipt is None:
        message = "no receipt tells of which seed it is"
        raise UserError(Problem(problem.where, 0, Severity.ERROR, message, "Run: make convert"))
    _, fresh = converted_anew(settings, receipt.seed)
    new = with_history({**fresh.fields, "slug": receipt.slug}, receipt.versions)
    fields, body = taken(Dispute(*dispute), document.fields, document.body, new, fresh.body)
    return Change(path, before, amend(before, document, fields, body))


LEAVE = Answer("l", "leave it as it is, and do not ask again (reviewed.yml)", leave)

UNRESOLVED = (
    Answer("a", "say who {1} is (the article)", _article(_resolve), "Name of the actor"),
    Answer("i", "{1} is never an actor (actors.yml)", _decision("ignore", 1)),
)

ANSWERS: Mapping[str, tuple[Answer, ...]] = {
    "unresolved": UNRESOLVED,
    "look-alike": (
        Answer("m", "they are one, {0} (actors.yml)", _decision("merge", 1, 0)),
        Answer("n", "they are one, {1} (actors.yml)", _decision("merge", 0, 1)),
        Answer("d", "they are two (actors.yml)", _decision("different", 0, 1)),
    ),
    "short-name": (
        Answer("a", "{1} alone means {0}, here and elsewhere (actors.yml)", _decision("short", 0, 1)),
        Answer("n", "{1} alone never means {0} (actors.yml)", _decision("never", 0, 1)),
    ),
    "no-date": (Answer("a", "write its date (the article)", _set("date"), "Date, as 2018-02-13"),),
    "date": (Answer("a", "correct its date (the article)", _set("date"), "Date, as 2018-02-13"),),
    "headline": (Answer("a", "correct the headline (the article)", _set("title"), "Headline"),),
    "dispute": (
        Answer("t", "take what {1} is generated as (the article); all seeds are read for it", _theirs),
    ),
    "stale": (Answer("x", "delete the entry (the article)", _article(_delete)),),
    "copy": (
        Answer("o", "they are one, as it is shown (the article)", _add("related")),
        Answer("d", "they are two (the article)", _add("unrelated")),
    ),
    "same-event": (
        Answer("a", "they belong together (the article)", _add("related")),
        Answer("d", "they do not (the article)", _add("unrelated")),
    ),
}
"""By kind of problem."""


def answers_to(problem: Problem) -> tuple[Answer, ...]:
    """What may be said to a problem; errors can't be left as they are."""
    left = () if problem.severity >= Severity.ERROR else (LEAVE,)
    return (*ANSWERS.get(problem.kind, ()), *left)


def taken_back(change: Change) -> None:
    """The file as it was before; UserError where it was changed since."""
    if not change.before and text_of(change.path) == change.after:
        remove(change.path)  # there was none
        return
    Change(change.path, change.after, change.before).write()
