"""Bring the theme's catalogues up to date with the words in templates and code: `make words`.

usage: python tools/words.py [--check]     (plugins on PYTHONPATH)

Writes themes/broadsheet/locale/messages.pot, and each xx.po beside it: new messages without a translation,
those that are gone left out, translations kept. With --check nothing is written; exit status 1 where a file
is not up to date, a message has no translation, or a translation lacks a placeholder.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
THEME = ROOT / "themes/broadsheet"
LOCALE = THEME / "locale"
SOURCES = (
    (THEME / "templates", [("**.html", "jinja2"), ("**.xml", "jinja2")]),
    (ROOT / "plugins/news_digest/pages", [("**.py", "python")]),
)
OPTIONS = {"**.html": {"trimmed": "true"}, "**.xml": {"trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"%\((\w+)\)s")  # %(name)s


def messages() -> Catalog:
    """Every message of the interface, in order of the files in which it stands first."""
    catalog = Catalog(fuzzy=False)
    for folder, methods in SOURCES:
        found = extract_from_dir(folder, methods, OPTIONS, keywords=KEYWORDS, strip_comment_tags=True)
        for name, _, message, _, context in found:
            place = (folder / name).relative_to(ROOT).as_posix()
            catalog.add(message, None, [(place, 0)], context=context)
    return catalog


def written(catalog: Catalog) -> str:
    """A catalogue as its file; no line numbers and no dates, so that it changes with its words alone."""
    out = io.BytesIO()
    catalog.header_comment = ""
    write_po(
        out, catalog, width=110, omit_header=catalog.locale is None, include_lineno=False, sort_by_file=True
    )
    return re.sub(
        r'"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Last-Translator|Language-Team|'
        r"Project-Id-Version|Report-Msgid-Bugs-To): .*\n",
        "",
        out.getvalue().decode("utf-8"),
    )


def brought_up(path: Path, template: Catalog) -> Catalog:
    """The translations of a file, for today's messages."""
    with path.open("rb") as file:
        known = read_po(file, locale=path.stem)
    fresh = Catalog(locale=path.stem, fuzzy=False)
    for message in template:
        if message.id:
            old = known.get(_id(message), message.context)
            told = old.string if old and not old.fuzzy else None
            fresh.add(message.id, told, message.locations, context=message.context)
    return fresh


def faults(path: Path, catalog: Catalog) -> Iterator[str]:
    """Messages without a whole translation, and translations with other placeholders than their message."""
    for message in catalog:
        if not message.id:
            continue
        told = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if not told or not all(told):
            yield f"{path.name}: no translation: {_id(message)}"
        asked = {name for text in _texts(message) for name in PLACEHOLDER.findall(text)}
        for text in filter(None, told):
            if set(PLACEHOLDER.findall(text)) - asked or asked - set(PLACEHOLDER.findall(text)) - {"num"}:
                yield f"{path.name}: other placeholders: {_id(message)}"


def _id(message: Message) -> str:
    return _texts(message)[0]


def _texts(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def main() -> int:
    """0 where nothing is left to do."""
    check = "--check" in sys.argv
    template = messages()
    wanted = {LOCALE / "messages.pot": written(template)}
    told: list[str] = []
    for path in sorted(LOCALE.glob("*.po")):
        catalog = brought_up(path, template)
        wanted[path] = written(catalog)
        told += faults(path, catalog)
    for path, text in wanted.items():
        if check and (not path.is_file() or path.read_text("utf-8") != text):
            told.append(f"{path.name}: not up to date; run make words")
        elif not check:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
    print("\n".join(told), end="\n" if told else "")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
