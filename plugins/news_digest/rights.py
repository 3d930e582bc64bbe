"""The commands about others' words: how many are passed on, and taking an article down."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from datetime import datetime
from typing import TYPE_CHECKING

from .commandline import Adds, add_cache, add_folders, cache_of, count, say_json
from .manifest import find_articles
from .registry import load_knowledge
from .settings import Settings

if TYPE_CHECKING:
    from .pages.shares import Share


def add_commands(command: Adds) -> None:
    """Add `words` and `takedown`."""
    standard = Settings()
    counting = command("words", _words, "count by outlet how many words a public digest passes on")
    counting.add_argument("--format", choices=["text", "json"], default="text", help="how they are written")
    for name in ("excerpt_words", "quoted_words"):
        counting.add_argument(
            f"--{name.replace('_', '-')}",
            type=count,
            default=getattr(standard, name),
            metavar="N",
            help=f"as DIGEST_{name.upper()} in pelicanconf.py (default: {getattr(standard, name)})",
        )
    taking = command("takedown", _take_down, "take an article down: all of its text goes, a stub says so")
    taking.add_argument("slug", help="of the article: the last part of its address, without .html")
    taking.add_argument("--reason", default="", metavar="TEXT", help="why, as readers shall see it")
    taking.add_argument("--no-title", action="store_true", help="the title has to go, too")
    add_cache(taking, "folder of caches, which is emptied")
    for sub in (counting, taking):
        add_folders(sub)


def _words(options: argparse.Namespace) -> int:
    from .pages.shares import shares  # brings Pelican: only where it is needed, here and below
    from .pages.withheld import hold, read_texts

    settings = Settings(
        content=options.content, excerpt_words=options.excerpt_words, quoted_words=options.quoted_words
    )
    knowledge = load_knowledge(settings.registry, settings.outlets)
    read = read_texts(find_articles(settings.articles), knowledge, settings)
    hold(read, ())
    found = shares(text for text, _ in read)
    if options.format == "json":
        rows = [{**asdict(share), "percent": share.percent} for share in found]
        say_json({"version": 1, "outlets": rows})
        return 0
    for share in found:
        print(_line(share))
    return 0


def _line(share: Share) -> str:
    articles = "1 article" if share.articles == 1 else f"{share.articles} articles"
    licensed = f", {share.licensed} with a licence" if share.licensed else ""
    shown = f"{share.published} of {share.words} words are shown ({share.percent} %)"
    return f"{share.outlet or '(no outlet)'}: {articles}{licensed}; {shown}"


def _take_down(options: argparse.Namespace) -> int:
    from .takingdown import take_down

    settings = replace(Settings(seeds=options.seeds, content=options.content), cache=cache_of(options))
    today = datetime.now().astimezone().date().isoformat()
    told = take_down(settings, options.slug, " ".join(options.reason.split()), today, not options.no_title)
    for line in told.lines:
        print(line)
    return 0
