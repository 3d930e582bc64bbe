"""Pelican's view of the digest: one generator that gathers everything, then writes page after page."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from ..problems import Problem, Severity, UserError
from ..slugs import allot
from ..workers import shown
from . import FILES, PAGES
from .assets import STYLE, theme_assets
from .build import Build, as_typed
from .files import PageFile
from .finding import put_index
from .heads import head_view, site_view
from .library import Site, arrange
from .notebook import read_notes
from .reader import refuse_links, text_of
from .sitemap import sitemaps
from .stories import Story
from .templating import quicken
from .views import PageView
from .wording import wording
from .writer import DigestWriter

OURS = ("index", "archives", "search", "data", "404")
"""Slugs that no page of the editor can have."""


class DigestGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Runs after Pelican has read articles and pages, and writes everything but nothing of Pelican's own."""

    def generate_context(self) -> None:
        """Work out the library; UserError if an article can't be read."""
        self.build = Build.of(self.settings)
        if self.build.broken:
            raise UserError(*sorted(self.build.broken))
        said = wording(self.settings["DEFAULT_LANG"], Path(self.theme))
        quicken(self.env)
        said.install(self.env)
        stories = [article.story for article in self.context["articles"]]
        site = Site(
            name=self.settings["SITENAME"],
            lang=self.settings["DEFAULT_LANG"],
            url=self.settings["SITEURL"],
            settings=self.build.settings,
            wording=said,
            pages=self._editors_pages(),
        )
        settings = self.build.settings
        notes, spoilt = read_notes(settings.notes, settings.content)
        self.library, problems = arrange(stories, site, self.build.knowledge, notes, self.build.cuts)
        self.build.tell((*spoilt, *problems))
        urls, self.assets = theme_assets(Path(self.theme), self._own_style(settings.content))
        self.context["THEME_ASSETS"] = urls
        self.context["DIGEST_PUBLIC"] = self.build.settings.public
        self.context["site"] = site_view(self.library)

    def generate_output(self, writer: Any) -> None:
        """Write all pages, feeds and files."""
        if not isinstance(writer, DigestWriter):
            raise RuntimeError("another plugin brings a writer of its own; news_digest must stand before it")
        for url, data in sorted(self.assets.items()):
            writer.put(url, data)
        files = [file for pages in PAGES for file in pages(self.library)]
        if self.library.site.url:
            files.extend(list(sitemaps(files, self.library.site.url)))
        for file in shown(iter(files), len(files), "Writing pages"):
            self._write(file, writer)
        for export in (file for kind in FILES for file in kind(self.library)):
            writer.put(export.path, export.data)
        self.build.tell(put_index(self.library, writer))
        self._copy_static(writer)

    def _write(self, file: PageFile, writer: DigestWriter) -> None:
        site_url = self.library.site.url
        rooted = {"SITEURL": urlsplit(site_url).path.rstrip("/")} if file.rooted and site_url else {}
        writer.write_file(
            file.path,
            self.env.get_template(file.template),
            self.context,
            self.settings["RELATIVE_URLS"],
            url=file.path,
            head=head_view(file, self.library),
            **rooted,
            **file.variables,
        )

    def _editors_pages(self) -> tuple[PageView, ...]:
        taken = set(OURS)
        views = []
        for page in sorted(self.context["pages"], key=lambda page: str(page.source_path)):
            story: Story = page.story
            slug = allot(story.slug, taken)
            taken.add(slug)
            if slug != story.slug:
                message, advice = (
                    f"the slug {story.slug!r} is taken",
                    f"Shown as {slug}.html; give it another.",
                )
                self.build.tell([Problem(story.where, 0, Severity.ERROR, message, advice)])
            body = Markup(story.html)  # noqa: S704  # sanitised by the reader
            views.append(PageView(story.title, f"{slug}.html", body))
        return tuple(sorted(views, key=lambda view: (view.title.casefold(), view.url)))

    def _own_style(self, content: Path) -> bytes:
        """The editor's rules; what can't be read is told, and the site is built without them."""
        path = content / STYLE
        if not path.exists() and not path.is_symlink():
            return b""
        try:
            refuse_links(path, content, as_typed(path))
            return b"\n" + text_of(path, as_typed(path)).encode()
        except UserError as error:
            self.build.tell(error.problems)
            return b""

    def _copy_static(self, writer: DigestWriter) -> None:
        """The editor's own files (STATIC_PATHS), which Pelican has found but shall not copy itself."""
        root = Path(self.settings["PATH"])
        for static in sorted(self.context["staticfiles"], key=lambda static: str(static.save_as)):
            path = Path(static.source_path)
            try:
                refuse_links(path, root, as_typed(path))
            except UserError as error:
                self.build.tell(error.problems)
                continue
            writer.put(static.save_as, path.read_bytes())
        self.context["staticfiles"].clear()
