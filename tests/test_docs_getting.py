"""What the guides to collecting and beginning name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from news_digest.collecting import commands, feeds, subscriptions, visiting, wire
from news_digest.starting import sheets, upgrade
from test_readme import OPTION, help_of
from test_readme import commands as subcommands

ROOT = Path(__file__).parent.parent
COLLECTING = (ROOT / "docs/collecting.md").read_text("utf-8")
OWN = (ROOT / "docs/your-own.md").read_text("utf-8")


@pytest.mark.parametrize("text", [COLLECTING, OWN])
def test_commands_options_and_targets(text: str) -> None:
    assert set(re.findall(r"\bnews-digest ([a-z]+)\b(?= |`)", text)) <= set(subcommands())
    exist = {option for name in ("add", "paste", "init") for option in OPTION.findall(help_of(name))}
    assert set(OPTION.findall(text)) <= exist
    for makefile in (ROOT / "Makefile", sheets.FILES / "makefile.txt"):
        targets = set(re.findall(r"^([a-z]+):", makefile.read_text("utf-8"), re.M))
        assert set(re.findall(r"`make ([a-z]+)", text)) - {"upgrade"} <= targets


def test_every_option_is_told() -> None:
    for name, text in (("add", COLLECTING), ("paste", COLLECTING), ("init", OWN)):
        ours = set(OPTION.findall(help_of(name))) - {"--help", "--seeds", "--content"}
        assert ours <= set(OPTION.findall(text)), name


def test_figures() -> None:
    limits = wire.Limits()
    assert f"up to {limits.size // 2**20} MB unpacked, within {limits.seconds:.0f} seconds" in COLLECTING
    assert f"up to {visiting.SLOWEST:.0f} seconds" in COLLECTING
    assert f"is given up to {visiting.LONGEST_WAIT:.0f} seconds, twice" in COLLECTING
    assert (visiting.MOST_WAITS, visiting.MOST_REDIRECTS) == (2, 5)
    assert f"the first {commands.FEW} items" in COLLECTING


def test_files() -> None:
    assert all(f"content/{name}" in COLLECTING for name in (feeds.LIST_NAME, subscriptions.TAKEN))
    assert upgrade.RECORD in OWN
    assert all(name.split("/")[0] in OWN for name in sheets.OURS)
    assert all(Path(name).name in OWN for name in sheets.EDITORS if not name.endswith("about.md"))
