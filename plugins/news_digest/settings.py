"""Where things are and how the digest is to be made."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from types import NoneType
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

BUILD = "DIGEST_BUILD"
KEPT = ("DIGEST_ARTICLE_PATHS", "DIGEST_ARTICLE_EXCLUDES")
"""Where a build keeps itself, and what Pelican is not to see, among Pelican's settings."""

LARGEST = 1_000_000_000
"""No number of words, days or processes is higher."""

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
        _refuse_unknown(conf)
        if not isinstance(name := conf.get("SITENAME", ""), str):
            raise ValueError(f"SITENAME = {name!r} should be text")
        values: dict[str, Any] = {"content": Path(conf["PATH"])}
        for name in PLAIN:
            key = f"DIGEST_{name.upper()}"
            value = conf.get(key, getattr(defaults, name))
            wanted = type(getattr(defaults, name))
            if type(value) is not wanted or (wanted is int and not 0 <= value <= LARGEST):
                raise ValueError(f"{key} = {value!r} should be {_IN_WORDS[wanted]}")
            values[name] = value
        if not LANGUAGE.fullmatch(lang := str(conf.get("DEFAULT_LANG") or "en")):
            raise ValueError(f"DEFAULT_LANG = {lang!r} should be the tag of a language, such as en or pt-BR")
        values["exports"] = _exports(conf.get("DIGEST_EXPORTS", defaults.exports))
        if not EXECUTOR.fullmatch(values["executor"]):
            key, value = "DIGEST_EXECUTOR", values["executor"]
            raise ValueError(f"{key} = {value!r} should be local, dask:local or dask:tcp://host:port")
        values["cache"] = _path(conf, "DIGEST_CACHE", values["content"].parent / ".cache")
        values["report"] = report_in(conf)
        values["seeds"] = seeds_in(conf)
        return cls(**values)


def report_in(conf: Mapping[str, Any]) -> Path | None:
    """The setting DIGEST_REPORT, which is asked for first of all; ValueError where it is no name of a file."""
    return _path(conf, "DIGEST_REPORT", None)


def seeds_in(conf: Mapping[str, Any]) -> Path:
    """The setting DIGEST_SEEDS; ValueError where it is no name of a folder."""
    seeds = _path(conf, "DIGEST_SEEDS", Settings().seeds)
    if seeds is None:
        raise ValueError("DIGEST_SEEDS should be the name of a folder")
    return seeds


_IN_WORDS = {int: f"a whole number, 0 to {LARGEST}", bool: "True or False", str: "text"}


def _path(conf: Mapping[str, Any], key: str, default: Path | None) -> Path | None:
    value = conf.get(key, default)
    value = None if value is False else value
    if not isinstance(value, (str, Path, NoneType)) or "\0" in str(value):
        raise ValueError(f"{key} = {value!r} should be the name of a file or folder")
    return Path(value) if value else None


def _refuse_unknown(conf: Mapping[str, Any]) -> None:
    """What is misspelt would otherwise count for nothing, a limit of what strangers see, say."""
    known = [field.name.upper() for field in fields(Settings) if field.name != "content"]
    ours = {f"DIGEST_{name}" for name in known} | {*KEPT, BUILD}
    for key in sorted(key for key in conf if key.startswith("DIGEST_") and key not in ours):
        if near := get_close_matches(key.removeprefix("DIGEST_"), known, 1):  # a theme may have its own
            raise ValueError(f"{key} is no setting; DIGEST_{near[0]} is meant")


def _exports(wanted: Any) -> tuple[str, ...]:
    names = ("all", *EXPORTS)
    if not isinstance(wanted, (tuple, list)) or not all(name in names for name in wanted):
        raise ValueError(f"DIGEST_EXPORTS = {wanted!r} should be a tuple with some of {', '.join(names)}")
    return tuple(wanted)
