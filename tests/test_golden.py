"""The demo seeds, converted, are the golden Markdown to the byte; `make golden` writes it anew."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from news_digest.convert import convert
from news_digest.settings import Settings

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests/golden"
SEEDS = ROOT / "seeds"


def converted(folder: Path) -> dict[str, str]:
    """What the demo seeds become beside the demo's registry: file name -> Markdown."""
    for name in ("actors.yml", "outlets.yml"):
        shutil.copy(ROOT / "tests/golden" / name, folder / name)
    convert(Settings(seeds=SEEDS, content=folder, jobs=1, ner="none"))
    return {path.name: path.read_text("utf-8") for path in sorted((folder / "articles").glob("*.md"))}


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return converted(tmp_path_factory.mktemp("content"))


def test_there_is_a_golden_file_for_each_article(articles: dict[str, str]) -> None:
    assert set(articles) == {path.name for path in GOLDEN.glob("*.md")}


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.glob("*.md")))
def test_golden(name: str, articles: dict[str, str]) -> None:
    assert articles.get(name) == (GOLDEN / name).read_text("utf-8")


def renew() -> None:
    """Write the golden files as the converter makes them today; the difference is for a reader to judge."""
    for name in ("actors.yml", "outlets.yml"):
        shutil.copy(ROOT / "content" / name, GOLDEN / name)
    with tempfile.TemporaryDirectory() as folder:
        articles = converted(Path(folder))
    for old in GOLDEN.glob("*.md"):
        old.unlink()
    for name, text in articles.items():
        (GOLDEN / name).write_text(text, "utf-8")
    print(f"{len(articles)} golden files in {GOLDEN.relative_to(ROOT)}: read the difference with git diff")


if __name__ == "__main__":
    renew()
