"""Jinja environments that note which variables and templates a page asks for."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from jinja2 import Environment, TemplateNotFound
from jinja2.filters import do_random
from jinja2.runtime import Context
from jinja2.utils import generate_lorem_ipsum, missing

from .codeprints import Unknown
from .fingerprint import Fingerprints
from .observing import LIST, MISSING, ObservedList
from .recording import GLOBAL, TEMPLATE, VARIABLE, Question, Recording, current

OWN = "output_file"
"""A variable that Pelican gives every page, and that a module imported without context does not see."""


class Surroundings:
    """One generator's Jinja environment: what its templates were seen to read, and a digest of its tools."""

    def __init__(
        self, environment: Environment, fingerprints: Fingerprints, settings: dict[str, Any]
    ) -> None:
        self.environment = environment
        self.fingerprints = fingerprints
        self.apart: dict[str, set[str]] = {}
        """Variables that a template read when it was imported without a page's context: once for all pages."""
        self.unsure = ""
        self._options = settings["JINJA_ENVIRONMENT"]
        self._tools: tuple[tuple[int, ...], bytes] = ((), b"")
        self._texts: dict[tuple[str, int], bytes] = {}
        self._lists: dict[tuple[str, int], ObservedList] = {}
        self._loading = 0
        environment.context_class = _context_class(environment.context_class, self)
        for name in ("get_template", "select_template"):
            setattr(environment, name, self._noting_templates(getattr(environment, name)))

    def tools(self) -> bytes:
        """A digest of filters, tests, extensions and options. Those that have none make their pages unsure."""
        environment = self.environment
        state = (*map(id, environment.filters.values()), *map(id, environment.tests.values()))
        if self._tools[0] == state:
            return self._tools[1]
        digest = blake2b(digest_size=16)
        for table in (environment.filters, environment.tests):
            for name, tool in sorted(table.items()):
                try:
                    known = tool is not do_random and not hasattr(tool, "_incremental_unsure")
                    answer = self.fingerprints.of(tool) if known else b"unknown"
                except Unknown:
                    answer = b"unknown"
                if answer == b"unknown" and not hasattr(tool, "_incremental_unsure"):
                    table[name] = self._doubting(name, tool)
                digest.update(name.encode() + answer)
        self._digest_options(digest.update)
        state = (*map(id, environment.filters.values()), *map(id, environment.tests.values()))
        self._tools = state, digest.digest()
        return self._tools[1]

    def text(self, name: str) -> bytes:
        """A digest of a template's text, or that there is none."""
        loaders = getattr(self.environment.loader, "loaders", ())
        key = name, len(loaders)
        if key not in self._texts:
            try:
                assert self.environment.loader is not None
                source = self.environment.loader.get_source(self.environment, name)[0]
                self._texts[key] = blake2b(source.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            except TemplateNotFound:
                self._texts[key] = MISSING
        return self._texts[key]

    def value(self, name: str, value: Any) -> Any:
        """The value of a variable as templates get it: lists as those that note what is read of them."""
        if type(value) is not list and not isinstance(value, list):
            return value
        key = name, id(value)
        known = self._lists.get(key)
        if known is None or known.taken != value:
            known = self._lists[key] = ObservedList(value, (name,))
        return known

    def note_apart(self, recording: Recording) -> None:
        """Add to a page what the modules of its templates had read before, when they were first imported."""
        for question in list(recording.asked):
            if question[0] == TEMPLATE:
                for name in sorted(self.apart.get(question[1], ())):
                    note_global(recording, name)

    def _digest_options(self, put: Callable[[bytes], object]) -> None:
        try:
            put(self.fingerprints.of(self._options))
            names = sorted(self.environment.extensions)
            put(self.fingerprints.of([names, self.environment.policies.get("ext.i18n.trimmed")]))
            put(self.fingerprints.of([self.environment.autoescape, self.environment.finalize]))
        except Unknown as reason:
            self.unsure = f"the Jinja environment has {reason}"

    def _doubting(self, name: str, tool: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(tool)
        def doubting(*arguments: Any, **options: Any) -> Any:
            if self._loading or not current:
                self.unsure = f"the filter or test {name} was worked out while a template was loaded"
            for recording in current:
                recording.doubt(f"there is no telling what the filter or test {name} does")
            return tool(*arguments, **options)

        doubting._incremental_unsure = True  # type: ignore[attr-defined]
        return doubting

    def _noting_templates(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def load(wanted: Any, *arguments: Any, **options: Any) -> Any:
            if current:
                for name in [wanted] if isinstance(wanted, str) else wanted:
                    if isinstance(name, str):
                        current[-1].note((TEMPLATE, name), self.text(name))
            self._loading += 1
            try:
                return plain(wanted, *arguments, **options)
            finally:
                self._loading -= 1

        return load


def note_global(recording: Recording, name: str) -> None:
    """Note a variable of the environment; what gives text by chance makes the page unsure."""
    question: Question = (GLOBAL, name)
    if name not in recording.globals:
        recording.note(question, MISSING)
    elif recording.globals[name] is generate_lorem_ipsum:
        recording.doubt(f"{name} gives text by chance")
    else:
        recording.note_value(question, recording.globals[name])


class NotingContext(Context):
    """A context that notes which variables are read of it."""

    surroundings: Surroundings
    """Set on a subclass for each environment."""

    def resolve_or_missing(self, key: str) -> Any:
        if key in self.vars:
            return self.vars[key]
        value = self._all.get(key, missing)
        if not current:
            return value
        recording = current[-1]
        if OWN in self._all:
            return _noted(self.surroundings, recording, key, value)
        self.surroundings.apart.setdefault(self.name or "", set()).add(key)
        if value is missing or value is recording.globals.get(key, missing):
            note_global(recording, key)
        return value

    def __contains__(self, key: str) -> bool:
        return self.resolve_or_missing(key) is not missing

    @property
    def parent(self) -> dict[str, Any]:
        _doubt_strangers()
        return self._all

    @parent.setter
    def parent(self, value: dict[str, Any]) -> None:
        self._all = value

    def get_all(self) -> dict[str, Any]:
        _doubt_strangers()
        return dict(self._all, **self.vars) if self.vars else self._all

    def keys(self) -> Any:
        _doubt_strangers()
        return self.get_all().keys()

    def values(self) -> Any:
        _doubt_strangers()
        return self.get_all().values()

    def items(self) -> Any:
        _doubt_strangers()
        return self.get_all().items()


def _context_class(base: type[Context], surroundings: Surroundings) -> type[Context]:
    bases = (NotingContext,) if base is Context else (NotingContext, base)
    return type(base.__name__, bases, {"surroundings": surroundings})


def _noted(surroundings: Surroundings, recording: Recording, name: str, value: Any) -> Any:
    """Note a variable of the page, unless a template has made it: then what it was made from is noted."""
    if name in recording.variables:
        if value is not recording.variables[name]:
            return value
        if isinstance(value, list):
            recording.note((VARIABLE, name), LIST)
            return surroundings.value(name, value)
        recording.note_value((VARIABLE, name), value)
    elif name in recording.globals:
        if value is recording.globals[name]:
            note_global(recording, name)
    elif value is missing:
        recording.note((VARIABLE, name), MISSING)
        recording.note((GLOBAL, name), MISSING)
    return value


def _doubt_strangers() -> None:
    """A filter that takes the context and reads all of it leaves no note of what it reads."""
    names = sys._getframe(2).f_globals
    module = names.get("__name__")  # what Jinja compiles has none
    if current and module is not None and module not in ("jinja2.runtime", "jinja2.environment", __name__):
        current[-1].doubt(f"all variables were read by {module}")
