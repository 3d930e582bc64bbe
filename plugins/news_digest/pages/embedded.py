"""JSON that may stand inside of a page."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

UNSAFE = str.maketrans({char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})
"""What could end a script element, or a line of it."""


COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)
"""For values of our own, which hold themselves nowhere; made once."""


def as_json(value: Any) -> Markup:
    """The value as JSON for a script element, in the order in which it was built."""
    text = COMPACT.encode(value).translate(UNSAFE)
    return Markup(text)  # noqa: S704  # nothing in it can be taken for markup
