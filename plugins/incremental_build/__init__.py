"""A Pelican plugin that reads and renders only what has changed."""

from __future__ import annotations
