"""Networks: where the points go, what is drawn, and that it is the same on every run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random
from typing import Any

import pytest

from news_digest.pages import actor, drawing, network
from news_digest.pages.company import company_of
from news_digest.pages.drawing import LABELS, LINKS, MAP_HEIGHT, MAP_WIDTH, MOST, RING, RING_WIDTH, shortened
from news_digest.pages.layout import spread
from news_digest.pages.library import Library
from news_digest.pages.shelves import actor_rows, grouped, slugs_for
from news_digest.pages.stories import Story
from news_digest.pages.views import Drawing
from test_pages import library, story, view

CHAIN = {(n, n + 1): 1.0 for n in range(9)}


def cast(people: int, stories: int, each: int = 4) -> list[Story]:
    """Stories in which the first people are everywhere and the last ones rare."""
    chance = Random(7)
    names = [f"Person Number{n:03}" for n in range(people)]
    made = []
    for n in range(stories):
        some = sorted({int(people * chance.random() ** 2) for _ in range(each)})
        made.append(story(f"s{n:04}", f"{2000 + n % 20}-01-01", *(names[k] for k in some)))
    return [replace(one, html=f"<p>{one.slug}</p>") for one in made]


def crowd(people: int, stories: int) -> Library:
    """A digest of them."""
    return library(*cast(people, stories))


def drawn(stories: list[Story]) -> Drawing:
    """Their map alone: the rest of a digest takes long to work out."""
    acting = grouped((who.name, one) for one in stories for who in one.acting)
    rows, counts = actor_rows(acting, slugs_for(acting)), {name: len(some) for name, some in acting.items()}
    found = drawing.network(company_of(acting, rows), rows, counts)
    assert found
    return found


def test_points_stay_in_their_box_and_fill_it() -> None:
    places = spread(10, CHAIN, 1.5)
    xs, ys = [x for x, _ in places], [y for _, y in places]
    assert (min(xs), min(ys)) == (0, 0)
    assert (max(xs), max(ys)) == (pytest.approx(1.5), pytest.approx(1.0))


def test_linked_points_are_nearer_than_others() -> None:
    places = spread(10, CHAIN)

    def mean(pairs: Any) -> float:
        far = [abs(complex(*places[a]) - complex(*places[b])) for a, b in pairs]
        return sum(far) / len(far)

    assert mean(CHAIN) < 0.6 * mean(set(combinations(range(10), 2)) - set(CHAIN))


def test_no_two_points_lie_on_each_other() -> None:
    places = spread(120, {(0, n): 0.5 for n in range(1, 120)})
    assert len({(round(x, 4), round(y, 4)) for x, y in places}) == 120


@pytest.mark.parametrize("points", [0, 1, 2])
def test_few_points(points: int) -> None:
    assert len(spread(points, {})) == points


def test_a_map_is_bounded_and_within_its_box() -> None:
    found = drawn(cast(600, 2500))
    assert len(found.actors) == MOST
    assert sum(line.path.count("M") for line in found.lines) <= LINKS
    labels = [point for point in found.actors if point.label]
    assert 10 <= len(labels) <= LABELS
    assert all(0 <= point.x <= MAP_WIDTH and 0 <= point.y <= MAP_HEIGHT for point in found.actors)
    assert found.actors[-1].actor.name == "Person Number000", "the weightiest is on top"


def test_the_table_is_of_the_strongest() -> None:
    pairs = view(network, crowd(40, 150), "network.html", "pairs")
    assert 10 < len(pairs) <= 100
    assert all(first.count >= second.count >= 2 for first, second in pairwise(pairs))


def test_a_label_covers_no_other() -> None:
    boxes = []
    for point in drawn(cast(120, 600)).actors:
        if point.label:
            wide = len(point.label) * 8
            left = {"start": 0.0, "end": wide, "middle": wide / 2}[point.anchor]
            boxes.append(
                (point.label_x - left, point.label_y - 12, point.label_x - left + wide, point.label_y + 3)
            )
    assert len(boxes) > 10
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_a_ring_has_those_with_whom_most_is_shared() -> None:
    shelf = crowd(40, 150)
    ring = view(actor, shelf, "actors/person-number000.html", "actor").graph
    others = [point for point in ring.actors if point.actor.name != "Person Number000"]
    assert len(others) == RING
    assert all(point.label for point in others)
    assert all(0 < point.x < RING_WIDTH for point in others)
    companions = view(actor, shelf, "actors/person-number000.html", "actor").companions
    assert {point.actor.name for point in others} == {one.actor.name for one in companions[:RING]}
    assert ring.actors[-1].actor.name == "Person Number000"
    assert len({line.width for line in ring.lines}) > 1, "wider where more is shared"


def test_no_picture_where_there_is_nothing_to_see() -> None:
    shelf = library(story("a", "2018", "Ann Other", "Bo Third"), story("b", "2019", "Ann Other", "Bo Third"))
    assert view(network, shelf, "network.html", "drawing") is None
    assert [
        (row.one.name, row.other.name, row.count) for row in view(network, shelf, "network.html", "pairs")
    ] == [("Ann Other", "Bo Third", 2)]
    assert view(actor, shelf, "actors/ann-other.html", "actor").graph is None
    assert view(network, library(), "network.html", "pairs") == ()


def test_a_label_is_cut_between_words() -> None:
    assert shortened("Mike Pence", 10) == "Mike Pence"
    assert shortened("Central Intelligence Agency", 21) == "Central Intelligence…"
    assert shortened("Donaudampfschifffahrt", 8) == "Donauda…"


PROGRAM = """
import sys
from test_network import cast, drawn
print(repr(drawn(cast(120, 500))))
"""


def test_every_run_draws_the_same() -> None:
    outcomes = set()
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        outcomes.add(done.stdout)
    assert outcomes == {f"{drawn(cast(120, 500))!r}\n"}


def test_the_order_of_the_articles_does_not_matter() -> None:
    shelf = crowd(40, 120)
    turned = library(*reversed(shelf.stories))
    assert view(network, shelf, "network.html", "drawing") == view(network, turned, "network.html", "drawing")
