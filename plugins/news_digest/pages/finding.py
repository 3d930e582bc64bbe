"""The full-text search: Pagefind, which is known here alone, makes the index that the search page loads.

Pagefind runs as a process that is sent one article after the other (in the order given, unlike the files
of a folder) and sends back the files of the index, which the digest's writer takes. Where nothing that
goes into the index has changed, the files of the run before stay.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from io import BufferedReader
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from ..problems import Problem, Severity
from .bundle import canonical
from .library import Library
from .records import Record, records
from .writer import DigestWriter

FOLDER = "pagefind"
"""In the output. The indexer's script tells the address of the site from it."""

ORIGIN = f"{FOLDER}/made-from.txt"
"""What went into the index and what came out, as two fingerprints."""

MAKE = "1"
"""To be raised whenever the same articles shall give another index."""


def program() -> Path | None:
    """The indexer; None on a machine for which there is none."""
    try:
        from pagefind.service import get_executable  # brings asyncio: only where there is a search

        found = get_executable()
    except (ImportError, FileNotFoundError):
        return None
    return Path(found) if found else None


def can_search(library: Library) -> bool:
    """Whether the digest has a full-text search: wanted, possible, and something to find."""
    return library.site.settings.search and bool(library.stories) and program() is not None


def put_index(library: Library, writer: DigestWriter) -> list[Problem]:
    """Write the index, if there is to be one; says why there is none where one was wanted."""
    if not library.site.settings.search or not library.stories:
        return []
    indexer = program()
    if indexer is None:
        message = "Pagefind is not installed, so the search page has only the list of titles"
        advice = "Install it (pip install pagefind pagefind-bin), or set DIGEST_SEARCH = False."
        return [Problem("DIGEST_SEARCH", 0, Severity.WARNING, message, advice)]
    wanted = list(records(library))
    origin = _fingerprint(wanted, library.site.lang, indexer)
    files = writer.earlier(FOLDER)
    if files.pop(ORIGIN, b"") != _origin(origin, files):
        try:
            files = _indexed(wanted, library.site.lang, indexer)
        except (OSError, ValueError, LookupError) as error:
            message = f"the full-text search could not be made: {error}"
            advice = "Build again; if that does not help, set DIGEST_SEARCH = False."
            return [Problem("DIGEST_SEARCH", 0, Severity.ERROR, message, advice)]
    for name, data in sorted(files.items()):
        writer.put(name, data)
    writer.put(ORIGIN, _origin(origin, files))
    return []


def _fingerprint(wanted: Sequence[Record], lang: str, indexer: Path) -> str:
    """Stands for everything that the index is made from."""
    try:
        release = version("pagefind-bin")
    except PackageNotFoundError:  # a program that was found on the PATH
        release = "unknown"
    made_of = [MAKE, release, indexer.stat().st_size, lang, [asdict(record) for record in wanted]]
    return sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def _origin(origin: str, files: Mapping[str, bytes]) -> bytes:
    """The note beside the index: a broken run or an edited file shows as a difference."""
    listing = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    return f"{origin} {sha256(listing.encode()).hexdigest()}\n".encode()


def _indexed(wanted: Sequence[Record], lang: str, indexer: Path) -> dict[str, bytes]:
    """The files of a new index: path in the output -> content; ValueError with the indexer's words."""
    with TemporaryDirectory(prefix="news-digest-") as place, _Service(indexer, Path(place)) as service:
        index = service.ask("NewIndex", config={"force_language": lang})["index_id"]
        for record in wanted:
            service.ask("AddRecord", index_id=index, **_as_asked(record, lang))
        # sent, not written by the indexer: it answers before what it writes is complete on the disk
        sent = service.ask("GetFiles", index_id=index)["files"]
    files = {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in sent}
    return {f"{FOLDER}/{name}": data for name, data in canonical(files).items()}


def _as_asked(record: Record, lang: str) -> dict[str, Any]:
    """A record in the words of the indexer. One language for all: it would search only that of the page."""
    return {
        "url": record.url,
        "content": record.content,
        "language": lang,
        "meta": dict(record.meta),
        "filters": {name: list(values) for name, values in record.filters.items()},
        "sort": {"date": str(record.age)},
    }


class _Service:
    """The indexer's process: each request is answered before the next, so that no pipe can fill up."""

    def __init__(self, indexer: Path, place: Path) -> None:
        # settings of another site, in the environment or the working directory, are not for this one
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        self._process = subprocess.Popen(  # noqa: S603 - the program of the package
            [indexer, "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env=outside,
        )
        self._asked = 0

    def __enter__(self) -> _Service:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def ask(self, kind: str, **request: Any) -> dict[str, Any]:
        """Send one request and wait for its answer; ValueError if it is refused, OSError if there is none."""
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **request}}
        told, heard = self._process.stdin, self._process.stdout
        if told is None or heard is None:
            raise OSError("the indexer has no pipes")
        told.write(base64.b64encode(json.dumps(message).encode()) + b",")
        told.flush()
        answer: dict[str, Any] = json.loads(base64.b64decode(_until_comma(cast(BufferedReader, heard))))[
            "payload"
        ]
        if answer["type"] != kind and (kind, answer["type"]) != ("AddRecord", "IndexedFile"):
            raise ValueError(str(answer.get("message", answer)))
        return answer


def _until_comma(heard: BufferedReader) -> bytes:
    """An answer; it is written in base64 and ends with a comma."""
    found = bytearray()
    while not found.endswith(b","):
        some = heard.read1(1 << 16)
        if not some:
            raise OSError("the indexer has ended")
        found += some
    return bytes(found[:-1])
