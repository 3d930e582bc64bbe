"""What a program takes over from where it was started, and what of that would do harm."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

from .problems import Problem, Refusal, Severity
from .report import as_typed
from .settings import Settings


def speak_freely() -> None:
    """Have signs that the terminal's encoding does not know written as numbers, which is better than to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def refuse_odd_names() -> None:
    """Raise Refusal where names of files are read in another encoding than UTF-8: they would be others elsewhere."""
    encoding = sys.getfilesystemencoding()
    if os.name == "posix" and encoding.replace("-", "").casefold() != "utf8":
        message = f"names of files are taken for {encoding} here, so that they would be other names elsewhere"
        advice = "Set PYTHONUTF8=1, or a locale such as C.UTF-8."
        raise Refusal(Problem("the locale", 0, Severity.ERROR, message, advice))


def refuse_cache_in(folder: Path, settings: Settings) -> None:
    """Raise Refusal where what is kept from run to run would lie in a folder: it has whole articles."""
    place = folder.resolve()
    if settings.cache and settings.cache.resolve().is_relative_to(place):
        message = f"what is kept from run to run would lie in {as_typed(place)}"
        advice = "Name another folder as DIGEST_CACHE, or by --cache."
        raise Refusal(Problem(as_typed(settings.cache), 0, Severity.ERROR, message, advice))
