"""How a build ends that can't go on: in words instead of a traceback, and with an account where one is wanted."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .accounts import account, begin_account, write_account
from .pages.console import STYLES, say
from .problems import Problem, Refusal, Severity, UserError
from .report import as_typed
from .settings import Settings, report_in, seeds_in

STOPPED = "Warning or error encountered"
"""What Pelican raises for --fatal; what was wrong has been said by then."""

UNWRITABLE = (errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
"""What a disk may say to someone who writes."""


def settings_of(conf: Any) -> Settings:
    """The digest's settings; a ValueError that ends the run as wrong use where one is of a wrong type."""
    with in_settings():
        return Settings.from_pelican(conf)


@contextmanager
def in_settings() -> Iterator[None]:
    """Tell a setting that is wrong as what it is."""
    try:
        yield
    except ValueError as error:
        raise Refusal(Problem("pelicanconf.py", 0, Severity.ERROR, str(error), "")) from error


def ask_for_account(conf: Any, output: Path) -> None:
    """Know where an account of the build is wanted, before anything can fail."""
    _asked.clear()
    with in_settings():
        place, seeds = report_in(conf), seeds_in(conf)
    begin_account(place, (Path(conf["PATH"]), seeds, output))
    _asked.append(place)


_asked: list[Path | None] = []
"""Where the account of the build that is going on is wanted, for what ends it."""


def in_words(record: logging.LogRecord) -> bool:
    """Tell what a user can mend in words, instead of the traceback that Pelican would print."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, UserError):
        write_account(_asked[-1] if _asked else None, account({}, error.problems, complete=False))
        for problem in error.problems:
            say(str(problem), STYLES[problem.severity])
        return False
    if isinstance(error, OSError) and (error.filename or error.errno in UNWRITABLE):
        where = as_typed(Path(os.fsdecode(error.filename))) if error.filename else "a file can't be written"
        why = error.strerror or str(error)
        say(f"{where}: {why}. Make room or give leave, then build again.", STYLES[Severity.ERROR])
        return False
    return not (isinstance(error, RuntimeError) and str(error) == STOPPED)
