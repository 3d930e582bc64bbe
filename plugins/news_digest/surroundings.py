"""What a program takes over from where it was started, and what of that would do harm."""

from __future__ import annotations

import io
import os
import sys

from .problems import Problem, Refusal, Severity


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
