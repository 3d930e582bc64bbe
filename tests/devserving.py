"""A development server that runs, and what it says: on its terminal, and to the pages that it serves."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path

PATIENCE = 30
"""Seconds that anything may take, on a machine that has much to do."""


class Running:
    """The server as a process of its own."""

    def __init__(self, command: Sequence[object], folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said: queue.Queue[str] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.put(line)

    def edit(self, text: str, name: str = "seeds/a.txt") -> None:
        (self.folder / name).write_text(text)

    def hear(self, words: str) -> str:
        """The next line with these words."""
        end = time.monotonic() + PATIENCE
        heard = ""
        while time.monotonic() < end:
            try:
                line = self.said.get(timeout=0.2)
            except queue.Empty:
                continue
            heard += line
            if words in line:
                return line
        raise AssertionError(f"{words!r} not said in {PATIENCE} s, but: {heard!r}")

    def told(self, address: str, page: str = "/repo/") -> dict[str, str]:
        """The first event that the page hears, of the site at the address."""
        with urllib.request.urlopen(f"{address}.devserver/events?page={page}", timeout=20) as stream:
            for line in stream:
                if line.startswith(b"data: "):
                    found: dict[str, str] = json.loads(line[6:])
                    return found
        raise AssertionError("the stream ended")

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.join()
        assert self.process.stdout
        self.process.stdout.close()
