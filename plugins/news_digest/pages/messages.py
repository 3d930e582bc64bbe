"""The site's language in templates: `_()`, `ngettext()`, `pgettext()` and `{% trans %}`.

What is the same on every page is translated when a template is compiled, not when it is filled. A message is
trusted and may hold HTML; what is filled in is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup, escape

CALL = ("name", "lparen", "string", "rparen")
"""The tokens of `_('Latest')`."""


class Catalogue(Protocol):
    """What translates."""

    def told(self, message: str, context: str = "") -> str: ...
    def told_of(self, one: str, many: str, num: int) -> str: ...


def put_into(env: Environment, catalogue: Catalogue) -> None:
    """Make templates speak the language of a catalogue; before the first one is loaded."""
    env.add_extension("jinja2.ext.i18n")
    env.policies["ext.i18n.trimmed"] = True
    env.newstyle_gettext = True  # type: ignore[attr-defined]  # {% trans %} hands over what is to be filled in
    env.catalogue = catalogue  # type: ignore[attr-defined]
    env.add_extension(Settled)
    env.globals.update(_functions(catalogue))


class Settled(Extension):
    """Puts the translation in place of `_('Latest')` when a template is compiled: it is the same on every page."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        tokens = list(stream)
        skip = 0
        for n, token in enumerate(tokens):
            if skip:
                skip -= 1
            elif token.type == "name" and token.value == "_" and _is_call(tokens, n):
                skip = len(CALL) - 1
                yield from self._settled(tokens[n + 2])
            else:
                yield token

    def _settled(self, message: Token) -> Iterator[Token]:
        """`('Neueste'|safe)`."""
        catalogue: Catalogue = self.environment.catalogue  # type: ignore[attr-defined]  # put_into has set it
        line = message.lineno
        yield Token(line, "lparen", "(")
        yield Token(line, "string", _filled(catalogue.told(message.value), {}))
        yield Token(line, "pipe", "|")
        yield Token(line, "name", "safe")
        yield Token(line, "rparen", ")")


def _is_call(tokens: list[Token], n: int) -> bool:
    return tuple(token.type for token in tokens[n : n + len(CALL)]) == CALL and tokens[n - 1].type != "dot"


def _functions(catalogue: Catalogue) -> dict[str, Callable[..., Markup]]:
    counted: dict[tuple[str, str, int], Markup] = {}

    def gettext(message: str, /, **values: Any) -> Markup:
        return Markup(_filled(catalogue.told(message), values))  # noqa: S704  # messages are ours

    def pgettext(context: str, message: str, /, **values: Any) -> Markup:
        return Markup(_filled(catalogue.told(message, context), {"context": context, **values}))  # noqa: S704

    def ngettext(one: str, many: str, num: int, /, **values: Any) -> Markup:
        if values:
            return Markup(_filled(catalogue.told_of(one, many, num), {"num": num, **values}))  # noqa: S704
        key = (one, many, num)
        if key not in counted:
            counted[key] = Markup(_filled(catalogue.told_of(one, many, num), {"num": num}))  # noqa: S704
        return counted[key]

    return {"_": gettext, "gettext": gettext, "pgettext": pgettext, "ngettext": ngettext}


def _filled(text: str, values: dict[str, Any]) -> str:
    """The message with its %(name)s filled in, whatever these hold."""
    return text % {name: value if type(value) is int else escape(value) for name, value in values.items()}
