"""A passage keeps its place after an edit that says the same, and loses it after one that may not."""

from __future__ import annotations

import pytest

from news_digest.notes import State, parse
from news_digest.placing import resolve
from prose import Row, rows

ROWS = rows("passages")


def outcome(row: Row) -> tuple[str, str]:
    """The state of a row's passage, and the words that its note is set beside."""
    (remark,), problems = parse(f"> {row['quoted']}\n\nA note.\n", "n.md")
    assert not problems
    text = row["now"].replace("⟦", "").replace("⟧", "")
    anchor = resolve(remark.passage, text)
    return str(anchor.state), text[anchor.start : anchor.end]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['part']}: {row['what']}")
def test_a_row(row: Row) -> None:
    expected = row["now"].partition("⟦")[2].partition("⟧")[0]
    assert outcome(row) == (row["state"], expected)


def test_keeping_a_place_is_asked_for_as_well_as_losing_it() -> None:
    good = [row for row in ROWS if row["sort"] == "good"]
    assert len(ROWS) > 100 and len(good) > 45
    assert {row["state"] for row in good} == {State.ANCHORED, State.CHANGED}
    assert all(row["state"] in (State.ORPHANED, State.AMBIGUOUS) for row in ROWS if row not in good)
