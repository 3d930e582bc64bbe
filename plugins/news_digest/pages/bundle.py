"""A search bundle in one fixed form: the indexer lists the values of filters in another order each time.

Only what is affected is read and written anew: the filters, the list that names them, and the entry that
names the list. All three are CBOR (RFC 8949) behind a signature, gzipped; the entry is JSON.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

ENTRY = "pagefind-entry.json"

SCRIPTS = ("pagefind.js", "pagefind-worker.js")
"""What the search page loads of the indexer's scripts; the rest are interfaces that nobody asks for."""

PARTS = ("index/", "filter/", "fragment/")

SIGNATURE = b"pagefind_dcd"

PAGES, CHUNKS, FILTERS, SORTS = 1, 2, 3, 4
"""Places of what is counted up in the list of a language: articles, parts of the index, filters, orders."""

ABOVE = "/../../"
"""Makes of `bundle/wasm.NAME.pagefind`, as the indexer's script writes it, the file of the folder above.
The browser then asks for the same address from each bundle, and loads it once."""

UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4
"""Kinds of CBOR items that stand in these files."""


def canonical(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a reader needs of what the indexer wrote (name -> content), the same for the same articles.

    KeyError, ValueError or IndexError where the indexer writes another format than it used to.
    """
    entry = json.loads(files[ENTRY])
    kept = {name: data for name, data in files.items() if name in SCRIPTS or name.startswith(PARTS)}
    for language, about in sorted(entry["languages"].items()):
        listing = unpacked(files[f"pagefind.{about['hash']}.pf_meta"])
        renewed = []
        for kind, mark in listing[FILTERS]:
            name, values = unpacked(kept.pop(f"filter/{mark}.pf_filter"))
            mark, data = _named(language, [name, sorted(values)])
            kept[f"filter/{mark}.pf_filter"] = data
            renewed.append([kind, mark])
        listing[FILTERS] = sorted(renewed)
        about["hash"], data = _named(language, listing)
        kept[f"pagefind.{about['hash']}.pf_meta"] = data
        program = f"wasm.{about['wasm'] or 'unknown'}.pagefind"
        kept[program] = files[program]
    return {**kept, ENTRY: _entry(entry)}


def without_programs(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """A canonical bundle for a folder within that of the programs, which it shares with others."""
    entry = json.loads(files[ENTRY])
    for about in entry["languages"].values():
        about["wasm"] = f"{ABOVE}wasm.{about['wasm'] or 'unknown'}"
    kept = {name: data for name, data in files.items() if "/" in name or name.endswith(".pf_meta")}
    return {**kept, ENTRY: _entry(entry)}


def overview(files: Mapping[str, bytes], values: Mapping[str, Iterable[str]]) -> dict[str, bytes]:
    """The programs of any canonical bundle, with an index of no article that knows the values of all filters."""
    entry = json.loads(files[ENTRY])
    kept = {name: data for name, data in files.items() if name in SCRIPTS or name.startswith("wasm.")}
    for language, about in entry["languages"].items():
        listing = unpacked(files[f"pagefind.{about['hash']}.pf_meta"])
        listing[PAGES], listing[CHUNKS], listing[FILTERS], listing[SORTS] = [], [], [], []
        for kind, known in sorted(values.items()):
            mark, data = _named(language, [kind, [[value, []] for value in sorted(known)]])
            kept[f"filter/{mark}.pf_filter"] = data
            listing[FILTERS].append([kind, mark])
        about["hash"], data = _named(language, listing)
        about["page_count"] = 0
        kept[f"pagefind.{about['hash']}.pf_meta"] = data
    return {**kept, ENTRY: _entry(entry)}


def _entry(entry: Any) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _named(language: str, value: Any) -> tuple[str, bytes]:
    """A name that tells the content, as the indexer gives them, and the file."""
    plain = written(value)
    return f"{language}_{sha256(plain).hexdigest()[:10]}", gzip.compress(SIGNATURE + plain, mtime=0)


SMALL, SMALL_NEGATIVE, EMPTY = UNSIGNED << 5 | 24, NEGATIVE << 5 | 24, ARRAY << 5
"""How numbers of one byte and empty arrays begin."""


def unpacked(data: bytes) -> Any:
    """The value in one of the indexer's files; ValueError if it is none."""
    plain = gzip.decompress(data)
    if not plain.startswith(SIGNATURE):
        raise ValueError("not a file of the indexer")
    value, end = _read(plain, len(SIGNATURE))
    if end != len(plain):
        raise ValueError("something stands behind the end")
    return value


def written(value: Any) -> bytes:
    """A value of lists, texts and natural numbers as CBOR."""
    if isinstance(value, int):
        return _head(UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode()
        return _head(TEXT, len(text)) + text
    return _head(ARRAY, len(value)) + b"".join(map(written, value))


def _head(kind: int, number: int) -> bytes:
    """Kind and number of an item, as short as it can be."""
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4, 8) if number < 1 << 8 * size)
    return bytes([kind << 5 | 23 + size.bit_length()]) + number.to_bytes(size, "big")


def _read(data: bytes, place: int) -> tuple[Any, int]:
    """The item that begins at a place, and where it ends."""
    kind, number = data[place] >> 5, data[place] & 31
    place += 1
    if 24 <= number <= 27:
        size = 1 << number - 24
        number, place = int.from_bytes(data[place : place + size], "big"), place + size
    elif number > 27:
        raise ValueError("an item without a length")
    if kind == UNSIGNED:
        return number, place
    if kind == NEGATIVE:
        return -1 - number, place
    if kind == TEXT:
        return data[place : place + number].decode(), place + number
    if kind != ARRAY:
        raise ValueError(f"an item of kind {kind}")
    return _read_all(data, place, number)


def _read_all(data: bytes, place: int, number: int) -> tuple[list[Any], int]:
    """So many items from a place on, and where they end."""
    items: list[Any] = []
    for _ in range(number):
        head = data[place]
        if head < 24:  # most are small numbers, here and below
            item: Any = head
            place += 1
        elif head == SMALL:
            item, place = data[place + 1], place + 2
        elif head == SMALL_NEGATIVE:
            item, place = -1 - data[place + 1], place + 2
        elif head == EMPTY:
            item, place = [], place + 1
        else:
            item, place = _read(data, place)
        items.append(item)
    return items, place
