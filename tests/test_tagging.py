"""Which phrases become tags: few, shared, telling, and nobody's name."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from news_digest.annotators import annotate
from news_digest.linking import link
from news_digest.model import Article, Block, Kind
from news_digest.registry import load_knowledge
from news_digest.roster import build_roster

NOWHERE = Path("does-not-exist.yml")
SHIPPED = load_knowledge(NOWHERE, NOWHERE)


def tags(*texts: str, own: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The tags of articles of one paragraph each, of which the first has tags of its own."""
    articles = [
        annotate(
            Article(f"{n:02}.txt", "Title", (Block(Kind.PARAGRAPH, text),), tags=own if not n else ()),
            SHIPPED,
        )
        for n, text in enumerate(texts)
    ]
    roster = build_roster(SHIPPED, articles)
    return [link(article, roster).tags for article in articles]


SHARED = "The “maximum pressure” went on."
OTHER = "Nothing."


def test_a_phrase_becomes_a_tag_where_it_is_shared_and_not_everywhere() -> None:
    assert tags(SHARED, SHARED, OTHER) == [("maximum pressure",)] * 2 + [()]
    assert tags(SHARED, OTHER) == tags(SHARED, SHARED) == [(), ()]
    assert tags(SHARED, SHARED, SHARED, SHARED, OTHER) == [()] * 5


def test_the_seeds_own_tags_stay_and_count() -> None:
    assert tags(SHARED, SHARED, OTHER, own=("Maximum pressure", "korea"))[:2] == [
        ("Maximum pressure", "korea"),
        ("Maximum pressure",),
    ]
    assert tags(SHARED, SHARED, OTHER, own=tuple("abcde"))[:2] == [tuple("abcde"), ()]


def test_variants_of_a_phrase_are_one_tag_in_its_most_frequent_spelling() -> None:
    texts = (
        "A ferry strike began.",
        "The ferry strikes ended.",
        "The Ferry strikes of May. Some ferry strikes.",
    )
    assert tags(*texts, OTHER, OTHER)[:3] == [("ferry strikes",)] * 3


def test_a_phrase_is_the_tag_of_a_seed_that_says_nearly_the_same() -> None:
    text = "The Westport fishery agreement holds. Nobody likes the Westport fishery agreement."
    found = tags(text, text, OTHER, own=("Westport agreement", "fishery"))
    assert found == [("Westport agreement", "fishery"), ("Westport agreement",), ()]


def test_a_part_of_a_longer_phrase_needs_articles_of_its_own() -> None:
    long, short = "The coastal ferry strike went on.", "Here the ferry strike went on."
    assert tags(long, long, OTHER, OTHER)[0] == ("coastal ferry strike",)
    assert tags(long, long, short, OTHER, OTHER)[2] == ()
    found = tags(long, long, short, short, OTHER, OTHER, OTHER)
    assert set(found[0]) == {"coastal ferry strike", "ferry strike"}
    assert found[2] == ("ferry strike",)


def test_a_name_is_no_tag() -> None:
    text = "The Green Harbour Party (GHP) met. “green harbour party”, he wrote."
    assert tags(text, text, OTHER, OTHER) == [()] * 4


def test_no_article_has_more_than_a_handful_and_no_tag_one_article_alone() -> None:
    phrases = [
        f"“{a} {b}”" for a in ("amber", "brown", "coral", "denim") for b in ("barrier", "channel", "dredger")
    ]
    found = tags(" ".join(phrases), " ".join(phrases[:6]), " ".join(phrases[6:]), *[OTHER] * 4)
    assert max(map(len, found)) == 5
    counts = [tag for some in found for tag in some]
    assert all(counts.count(tag) > 1 for tag in counts)


def test_the_order_of_the_articles_is_nothing_to_it() -> None:
    texts = (
        SHARED,
        "The coastal ferry strike went on. “maximum pressure”, she said.",
        "A ferry strike began.",
        OTHER,
    )
    expected = dict(zip(texts, tags(*texts), strict=True))
    for order in permutations(texts):
        assert dict(zip(order, tags(*order), strict=True)) == expected
