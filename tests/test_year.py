"""A year of someone's digest: copies arrive, texts are corrected, names turn out to be one, the program is renewed.

At the end every edit, every note and every decision is still there.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from news_digest import rendering
from news_digest.cli import main
from news_digest.convert import convert
from news_digest.frontmatter import Document, dump, parse
from news_digest.model import Actor, Article, Knowledge
from news_digest.notes import Quoted, State
from news_digest.placing import resolve
from news_digest.receipts import paragraphs
from news_digest.registry import load_knowledge
from news_digest.render import plain_text
from news_digest.settings import Settings

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from corpus import Writer, as_seed  # noqa: E402

BATCHES, COPIES, EDITS, NOTES, DECISIONS = 12, 50, 60, 30, 10
UPGRADES = (3, 6, 9)
"""Batches before which the program is renewed."""
LOST = 8
"""Batch before which the receipts are lost."""

DIGITS = re.compile(r"\d+")

Check = Callable[[Document], bool]
Conversion = Callable[..., tuple[dict[str, Any], str]]


@dataclass
class Year:
    """The digest, and what its editor has done so far."""

    place: Path
    dice: random.Random
    copies: list[str] = field(default_factory=list)
    done: list[tuple[Path, str, Check]] = field(default_factory=list)
    """Article, what was done to it, and whether it still is so."""
    gone: list[tuple[Path, str]] = field(default_factory=list)
    """Articles that the editor deleted, and their seeds."""
    notes: dict[Path, str] = field(default_factory=dict)
    remarks: list[tuple[Path, str]] = field(default_factory=list)
    """Article and passage of each note."""
    decided: list[tuple[str, Callable[[Knowledge], bool]]] = field(default_factory=list)
    """A decision in words, and whether it still holds."""
    settled: set[str] = field(default_factory=set)
    """Names that something was decided of."""
    edits: int = 0
    upgrades: int = 0

    @property
    def articles(self) -> list[Path]:
        return sorted((self.place / "content" / "articles").glob("*.md"))

    def settings(self) -> Settings:
        cache = self.place / f"cache{self.upgrades}"  # each version of the program keeps its own
        return Settings(self.place / "seeds", self.place / "content", 1, ner="none", cache=cache)

    def drop(self, number: int) -> None:
        """A raw copy arrives; every seventh is a newer text of one that is there, under its name or another."""
        seeds = self.place / "seeds"
        if number % 7 or number == 0:
            name = f"{number:02} copy.txt"
            (seeds / name).write_text(as_seed(Writer(number).news()), "utf-8")
            self.copies.append(name)
            return
        old = seeds / self.dice.choice(self.copies)
        lines = old.read_text("utf-8").split("\n\n")
        longest = max(range(len(lines)), key=lambda at: len(lines[at]))
        lines[longest] += f" So much was known by then (text {number})."
        lines.insert(
            longest, f"In the meantime {number} readers had asked what was meant by that, the council said."
        )
        name = old.name if number % 2 else f"{number:02} again.txt"
        (seeds / name).write_text("\n\n".join(lines), "utf-8")

    def edit(self) -> None:
        """One thing in one article, by hand."""
        for _ in range(50):
            path = self.dice.choice(self.articles)
            document = parse(path.read_text("utf-8"), path.name)
            change = self.dice.choice(CHANGES)
            number = self.edits
            made = change(document.fields, [p.text for p in paragraphs(document.body)], number, self.dice)
            if made is None or any(one[:2] == (path, made.what) for one in self.done):
                continue
            path.write_text(dump(made.fields, "\n\n".join(made.body) + "\n"), "utf-8")
            now = parse(path.read_text("utf-8"), path.name)
            assert made.check(now), made.what
            self.edits += 1
            undone = [one for one in self.done if one[0] == path and not one[2](now)]  # by this very edit
            self.done = [one for one in self.done if one not in undone] + [(path, made.what, made.check)]
            return
        raise AssertionError("nothing left to edit")

    def delete(self) -> None:
        """An article that the editor does not want."""
        touched = {path for path, *_ in self.done} | {path for path, _ in self.remarks}
        untouched = [path for path in self.articles if path not in touched]
        if not untouched:
            return
        path = self.dice.choice(untouched)
        self.gone.append((path, str(parse(path.read_text("utf-8"), path.name).fields["seed"])))
        path.unlink()

    def remark(self) -> None:
        """A note on a sentence of an article."""
        path = self.dice.choice(self.articles)
        body = [p.text for p in paragraphs(parse(path.read_text("utf-8"), path.name).body)]
        words = self.dice.choice([text for text in body if len(text) > 60 and text[0].isalpha()]).split()
        start = self.dice.randrange(max(len(words) - 12, 1))
        passage = " ".join(words[start : start + 12])
        file = self.place / "content" / "notes" / path.name
        file.parent.mkdir(exist_ok=True)
        self.notes[file] = self.notes.get(file, "") + f"> {passage}\n\nNote {len(self.notes)} on it.\n\n"
        file.write_text(self.notes[file], "utf-8")
        self.remarks.append((path, passage))

    def misplaced(self) -> Iterator[str]:
        """Notes that stand at other words than those that they were written on."""
        for path, passage in self.remarks:
            body = "\n".join(words for _, words in plain_text(parse(path.read_text("utf-8"), path.name).body))
            anchor = resolve(Quoted(passage), body)
            found = body[anchor.start : anchor.end]
            if anchor.state is State.ANCHORED and " ".join(found.split()) != passage:
                yield f"{path.name}: “{passage}” stands at “{found}”"
            if anchor.state is State.CHANGED and set(DIGITS.findall(found)) != set(DIGITS.findall(passage)):
                yield f"{path.name}: “{passage}” was taken for “{found}”"

    def decide(self) -> None:
        """One decision on who is who, and a remark on it by hand."""
        settings = self.settings()
        everyone = sorted({_name(one) for path in self.articles for one in _actors_of(path)} - self.settled)
        what = ("merge", "rename", "alias", "different", "ignore")[len(self.decided) % 5]
        one, other = self.dice.sample([name for name in everyone if " " in name], 2)
        number = len(self.decided)
        names, holds = {
            "merge": ([one, other], lambda now: _meant(now, one) == [other]),
            "rename": ([one, f"Renamed {number}"], lambda now: _meant(now, one) == [f"Renamed {number}"]),
            "alias": (
                [one, f"Alias {number}"],
                lambda now: _meant(now, f"Alias {number}") == _meant(now, one),
            ),
            "different": ([one, other], lambda now: other in _actor(now, one).different),
            "ignore": ([one], lambda now: one in now.ignored),
        }[what]
        folders = ["--content", str(settings.content), "--seeds", str(settings.seeds)]
        assert main(["actors", what, *names, *folders]) == 0, (what, names)
        self.settled |= {one, other}
        self.decided.append((f"{what} {names}", holds))
        with settings.registry.open("a", encoding="utf-8") as file:
            file.write(f"# decided in batch {number}\n")

    def lost(self) -> list[str]:
        """What of the editor's is no longer there."""
        found = []
        settings = self.settings()
        knowledge = load_knowledge(settings.registry, settings.outlets)
        found += [what for what, holds in self.decided if not holds(knowledge)]
        if self.decided:
            text = settings.registry.read_text("utf-8")
            found += [
                f"remark {n}" for n in range(len(self.decided)) if f"# decided in batch {n}\n" not in text
            ]
        made = {parse(path.read_text("utf-8"), path.name).fields.get("seed") for path in self.articles}
        found += [f"{path.name}: is back" for path, seed in self.gone if seed in made]
        for path, what, check in self.done:
            if not path.exists():
                found.append(f"{path.name}: {what}: the article is gone")
            elif not check(parse(path.read_text("utf-8"), path.name)):
                found.append(f"{path.name}: {what}")
        return found + [
            f"{path.name}: notes" for path, text in self.notes.items() if path.read_text("utf-8") != text
        ]


def _actors_of(path: Path) -> list[Any]:
    return list(parse(path.read_text("utf-8"), path.name).fields.get("actors", []))


def _meant(knowledge: Knowledge, form: str) -> list[str]:
    return [actor.name for actor in knowledge.actor_forms.get(form, ())]


def _actor(knowledge: Knowledge, name: str) -> Actor:
    return next(actor for actor in knowledge.actors if actor.name == name)


@dataclass
class Change:
    """An article after an edit, and how it is known later."""

    what: str
    fields: Mapping[str, Any]
    body: list[str]
    check: Check


def _texts(document: Document) -> list[str]:
    return [one.text for one in paragraphs(document.body)]


def rewrites(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    at = dice.randrange(len(body))
    if "by the editor" in body[at]:
        return None
    old, new = body[at], f"Put in other words by the editor, {number}."
    body[at] = new
    return Change(f"rewrote {at}", fields, body, lambda now: new in _texts(now) and old not in _texts(now))


def adds_words(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    at = dice.randrange(len(body))
    if "by the editor" in body[at]:
        return None
    body[at] = new = f"{body[at]} Put here by the editor, {number}."
    return Change(f"words in {at}", fields, body, lambda now: new in _texts(now))


def deletes(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    at = dice.randrange(len(body))
    old = body[at]
    if "by the editor" in old or body.count(old) > 1 or len(body) < 5:
        return None
    del body[at]
    return Change(f"deleted “{old[:40]}”", fields, body, lambda now: old not in _texts(now))


def adds(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    new = f"A paragraph by the editor, {number}."
    body.insert(dice.randrange(len(body) + 1), new)
    return Change(f"added {number}", fields, body, lambda now: new in _texts(now))


def moves(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    if "by the editor" in body[-1] or body.count(body[-1]) > 1:
        return None
    body.insert(0, body.pop())
    opening = body[0].split(".")[0]
    return Change(
        "moved the last to the top", fields, body, lambda now: any(t.startswith(opening) for t in _texts(now))
    )


def retitles(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    title = f"Headline by the editor {number}"
    return Change("title", {**fields, "title": title}, body, lambda now: now.fields["title"] == title)


def tags(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    new = [*fields.get("tags", []), f"tag {number}"]
    return Change(
        f"tag {number}", {**fields, "tags": new}, body, lambda now: f"tag {number}" in now.fields["tags"]
    )


def untags(fields: dict[str, Any], body: list[str], number: int, dice: random.Random) -> Change | None:
    there = [tag for tag in fields.get("tags", []) if not tag.startswith("tag ")]
    if not there:
        return None
    tag = dice.choice(there)
    left = {**fields, "tags": [one for one in fields["tags"] if one != tag]}
    return Change(f"untagged {tag}", left, body, lambda now: tag not in now.fields.get("tags", []))


def _name(actor: Any) -> str:
    return actor if isinstance(actor, str) else str(actor["name"])


def leaves_out_an_actor(
    fields: dict[str, Any], body: list[str], number: int, dice: random.Random
) -> Change | None:
    if len(fields.get("actors", [])) < 3:
        return None
    name = _name(dice.choice(fields["actors"]))
    left = {**fields, "actors": [one for one in fields["actors"] if _name(one) != name]}
    return Change(f"no {name}", left, body, lambda now: name not in map(_name, now.fields.get("actors", [])))


def names_an_actor(
    fields: dict[str, Any], body: list[str], number: int, dice: random.Random
) -> Change | None:
    name = f"Guild of the Editors {number}"
    actors = [*fields.get("actors", []), {"name": name, "kind": "organisation"}]
    return Change(
        f"names {name}",
        {**fields, "actors": actors},
        body,
        lambda now: name in map(_name, now.fields["actors"]),
    )


def corrects_a_speaker(
    fields: dict[str, Any], body: list[str], number: int, dice: random.Random
) -> Change | None:
    quotes = dict(fields.get("quotes", {}))
    if not quotes:
        return None
    words = dice.choice(list(quotes))
    quotes[words] = speaker = f"Ed Itor {number}"
    return Change(
        f"said: {words}",
        {**fields, "quotes": quotes},
        body,
        lambda now: now.fields["quotes"][words] == speaker,
    )


def corrects_a_date(
    fields: dict[str, Any], body: list[str], number: int, dice: random.Random
) -> Change | None:
    date = f"2019-05-{number % 28 + 1:02}"
    return Change("date", {**fields, "date": date}, body, lambda now: now.fields["date"] == date)


CHANGES = (
    rewrites,
    adds_words,
    deletes,
    adds,
    moves,
    retitles,
    tags,
    untags,
    leaves_out_an_actor,
    names_an_actor,
    corrects_a_speaker,
    corrects_a_date,
)


def renewed(before: Conversion, version: int) -> Conversion:
    """The conversion of a later version of the program, which finds more and cuts otherwise."""

    def over_corpus(article: Article, roster: Any, known: Any) -> tuple[dict[str, Any], str]:
        fields, body = before(article, roster, known)
        parts = [part.text for part in paragraphs(body)]
        if version == 1:
            fields["title"] = f"{fields['title']}, as told"
            fields["tags"] = [*fields.get("tags", [])[1:], "second sight"]
            parts[1] = f"{parts[1]} (sic)"
        elif version == 2:
            fields["actors"] = [*reversed(fields.get("actors", []))]
            parts = [*parts[:2], *parts[3:], "A last paragraph was found at last."]
        else:
            fields.pop("tags", None)
            fields["dek"] = "What stands below the headline"
            parts = [
                part.replace(", ", " - ", 1) if number % 3 == 0 else part for number, part in enumerate(parts)
            ]
        return fields, "\n\n".join(parts) + "\n"

    return over_corpus


@pytest.mark.parametrize("seed", [int(os.environ.get("DIGEST_YEAR", "2026")), 7])
def test_after_a_year_nothing_of_the_editors_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    year = Year(tmp_path, random.Random(seed))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    for batch in range(BATCHES):
        for number in range(COPIES * batch // BATCHES, COPIES * (batch + 1) // BATCHES):
            year.drop(number)
        if batch in UPGRADES:
            year.upgrades += 1
            monkeypatch.setattr(rendering, "over_corpus", renewed(rendering.over_corpus, year.upgrades))
        if batch == LOST:
            (tmp_path / "content" / ".manifest.jsonl").unlink()
            year.gone.clear()  # nobody can tell any more
        report = convert(year.settings())
        assert not report.failed
        assert year.lost() == [], f"after batch {batch}"
        if batch % 2:
            year.delete()
        for _ in range(EDITS // BATCHES):
            year.edit()
        for _ in range(NOTES // BATCHES + (batch % 2)):
            year.remark()
        if batch < DECISIONS:
            year.decide()
    convert(year.settings())
    assert year.lost() == []
    assert (year.edits, len(year.decided), len(year.remarks)) == (EDITS, DECISIONS, NOTES)
    assert year.gone
    assert not list(year.misplaced())
    before = {path: path.read_bytes() for path in year.articles}
    again = convert(year.settings())
    assert not again.written
    assert {path: path.read_bytes() for path in year.articles} == before
