"""A pasted text into a new seed."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from ..formats import Unreadable, read_page
from ..formats.decoding import decode
from ..model import Seed
from ..problems import UserError, stopped
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
TITLE = re.compile(r"<(?:h1|title)\b[^<>]*+>(.{1,400}?)</", re.IGNORECASE | re.DOTALL)  # <h1>Talks begin</h1>
TAG = re.compile(r"<[^>]{0,2000}>")


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
    path = free_place(settings.seeds, _name(name, text, media, address))
    saved = with_origin(data, media, "", address) if address else data
    save_new(path, saved)
    haul.came(path.as_posix())
    try:
        read_page(Seed(path, path.name), saved)
    except Unreadable as error:
        haul.tell(path.as_posix(), str(error))
    return haul


def _name(name: str, text: str, media: str, address: str) -> str:
    """The name that was asked for, else one from the first words, else one from the address."""
    ending = ".html" if media == "text/html" else ".txt"
    if name:
        wish = PurePosixPath(name)
        if wish.name != name or "\\" in name:
            raise _stop(f"--name {name!r} is no plain name of a file", "Leave folders out of it.")
        known = wish.suffix.casefold() in (".txt", ".text", ".html", ".htm", ".md", ".markdown")
        return f"{slugify(wish.stem if known else name)}{wish.suffix if known else ending}"
    title = TITLE.search(text) if media == "text/html" else None
    lines = [title[1]] if title else []
    lines += (TAG.sub(" ", text) if media == "text/html" else text).splitlines()[:50]
    found = text_name((line for line in lines if "://" not in line), ending)
    return page_name(address, media) if found == f"untitled{ending}" and address else found


def _address(url: str) -> str:
    try:
        return str(web_address(url).url)
    except Failed as failure:
        raise _stop(f"--url {url[:200]!r} {failure.message}", failure.advice) from None


def _stop(message: str, advice: str) -> UserError:
    return stopped("pasted text", 0, message, advice)
