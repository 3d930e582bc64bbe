"""How filling templates costs little: what Jinja would work out again for every page is worked out once.

A theme need not know of it:

- A template that is imported `with context` is made anew only where a variable that it reads is another one.
- A macro that is called again with the same values says again what it said. The values are the frozen views of
  `views/`, told apart by which object they are, and text, told apart by what it says.

It follows that a macro can't count its calls, and that a function of the theme's owner that looks into the
context by itself (Jinja's `pass_context`) has no place in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import FunctionType
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro, new_context
from jinja2.utils import missing
from markupsafe import Markup, escape

from .asking import asking
from .compiling import READS, Compiler

try:
    # plain text to plain text, without a Markup in between
    from markupsafe import _escape_inner as quoted  # type: ignore[attr-defined]
except ImportError:
    quoted = escape

MOST = 4096
"""Texts that are kept of a macro; with one more the keeping begins anew, so that memory is bounded."""

WORTH = 4
"""If less than one call in so many was a repetition by then, the macro keeps nothing from there on."""

LONGEST = 4000
"""Characters of a text that is kept: a row of a list, the frame of a page, not its whole text."""

MODULES = 8
"""Forms of an imported template that are kept: one for each SITEURL, and a site has few of those."""

LASTING = frozenset({str, int, float, bool, type(None), tuple, Markup})
"""Types of values that do not change, beside frozen dataclasses."""


def quicken(env: Environment) -> None:
    """Set Jinja up so; before the first template is loaded."""
    env.code_generator_class = Compiler
    env.template_class = KeepingTemplate
    env.context_class = KeepingContext
    env.auto_reload = False  # nobody edits the theme during a build
    env.cache = {}  # all templates, without counting which was used last


class KeepingTemplate(Template):
    """A template that is imported once for all pages that look alike to it, and whose macros keep what they say."""

    own: tuple[Iterable[str], Iterable[str] | None]
    """Names that it reads, and names of the templates that it brings in; None if they are not known."""
    all_names: tuple[str, ...] | None
    modules: dict[tuple[Any, ...], tuple[TemplateModule, frozenset[Any], list[Any]]]
    known_to_all: dict[str, Any] | None
    """What the environment gives to every template, as it is when the first one is filled."""

    @classmethod
    def from_code(
        cls, environment: Environment, code: Any, globals: Any, uptodate: Any = None
    ) -> KeepingTemplate:
        template: Any = super().from_code(environment, code, globals, uptodate)
        names = template.root_render_func.__globals__
        names.update(Macro=KeepingMacro, escape=escaped)
        template.blocks = {name: _at_once(block) for name, block in template.blocks.items()}
        names.update(
            {f"block_{name}": block for name, block in template.blocks.items()}
        )  # as super() knows them
        template.own, template.all_names, template.modules = names.get(READS, ((), None)), None, {}
        template.known_to_all = None
        return template  # type: ignore[no-any-return]

    def new_context(
        self, vars: Any = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> Context:
        """As Jinja's own, without looking through its layers of globals for every page."""
        if self.known_to_all is None:
            self.known_to_all = dict(self.globals)
        given: Any = self.known_to_all
        return new_context(self.environment, self.name, self.blocks, vars, shared, given, locals)

    def make_module(
        self, vars: Any = None, shared: bool = False, locals: Mapping[str, Any] | None = None
    ) -> TemplateModule:
        reads = self.reads()
        if reads is None:
            return super().make_module(vars, shared, locals)
        inner, outer = locals or {}, vars or {}
        values = [inner.get(name, missing) for name in reads]
        values = [
            outer.get(name, missing) if value is missing else value
            for name, value in zip(reads, values, strict=True)
        ]
        key = tuple(map(_told_apart, values))
        if key not in self.modules:
            if len(self.modules) >= MODULES:
                self.modules.clear()
            made, asked = asking.during(
                lambda: super(KeepingTemplate, self).make_module(vars, shared, locals)
            )
            # the values are held: no other one can get the id of one of them
            self.modules[key] = made, asked, values
        module, asked, _ = self.modules[key]
        asking.seen |= asked
        return module

    def reads(self, asking: tuple[str | None, ...] = ()) -> tuple[str, ...] | None:
        """Names that it and the templates that it brings in read of the context; None if that is not known."""
        if self.all_names is not None:
            return self.all_names
        names, brought = self.own
        found = set(names)
        for name in () if brought is None else brought:
            if name not in asking:
                try:
                    other: Any = self.environment.get_template(name)
                except TemplateNotFound:  # may be left out: `ignore missing`
                    return None
                if (more := other.reads((*asking, self.name))) is None:
                    return None
                found.update(more)
        if brought is None:
            return None
        if not asking:
            self.all_names = tuple(sorted(found))
        return tuple(sorted(found))


class KeepingMacro(Macro):
    """A macro that keeps what it said of which values."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.kept: dict[Any, tuple[str, frozenset[Any], Any]] | None = {}
        self.calls = self.repeated = 0
        self.special = bool(
            self.caller or self.catch_kwargs or self.catch_varargs or self._environment.is_async
        )
        if self.caller or not self._default_autoescape:
            self.special, self.kept = True, None

    def said(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """What the macro says of these values."""
        if self.kept is None:
            return self._say(args, kwargs)
        if len(args) == 1 and not kwargs:
            value = args[0]
            key: Any = value if type(value) is str else id(value)
        else:
            key = (len(args), *map(_told_apart, args), *kwargs, *map(_told_apart, kwargs.values()))
        self.calls += 1
        known = self.kept.get(key)
        if known is not None:
            self.repeated += 1
            if known[1]:
                asking.seen |= known[1]
            return known[0]
        text, asked = asking.during(lambda: self._say(args, kwargs))
        if len(text) <= LONGEST and all(map(_lasting, map(type, (*args, *kwargs.values())))):
            self._keep(key, (text, asked, (args, kwargs)))
        return text

    def _say(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
        """As Jinja's own call, without its general way of sharing out what is given."""
        left = self.arguments[len(args) :]
        if self.special or len(args) > self._argument_count or not kwargs.keys() <= set(left):
            return self(*args, **kwargs)
        text: str = self._func(*args, *[kwargs.get(name, missing) for name in left])
        return str.__new__(Markup, text)

    def _keep(self, key: Any, said: tuple[str, frozenset[Any], Any]) -> None:
        """The values are held with the text: no other one can get the id of one of them."""
        if self.kept is not None and len(self.kept) >= MOST:
            self.kept = {} if self.repeated * WORTH >= self.calls else None
        if self.kept is not None:
            self.kept[key] = said


class KeepingContext(Context):
    """Calls macros and plain functions without asking first what else they could be."""

    def call(self, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        plain = type(obj) is FunctionType and not hasattr(obj, "jinja_pass_arg")
        if type(obj) is not KeepingMacro and not plain:
            return super().call(obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return obj(*args, **kwargs) if plain else obj.said(args, kwargs)


def escaped(value: Any) -> str:
    """The value as it may stand in a page; Jinja joins it with others, so that it needs no Markup around it."""
    kind = type(value)
    if kind is str:
        return quoted(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is int or kind is float:
        return str(value)
    return escape(value)


def _told_apart(value: Any) -> Any:
    return value if type(value) is str else id(value)


def _at_once(block: Callable[[Context], Iterable[str]]) -> Callable[[Context], Iterable[str]]:
    """The block in one piece: the templates around it hand on one text instead of a hundred."""
    return lambda context: ("".join(block(context)),)


@cache
def _lasting(kind: Any) -> bool:
    """Whether values of the type never change."""
    parameters = getattr(kind, "__dataclass_params__", None)
    return kind in LASTING or bool(parameters and parameters.frozen)
