"""The links between articles as a graph in GraphML, for Gephi, networkx and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from ..files import File
from .corpus import Corpus, Piece
from .parts import Part, joined_file, of_pieces
from .records import ARTICLES, LINKS, Bond, bonds
from .sheet import FLAG, N_, NUMBER, WHOLE, Column, Export, Sheet

PATH = "data/links.graphml"

TYPES = {NUMBER: "double", WHOLE: "int", FLAG: "boolean"}

SHOWN = ("title", "date", "outlet", "url", "tags", "actors")
"""What is said of an article in the graph."""

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # a control character

OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'

NODES: Sheet[Piece] = Sheet(
    "nodes",
    N_("The articles; the id of a node is the slug."),
    ARTICLES.items,
    tuple(column for column in ARTICLES.columns if column.name in SHOWN),
)
EDGES: Sheet[Bond] = Sheet(
    "edges",
    N_("From the article that lists the other to the one that is listed."),
    LINKS.items,
    tuple(column for column in LINKS.columns if column.name not in ("source", "target")),
)


def _files(corpus: Corpus) -> Iterator[File]:
    """data/links.graphml"""
    head = [OPENING]
    head.extend(_key("node", column) for column in NODES.columns)
    head.extend(_key("edge", column) for column in EDGES.columns)
    head.append('<graph edgedefault="directed">\n')

    def parts() -> Iterator[Part]:
        yield from of_pieces(corpus, node, "node")
        yield from of_pieces(corpus, edges, "edges", EDGES.linking)

    yield joined_file(PATH, parts, "".join(head), tail="</graph>\n</graphml>\n")


def _key(what: str, column: Column[Any]) -> str:
    kind = TYPES.get(column.type, "string")
    return f'<key id="{what}-{column.name}" for="{what}" attr.name="{column.name}" attr.type="{kind}"/>\n'


def node(piece: Piece) -> str:
    """An article."""
    return f'<node id="{piece.story.slug}">{_data("node", NODES.record(piece))}</node>\n'


def edges(piece: Piece) -> str:
    """The links that lead from an article."""
    return "".join(map(_edge, bonds(piece)))


def _edge(bond: Bond) -> str:
    ends = f'source="{bond.piece.story.slug}" target="{bond.link.target}"'
    return f"<edge {ends}>{_data('edge', EDGES.record(bond))}</edge>\n"


def _data(what: str, record: dict[str, Any]) -> str:
    return "".join(f'<data key="{what}-{name}">{_text(value)}</data>' for name, value in record.items())


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return escape(ILLEGAL.sub("", "; ".join(_all(value))))


def _all(value: Any) -> Iterable[str]:
    return value if isinstance(value, tuple) else (str(value),)


GRAPHML = Export(
    "graphml",
    "GraphML",
    N_("The links between articles as a directed graph."),
    "application/graphml+xml",
    _files,
    (PATH,),
    sheets=(NODES, EDGES),
)
