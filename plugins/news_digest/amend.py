"""Bring an article file up to date and leave what the editor typed as typed: comments, order, quoting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from typing import Any

from .fields import KEYS
from .frontmatter import Document, dump, parse
from .problems import UserError

REMARK = re.compile(r"(?:^|(?<=\s))(#.*)")  # dek: Old # ask Kim

MOST = 50
"""Signs in a line that are tried."""


def amend(text: str, document: Document, fields: Mapping[str, Any], body: str) -> str:
    """The file with these fields and body; lines of fields that did not change stay as they are in `text`."""
    if document.fields == fields and document.body == body:
        return text
    whole = dump(fields, body)
    if text == dump(document.fields, document.body):
        return whole
    amended = "---\n" + "".join(_header(text, document, fields)) + "---\n" + body
    try:
        again = parse(amended, "")
    except UserError:
        return whole
    return amended if again.fields == fields and again.body == body else whole


def _header(text: str, document: Document, fields: Mapping[str, Any]) -> list[str]:
    """The lines of the front matter, key by key: as typed where the value is the same, else written anew."""
    typed = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = document.lines["body"] - 2
    keys = sorted((key for key in KEYS if key in document.lines), key=lambda key: document.lines[key])
    starts = [document.lines[key] - 1 for key in keys]
    written = [f"{line}\n" for line in typed[1 : starts[0] if starts else end]]
    for key, start, stop in zip(keys, starts, [*starts, end][1:], strict=True):
        lines = [f"{line}\n" for line in typed[start:stop]]
        if document.fields.get(key) == fields.get(key):
            written += lines
            continue
        remarks = len(lines)
        while remarks > 1 and (not lines[remarks - 1].strip() or lines[remarks - 1].startswith("#")):
            remarks -= 1
        kept = _remarks_in(lines[:remarks])
        written += _lines_of(key, fields) + [f"{remark}\n" for remark in kept] + lines[remarks:]
    for key in fields:
        if key not in document.lines:
            written += _lines_of(key, fields)
    return written


def _remarks_in(lines: list[str]) -> list[str]:
    """The comments among the lines of a field, without which they would say the same."""
    found: list[str] = []
    left, said = list(lines), _said(lines)
    for number, line in enumerate(lines):
        for place in (match.start(1) for match in islice(REMARK.finditer(line), MOST)):
            without = [*left[:number], line[:place].rstrip() + "\n", *left[number + 1 :]]
            if _said(without) == said:
                found.append(line[place:].rstrip())
                left = without
                break
    return found


def _said(lines: list[str]) -> dict[str, Any] | None:
    try:
        return parse(f"---\n{''.join(lines)}---\n", "").fields
    except UserError:
        return None


def _lines_of(key: str, fields: Mapping[str, Any]) -> list[str]:
    return dump({key: fields[key]}, "").splitlines(keepends=True)[1:-1] if key in fields else []
