"""The questions of an earlier run, answered by what there is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pelican.contents import Content

from .codeprints import Unknown
from .contents import Contents
from .observing import LIST, METHOD, MISSING
from .opened import digest_of_file
from .recording import (
    FILE,
    GLOBAL,
    ITEM,
    ITEMS,
    LENGTH,
    TEMPLATE,
    VARIABLE,
    Recording,
    digest_of,
)
from .templates import Surroundings


class NoAnswer(Exception):
    """There is nothing of which the question could be asked: something has changed."""


class Answers:
    """Answers questions for one page."""

    def __init__(self, recording: Recording, surroundings: Surroundings | None) -> None:
        self._fingerprints = recording.fingerprints
        self._contents: Contents = recording.fingerprints.contents
        self._variables = recording.variables
        self._globals = recording.globals
        self._surroundings = surroundings

    def digest(self, form: list[Any]) -> str:
        """One digest over the answers to questions in their packed form, the empty string where one has none."""
        try:
            return digest_of(self._answers(*form))
        except (NoAnswer, Unknown):
            return ""

    def _answers(self, others: list[Any], sets: list[Any], contents: list[Any]) -> Iterator[bytes]:
        for letter, *details in others:
            yield ANSWERS[letter](self, *details)
        for key, number in contents:
            content = self._content(key)
            for name in sets[number]:
                yield self.attribute(content, name) if type(name) is str else self.call(content, *name)

    def variable(self, name: str) -> bytes:
        """A variable of the context."""
        if name not in self._variables:
            return MISSING
        value = self._variables[name]
        return LIST if isinstance(value, list) else self._fingerprints.of(value)

    def of_global(self, name: str) -> bytes:
        """A variable of the environment."""
        return self._fingerprints.of(self._globals[name]) if name in self._globals else MISSING

    def length(self, path: list[Any]) -> bytes:
        """The length of a list."""
        return b"%d" % len(self._list(path))

    def items(self, path: list[Any]) -> bytes:
        """The items of a list."""
        return self._fingerprints.of_shape(self._list(path))

    def item(self, path: list[Any], *place: Any) -> bytes:
        """One item of a list, or some."""
        items = self._list(path)
        try:
            return self._fingerprints.of_shape(items[slice(*place)] if len(place) > 1 else [items[place[0]]])
        except IndexError:
            raise NoAnswer from None

    def template(self, name: str) -> bytes:
        """The text of a template."""
        if self._surroundings is None:
            raise NoAnswer
        return self._surroundings.text(name)

    def file(self, path: str) -> bytes:
        """What a file holds."""
        return digest_of_file(path).encode()

    def attribute(self, content: Content, name: str) -> bytes:
        """An attribute of a content."""
        try:
            value = getattr(content, name)
        except AttributeError:
            return MISSING
        except Exception as error:  # whatever it is, it is said when the page is rendered
            raise NoAnswer from error
        return METHOD if callable(value) else self._fingerprints.of(value)

    def call(self, content: Content, name: str, arguments: list[Any]) -> bytes:
        """What a method of a content returns."""
        try:
            value = getattr(content, name)(*arguments)
        except Exception as error:
            raise NoAnswer from error
        return self._fingerprints.of(value)

    def _content(self, key: str) -> Content:
        content = self._contents.by_key.get(key)
        if content is None:
            raise NoAnswer
        return content

    def _list(self, path: list[Any]) -> list[Any]:
        name, *places = path
        value: Any = self._variables.get(name)
        try:
            for place in places:
                value = value[place]
        except (IndexError, TypeError):
            raise NoAnswer from None
        if not isinstance(value, list):
            raise NoAnswer
        return value


ANSWERS: dict[str, Callable[..., bytes]] = {
    VARIABLE: Answers.variable,
    GLOBAL: Answers.of_global,
    LENGTH: Answers.length,
    ITEMS: Answers.items,
    ITEM: Answers.item,
    TEMPLATE: Answers.template,
    FILE: Answers.file,
}
