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
    """`news_digest.formats.mail.REPLY`, or the function for one that is compiled when it is wanted."""
    pattern: re.Pattern[str]
    asked: tuple[str, ...]
    """Of `search`, `match`, `fullmatch`, `finditer`; all where the program does not say."""


def sources() -> list[Path]:
    return sorted(path for path in PLUGINS.rglob("*.py") if path.name != "__main__.py")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(PLUGINS).with_suffix("").parts).removesuffix(".__init__")


def modules() -> list[ModuleType]:
    return [importlib.import_module(module_of(path)) for path in sources()]


def expressions(lately: Iterable[tuple[str, re.Pattern[str]]] = ()) -> list[Expression]:
    """Every expression that a module, or a value that it holds, has compiled, and those compiled `lately`."""
    named: dict[tuple[str, int], tuple[str, re.Pattern[str]]] = {}
    for module in modules():
        for name, value in sorted(vars(module).items()):
            for field, pattern in _inside(value, set(), 0):
                if isinstance(pattern.pattern, str):
                    where = f"{module.__name__}.{name}{field}"
                    named.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    for where, pattern in lately:
        named.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    ways = _asked()
    every = tuple(sorted(set(ASKED.values())))
    return [
        Expression(where, pattern, tuple(sorted(ways.get(where) or ways.get(_field(where)) or every)))
        for where, pattern in sorted(named.values(), key=lambda some: some[0])
    ]


def _field(where: str) -> str:
    """`.opening` of an expression that is a field of a dataclass."""
    return "." + where.rpartition(".")[2]


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
                module = module_of(Path(frame.f_code.co_filename))
                found.append((f"{module}.{frame.f_code.co_name}", one))
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
    """Full name of an expression, or `.field` -> the ways in which it is asked anywhere in the program."""
    found: dict[str, set[str]] = {}
    homes: dict[str, str] = {}
    for path in sources():
        module, package = module_of(path), path.relative_to(PLUGINS).parts[:-1]
        tree = ast.parse(path.read_text("utf-8"))
        homes.update({f"{module}.{name}": home for name, home in _imported(tree, package)})
        for name, how in _asked_in(tree, module):
            found.setdefault(name, set()).add(how)
    ways: dict[str, set[str]] = {}
    for name, how in found.items():
        while name in homes:
            name = homes[name]
        ways.setdefault(name, set()).update(how)
    return ways


def _imported(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The names that a module has from others, and their full names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            source = ".".join((*above, *([node.module] if node.module else [])))
            yield from ((alias.asname or alias.name, f"{source}.{alias.name}") for alias in node.names)


def _asked_in(tree: ast.AST, module: str) -> Iterator[tuple[str, str]]:
    """What a module asks, and how."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from ((f"{module}.{node.name}", how) for how in _asked_of_re(node))
        if not (isinstance(node, ast.Attribute) and node.attr in ASKED):
            continue
        whom = node.value.value if isinstance(node.value, ast.Subscript) else node.value
        whom = whom.func if isinstance(whom, ast.Call) else whom  # compiled(phrase).search(text)
        if isinstance(whom, ast.Name):  # NAME.search(text), NAMES[key].search(text)
            yield f"{module}.{whom.id}", ASKED[node.attr]
        elif isinstance(whom, ast.Attribute):  # self.opening.search(text)
            yield f".{whom.attr}", ASKED[node.attr]


def _asked_of_re(function: ast.FunctionDef) -> Iterator[str]:
    """How a function asks expressions that it writes where it asks: re.match(...)."""
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re":
            yield from [ASKED[node.attr]] if node.attr in ASKED else []


def _inside(value: Any, seen: set[int], depth: int, field: str = "") -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern):
        yield field, value
        return
    if depth > 4 or id(value) in seen or isinstance(value, type | str | bytes | int):
        return
    seen.add(id(value))
    inner: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        inner = [(field, one) for one in (*value.values(), *value)]
    elif isinstance(value, tuple | list | set | frozenset):
        inner = [(field, one) for one in value]
    elif hasattr(value, "__dataclass_fields__"):
        inner = [(f".{name}", getattr(value, name, None)) for name in value.__dataclass_fields__]
    for within, one in inner:
        yield from _inside(one, seen, depth + 1, within)
