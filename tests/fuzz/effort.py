"""How much is tried: little in `make test`, all in `make fuzz`, which sets FUZZ_SECONDS."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
THOROUGH = "FUZZ_SECONDS" in os.environ


def some(items: Iterable[Item], each: int) -> list[Item]:
    """Every so manyth of the items; all of them in `make fuzz`."""
    return list(islice(items, 0, None, 1 if THOROUGH else each))
