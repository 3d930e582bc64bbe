"""A Pelican plugin that reads and renders only what has changed."""

from __future__ import annotations


def register() -> None:
    """Called by Pelican for each entry in PLUGINS."""
    from .hooks import connect  # the store is used by programs that do not need Pelican

    connect()
