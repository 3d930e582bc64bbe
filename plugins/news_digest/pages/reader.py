"""The door through which Markdown on disk comes in: strict front matter, sanitised body, no symbolic links.

The one place where a public digest is cut: nothing behind this door has ever seen the rest.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader
from pelican.urlwrappers import Category, Tag

from .. import plainfiles
from ..frontmatter import parse
from ..model import Knowledge
from ..problems import Problem, UserError, stopped
from ..settings import Settings
from ..slugs import slugify
from ..texts import ENDING, OTHERS
from .build import Build, as_typed
from .dates import moment
from .markup import written
from .sanitise import TooDeep, to_html
from .stories import Story, held_back, story_of, summary_of

LARGEST = 4 * 1024 * 1024
"""Bytes of an article file; a larger one is not an article."""


class DigestReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads the .md files of content/articles and content/pages."""

    enabled = True
    file_extensions = tuple(ending.removeprefix(".") for ending in (ENDING, *OTHERS))

    def read(self, source_path: str) -> tuple[str | None, dict[str, Any]]:
        """The body as HTML and what Pelican wants to know; the story itself under `story`.

        What can't be read is remembered and skipped; the generator stops the build when all is read.
        """
        build = Build.of(self.settings)
        path = Path(source_path)
        try:
            root = Path(self.settings["PATH"])
            story = read_story(path, root, build.knowledge, build.settings, self._at_home(path, root))
        except UserError as error:
            build.broken.extend(error.problems)
            return None, {"status": "skip"}
        return story.html, self._metadata(story)

    def _at_home(self, path: Path, root: Path) -> bool:
        """Whether it is one of the editor's pages, which may link to the digest's own."""
        parts = path.relative_to(root).parts if path.is_relative_to(root) else ()
        pages = (Path(page).parts for page in self.settings["PAGE_PATHS"])
        return any(parts[: len(page)] == page for page in pages)

    def _metadata(self, story: Story) -> dict[str, Any]:
        known: dict[str, Any] = {
            "story": story,
            "title": story.title,
            "slug": story.slug,
            "date": moment(story.date or story.modified),
            "status": "draft" if story.draft else "published",
            "summary": written(summary_of(story)),
            "category": Category(story.category or self.settings["DEFAULT_CATEGORY"], self.settings),
            "tags": [Tag(tag, self.settings) for tag in story.tags],
        }
        if story.modified:
            known["modified"] = moment(story.modified)
        return known


def attempt(
    path: Path, root: Path, knowledge: Knowledge, settings: Settings
) -> tuple[Story | None, tuple[Problem, ...]]:
    """Read an article; if it can't be read, what is wrong with it."""
    try:
        return read_story(path, root, knowledge, settings, at_home=False), ()
    except UserError as error:
        return None, tuple(error.problems)


def read_story(path: Path, root: Path, knowledge: Knowledge, settings: Settings, at_home: bool) -> Story:
    """Read an article or a page of the editor's (`at_home`); UserError with file and line if it can't be read."""
    where = as_typed(path)
    refuse_links(path, root, where)
    if plainfiles.has_no_text(path.name):
        raise stopped(where, 0, *plainfiles.NO_NAME)
    document = parse(text_of(path, where), where)
    if not document.fields.get("title"):
        raise stopped(where, 1, "the article has no title", "Write a line title: ... into the front matter.")
    try:
        html = to_html(document.body, home_links=at_home)
    except TooDeep as error:
        raise stopped(
            where, document.lines["body"], str(error), "Take some > or indentation away."
        ) from error
    story = story_of(document.fields, html, where, slugify(path.stem), knowledge)
    if at_home or not settings.public:
        return story
    return held_back(story, settings.excerpt_words, settings.quoted_words)


def refuse_links(path: Path, root: Path, where: str) -> None:
    """UserError if the file, or a folder between it and the content folder, is a symbolic link."""
    for place in (path, *path.parents):
        if place == root:
            return
        if place.is_symlink():
            raise stopped(
                where, 0, f"{place.name} is a symbolic link", "Put a copy of the file in its place."
            )
    raise stopped(where, 0, "the file lies outside of the content folder", "Move it into the content folder.")


def text_of(path: Path, where: str) -> str:
    """The text of a file; UserError if it is too large, not UTF-8 or can't be read."""
    try:
        return plainfiles.text_of(path, where, LARGEST)
    except FileNotFoundError as error:
        raise stopped(where, 0, "is gone", "Build again.") from error
