"""The labelled set is true to its seeds, and what it measures does not fall below its floors."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from quality.labels import HERE, Labels, faults, places_of_shorts, read_all
from quality.measures import Share
from quality.score import floors, own_measures

LABELS = [*read_all(), *read_all(HERE / "second")]

FLOORS = floors()


@pytest.fixture(scope="module")
def measures() -> dict[str, Share]:
    return {share.measure: share for share in own_measures()}


@pytest.mark.parametrize("labels", LABELS, ids=lambda labels: labels.seed.stem)
def test_labels_stand_in_their_seed(labels: Labels) -> None:
    assert list(faults(labels)) == []


def test_every_seed_is_labelled() -> None:
    folders = (HERE / "articles", HERE / "second")
    seeds = {path.stem for one in folders for path in one.iterdir() if path.suffix in (".txt", ".html")}
    assert seeds == {labels.seed.stem for labels in LABELS}


def test_the_set_is_large_enough_to_measure_with() -> None:
    shorts = [short for labels in LABELS for *_, short in places_of_shorts(labels.shorts, labels.text)]
    assert sum(len(labels.quotes) for labels in LABELS) >= 300
    assert sum(len(labels.days) for labels in LABELS) >= 300
    assert sum(bool(short.name) for short in shorts) >= 100


def test_pairs_are_of_articles_that_are_there_and_listed_once() -> None:
    pairs = yaml.safe_load((HERE / "links/pairs.yml").read_text("utf-8"))
    listed = [tuple(sorted(pair[:2])) for kind in pairs.values() for pair in kind]
    assert len(set(listed)) == len(listed)
    assert {stem for pair in listed for stem in pair} == {
        path.stem for path in (HERE / "links").glob("*.txt")
    }


@pytest.mark.parametrize("measure", sorted(FLOORS))
def test_floor(measure: str, measures: dict[str, Share]) -> None:
    share = measures[measure]
    kept = share.figure <= FLOORS[measure] if share.ceiling else share.figure >= FLOORS[measure]
    assert kept, "\n  ".join([f"{measure}: {share.figure:.4f}, floor {FLOORS[measure]}", *share.misses])


def test_every_measure_has_a_floor_and_is_explained(measures: dict[str, Share]) -> None:
    told = (Path(__file__).parents[1] / "docs/quality.md").read_text("utf-8").split("## The figures")[0]
    assert set(measures) == set(FLOORS)
    assert [measure for measure in measures if measure not in told] == []
