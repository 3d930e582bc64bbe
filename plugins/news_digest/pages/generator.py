"""Pelican's view of the digest: one generator that gathers everything, then writes page after page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from pelican.generators import Generator

from ..conflicts import conflict_in
from ..engine import Keeping, store_in
from ..fingerprints import of_knowledge
from ..problems import Problem, Severity, UserError
from ..slugs import allot
from ..texts import ENDING, strays, texts_below
from .arranging import arrange
from .assets import STYLE, theme_assets
from .build import Build, as_typed
from .config import ARTICLES, EXCLUDED
from .finding import Indexing
from .intake import Intake
from .kept import Kept, Read
from .kinds import ONCE, PLANS
from .ledger import Ledger
from .library import Site
from .marks import joined, mark_of
from .nodes import Nodes
from .notebook import read_notes
from .press import Press, run_all
from .reader import refuse_links, text_of
from .sitemap import sitemaps
from .statics import statics
from .stories import Story
from .templating import quicken
from .views import PageView
from .wording import wording
from .writer import DigestWriter

VERSION = "1"
"""Of what is kept from build to build."""

OURS = ("index", "archives", "search", "data", "network", "notes", "404")
"""Slugs that no page of the editor can have."""


class DigestGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Runs after Pelican has read articles and pages, and writes everything but nothing of Pelican's own."""

    def generate_context(self) -> None:
        """Work out the library; UserError if an article can't be read."""
        self.build = Build.of(self.settings)
        said = wording(self.settings["DEFAULT_LANG"], Path(self.theme))
        quicken(self.env)
        said.install(self.env)
        name = "public.sqlite" if self.build.settings.public else "private.sqlite"
        store = store_in(self.build.settings.cache, name, VERSION)
        known = joined([self.build.code, of_knowledge(self.build.knowledge).encode()])
        read = self._read_articles(store, known)
        if self.build.broken:
            raise UserError(*sorted(self.build.broken))
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
        spoilt = (*strays(settings), *spoilt)
        build = self.build
        words = mark_of((self.settings["DEFAULT_LANG"], str(said.locale), said.messages))
        self.library, problems = arrange(
            [one.story for one in read],
            site,
            build.knowledge,
            notes,
            build.cuts,
            Kept(store, joined([known, words]), {one.story.where: one for one in read}),
        )
        store.commit()
        self.build.tell((*spoilt, *problems))
        urls, self.assets = theme_assets(Path(self.theme), self._own_style(settings.content))
        self.context["THEME_ASSETS"] = urls
        self.context["DIGEST_PUBLIC"] = self.build.settings.public

    def generate_output(self, writer: Any) -> None:
        """Write all pages, feeds and files."""
        if not isinstance(writer, DigestWriter):
            raise RuntimeError("another plugin brings a writer of its own; news_digest must stand before it")
        for url, data in sorted(self.assets.items()):
            writer.put(url, data)
        self._print(Press(self.library, self.env, dict(self.context), writer))
        self._copy_static(writer)

    def _print(self, press: Press) -> None:
        """All pages and exports; those that would be the same as in the build before stay."""
        settings, library, writer = self.build.settings, self.library, press.writer
        plans = [plan for kind in PLANS for plan in kind(library)]
        nodes = Nodes(library, ONCE)
        store = store_in(settings.cache, "pages.sqlite", VERSION)
        shared = mark_of((library.site.pages, sorted(self.assets)))
        ledger = Ledger(store, str(self.build.output), joined([self.build.code, self.build.frame, shared]))
        ledger.look(nodes)
        indexing = Indexing(library, writer, ledger)
        files = run_all(press, plans, settings.processes, ledger, nodes, indexing.begin)
        self.build.tell(indexing.finish())
        ledger.close(nodes)
        store.commit()
        writer.has_written(files)
        if library.site.url:
            writer.has_written(
                [press.printed(page, library, {}) for page in sitemaps(files, library.site.url)]
            )

    def _read_articles(self, store: Keeping, known: bytes) -> list[Read]:
        """Every article that is no draft; what can't be read is remembered, and stops the build."""
        root, build = Path(self.settings["PATH"]), self.build
        found = self.get_files(
            self.settings[ARTICLES], self.settings[EXCLUDED], extensions=(ENDING.removeprefix("."),)
        )
        intake = Intake(root, build.knowledge, build.settings, store, known)
        build.sources = tuple(root / path for path in sorted(found))
        if not found and (left := len(texts_below(build.settings.articles))):
            message = f"ARTICLE_PATHS and ARTICLE_EXCLUDES leave out every article, {left} in all"
            build.tell(
                [Problem("pelicanconf.py", 0, Severity.WARNING, message, "Take them out, or correct them.")]
            )
        read, problems = intake.read(build.sources)
        build.broken.extend(problems)
        drafts = sum(one.story.draft for one in read)
        build.counts = len(read) - drafts, drafts, len(self.context["pages"])
        return [one for one in read if not one.story.draft]

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
            text = text_of(path, as_typed(path))
            if conflict := conflict_in(text, as_typed(path)):
                raise UserError(conflict)
            return b"\n" + text.encode()
        except UserError as error:
            self.build.tell(error.problems)
            return b""

    def _copy_static(self, writer: DigestWriter) -> None:
        """The editor's own files, which Pelican has found but shall not copy itself."""
        for found in statics(self.context["staticfiles"], Path(self.settings["PATH"])):
            if isinstance(found, Problem):
                self.build.tell([found])
            else:
                writer.put(*found)
        self.context["staticfiles"].clear()
