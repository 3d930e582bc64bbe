"""A pasted text into a new seed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ..copydesk import NoStory, edit
from ..copydesk.prose import is_prose
from ..formats import Unreadable, read_page
from ..formats.decoding import decode
from ..model import Knowledge, Seed
from ..problems import UserError, stopped
from ..registry import load_knowledge
from ..seeds import LARGEST
from ..settings import Settings
from ..slugs import slugify
from .haul import Haul
from .keeping import free_place, page_name, save_new, text_name, with_origin
from .known import same_text
from .visiting import web_address
from .wire import Failed

MARKUP = re.compile(
    r"\s*(?:<!doctype\s+html|<!--|<html|<head|<body|<meta|<article|<div|<p|<h1|<span|<table|<section)\b",
    re.IGNORECASE,
)  # <meta charset="utf-8"><p>The mayor ...
TAG = re.compile(r"<[^<>]{0,2000}>")  # <p class="a">
MOST = 20_000
"""Characters in which words for a name are looked for."""


def paste(data: bytes, settings: Settings, url: str = "", name: str = "") -> Haul:
    """Save what was pasted under a name of its own. Raises UserError for wrong use or nothing pasted, OSError."""
    if not data.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise _stop("holds nothing", "Copy the article, or give it on standard input.")
    if len(data) > LARGEST:
        raise _stop(
            f"holds more than the {LARGEST // 2**20} MB an article may have", "Copy the article alone."
        )
    text = decode(data)
    media = "text/html" if MARKUP.match(text) else "text/plain"
    address = _address(url) if url else ""
    haul = Haul()
    if twin := same_text(data, settings):
        haul.tell("pasted text", f"is here already, {twin.as_posix()}")
        return haul
    saved = with_origin(data, media, "", address) if address else data
    ending = ".html" if media == "text/html" else ".txt"
    read = _read(saved, ending, settings)
    wish = _wished(name, ending) if name else _name(read, text, ending, address)
    path = free_place(settings.seeds, wish)
    save_new(settings.seeds, path, saved)
    haul.came(path.as_posix())
    if read.fault:
        haul.tell(path.as_posix(), read.fault)
    return haul


@dataclass(frozen=True, slots=True)
class _Read:
    """What the copydesk makes of a pasted text."""

    headline: str = ""
    opening: str = ""
    """The first paragraph of the story."""
    fault: str = ""
    """Why no article can be made of it."""


def _read(data: bytes, ending: str, settings: Settings) -> _Read:
    """Read it as it will be read; what the copydesk fails at is told when it is converted."""
    name = f"pasted{ending}"
    try:
        article, _ = edit(read_page(Seed(Path(name), name), data), _knowledge(settings))
    except (Unreadable, NoStory) as error:
        return _Read(fault=str(error))
    except Exception:  # the text that was copied may be gone tomorrow: it is saved whatever happens
        return _Read()
    return _Read(article.title, article.body[0].text if article.body else "")


def _knowledge(settings: Settings) -> Knowledge:
    """Who is who; nobody where the editor's lists can't be read, which is no reason to lose what was copied."""
    try:
        return load_knowledge(settings.registry, settings.outlets)
    except (UserError, OSError):
        return Knowledge()


def _wished(name: str, ending: str) -> str:
    """The name that was asked for."""
    wish = PurePosixPath(name)
    if wish.name != name or "\\" in name:
        raise _stop(f"--name {name!r} is no plain name of a file", "Leave folders out of it.")
    known = wish.suffix.casefold() in (".txt", ".text", ".html", ".htm", ".md", ".markdown")
    return f"{slugify(wish.stem if known else name)}{wish.suffix if known else ending}"


def _name(read: _Read, text: str, ending: str, address: str) -> str:
    """A name from the headline, else from the address, else from the first words that are prose, else from any."""
    unknown = f"untitled{ending}"
    if (found := text_name([read.headline], ending)) != unknown:
        return found
    if address:
        return page_name(address, "text/html" if ending == ".html" else "text/plain")
    lines = [" ".join(TAG.sub(" ", line).split()) for line in text[:MOST].splitlines()]
    lines = [line for line in lines if "://" not in line]
    wishes = (text_name([line], ending) for line in (read.opening, *filter(is_prose, lines), *lines))
    return next((wish for wish in wishes if wish != unknown), unknown)


def _address(url: str) -> str:
    try:
        return str(web_address(url).url)
    except Failed as failure:
        raise _stop(f"--url {url[:200]!r} {failure.message}", failure.advice) from None


def _stop(message: str, advice: str) -> UserError:
    return stopped("pasted text", 0, message, advice)
