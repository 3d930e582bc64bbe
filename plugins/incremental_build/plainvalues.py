"""Values that are nothing but what they are, and how to write each down."""

from __future__ import annotations

import datetime
import re
from collections import OrderedDict, defaultdict, deque
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from markupsafe import Markup

from .lists import ArticleList


def _as_text(value: Any) -> bytes:
    return str(value).encode("utf-8", "surrogatepass")


PLAIN: dict[type, Callable[[Any], bytes]] = {
    type(None): _as_text,
    bool: _as_text,
    int: _as_text,
    float: lambda value: repr(value).encode(),
    complex: lambda value: repr(value).encode(),
    str: _as_text,
    bytes: bytes,
    Markup: _as_text,
    Decimal: lambda value: repr(value).encode(),
    Fraction: _as_text,
    UUID: _as_text,
    datetime.timedelta: lambda value: repr(value).encode(),
    ZoneInfo: lambda value: repr(value).encode(),
    range: lambda value: repr(value).encode(),
    re.Pattern: lambda value: f"{value.flags} {value.pattern!r}".encode("utf-8", "surrogatepass"),
}
MAPPINGS: set[type] = {dict, OrderedDict, defaultdict}
SEQUENCES: dict[type, str] = {list: "list", ArticleList: "list", tuple: "tuple", deque: "deque"}
