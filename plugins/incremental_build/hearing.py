"""What is said while something is made, be it logged or printed."""

from __future__ import annotations

import contextlib
import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

OWN = ("pelican.writers", "pelican.plugins.incremental_build")
"""Loggers that tell how the build goes on, and not of what a page is made from."""


@contextmanager
def listening(level: int = logging.WARNING) -> Iterator[list[str]]:
    """What is logged within the block, from this level on.

    It is heard as it is made, for Pelican's filter drops what was said before in the same process.
    """
    said: list[str] = []
    plain = logging.getLogRecordFactory()

    def hearing(*arguments: Any, **options: Any) -> logging.LogRecord:
        record = plain(*arguments, **options)
        if record.levelno >= level and record.name not in OWN:
            said.append(record.getMessage())
        return record

    logging.setLogRecordFactory(hearing)
    try:
        yield said
    finally:
        logging.setLogRecordFactory(plain)


@contextmanager
def all_heard() -> Iterator[list[str]]:
    """All that is logged or printed within the block; what is printed goes nowhere else."""
    printed = io.StringIO()
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        listening(logging.NOTSET) as said,
    ):
        yield said
    if printed.getvalue():
        said.append(printed.getvalue())
