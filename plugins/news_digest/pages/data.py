"""The page of exports: each form with its files and its columns, told by what writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .addresses import address
from .exports import wanted
from .exports.sheet import Export, Sheet
from .files import PageFile
from .graph import CONTEXT, breadcrumbs
from .library import Library
from .views import ColumnView, ExportView, SheetView

PATH = "data.html"


def pages(library: Library) -> Iterator[PageFile]:
    """data.html"""
    say = library.site.wording.gettext
    exports = tuple(wanted(library))
    yield PageFile(
        PATH,
        "data.html",
        {"exports": tuple(_views(exports, library))},
        title=say("Data"),
        description=say("This digest in forms that other programs read."),
        section="data",
        graph=_graph(exports, library),
    )


def _views(exports: tuple[Export, ...], library: Library) -> Iterator[ExportView]:
    say = library.site.wording.gettext
    seen: list[Sheet[Any]] = []
    for export in exports:
        sheets = [sheet for sheet in export.sheets if all(sheet is not other for other in seen)]
        seen += sheets
        yield ExportView(
            name=export.name,
            title=export.title,
            about=say(export.about),
            type=export.type,
            files=export.whole,
            each=export.each,
            sheets=tuple(_sheet(export, sheet, library) for sheet in sheets),
        )


def _sheet(export: Export, sheet: Sheet[Any], library: Library) -> SheetView:
    say = library.site.wording.gettext
    columns = (ColumnView(column.name, say(column.about), say(column.type)) for column in sheet.columns)
    return SheetView(sheet.name, f"{export.name}-{sheet.name}", say(sheet.about), tuple(columns))


def _graph(exports: tuple[Export, ...], library: Library) -> dict[str, Any]:
    """The digest as a data set."""
    site = library.site
    downloads = [
        {"@type": "DataDownload", "encodingFormat": export.type, "contentUrl": address(site, path, PATH)}
        for export in exports
        for path in export.whole
    ]
    dataset = {
        "@type": "Dataset",
        "name": site.name,
        "description": site.wording.gettext("This digest in forms that other programs read."),
        "inLanguage": site.lang,
        "distribution": downloads,
    }
    trail = breadcrumbs(site, "data", site.wording.gettext("Data"), PATH)
    return {"@context": CONTEXT, "@graph": [dataset, trail]}
