"""Where the points of a network go: forces between them, as Fruchterman and Reingold have them. Pure.

Points that are linked attract each other, those that are near push each other away; only points of
neighbouring cells of a grid are compared. The first places come from a seeded generator and the arithmetic
uses nothing but + - * / and the square root, so that every machine finds the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from random import Random

ROUNDS = 90
"""Steps of the layout; the points move less in each."""

PULL = 0.06
"""How strongly everything is drawn to the middle, so that what has no link stays near."""

CLOSE = 1e-6
"""Points nearer than this push each other along a line."""

Place = tuple[float, float]


def spread(points: int, links: Mapping[tuple[int, int], float], shape: float = 1.0) -> tuple[Place, ...]:
    """Places of the points 0 to `points` - 1 in a box of `shape` by 1; `links` have weights from 0 to 1."""
    if not points:
        return ()
    chance = Random(points)  # noqa: S311  # no secret: the same places every time
    xs = [chance.random() for _ in range(points)]
    ys = [chance.random() for _ in range(points)]
    ideal = sqrt(1 / points)
    for step in range(ROUNDS):
        dx, dy = _repulsion(xs, ys, ideal)
        _attract(xs, ys, dx, dy, links, ideal)
        heat = 0.12 * (1 - step / ROUNDS)
        for n in range(points):
            dx[n] += (0.5 - xs[n]) * PULL
            dy[n] += (0.5 - ys[n]) * PULL
            length = sqrt(dx[n] * dx[n] + dy[n] * dy[n]) or 1.0
            reach = min(length, heat) / length
            xs[n] += dx[n] * reach
            ys[n] += dy[n] * reach
    return _fitted(xs, ys, shape)


def _repulsion(xs: Sequence[float], ys: Sequence[float], ideal: float) -> tuple[list[float], list[float]]:
    """How far each point is pushed by those near it."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    size = 2 * ideal
    keys = [(int(x // size), int(y // size)) for x, y in zip(xs, ys, strict=True)]
    for n, key in enumerate(keys):
        cells[key].append(n)
    dx, dy = [0.0] * len(xs), [0.0] * len(xs)
    for n, (column, row) in enumerate(keys):
        for near in ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other in cells.get(near, ()):
                if other <= n:
                    continue
                x, y = xs[n] - xs[other], ys[n] - ys[other]
                square = x * x + y * y
                if square < CLOSE:
                    x, square = ideal * (n - other) / len(xs), ideal * ideal
                push = ideal * ideal / square
                dx[n] += x * push
                dy[n] += y * push
                dx[other] -= x * push
                dy[other] -= y * push
    return dx, dy


def _attract(
    xs: Sequence[float],
    ys: Sequence[float],
    dx: list[float],
    dy: list[float],
    links: Mapping[tuple[int, int], float],
    ideal: float,
) -> None:
    for (one, other), weight in links.items():
        x, y = xs[one] - xs[other], ys[one] - ys[other]
        pull = sqrt(x * x + y * y) / ideal * (0.3 + 0.7 * weight) * 0.25
        dx[one] -= x * pull
        dy[one] -= y * pull
        dx[other] += x * pull
        dy[other] += y * pull


def _fitted(xs: Sequence[float], ys: Sequence[float], shape: float) -> tuple[Place, ...]:
    """The places stretched over the whole box."""
    left, top = min(xs), min(ys)
    width, height = (max(xs) - left) or 1.0, (max(ys) - top) or 1.0
    return tuple((shape * (x - left) / width, (y - top) / height) for x, y in zip(xs, ys, strict=True))
