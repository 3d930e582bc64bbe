"""Files that go into the output as they are: the theme's, under names that tell their content, and the editor's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

FOLDER = "theme"

STYLE = "style.css"
"""The style sheet of the theme, to which the editor's own of that name in the content folder is added."""

REFERENCE = re.compile(r"url\(\s*([\"']?)([\w./-]+)\1\s*\)")  # url("fonts/serif.woff2")


def theme_assets(theme: Path, own: bytes = b"") -> tuple[dict[str, str], dict[str, bytes]]:
    """Name in the theme's static folder -> its url, and url -> content.

    A style sheet may name other files of the theme: the names are exchanged for the new ones. `own` are
    the editor's rules, which come last in STYLE. Hidden files and symbolic links are left out.
    """
    root = theme / "static"
    urls: dict[str, str] = {}
    contents: dict[str, bytes] = {}
    for name, data in sorted(_files(root), key=lambda file: (file[0].endswith(".css"), file[0])):
        if name.endswith(".css"):
            data = _with_new_names(data, name, urls) + (own if name == STYLE else b"")
        path = Path(name)
        mark = sha256(data).hexdigest()[:10]
        url = f"{FOLDER}/{path.with_name(f'{path.stem}.{mark}{path.suffix}').as_posix()}"
        urls[name], contents[url] = url, data
    return urls, contents


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for path in root.rglob("*"):
        parts = path.relative_to(root).parts
        steps = [root.joinpath(*parts[: n + 1]) for n in range(len(parts))]
        hidden = any(part.startswith(".") for part in parts)
        if path.is_file() and not hidden and not any(step.is_symlink() for step in steps):
            yield "/".join(parts), path.read_bytes()


def _with_new_names(css: bytes, name: str, urls: Mapping[str, str]) -> bytes:
    folder = Path(name).parent

    def exchanged(found: re.Match[str]) -> str:
        target = (folder / found[2]).as_posix()
        if target not in urls:
            return found[0]
        up = "../" * len(folder.parts)
        return f'url("{up}{urls[target].removeprefix(FOLDER + "/")}")'

    return REFERENCE.sub(exchanged, css.decode("utf-8")).encode()
