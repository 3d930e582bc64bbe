"""From any copy to its page nothing vanishes and nothing is made up, but for what the report says was cut."""

from __future__ import annotations

import warnings
from pathlib import Path

from hypothesis import given, settings

from fuzz.effort import THOROUGH, some
from fuzz.inputs import copies, web_articles, web_pages
from fuzz.wholeness import check, check_page

EXAMPLES = 300 if THOROUGH else 30
ROOT = Path(__file__).parents[2]


def test_every_word_of_the_demonstration_is_kept_cut_or_a_field() -> None:
    seeds = [
        path for path in sorted((ROOT / "seeds").rglob("*")) if path.suffix in (".txt", "", ".html", ".md")
    ]
    assert {check(path.read_bytes(), path.name) for path in some(seeds, 2) if path.is_file()} <= {
        "read",
        "refused",
    }


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
@given(copies())
def test_any_text_copy_comes_whole_to_its_page(copy: str) -> None:
    check(copy.encode())


@settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
@given(copies())
def test_any_markdown_copy_comes_whole_to_its_page(copy: str) -> None:
    check(copy.encode(), "x.md")


@settings(max_examples=EXAMPLES // 2, derandomize=True, deadline=None, database=None)
@given(web_pages())
def test_any_web_page_comes_whole_to_its_page(page: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        check(page.encode(), "x.html")


@settings(max_examples=EXAMPLES // 2, derandomize=True, deadline=None, database=None)
@given(web_articles())
def test_any_block_of_a_web_page_is_shown_or_told(told: tuple[str, list[str]]) -> None:
    check_page(*told)
