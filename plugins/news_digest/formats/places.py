"""Where the elements of a page stand: what is said near the headline is said of this article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from .pieces import UNSEEN, Element

TOGETHER = 60
"""Characters of text between two elements up to which they form one row, such as the writers of a byline."""
BEFORE = 400
"""Characters that a place above the headline counts as further away than the same below it."""
TOP = 3
"""Rows that are kept, the nearest first: further bylines are those of other stories."""

Extent = tuple[int, int]
"""Characters of visible text (and elements, each as one) before an element, and up to its end."""


def extents(root: Element) -> dict[Element, Extent]:
    """The place of every element under `root`; time is in proportion to size at any depth."""
    found: dict[Element, Extent] = {}
    begun = [0]
    size = len(root.text or "") + 1
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            found[element] = (begun.pop(), size)
            size += len(element.tail or "")
        elif child.tag in UNSEEN or not isinstance(child.tag, str):
            found[child] = (size, size)
            size += len(child.tail or "")
        else:
            begun.append(size)
            size += len(child.text or "") + 1
            stack.append((child, iter(child)))
    return found


class Placed(Protocol):
    """What has a place."""

    @property
    def extent(self) -> Extent: ...


Item = TypeVar("Item", bound=Placed)


def nearest(items: Sequence[Item], headline: Extent | None) -> list[Item]:
    """The items, those nearest to the headline first; in their own order where none is known."""
    return sorted(items, key=lambda item: distance(item.extent, headline)) if headline else list(items)


def rows(items: Sequence[Item], headline: Extent | None) -> list[list[Item]]:
    """The items in rows of neighbours, the rows nearest to the headline first."""
    found: list[list[Item]] = []
    end = 0
    for item in sorted(items, key=lambda item: (item.extent[0], -item.extent[1])):
        if found and item.extent[0] - end <= TOGETHER:
            found[-1].append(item)
        else:
            found.append([item])
        end = max(end, item.extent[1])
    if headline:
        found.sort(key=lambda row: min(distance(item.extent, headline) for item in row))
    return found[:TOP]


def distance(extent: Extent, headline: Extent) -> int:
    """Characters of text between a place and the headline."""
    if extent[0] >= headline[1]:
        return extent[0] - headline[1]
    return max(0, headline[0] - extent[1]) + BEFORE


def innermost(row: Sequence[Item]) -> list[Item]:
    """The items of a row that hold no other of it."""
    return [
        item
        for i, item in enumerate(row)
        if not any(
            item.extent[0] <= other.extent[0]
            and other.extent[1] <= item.extent[1]
            and (other.extent != item.extent or i < j)
            for j, other in enumerate(row[i + 1 : i + 40], i + 1)
        )
    ]
