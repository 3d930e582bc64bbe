"""The conversation with the indexer's process: all articles are sent without waiting, then the index is asked for.

The process does the work; a thread of ours sends, another listens, and neither takes much of the interpreter
from whoever renders pages meanwhile.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from threading import Thread
from typing import IO, Any, cast

AT_ONCE = 1 << 16
"""Bytes that are gathered before they are sent, and the least that is asked for."""

ANSWERS = ("NewIndex", "IndexedFile", "GetFiles")
"""What is said where all goes well."""


def indexed(indexer: Path, lang: str, records: Iterable[str]) -> dict[str, bytes]:
    """The files of a new index (name -> content), as the indexer gives them.

    A record is what `AddRecord` takes, without index and kind, as a JSON object. ValueError with the indexer's
    words, OSError if it ends too early; what `records` raises comes through.
    """
    with _Service(indexer) as service:
        return service.files(_requests(lang, records))


def _requests(lang: str, records: Iterable[str]) -> Iterator[str]:
    """All that is to be said. The first index has the number 0; files are sent to us, not written by the indexer:
    it answers before what it writes is complete on the disk."""
    yield json.dumps({"type": "NewIndex", "config": {"force_language": lang}})
    for record in records:
        yield f'{{"type": "AddRecord", "index_id": 0, {record[1:]}'
    yield json.dumps({"type": "GetFiles", "index_id": 0})


class _Service:
    """The indexer's process."""

    def __init__(self, indexer: Path) -> None:
        # settings of another site, in the environment or the working directory, are not for this one
        outside = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
        self._process = subprocess.Popen(  # noqa: S603 - the program of the package
            [indexer, "--service"],
            bufsize=AT_ONCE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=indexer.parent,
            env=outside,
        )
        self._told = cast(IO[bytes], self._process.stdin)
        self._heard = cast(BufferedReader, self._process.stdout)
        self._sender: Thread | None = None
        self._failure: Exception | None = None

    def __enter__(self) -> _Service:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        if self._sender:
            self._sender.join()
        for pipe in (self._told, self._heard):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def files(self, requests: Iterable[str]) -> dict[str, bytes]:
        """Send all requests, of which the last one is for the files."""
        self._sender = Thread(target=self._send, args=(requests,), daemon=True)
        self._sender.start()
        for answer in _answers(self._heard):
            if answer["type"] not in ANSWERS:
                raise ValueError(str(answer.get("message", answer)))
            if answer["type"] == "GetFiles":
                return {
                    file["path"].replace("\\", "/"): base64.b64decode(file["content"])
                    for file in answer["files"]
                }
        if self._failure:
            raise self._failure
        raise OSError("the indexer has ended")

    def _send(self, requests: Iterable[str]) -> None:
        """The pipe stays open at the end: closed, it would make the indexer leave before it has answered."""
        try:
            for number, request in enumerate(requests, 1):
                message = f'{{"message_id": {number}, "payload": {request}}}'
                self._told.write(base64.b64encode(message.encode()) + b",")
            self._told.flush()
        except Exception as error:
            self._failure = None if isinstance(error, OSError) else error
            with suppress(OSError):
                self._told.close()  # it has ended, or shall: nothing more will come


def _answers(heard: BufferedReader) -> Iterator[dict[str, Any]]:
    """Answers as they come; each is written in base64 and ends with a comma."""
    found: list[bytes] = []
    while some := heard.read1(AT_ONCE):
        first, *others = some.split(b",")
        found.append(first)
        for other in others:
            yield json.loads(base64.b64decode(b"".join(found)))["payload"]
            found = [other]
