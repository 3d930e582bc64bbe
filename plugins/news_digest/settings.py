"""Where things are and how the digest is to be made."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXPORTS = (
    *("json", "csv", "sqlite", "graphml", "ftm"),
    *("bibtex", "csl", "annotations", "ical", "timelinejs", "jsonfeed"),
)
"""The forms in which the digest can be taken along, in the order in which data.html tells of them."""

HERE = Path(__file__).resolve().parent

THEMES = (HERE / "theme", HERE.parent.parent / "themes" / "broadsheet")
"""Where the shipped theme lies: in an installed package, in a checkout."""

PLAIN = (
    "jobs",
    "public",
    "excerpt_words",
    "quoted_words",
    "home_days",
    "related",
    "search",
    "ner",
    "executor",
)
"""Settings that are taken as they are, if they are of the right type."""

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # en · zh-Hant

EXECUTOR = re.compile(r"local|dask:(?:local|[a-z]+://\S+)")  # dask:tcp://10.0.0.7:8786


@dataclass(frozen=True, slots=True)
class Settings:
    """The digest's own settings; in pelicanconf.py each is called DIGEST_ and its name in capitals."""

    seeds: Path = Path("seeds")
    """Folder of raw copies; never written."""
    content: Path = Path("content")
    """Folder of articles, notes and registry; Pelican's PATH."""
    jobs: int = 0
    """Worker processes; 0: one a processor. Changes time only."""
    public: bool = False
    """True where strangers will read: third-party text is held back to its opening."""
    excerpt_words: int = 75
    """How much of an unlicensed article a public digest shows."""
    quoted_words: int = 100
    """How many words of the rest may be quoted of it, on all pages and in all files together."""
    home_days: int = 7
    """How many days of news the home page shows."""
    related: int = 5
    """Related articles listed with each article."""
    search: bool = True
    """Whether the site has a full-text search."""
    ner: str = "auto"
    """The model that marks names: `auto` (the one that is installed, if any), `none`, or a folder."""

    cache: Path | None = None
    """Folder of what earlier runs found out; None: nothing is kept. If it is deleted, only time is lost."""
    report: Path | None = None
    """File into which a build writes what it did, for machines; None: none."""
    executor: str = "local"
    """Where seeds are read: `local`, on this machine's processors, or `dask:` and the address of a scheduler."""
    exports: tuple[str, ...] = ("all",)
    """The forms of EXPORTS in which the digest can be taken along, or `all`."""

    @property
    def articles(self) -> Path:
        return self.content / "articles"

    @property
    def notes(self) -> Path:
        return self.content / "notes"

    @property
    def registry(self) -> Path:
        return self.content / "actors.yml"

    @property
    def outlets(self) -> Path:
        return self.content / "outlets.yml"

    @property
    def manifest(self) -> Path:
        return self.content / ".manifest.jsonl"

    @property
    def exported(self) -> tuple[str, ...]:
        """The exports that are written, in the order of EXPORTS."""
        return tuple(name for name in EXPORTS if name in self.exports or "all" in self.exports)

    @property
    def processes(self) -> int:
        return self.jobs or os.cpu_count() or 1

    @classmethod
    def from_pelican(cls, conf: Mapping[str, Any]) -> Settings:
        """Read DIGEST_* from Pelican's settings; ValueError names the setting of a wrong type."""
        defaults = cls()
        values: dict[str, Any] = {"content": Path(conf["PATH"])}
        for name in PLAIN:
            key = f"DIGEST_{name.upper()}"
            value = conf.get(key, getattr(defaults, name))
            wanted = type(getattr(defaults, name))
            if type(value) is not wanted or (wanted is int and value < 0):
                raise ValueError(f"{key} = {value!r} should be {_IN_WORDS[wanted]}")
            values[name] = value
        if not LANGUAGE.fullmatch(lang := str(conf.get("DEFAULT_LANG") or "en")):
            raise ValueError(f"DEFAULT_LANG = {lang!r} should be the tag of a language, such as en or pt-BR")
        values["exports"] = _exports(conf.get("DIGEST_EXPORTS", defaults.exports))
        if not EXECUTOR.fullmatch(values["executor"]):
            key, value = "DIGEST_EXECUTOR", values["executor"]
            raise ValueError(f"{key} = {value!r} should be local, dask:local or dask:tcp://host:port")
        cache = conf.get("DIGEST_CACHE", values["content"].parent / ".cache")
        values["cache"] = Path(cache) if cache else None
        values["report"] = Path(conf["DIGEST_REPORT"]) if conf.get("DIGEST_REPORT") else None
        values["seeds"] = Path(conf.get("DIGEST_SEEDS", defaults.seeds))
        return cls(**values)


_IN_WORDS = {int: "a whole number, 0 or more", bool: "True or False", str: "text"}


def _exports(wanted: Any) -> tuple[str, ...]:
    names = ("all", *EXPORTS)
    if not isinstance(wanted, (tuple, list)) or not all(name in names for name in wanted):
        raise ValueError(f"DIGEST_EXPORTS = {wanted!r} should be a tuple with some of {', '.join(names)}")
    return tuple(wanted)
