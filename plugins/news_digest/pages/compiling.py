"""Compiling templates: to code that asks Python for attributes, and that tells what it reads."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

READS = "reads"
"""In compiled code: the names that a template reads of its context, and the templates that it brings in."""


class Compiler(CodeGenerator):
    """Jinja's compiler, which also notes what a template reads, and asks Python first for attributes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names: set[str] = set()
        self.depth = 0

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        self.names.update(
            str(name) for action, name in frame.symbols.loads.values() if action == "resolve" and name
        )

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """`article.title`: Jinja's own way of looking, a call, only where the object has no such attribute."""
        self.depth += 1
        found, owner, name = f"found_{self.depth}", f"owner_{self.depth}", repr(node.attr)
        self.write(f"({found} if ({found} := getattr(({owner} := ")
        self.visit(node.node, frame)
        self.write(f"), {name}, missing)) is not missing else environment.getattr({owner}, {name}))")
        self.depth -= 1

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        kinds: Any = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)
        brought: list[Any] = [other.template for other in node.find_all(kinds)]
        known = all(isinstance(name, nodes.Const) and isinstance(name.value, str) for name in brought)
        others = sorted({name.value for name in brought}) if known else None
        self.writeline(f"{READS} = ({sorted(self.names)!r}, {others!r})")
