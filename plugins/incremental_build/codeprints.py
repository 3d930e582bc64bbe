"""Functions and classes, written down as what they are: which, and what they carry."""

from __future__ import annotations

import functools
import types
from collections.abc import Callable
from typing import Any

RESTLESS = {
    "time",
    "datetime",
    "random",
    "secrets",
    "uuid",
    "os",
    "posix",
    "nt",
    "socket",
    "threading",
    "_random",
}
"""Modules whose functions and classes give another answer each time."""


class Unknown(Exception):
    """There is no telling whether the value is the same as that of another run; says which value."""


def parts_of(value: Any, text_of: Callable[[str], str]) -> list[Any]:
    """The parts of a function or class. Its text counts with the code that is loaded, too.

    `text_of` tells of a file of code what it holds. Raises `Unknown` for what is no such thing, and for what
    gives another answer each time.
    """
    if isinstance(value, functools.partial):
        return ["partial", value.func, value.args, value.keywords]
    if isinstance(value, types.FunctionType):
        return _parts_of_function(value, text_of)
    if isinstance(value, types.MethodType):
        return ["method", value.__func__, value.__self__]
    if not isinstance(value, type | types.BuiltinFunctionType | types.MethodDescriptorType):
        raise Unknown(f"{type(value).__module__}.{type(value).__qualname__}")
    owner = getattr(value, "__self__", None)
    module = getattr(value, "__module__", None) or ""
    if owner is not None and not isinstance(owner, types.ModuleType):
        raise Unknown(f"a method of {owner!r}")
    if module.split(".")[0] in RESTLESS:
        raise Unknown(f"{module}.{value.__qualname__}")
    return ["name", module, value.__qualname__]


def _parts_of_function(value: types.FunctionType, text_of: Callable[[str], str]) -> list[Any]:
    code = value.__code__
    if code.co_filename.startswith("<"):
        raise Unknown(f"{value.__qualname__}, whose text is in no file")
    if value.__module__.split(".")[0] in RESTLESS:
        raise Unknown(value.__qualname__)
    cells = [cell.cell_contents for cell in value.__closure__ or ()]
    own = [
        value.__module__,
        value.__qualname__,
        code.co_firstlineno,
        value.__defaults__,
        value.__kwdefaults__,
    ]
    return ["function", *own, text_of(code.co_filename), cells]
