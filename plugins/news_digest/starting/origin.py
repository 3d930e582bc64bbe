"""From where this program was installed, so that a new digest can have it from there, too."""

from __future__ import annotations

import importlib.metadata
import json
import re
from pathlib import Path

from ..problems import Problem, Severity, UserError

NAME = "pelican-news-digest"
ADDRESS = re.compile(r"(?:git\+)?(?:https|ssh|http|file)://\S+")  # git+https://example.com/digest.git@v1
PLAIN = re.compile(
    r"[A-Za-z0-9][\w.-]*(?:\[[\w, -]+\])?(?:[=<>~!]=?\s*[\w.*]+(?:,\s*[=<>~!]=?\s*[\w.*]+)*)?", re.ASCII
)  # pelican-news-digest==0.2.0


def installed_from() -> str:
    """What pip is to be told for the same program: an address or a path; its name where it came from PyPI."""
    try:
        text = importlib.metadata.distribution(NAME).read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        checkout = Path(__file__).resolve().parents[3]
        return str(checkout) if (checkout / "pyproject.toml").is_file() else NAME
    return from_record(json.loads(text)) if text else NAME


def from_record(record: object) -> str:
    """The same for pip's record of where a package came from (PEP 610)."""
    if not isinstance(record, dict) or not isinstance(record.get("url"), str):
        return NAME
    url, vcs = record["url"], record.get("vcs_info")
    if isinstance(vcs, dict):
        return f"{vcs.get('vcs', 'git')}+{url}@{vcs.get('commit_id', 'HEAD')}"
    return str(url)


def requirement(package: str, folder: Path) -> str:
    """The line for requirements.txt; a path inside the digest's folder is written as seen from there.

    Raises UserError for what is neither an address, a path that is there, nor a name.
    """
    if ADDRESS.fullmatch(package):
        return package if package.startswith("git+") and "#" in package else f"{NAME} @ {package}"
    place = Path(package).expanduser()
    if place.exists() and (place.suffix in (".whl", ".gz", ".zip") or place.is_dir()):
        whole, home = place.resolve(), folder.resolve()
        if whole.is_relative_to(home) and whole != home:
            return f"./{whole.relative_to(home).as_posix()}"
        return f"{NAME} @ {whole.as_uri()}"
    if PLAIN.fullmatch(package):
        return package
    message = f"--package {package!r} is no address, no file that is there, and no name of a package"
    advice = f"Give a wheel, a folder, git+https://..., or {NAME}."
    raise UserError(Problem("news-digest init", 0, Severity.ERROR, message, advice))


def is_local(line: str) -> bool:
    """Whether a requirement can be met on this machine alone."""
    return "file://" in line
