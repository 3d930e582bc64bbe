"""Networks as drawings: the company of one actor in a ring, and the map of all with a label where there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import cos, pi, sin

from .company import Company, pair_of
from .layout import Place, spread
from .views import ActorRow, Drawing, DrawnActor, DrawnLines

RING = 14
"""Others around an actor, at most."""

LETTER = 6.4
"""Width of a letter of a label, in units of a drawing; of its height twice as much."""

RING_WIDTH, RING_HEIGHT, RADIUS_X, RADIUS_Y = 380, 270, 78, 112

MAP_WIDTH, MAP_HEIGHT, MARGIN = 1000, 700, 40
MOST, LABELS, LINKS = 300, 40, 900
"""Actors of the map, labels, and lines."""

Box = tuple[float, float, float, float]


def ring(name: str, company: Company, rows: Mapping[str, ActorRow]) -> Drawing | None:
    """An actor in the middle and those with whom most is shared around it; None for fewer than two."""
    nearest = dict(company.nearest.get(name, ())[:RING])
    others = tuple(nearest)
    if len(others) < 2:
        return None
    middle = (RING_WIDTH / 2, RING_HEIGHT / 2)
    places = {name: middle}
    for n, other in enumerate(_round_the_ring(others)):
        turn = 2 * pi * (n + 0.5) / len(others) - pi / 2
        places[other] = (middle[0] + RADIUS_X * cos(turn), middle[1] + RADIUS_Y * sin(turn))
    own = {pair_of(name, other): bond.count for other, bond in nearest.items()}
    linked = {other: company.linked.get(other, ()) for other in others}
    faint = {pair_of(*pair): 0 for pair in combinations(others, 2) if pair[1] in linked[pair[0]]}
    drawn = [
        _at_the_ring(rows[other], places[other], middle[0])
        for other in sorted(others, key=places.__getitem__)
    ]
    return Drawing(
        RING_WIDTH,
        RING_HEIGHT,
        _lines(own | faint, places),
        (*drawn, DrawnActor(rows[name], *middle, 6.0, "", 0, 0, "middle")),
    )


def _round_the_ring(others: Sequence[str]) -> list[str]:
    """The nearest are dealt to both sides in turn, from the top down."""
    return [*others[::2], *others[1::2][::-1]]


def _at_the_ring(row: ActorRow, place: Place, middle: float) -> DrawnActor:
    right = place[0] >= middle
    room = (RING_WIDTH - place[0] if right else place[0]) - 10
    x = place[0] + (9 if right else -9)
    anchor = "start" if right else "end"
    label = shortened(row.name, int(room / LETTER))
    return DrawnActor(
        row, _round(place[0]), _round(place[1]), 4.0, label, _round(x), _round(place[1] + 4), anchor
    )


def shortened(name: str, letters: int) -> str:
    """The name, or as much of it as there is room for."""
    if len(name) <= letters:
        return name
    head = name[: letters - 1]
    if " " in head[3:] and name[letters - 1] != " ":
        head = head.rpartition(" ")[0]
    return head.rstrip() + "…"


def network(company: Company, rows: Mapping[str, ActorRow], counts: Mapping[str, int]) -> Drawing | None:
    """All who act together in two articles or more; None for fewer than three of them."""
    linked = {name for pair in company.pages for name in pair}
    names = sorted(sorted(linked, key=lambda name: (-counts[name], name))[:MOST])
    if len(names) < 3:
        return None
    shown = set(names)
    pairs = [pair for pair in company.pages if set(pair) <= shown][:LINKS]
    number = {name: n for n, name in enumerate(names)}
    most = max((company.pages[pair].count for pair in pairs), default=1)
    links = {(number[a], number[b]): company.pages[a, b].count / most for a, b in pairs}
    scale = MAP_HEIGHT - 2 * MARGIN
    spots = spread(len(names), links, (MAP_WIDTH - 2 * MARGIN) / scale)
    places = {
        name: (_round(MARGIN + x * scale), _round(MARGIN + y * scale))
        for name, (x, y) in zip(names, spots, strict=True)
    }
    lines = _lines({pair: company.pages[pair].count for pair in pairs}, places)
    return Drawing(MAP_WIDTH, MAP_HEIGHT, lines, tuple(_labelled(names, places, rows, counts)))


def _labelled(
    names: Iterable[str], places: Mapping[str, Place], rows: Mapping[str, ActorRow], counts: Mapping[str, int]
) -> list[DrawnActor]:
    """Points with the labels of the weightiest, where they cover neither a point nor a label; those on top last."""
    ranked = sorted(names, key=lambda name: (-counts[name], name))
    most = counts[ranked[0]]
    radii = {name: _round(3 + 7 * (counts[name] / most) ** 0.5) for name in ranked}
    taken: list[Box] = [
        (x - radii[name], y - radii[name], x + radii[name], y + radii[name])
        for name, (x, y) in ((name, places[name]) for name in ranked[: 2 * LABELS])
    ]
    drawn = []
    for name in ranked:
        spot = _spot(name, places[name], radii[name], taken) if len(taken) < 3 * LABELS else None
        if spot:
            taken.append(spot[3])
        x, y, anchor = spot[:3] if spot else (0.0, 0.0, "middle")
        label = name if spot else ""
        drawn.append(DrawnActor(rows[name], *places[name], radii[name], label, _round(x), _round(y), anchor))
    return drawn[::-1]


def _spot(
    name: str, place: Place, radius: float, taken: Sequence[Box]
) -> tuple[float, float, str, Box] | None:
    """Where the label has room: at the right, at the left, above or below its point."""
    x, y = place
    wide, tall = len(name) * LETTER * 1.25, LETTER * 2.5
    for dx, dy, anchor, left in (
        (radius + 4, 5, "start", 0.0),
        (-radius - 4, 5, "end", wide),
        (0, -radius - 5, "middle", wide / 2),
        (0, radius + 15, "middle", wide / 2),
    ):
        box = (x + dx - left, y + dy - tall * 0.8, x + dx - left + wide, y + dy + tall * 0.2)
        inside = box[0] > 2 and box[2] < MAP_WIDTH - 2 and box[1] > 2 and box[3] < MAP_HEIGHT - 2
        if inside and not any(_overlap(box, other) for other in taken):
            return x + dx, y + dy, anchor, box
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _lines(counts: Mapping[tuple[str, str], int], places: Mapping[str, Place]) -> tuple[DrawnLines, ...]:
    """The lines by width: half a unit, and another for each article that two share, up to six."""
    paths: dict[float, list[str]] = defaultdict(list)
    for one, other in sorted(counts):
        (x, y), (u, v) = places[one], places[other]
        width = min(6.0, 0.5 + 0.5 * counts[one, other])
        paths[width].append(f"M{_number(x)} {_number(y)}L{_number(u)} {_number(v)}")
    return tuple(DrawnLines(width, "".join(paths[width])) for width in sorted(paths))


def _round(number: float) -> float:
    return round(number, 1)


def _number(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
