"""Pelican's view of the digest: one generator that gathers everything, then writes page after page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from ..problems import Problem, Severity, UserError
from ..slugs import allot
from ..workers import shown
from . import FILES, PAGES, network, notes, quotes
from .assets import STYLE, theme_assets
from .build import Build, as_typed
from .embedded import as_json
from .files import SITE_FEED, PageFile
from .finding import put_index
from .graph import graph_of
from .library import Library, Site, arrange
from .notebook import read_notes
from .offers import offers
from .reader import refuse_links, text_of
from .shelves import newest, oldest
from .sitemap import address, sitemaps
from .stories import Story
from .views import FeedLink, HeadView, PageLink, PageView, SiteView
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


def site_view(library: Library) -> SiteView:
    """The digest as a whole."""
    return SiteView(
        name=library.site.name,
        articles=len(library.stories),
        actors=len(library.actors),
        tags=len(library.tags),
        outlets=len(library.outlets),
        first=oldest(library.stories),
        last=newest(library.stories),
        pages=tuple(PageLink(page.title, page.url) for page in library.site.pages),
        more=tuple(_more(library)),
    )


def _more(library: Library) -> Iterator[PageLink]:
    said = library.site.wording.gettext
    yield PageLink(said("Quotations"), quotes.INDEX)
    yield PageLink(said("Network"), network.URL)
    if library.notes:
        yield PageLink(said("Notes"), notes.URL)
    yield PageLink(said("Data"), "data.html")


def head_view(file: PageFile, library: Library) -> HeadView:
    """The head of a page."""
    site = library.site
    graph = graph_of(file, library)
    return HeadView(
        title=file.title,
        description=file.description or _described(file, site, len(library.stories)),
        url=file.path,
        canonical=address(site.url, file.path) if site.url and file.listed else "",
        section=file.section,
        feeds=(FeedLink(site.name, SITE_FEED), *([file.feed] if file.feed else [])),
        noindex=not site.settings.public or not file.listed,
        alternates=(*offers(file, site), *file.alternates),
        scripts=file.scripts,
        wasm=file.wasm,
        graph=as_json(graph) if graph else Markup(),
    )


def _described(file: PageFile, site: Site, number: int) -> str:
    """What a page that says nothing of itself is."""
    if not file.section or not file.listed:
        return ""
    whole = site.wording.ngettext(
        "%(site)s, a digest of %(num)s article",
        "%(site)s, a digest of %(num)s articles",
        number,
        site=site.name,
    )
    return f"{file.title} · {whole}" if file.title else whole
