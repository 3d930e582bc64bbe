"""The clipboard, by the program that each desktop has for it; as HTML where that is known to be there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from ..problems import UserError, stopped

PATIENCE = 10
"""Seconds; a program that owns the clipboard may hang."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Programs that read one desktop's clipboard."""

    text: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    """Lists the forms in which the clipboard can be had."""
    html: tuple[str, ...] = ()


XCLIP = ("xclip", "-selection", "clipboard", "-o")
POWERSHELL = (
    *("powershell", "-NoProfile", "-Command"),
    "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw",
)
WAYLAND = Reader(
    ("wl-paste", "--no-newline"),
    ("wl-paste", "--list-types"),
    ("wl-paste", "--no-newline", "--type", "text/html"),
)
X11 = (Reader(XCLIP, (*XCLIP, "-t", "TARGETS"), (*XCLIP, "-t", "text/html")), Reader(("xsel", "-b", "-o")))


def readers(platform: str, environment: Mapping[str, str]) -> tuple[Reader, ...]:
    """What may read the clipboard of such a machine, the best first."""
    if platform == "darwin":
        return (Reader(("pbpaste",)),)
    if platform == "win32":
        return (Reader(POWERSHELL),)
    found: tuple[Reader, ...] = (WAYLAND,) if environment.get("WAYLAND_DISPLAY") else ()
    found += X11 if environment.get("DISPLAY") else ()
    if "microsoft" in environment.get("WSL_DISTRO_NAME", "") or environment.get("WSL_INTEROP"):
        found += (Reader(("powershell.exe", *POWERSHELL[1:])),)
    return found


def read_clipboard() -> bytes:
    """What was copied last, as HTML if it was copied as such. Raises UserError where there is no way to it."""
    possible = readers(sys.platform, os.environ)
    reader = next((one for one in possible if shutil.which(one.text[0])), None)
    if reader is None:
        names = " or ".join(one.text[0] for one in possible)
        message = f"needs the program {names}" if names else "there is none here (no desktop is running)"
        raise _stop(message, "Give the text on standard input: news-digest paste - < file.")
    if reader.html and b"text/html" in _run(reader.kinds).split():
        return _run(reader.html)
    return _run(reader.text)


def _run(command: tuple[str, ...]) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  # one of the fixed commands above
            command, capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired:
        raise _stop(
            f"{command[0]} did not answer within {PATIENCE} seconds", "Copy the text again."
        ) from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split())[:200] or "nothing is copied"
        raise _stop(f"can't be read ({command[0]}: {said})", "Copy the text again.")
    return done.stdout


def _stop(message: str, advice: str) -> UserError:
    return stopped("clipboard", 0, message, advice)
