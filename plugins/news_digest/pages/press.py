"""The press: makes the files of a plan, fills their templates and hands them to the writer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from pelican import signals

from ..workers import each
from .files import DataFile, PageFile, Plan
from .heads import head_view
from .library import Library
from .writer import DigestWriter, Written


@dataclass(frozen=True, slots=True)
class Press:
    """What stays the same from page to page."""

    library: Library
    env: Environment
    frame: Mapping[str, Any]
    """What every template sees."""
    writer: DigestWriter

    def run(self, plan: Plan) -> list[Written]:
        """Make the files of a plan and write those that differ from what is there."""
        return [self.printed(file) for file in plan.made(self.library)]

    def printed(self, file: PageFile | DataFile) -> Written:
        """One file."""
        if isinstance(file, DataFile):
            return self.writer.write(file.path, file.data)
        told = {**self.frame, **file.variables, **self._around(file)}
        data = self.env.get_template(file.template).render(told).encode()
        written = self.writer.write(file.path, data, file.listed, file.modified)
        if signals.content_written.receivers:
            signals.content_written.send(str(self.writer.root / file.path), context=told)
        return written

    def _around(self, file: PageFile) -> dict[str, Any]:
        """What stands around the text of this page."""
        site_url = self.library.site.url
        root = urlsplit(site_url).path.rstrip("/") if file.rooted and site_url else up(file.path)
        return {
            "SITEURL": root,
            "localsiteurl": root,
            "output_file": file.path,
            "head": head_view(file, self.library),
        }


def run_all(press: Press, plans: Sequence[Plan], jobs: int) -> list[Written]:
    """The files of all plans, on up to `jobs` processes."""
    jobs = 1 if signals.content_written.receivers else jobs  # another plugin listens, in this process
    ordered = sorted(plans, key=lambda plan: bool(plan.about))  # what is made as a whole takes longest

    def run(number: int) -> list[Written]:
        return press.run(ordered[number])

    parts = each(run, range(len(ordered)), jobs, "Writing pages", inherit=True)
    return [file for part in parts for file in part]


def up(path: str) -> str:
    """From a file of the site to the site's root: `.`, `..`, `../..`."""
    return "/".join([".."] * path.count("/")) or "."
