"""What builds a site: its folders, its command, and how one changes what it is built from."""

from __future__ import annotations

import json
import re
import shutil
import sys
from abc import ABC, abstractmethod
from pathlib import Path

from corpus import corpus, write
from measuring import Command
from news import News

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
ADDRESS = "https://digest.example"

SAME = ["bibtex", "csl", "annotations", "ical", "timelinejs", "jsonfeed"]
"""Exports that Hugo's site has, too."""


class Builder(ABC):
    """A program with a site of its own, made of the first articles of the corpus."""

    name: str
    form: str
    """Of the corpus, see corpus.FORMS."""

    def __init__(self, place: Path, count: int) -> None:
        self.place = place / self.name.replace(" ", "-")
        self.count = count
        self.warm = False
        """Whether there is a site that belongs to what it is built from."""
        self.articles.mkdir(parents=True)
        self.lay()

    @property
    @abstractmethod
    def articles(self) -> Path:
        """Folder of what is written into."""

    @property
    def output(self) -> Path:
        return self.place / "output"

    @property
    @abstractmethod
    def template(self) -> Path:
        """A file of the theme that all pages use, with a footer."""

    def lay(self) -> None:
        """Write all that is built from."""
        write({self.form: self.articles}, self.count)

    @abstractmethod
    def command(self) -> Command:
        """What builds the site."""

    def forget(self) -> None:
        """Remove what earlier builds left, so that the next is a first one."""
        shutil.rmtree(self.output, ignore_errors=True)

    def source(self, news: News) -> Path:
        return self.articles / f"{news.slug}.md"

    def page(self, news: News) -> Path:
        """Where its page is in the output."""
        return self.output / "articles" / f"{news.slug}.html"

    def edit(self, number: int) -> str:
        """Append a sentence to an article's last paragraph, and return the sentence's own word."""
        word = f"zibeline{number:04}"
        with self.source(article(number % self.count)).open("a", encoding="utf-8") as file:
            file.write(f"\nThe {word} was found later.\n")
        return word

    def add(self) -> None:
        """One article more."""
        write({self.form: self.articles}, 1, self.count)
        self.count += 1

    def merge(self, number: int) -> None:
        """Say that two actors are one; nothing where the program knows no such thing."""
        return

    def retheme(self, number: int) -> None:
        """Change a line in a template."""
        text = self.template.read_text("utf-8")
        mark = f"<footer data-edition='{number}'>"
        changed, count = re.subn(r"<footer[^>]*>", mark, text, count=1)
        if not count:
            raise ValueError(f"{self.template} has no footer to change")
        self.template.write_text(changed, "utf-8")


class Digest(Builder):
    """This program, from Markdown."""

    name = "News Digest"
    name_of_all = "News Digest with everything"
    form = "articles"
    search = False

    def __init__(self, place: Path, count: int, everything: bool = False) -> None:
        self.everything = everything
        self.search = self.search or everything
        self.name = self.name_of_all if everything else self.name
        super().__init__(place, count)

    @property
    def content(self) -> Path:
        return self.place / "content"

    @property
    def articles(self) -> Path:
        return self.content / "articles"

    @property
    def template(self) -> Path:
        return self.place / "theme" / "templates" / "frame.html"

    def lay(self) -> None:
        super().lay()
        (self.place / "seeds").mkdir(exist_ok=True)
        shutil.copytree(ROOT / "themes" / "broadsheet", self.place / "theme")

    def command(self) -> Command:
        words = [sys.executable, "-m", "pelican", str(self.content), "-s", str(ROOT / "pelicanconf.py")]
        words += ["-o", str(self.output), "-t", str(self.place / "theme"), "--fatal", "errors"]
        exports = ["all"] if self.everything else SAME
        words += ["-e", f"DIGEST_SEARCH={json.dumps(self.search)}", f"DIGEST_EXPORTS={json.dumps(exports)}"]
        variables = {
            "DIGEST_CONTENT": str(self.content),
            "DIGEST_SEEDS": str(self.place / "seeds"),
            "DIGEST_OUTPUT": str(self.output),
            "DIGEST_CACHE": str(self.place / "cache"),
            "DIGEST_NER": "none",
            "SITEURL": ADDRESS,
            "PYTHONPATH": str(ROOT / "plugins"),
        }
        return Command(words, ROOT, variables)

    def forget(self) -> None:
        super().forget()
        shutil.rmtree(self.place / "cache", ignore_errors=True)

    def merge(self, number: int) -> None:
        """An alias for the actor of an article, by which nobody is called: every page must be thought over."""
        name = article(number % self.count).actors[0]
        line = f"{name}: {{aliases: [{name} of Zibeline {number}]}}\n"
        (self.content / "actors.yml").write_text(line, "utf-8")


class DigestOfSeeds(Digest):
    """This program, from raw copies."""

    name = "News Digest of seeds"
    search = True
    form = "seeds"

    def __init__(self, place: Path, count: int) -> None:
        super().__init__(place, count)
        self.forget()

    @property
    def articles(self) -> Path:
        return self.place / "seeds"

    def forget(self) -> None:
        super().forget()
        shutil.rmtree(self.content, ignore_errors=True)
        self.content.mkdir()

    def source(self, news: News) -> Path:
        return self.articles / f"{news.number:06}.txt"


def article(number: int) -> News:
    """One article of the corpus."""
    return next(corpus(1, number))
