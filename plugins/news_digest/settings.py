"""Where things are and how the digest is to be made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


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
    home_days: int = 7
    """How many days of news the home page shows."""
    related: int = 5
    """Related articles listed with each article."""
    search: bool = True
    """Whether the site has a full-text search."""
    ner: str = "auto"
    """The model that marks names: `auto` (the one that is installed, if any), `none`, or a folder."""

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
    def processes(self) -> int:
        return self.jobs or os.cpu_count() or 1

    @classmethod
    def from_pelican(cls, conf: Mapping[str, Any]) -> Settings:
        """Read DIGEST_* from Pelican's settings; ValueError names the setting of a wrong type."""
        defaults = cls()
        values: dict[str, Any] = {"content": Path(conf["PATH"])}
        for name in ("jobs", "public", "excerpt_words", "home_days", "related", "search", "ner"):
            key = f"DIGEST_{name.upper()}"
            value = conf.get(key, getattr(defaults, name))
            wanted = type(getattr(defaults, name))
            if type(value) is not wanted or (wanted is int and value < 0):
                raise ValueError(f"{key} = {value!r} should be {_IN_WORDS[wanted]}")
            values[name] = value
        values["seeds"] = Path(conf.get("DIGEST_SEEDS", defaults.seeds))
        return cls(**values)


_IN_WORDS = {int: "a whole number, 0 or more", bool: "True or False", str: "text: auto, none, or a folder"}
