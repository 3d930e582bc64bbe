"""The plugin alone: no reader of another plugin, which Pelican takes for its own as soon as it is imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pelican.readers import BaseReader


@pytest.fixture(autouse=True)
def plugin_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests of the same run may have imported the digest's reader."""
    for reader in BaseReader.__subclasses__():
        if reader.__module__.startswith("news_digest."):
            monkeypatch.setattr(reader, "enabled", False)


@pytest.fixture
def connected() -> Iterator[Callable[[Any, Any], None]]:
    """Connect receivers of a plugin for one test."""
    done: list[tuple[Any, Any]] = []

    def connect(sent: Any, receiver: Any) -> None:
        sent.connect(receiver, weak=False)
        done.append((sent, receiver))

    yield connect
    for sent, receiver in done:
        sent.disconnect(receiver)
