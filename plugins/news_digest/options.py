"""Options that several commands have."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from .recogniser import AUTO
from .settings import Settings
from .workers import LOCAL


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Where raw copies and articles are."""
    standard = Settings()
    for name, what in (("seeds", "folder of raw copies"), ("content", "folder of articles and registry")):
        default = getattr(standard, name)
        parser.add_argument(
            f"--{name}", type=Path, default=default, metavar="DIR", help=f"{what} (default: {default})"
        )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How raw copies are read."""
    parser.add_argument(
        "--jobs", type=_count, default=0, metavar="N", help="processes (default: one a processor)"
    )
    parser.add_argument(
        "--ner",
        default=os.environ.get("DIGEST_NER") or AUTO,
        metavar="MODEL",
        help="names: auto (a model if one is installed), none (by rule), or a model's folder",
    )


def add_keeping(parser: argparse.ArgumentParser) -> None:
    """What is kept from run to run, and where work is done."""
    parser.add_argument(
        "--cache",
        type=Path,
        default=Path(os.environ["DIGEST_CACHE"]) if os.environ.get("DIGEST_CACHE") else None,
        metavar="DIR",
        help="folder for what a later run need not do again (default: .cache beside the content folder)",
    )
    parser.add_argument(
        "--executor",
        default=os.environ.get("DIGEST_EXECUTOR") or LOCAL,
        metavar="WHERE",
        help="where raw copies are read: local, dask:local, or dask: and a scheduler's address",
    )


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)
