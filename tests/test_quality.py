"""The labelled set is true to its seeds, and what it measures does not fall below its floors."""

from __future__ import annotations

import pytest

from quality.labels import Labels, faults, read_all

LABELS = read_all()


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels.seed.stem)
def test_labels_stand_in_their_seed(labels: Labels) -> None:
    assert list(faults(labels)) == []
