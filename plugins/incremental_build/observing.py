"""Contents and lists that note what is read of them."""

from __future__ import annotations

from typing import Any

from pelican.contents import Content

from .codeprints import Unknown
from .recording import ATTRIBUTE, CALL, ITEM, ITEMS, LENGTH, Recording, current

MISSING = b"missing"
METHOD = b"method"
LIST = b"list"

Path = tuple[Any, ...]


class ObservedList(list[Any]):
    """A list of the context, which notes what a template reads of it: its length, an item, or all of it.

    It holds the items itself, so what goes past the methods below still gets them. Whoever changes it
    changes the list that it stands for, as without it; a page that does so is rendered always.
    """

    __slots__ = ("origin", "path", "taken")

    def __init__(self, origin: list[Any], path: Path) -> None:
        super().__init__(_with_observed(item, (*path, place)) for place, item in enumerate(origin))
        self.origin = origin
        self.path = path
        self.taken = list(origin)

    def __len__(self) -> int:
        if current:
            current[-1].note((LENGTH, self.path), b"%d" % super().__len__())
        return super().__len__()

    def __getitem__(self, place: Any) -> Any:
        found = super().__getitem__(place)
        if current:
            _note_item(current[-1], self, place, found)
        return found

    def __radd__(self, other: list[Any]) -> list[Any]:
        return other + list(self)


def _note_item(recording: Recording, observed: ObservedList, place: Any, found: Any) -> None:
    if isinstance(place, slice):
        parts = (place.start, place.stop, place.step)
        if all(part is None or type(part) is int for part in parts):
            recording.note((ITEM, observed.path, *parts), shape(recording, found))
            return
    elif type(place) is int:
        recording.note((ITEM, observed.path, place), shape(recording, [found]))
        return
    note_items(observed)


def note_items(observed: ObservedList) -> None:
    """Note that all items of the list were read."""
    if current:
        current[-1].note((ITEMS, observed.path), shape(current[-1], observed.origin))


def shape(recording: Recording, items: list[Any]) -> bytes:
    """A digest of the items of a list, where lists in them and in tuples in them count as lists alone."""
    try:
        return recording.fingerprints.of_shape(items)
    except Unknown as reason:
        recording.doubt(f"a list holds {reason}")
        return b""


def _reading(name: str) -> Any:
    plain = getattr(list, name)

    def method(self: ObservedList, *arguments: Any) -> Any:
        note_items(self)
        return plain(self, *arguments)

    return method


def _changing(name: str) -> Any:
    plain = getattr(list, name)

    def method(self: ObservedList, *arguments: Any, **options: Any) -> Any:
        if current:
            current[-1].doubt(f"it changes the list {self.path[0]}")
        plain(self.origin, *arguments, **options)
        return plain(self, *arguments, **options)

    return method


READING = (
    *("__iter__", "__contains__", "__reversed__", "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"),
    *("__add__", "__mul__", "__rmul__", "__repr__", "__reduce_ex__", "index", "count", "copy"),
)
CHANGING = (
    *("append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse"),
    *("__setitem__", "__delitem__", "__iadd__", "__imul__"),
)
for _name in READING:
    setattr(ObservedList, _name, _reading(_name))
for _name in CHANGING:
    setattr(ObservedList, _name, _changing(_name))


def _with_observed(item: Any, path: Path) -> Any:
    """The item, with lists observed that are its parts: the articles of (category, articles)."""
    if type(item) is tuple and any(isinstance(part, list) for part in item):
        return tuple(
            ObservedList(part, (*path, place)) if isinstance(part, list) else part
            for place, part in enumerate(item)
        )
    return item


_observed: dict[type, type] = {}


def dress(content: Content) -> None:
    """Let a content note which of its attributes are read: it becomes one of a kind that is the same but for that."""
    kind = type(content)
    if kind not in _observed and kind not in _observed.values():
        own = {"__slots__": (), "__module__": kind.__module__, "__qualname__": kind.__qualname__}
        own["__getattribute__"] = _noting(kind)
        _observed[kind] = type(kind.__name__, (kind,), own)
    if kind in _observed:
        content.__class__ = _observed[kind]


def _noting(kind: type) -> Any:
    plain: Any = kind.__getattribute__

    def __getattribute__(self: Content, name: str) -> Any:  # noqa: N807
        if not current or current[-1].busy or (name[:2] == "__" and name != "__dict__"):
            return plain(self, name)
        recording = current[-1]
        key = recording.fingerprints.contents.key(self)
        recording.busy = True
        try:
            value = plain(self, name)
        except AttributeError:
            fallback = getattr(kind, "__getattr__", None)
            if fallback is not None:
                recording.doubt(f"{key} finds attributes by itself")
            recording.note((ATTRIBUTE, key, name), MISSING)
            raise
        finally:
            recording.busy = False
        if name == "__dict__":
            recording.doubt(f"all attributes of {key} were read")
        elif callable(value):
            recording.note((ATTRIBUTE, key, name), METHOD)
            return _noting_calls(recording, key, name, value)
        else:
            recording.note_value((ATTRIBUTE, key, name), value)
        return value

    return __getattribute__


def _noting_calls(recording: Recording, key: str, name: str, method: Any) -> Any:
    def call(*arguments: Any, **options: Any) -> Any:
        if not current or recording.busy:
            return method(*arguments, **options)
        recording.busy = True
        try:
            value = method(*arguments, **options)
        finally:
            recording.busy = False
        if options or not all(type(part) in (str, int, bool, type(None)) for part in arguments):
            recording.doubt(f"{name} of {key} was called with what cannot be kept")
        else:
            recording.note_value((CALL, key, name, arguments), value)
        return value

    return call
