"""Exports that take from the file of the build before what is still true give the bytes of a new one."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from exported import STORIES, library, made_by
from news_digest.pages import exports
from news_digest.pages.exports.corpus import Corpus, Piece
from news_digest.pages.exports.ftm import ARTICLE, MENTION
from news_digest.pages.exports.graphml import EDGES, NODES
from news_digest.pages.exports.parts import joined_file, of_pieces
from news_digest.pages.exports.records import TABLES
from news_digest.pages.files import Before, PartedFile
from news_digest.pages.library import Library
from news_digest.pages.stories import Story
from news_digest.pages.watching import Node, watched


def parted(shelf: Library) -> dict[str, PartedFile]:
    return {file.path: file for file in made_by(exports.plans, shelf) if isinstance(file, PartedFile)}


def shelves() -> list[Library]:
    """One change after the other: texts, titles, actors, outlets, what goes and what comes."""
    chance, now = random.Random(7), list(STORIES)
    found = [library(*now)]
    for n in range(24):
        place = chance.randrange(len(now))
        now[place] = changed(now[place], n)
        if n % 5 == 3:
            now.append(replace(now[place], slug=f"more-{n}", where=f"content/articles/more-{n}.md"))
        if n % 7 == 6:
            now.pop(chance.randrange(len(now)))
        chance.shuffle(now)
        found.append(library(*now))
    return found


def changed(story: Story, n: int) -> Story:
    return (
        replace(story, html=f"{story.html}<p>Mike Pence said so {n} times.</p>"),
        replace(story, title=f"Title {n}"),
        replace(story, actors=story.actors[1:]),
        replace(story, html="<p>北한.</p>", quotes=()),
        replace(story, outlet=f"Outlet {n}", tags=(f"tag {n}", "one", "two")),
    )[n % 5]


@pytest.mark.parametrize("path", parted(library()))
def test_a_file_grows_from_the_one_before_and_is_the_same_as_a_new_one(path: str, tmp_path: Path) -> None:
    before = Before()
    for shelf in shelves():
        data, parts = parted(shelf)[path].make(before)
        assert data == parted(shelf)[path].data
        place = tmp_path / "old"
        place.write_bytes(data)
        before = Before(str(place), parts)


@pytest.mark.parametrize("path", parted(library()))
def test_what_is_told_of_a_file_may_be_damaged(path: str, tmp_path: Path) -> None:
    file = parted(library())[path]
    data, parts = file.make(Before())
    for old, told in ((b"", b"\x93"), (b"", b""), (data, b"\xff\xff")):
        (tmp_path / "old").write_bytes(old)
        assert file.make(Before(str(tmp_path / "old"), told))[0] == data
    if path.endswith(".db"):
        (tmp_path / "old").write_bytes(b"no database")
        assert file.make(Before(str(tmp_path / "old"), parts))[0] == data
    assert file.make(Before(str(tmp_path / "gone"), parts))[0] == data


def test_a_part_that_is_as_it_was_is_not_made(tmp_path: Path) -> None:
    corpus, asked = Corpus(library()), list[str]()

    def name(piece: Piece) -> str:
        asked.append(piece.story.slug)
        return "x"

    file = joined_file("x", lambda: of_pieces(corpus, name))
    data, parts = file.make(Before())
    assert len(asked) == 3
    (tmp_path / "old").write_bytes(data)
    assert file.make(Before(str(tmp_path / "old"), parts))[0] == data == b"xxx"
    assert len(asked) == 3


def test_what_the_tables_say_of_an_article_depends_on_no_more_than_its_mark() -> None:
    """A column that reads something else must be told in `exports.parts`."""
    shelf = library()
    for number in range(len(shelf.stories)):
        seen: set[Node] = set()
        piece = Corpus(watched(shelf, seen)).pieces[number]
        seen.clear()
        for sheet in (*TABLES, NODES, ARTICLE, MENTION):
            if sheet.by_article and not sheet.linking:
                sheet.rows_of(piece)
        slug = piece.story.slug
        names = {actor.name for actor in piece.story.actors} | {one.speaker for one in shelf.said[slug]}
        told = {(part, slug) for part in ("articles", "dressed", "said", "same")}
        assert seen <= told | {("plain_actors", name) for name in names}
        seen.clear()
        for sheet in (*TABLES, EDGES):
            if sheet.linking:
                sheet.rows_of(piece)
        assert seen == {("links", slug)}
