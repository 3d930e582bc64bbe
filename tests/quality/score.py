"""Print how much of the labelled set is found: `make quality`.

usage: python -m quality.score [--markdown] [--lang LANG] [--list [MEASURE]]     (plugins and tests on PYTHONPATH)

--lang measures the articles of one language alone. --list prints what spoils each measure (or those
whose name holds the words) instead of the table. DIGEST_EVAL names a
folder with more labelled sets, as `shared.py` expects them.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from news_digest.recogniser import Model, find_model

from .found import convert, known, links_in, milliseconds, seeds_in
from .labels import ARTICLES, HERE, read_all
from .measures import Share, all_measures
from .shared import shared_sets

OWN, SECOND, LINKS = "articles", "second", "links"


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    group: str
    measure: str
    n: int
    figure: str
    floor: str = ""


def own_measures(lang: str = "", model: Model | None = None) -> list[Share]:
    """Every measure of the labelled articles (of one language) and pairs."""
    return [*article_measures(ARTICLES, lang, model), *link_measures()]


def article_measures(folder: Path, lang: str = "", model: Model | None = None) -> list[Share]:
    """Every measure of a folder of labelled articles. Raises SystemExit where a seed gave no article."""
    knowledge = known(model)
    found = convert(seeds_in(folder), knowledge)
    labels = [one for one in read_all(folder) if lang in ("", one.lang)]
    lost = [one.seed.name for one in labels if one.seed.stem not in found]
    if lost:
        raise SystemExit(f"no article came out of: {', '.join(lost)}")
    return list(all_measures((one, found[one.seed.stem]) for one in labels))


def link_measures() -> Iterator[Share]:
    """Listed pairs that are linked: right ones among them, and how many of the right ones."""
    knowledge = known()
    pairs = yaml.load((HERE / "links/pairs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    made = links_in(convert(seeds_in(HERE / "links"), knowledge).values(), knowledge)
    precision, recall = Share("links precision"), Share("links recall")
    for one, other in (*pairs["linked"], *pairs["same"], *pairs["versions"]):
        hit = frozenset((one, other)) in made
        recall.count(hit, f"{one} and {other}")
        if hit:
            precision.count(True, "")
    for one, other, why in pairs["unlinked"]:
        if frozenset((one, other)) in made:
            precision.count(False, f"{one} and {other}: {why}")
    yield from (precision, recall)


def floors() -> dict[str, float]:
    """Measure -> the least (of what should be rare: the most) that it may be."""
    raw = yaml.safe_load((HERE / "floors.yml").read_text("utf-8"))
    return {str(measure): float(figure) for measure, figure in raw.items()}


def rows(measures: Iterable[Share]) -> Iterator[Row]:
    """The table's lines for the own set."""
    least = floors()
    for share in measures:
        group = LINKS if share.measure.startswith("links") else OWN
        sign = "≤" if share.ceiling else "≥"
        floor = f"{sign} {least[share.measure]:.3f}" if share.measure in least else ""
        yield Row(group, share.measure, share.n, f"{share.figure:.3f}", floor)
    for share in article_measures(HERE / SECOND):
        yield Row(SECOND, share.measure, share.n, f"{share.figure:.3f}")
    yield Row(OWN, "ms for 500 words", 0, f"{milliseconds(known()):.1f}")


def rows_with(model: Model, lang: str = "") -> Iterator[Row]:
    """What a model changes: who acts, in the own set."""
    for share in own_measures(lang, model):
        if share.measure.startswith("actors"):
            yield Row(f"{OWN}, with {model.name}", share.measure, share.n, f"{share.figure:.3f}")


def table(lines: Iterable[Row], markdown: bool) -> str:
    """The lines as one table, set in columns."""
    cells = [("set", "measure", "n", "figure", "floor")]
    cells += [(row.group, row.measure, str(row.n or ""), row.figure, row.floor) for row in lines]
    widths = [max(len(cell[column]) for cell in cells) for column in range(5)]
    edge, between = ("| ", " | ") if markdown else ("", "  ")
    out = [edge + between.join(c.ljust(w) for c, w in zip(cell, widths, strict=True)) for cell in cells]
    out = [line + " |" if markdown else line.rstrip() for line in out]
    if markdown:
        out.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="quality.score", description="Measure what is found in labelled news."
    )
    parser.add_argument("--markdown", action="store_true", help="print the table for docs/quality.md")
    parser.add_argument("--lang", default="", help="measure the articles of this language alone")
    parser.add_argument(
        "--list", nargs="?", const="", metavar="MEASURE", help="print what spoils each measure"
    )
    options = parser.parse_args()
    measures = own_measures(options.lang)
    if options.list is not None:
        for share in measures:
            if options.list in share.measure:
                print(f"{share.measure}: {share.figure:.3f} of {share.n}", *share.misses, sep="\n  ")
        return
    lines, notes, model = list(rows(measures)), [], find_model()
    if model:
        lines += rows_with(model, options.lang)
    else:
        notes.append("Skipped: names with a model (`make ner` installs one).")
    folder = os.environ.get("DIGEST_EVAL", "")
    if folder:
        lines += [Row(*line) for line in shared_sets(Path(folder).expanduser(), model)]
    else:
        notes.append("Skipped: the sets of others (name their folder with DIGEST_EVAL).")
    print(table(lines, options.markdown), *notes, sep="\n")


if __name__ == "__main__":
    main()
