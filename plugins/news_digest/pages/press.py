"""The press: makes the files of a plan, fills their templates and hands them to the writer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from pelican import signals

from .files import DataFile, PageFile, Plan
from .heads import head_view
from .library import Library
from .writer import DigestWriter


@dataclass(frozen=True, slots=True)
class Printed:
    """A file of the output."""

    path: str
    mark: str
    """Fingerprint of its content."""
    page: bool = False
    """For search engines; an export or a feed is not."""
    modified: str = ""
    """Day of the last change, if known."""


@dataclass(frozen=True, slots=True)
class Press:
    """What stays the same from page to page."""

    library: Library
    env: Environment
    frame: Mapping[str, Any]
    """What every template sees."""
    writer: DigestWriter

    def run(self, plan: Plan) -> list[Printed]:
        """Make the files of a plan and write those that differ from what is there."""
        return [self._printed(file, self.library) for file in plan.made(self.library)]

    def _printed(self, file: PageFile | DataFile, library: Library) -> Printed:
        if isinstance(file, DataFile):
            return Printed(file.path, self.writer.put(file.path, file.data))
        told = {**self.frame, **self._variables(file, library)}
        mark = self.writer.put(file.path, self.env.get_template(file.template).render(told).encode())
        if signals.content_written.receivers:
            signals.content_written.send(str(self.writer.root / file.path), context=told)
        return Printed(file.path, mark, file.listed, file.modified)

    def _variables(self, file: PageFile, library: Library) -> Iterable[tuple[str, Any]] | Mapping[str, Any]:
        """What this page alone has."""
        site_url = library.site.url
        root = urlsplit(site_url).path.rstrip("/") if file.rooted and site_url else up(file.path)
        head = head_view(file, library)
        return {**file.variables, "SITEURL": root, "localsiteurl": root, "output_file": file.path, "head": head}


def up(path: str) -> str:
    """From a file of the site to the site's root: `.`, `..`, `../..`."""
    return "/".join([".."] * path.count("/")) or "."


def listed(printed: Iterable[Printed]) -> Iterator[Printed]:
    """The pages for search engines."""
    return (file for file in printed if file.page)
