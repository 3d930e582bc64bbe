"""A small site that is built warm, with the plugin, and clean, without it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican, signals
from pelican.settings import read_settings
from pelican.writers import FileOverwriteFailedError

from incremental_build import hooks

THEME = Path(__file__).parent / "theme"


def loud(text: str) -> str:
    """The filter of the theme."""
    return str(text).upper() + "!"


def louder(text: str) -> str:
    """Another filter, of the same name in the settings."""
    return str(text).upper() + "!!"


@dataclass
class Site:
    """A folder with content and a theme of its own."""

    folder: Path
    settings: dict[str, Any] = field(default_factory=dict)
    plugins: list[Any] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    parsed: dict[str, int] = field(default_factory=dict)
    spread: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    theme: str = ""

    def __post_init__(self) -> None:
        for name in ("content", "warm"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        if not self.theme:
            shutil.copytree(THEME, self.folder / "theme", dirs_exist_ok=True)

    def write(self, name: str, text: str) -> Path:
        """A file of the site; its time is of no account, so it is put back."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_000_000_000, 1_000_000_000))
        return path

    def article(self, name: str, body: str = "Text.", **fields: str) -> Path:
        """An article in Markdown."""
        given = {"title": name.title(), "date": "2024-03-01 10:00", "category": "News", "tags": "one, two"}
        lines = [f"{key}: {value}" for key, value in (given | fields).items() if value]
        return self.write(f"content/{name}.md", "\n".join(lines) + f"\n\n{body}\n")

    def settings_for(self, output: str, plugins: list[Any]) -> dict[str, Any]:
        """Settings as read from a file."""
        given = {
            "PATH": str(self.folder / "content"),
            "OUTPUT_PATH": str(self.folder / output),
            "CACHE_PATH": str(self.folder / "cache"),
            "THEME": self.theme or str(self.folder / "theme"),
            "TIMEZONE": "UTC",
            "LOCALE": ["C.UTF-8", "C"],
            "SITENAME": "Site",
            "SITEURL": "https://site.example",
            "DEFAULT_PAGINATION": 3,
            "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
            "STATIC_PATHS": ["images"],
            "JINJA_FILTERS": {"loud": loud},
            "JINJA_GLOBALS": {"mark": "*"},
            "INCREMENTAL_JOBS": 1,
            "PLUGINS": plugins,
        }
        return read_settings(override=given | self.settings)

    def warm(self) -> dict[str, bytes]:
        """Build with the plugin, over what is there."""
        seen: list[hooks.Build] = []

        def look(_pelican: Any) -> None:
            seen.extend(hooks._builds)

        with signals.get_writer.connected_to(look):
            Pelican(self.settings_for("warm", ["incremental_build", *self.plugins])).run()
        self.counts, self.wrong = seen[0].pages.counts, seen[0].pages.wrong
        self.parsed, self.spread = seen[0].readings.counts, seen[0].pages.spread.counts
        return self.tree("warm")

    def clean(self) -> dict[str, bytes]:
        """Build without the plugin, into an empty folder."""
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        (self.folder / "clean").mkdir()
        Pelican(self.settings_for("clean", list(self.plugins))).run()
        return self.tree("clean")

    def tree(self, name: str) -> dict[str, bytes]:
        """All files of a folder."""
        root = self.folder / name
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}

    def check(self) -> None:
        """Build both ways; the trees must be equal."""
        try:
            warm = self.warm()
        except FileOverwriteFailedError:  # two articles of one name
            with pytest.raises(FileOverwriteFailedError):
                self.clean()
            return
        clean = self.clean()
        assert sorted(warm) == sorted(clean)
        for name in clean:
            assert _timeless(warm[name].replace(b"/warm", b"/clean")) == _timeless(clean[name]), name


def _timeless(data: bytes) -> bytes:
    """A feed without entries says when it was made, in Pelican's own hands, too."""
    if b"<feed" not in data or b"<entry>" in data:
        return data
    return re.sub(rb"<updated>[^<]*</updated>", b"", data)


def few(site: Site) -> Site:
    """Five articles, one of them in two languages, a page and a picture."""
    for number, name in enumerate(["alpha", "beta", "gamma", "delta"]):
        site.article(
            name, f"Text of {name} with [a link]({{filename}}beta.md).", date=f"202{number}-03-01 10:00"
        )
    site.article("beta-fr", "Texte.", title="Bêta", slug="beta", lang="fr", date="2021-03-01 11:00")
    site.article("lone", "Alone.", tags="three", category="Other", author="Ann")
    site.write("content/pages/about.md", "title: About\n\nAbout [x]({static}/images/x.txt).\n")
    site.write("content/images/x.txt", "picture")
    return site


Edit = Callable[[Site], Any]
