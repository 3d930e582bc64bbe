"""The program as a mark: code, theme, settings, libraries. Where it is another, everything is made again."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from ..fingerprints import libraries
from .marks import joined

HERE = Path(__file__).resolve().parent.parent

BESIDE = HERE.parent / "incremental_build"

PASSING = frozenset({"DIGEST_BUILD", "DIGEST_JOBS", "DIGEST_CACHE", "DIGEST_EXECUTOR", "DIGEST_REPORT"})
"""Settings that no page can show: they say how to work, not what to make."""


def code_mark() -> bytes:
    """Changes whenever this program, Python or a library does."""
    return _kept or _code_mark()


_kept = b""


def keep_code_mark() -> None:
    """Work it out once for all: for a process that ends as soon as a file of the program changes."""
    global _kept
    _kept = _code_mark()
    list(_of_the_user({}))


def _code_mark() -> bytes:
    code = [_bytes(file) for folder in (HERE, BESIDE) for file in _files(folder)]
    return _mark([*code, sys.version, sys.platform, *libraries()])


def frame_mark(settings: Mapping[str, Any], theme: Path) -> bytes:
    """Changes whenever templates, words or settings do: what all pages are made with, the program aside."""
    files = [*_files(theme / "templates"), *_files(theme / "locale"), *sorted(_of_the_user(settings))]
    return _mark([*map(_bytes, files), *_plain(settings)])


def _mark(parts: Iterable[bytes | str]) -> bytes:
    return joined(
        part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts
    )


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")


def _bytes(path: Path) -> bytes:
    try:
        return str(path).encode("utf-8", "surrogateescape") + b"\0" + path.read_bytes()
    except OSError:
        return b""


def _plain(settings: Mapping[str, Any]) -> Iterator[str]:
    """Key and value of each setting."""
    for key in sorted(settings):
        if key not in PASSING:
            yield key
            yield from _words(settings[key])


def _words(value: Any) -> Iterator[str]:
    """A setting in words that are the same in every run; a function is told by its name, its file is looked at."""
    if isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield str(key)
            yield from _words(value[key])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, set | frozenset):
        yield from sorted(map(repr, value))
    elif callable(value):
        yield f"{getattr(value, '__module__', '')}.{getattr(value, '__qualname__', type(value).__qualname__)}"
    elif isinstance(value, ModuleType):
        yield value.__name__
    elif getattr(type(value), "__repr__", None) is object.__repr__:
        yield type(value).__qualname__
    else:
        yield repr(value)


def _of_the_user(settings: Mapping[str, Any]) -> Iterator[Path]:
    """Files of code that belong to neither Python, nor a library, nor this program: a user's settings and filters."""
    installed = tuple(str(Path(place).resolve()) for place in {sys.prefix, sys.base_prefix, *_packages()})
    for place in {getattr(module, "__file__", None) for module in [*sys.modules.values()]} | set(
        _code(settings)
    ):
        if place and not _resolved(place).startswith((*installed, str(HERE), str(BESIDE))):
            yield Path(place)


@cache
def _resolved(place: str) -> str:
    return str(Path(place).resolve())


def _code(value: Any) -> Iterator[str]:
    """Where the functions among the settings are written."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _code(one)
    elif isinstance(value, list | tuple | set):
        for one in value:
            yield from _code(one)
    elif code := getattr(value, "__code__", None):
        yield code.co_filename


def _packages() -> Iterable[str]:
    return [place for place in sys.path if place.endswith("-packages")]
