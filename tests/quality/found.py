"""What the program finds in the labelled set: the seeds converted in process, as a reader of the site sees them."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from news_digest.crosslinks import relate
from news_digest.forms import agents_of, find_meant
from news_digest.model import Article, Knowledge, Seed
from news_digest.pages.decorators import printed_forms
from news_digest.pages.related import node_of
from news_digest.pages.stories import Story, story_of
from news_digest.prepare import prepare
from news_digest.recogniser import Model
from news_digest.registry import load_knowledge
from news_digest.rendering import linked
from news_digest.settings import Settings

from .labels import Labels, read_all

ROUNDS = 3
"""Times that the clock is read; the shortest counts."""


@dataclass(frozen=True)
class Found:
    """One article as it came out."""

    article: Article
    """As annotated, with places."""
    fields: Mapping[str, Any]
    """Front matter as on disk."""
    story: Story
    """As the site reads it."""
    knowledge: Knowledge

    @property
    def text(self) -> str:
        """The body, one block a line."""
        return "\n".join(block.text for block in self.article.body)

    def names_at(self) -> list[tuple[int, int, str]]:
        """Where the site links a name in `text`, and to whom; empty where it is printed but stays unresolved."""
        forms, agents = (
            printed_forms(self.story, self.knowledge, self.text),
            agents_of(self.story.actors, self.knowledge),
        )
        return list(find_meant(self.text, forms, agents))

    def offset(self, block: int) -> int:
        """Where a block begins in `text`."""
        return sum(len(before.text) + 1 for before in self.article.body[:block])


def seeds_in(folder: Path) -> list[Seed]:
    """The raw copies of a folder that also holds labels."""
    return [Seed(path, path.name) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".html")]


def known(model: Model | None = None) -> Knowledge:
    """The shipped gazetteer alone: no editor, and no model where none is given."""
    nothing = Settings(content=Path(__file__).parent / "no-registry")
    knowledge = load_knowledge(nothing.registry, nothing.outlets)
    return replace(knowledge, model=model.folder) if model else knowledge


def convert(seeds: Iterable[Seed], knowledge: Knowledge) -> dict[str, Found]:
    """Seeds as one corpus: stem of the file name -> what came out; seeds that failed are missing."""
    prepared = [prepare(seed, knowledge) for seed in seeds]
    articles = {story.seed.name: story.article for story in prepared}
    found = {}
    for fresh in linked(prepared, knowledge)[0]:
        stem, article = Path(fresh.seed).stem, articles[fresh.seed]
        assert article
        story = story_of(fresh.fields, "", "", stem, knowledge)
        found[stem] = Found(article, fresh.fields, replace(story, slug=stem), knowledge)
    return found


def links_in(found: Iterable[Found], knowledge: Knowledge) -> set[frozenset[str]]:
    """Pairs of articles of which one lists the other, by slug."""
    nodes = [node_of(one.story, knowledge) for one in found]
    made = relate(nodes, Settings().related)
    return {frozenset((slug, link.target)) for slug, links in made.items() for link in links}


def milliseconds(knowledge: Knowledge, words: int = 500) -> float:
    """Processor time for an English article of so many words, from text to linked article."""
    labels = [one for one in read_all() if one.seed.suffix == ".txt" and one.lang == "en"]
    with tempfile.TemporaryDirectory() as folder:
        for one, text in _longer(labels, words):
            Path(folder, one.seed.name).write_text(text, "utf-8")
        seeds = seeds_in(Path(folder))
        return 1000 * min(_seconds(seeds, knowledge) for _ in range(ROUNDS)) / len(seeds)


def _longer(labels: Sequence[Labels], words: int) -> Iterator[tuple[Labels, str]]:
    """Seeds, each with paragraphs of those after it within its body, until that has so many words."""
    for place, one in enumerate(labels):
        more: list[str] = []
        for other in (*labels[place + 1 :], *labels[:place]):
            missing = words - len(one.text.split()) - sum(len(paragraph.split()) for paragraph in more)
            if missing > 0:
                more += _first(other.text.split("\n"), missing)
        last = one.lines.index(one.text.split("\n")[-1]) + 1
        yield (
            one,
            "\n".join([*one.lines[:last], *(f"\n{paragraph}" for paragraph in more), *one.lines[last:]]),
        )


def _first(paragraphs: Iterable[str], words: int) -> Iterator[str]:
    """Paragraphs until so many words are there."""
    for paragraph in paragraphs:
        if words > 0:
            yield paragraph
        words -= len(paragraph.split())


def _seconds(seeds: Sequence[Seed], knowledge: Knowledge) -> float:
    start = time.process_time()
    linked([prepare(seed, knowledge) for seed in seeds], knowledge)
    return time.process_time() - start
