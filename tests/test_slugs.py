"""Slugs: safe everywhere, short, never twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.slugs import HEADLINE, LONGEST, RESERVED, SLUG, TRAILING, allot, headline_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Moon Jae-in", "moon-jae-in"),
        ("문재인", "munjaein"),
        ("Ким Чен Ын", "kim-chen-yn"),
        ("São Tomé and Príncipe", "sao-tome-and-principe"),
        ("North Korea’s Ivanka", "north-koreas-ivanka"),
        ("‘Smile diplomacy’", "smile-diplomacy"),
        ("U.S.", "u-s"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-1"),
        ("Index", "index-1"),
        ("lpt1", "lpt1-1"),
        ("…", "untitled"),
        ("", "untitled"),
        ("x" * 100, "x" * LONGEST),
        ("word " * 30, "-".join(["word"] * 16)),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Ada Brown says town is ready to pay for the wall as county warns against ‘hasty promises’",
            "ada-brown-says-town-is-ready-to-pay",
        ),
        ("The road to", "the-road-to"),
        ("Talks", "talks"),
        ("a " * 60, "a"),
        ("Nul", "nul-1"),
    ],
)
def test_an_article_is_known_by_the_first_words_of_its_headline(title: str, slug: str) -> None:
    assert headline_slug(title) == slug


@given(st.text(max_size=200))
def test_any_text_gives_a_safe_slug(text: str) -> None:
    for slug in (slugify(text), headline_slug(text)):
        assert SLUG.match(slug)
        assert len(slug) <= LONGEST
        assert slug not in RESERVED
        assert slugify(slug) == slug


@given(st.text(st.sampled_from("ab to-"), max_size=120))
def test_a_cut_headline_ends_on_a_word_that_says_something(title: str) -> None:
    slug, whole = headline_slug(title), slugify(title)
    assert len(slug) <= HEADLINE
    if slug != whole and "-" in slug:
        assert slug.rpartition("-")[2] not in TRAILING


@pytest.mark.parametrize("slug", ["", "A", "a--b", "-a", "a-", "a/b", "a\n", "x" * 81, "ä"])
def test_what_is_no_slug(slug: str) -> None:
    assert not SLUG.match(slug)


@given(st.lists(st.text(st.sampled_from("ab-"), min_size=1, max_size=LONGEST * 2), max_size=30))
def test_no_slug_is_given_twice(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        slug = allot(slugify(name), taken)
        assert slug not in taken
        assert SLUG.match(slug)
        taken.append(slug)


def test_numbers_follow_the_wish() -> None:
    assert allot("talks", {"talks", "talks-2"}) == "talks-3"
    assert allot("x" * LONGEST, {"x" * LONGEST}) == "x" * (LONGEST - 2) + "-2"
