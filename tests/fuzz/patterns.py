"""Every regular expression of the program, with how it is asked."""

from __future__ import annotations

import ast
import functools
import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
PLUGINS = ROOT / "plugins"
FROM_THE_START = {"match": "match", "fullmatch": "fullmatch"}
ANYWHERE = dict.fromkeys(("sub", "subn", "split", "findall", "finditer"), "finditer") | {"search": "search"}
ASKED = FROM_THE_START | ANYWHERE


@dataclass(frozen=True)
class Expression:
    """A regular expression and the ways in which the program asks it."""

    where: str
    """`news_digest.formats.mail.REPLY`, or of one that is compiled when it is wanted: `news_digest/x.py:12`."""
    pattern: re.Pattern[str]
    asked: tuple[str, ...]
    """Of `search`, `match`, `fullmatch`, `finditer`; all where the program does not say."""


def sources() -> list[Path]:
    return sorted(path for path in PLUGINS.rglob("*.py") if path.name != "__main__.py")


def modules() -> list[ModuleType]:
    parts = [path.relative_to(PLUGINS).with_suffix("").parts for path in sources()]
    return [importlib.import_module(".".join(part).removesuffix(".__init__")) for part in parts]


def expressions(lately: Iterable[tuple[str, re.Pattern[str]]] = ()) -> list[Expression]:
    """Every expression that a module, or a value that it holds, has compiled, and those compiled `lately`."""
    named: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for module in modules():
        for name, value in sorted(vars(module).items()):
            for pattern in _inside(value, set(), 0):
                if isinstance(pattern.pattern, str):
                    named.setdefault((pattern.pattern, pattern.flags), (f"{module.__name__}.{name}", pattern))
    for where, pattern in lately:
        named.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    ways = _asked()
    every = tuple(sorted(set(ASKED.values())))
    return [
        Expression(where, pattern, tuple(sorted(ways.get(where, every))))
        for where, pattern in sorted(named.values(), key=lambda some: some[0])
    ]


def compiled_lately(monkeypatch: Any) -> list[tuple[str, re.Pattern[str]]]:
    """A list to which every expression is added that the program compiles from now on."""
    found: list[tuple[str, re.Pattern[str]]] = []
    made = re._compile  # type: ignore[attr-defined]

    def compiled(pattern: Any, flags: int) -> Any:
        import sys

        one = made(pattern, flags)
        if not isinstance(getattr(one, "pattern", None), str):
            return one
        frame: Any = sys._getframe(1)
        for _ in range(6):
            if frame is not None and str(PLUGINS) in frame.f_code.co_filename:
                place = Path(frame.f_code.co_filename).relative_to(PLUGINS).as_posix()
                found.append((f"{place}:{frame.f_lineno}", one))
                break
            frame = frame and frame.f_back
        return one

    monkeypatch.setattr(re, "_compile", compiled)
    for module in modules():
        for value in vars(module).values():
            if isinstance(value, functools._lru_cache_wrapper):
                value.cache_clear()
    return found


def _asked() -> dict[str, set[str]]:
    """Full name of an expression -> the ways in which it is asked anywhere in the program."""
    found: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    for path in sources():
        parts = path.relative_to(PLUGINS).with_suffix("").parts
        package = parts[:-1]
        module = ".".join(parts).removesuffix(".__init__")
        tree = ast.parse(path.read_text("utf-8"))
        imported = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                above = package[: len(package) - node.level + 1] if node.level else ()
                source = ".".join((*above, *([node.module] if node.module else [])))
                imported.update(
                    {alias.asname or alias.name: f"{source}.{alias.name}" for alias in node.names}
                )
        homes.update({f"{module}.{name}": home for name, home in imported.items()})
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ASKED and isinstance(node.value, ast.Name):
                found.setdefault(f"{module}.{node.value.id}", set()).add(ASKED[node.attr])
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                pass
    ways: dict[str, set[str]] = {}
    for name, how in found.items():
        while name in homes:
            name = homes[name]
        ways.setdefault(name, set()).update(how)
    return ways


def _inside(value: Any, seen: set[int], depth: int) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
        return
    if depth > 4 or id(value) in seen or isinstance(value, type | str | bytes | int):
        return
    seen.add(id(value))
    inner: list[Any] = []
    if isinstance(value, dict):
        inner = [*value.values(), *value]
    elif isinstance(value, tuple | list | set | frozenset):
        inner = [*value]
    elif hasattr(value, "__dataclass_fields__"):
        inner = [getattr(value, field, None) for field in value.__dataclass_fields__]
    for one in inner:
        yield from _inside(one, seen, depth + 1)
