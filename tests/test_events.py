"""Events: what several articles tell of one day, gathered; where they differ about the day, both say so."""

from __future__ import annotations

from dataclasses import replace

from news_digest.events import Event, Telling, counted, gather


def telling(key: str, day: str, sentence: str, *actors: str) -> Telling:
    """`|` stands around the words that tell the day."""
    before, words, after = sentence.split("|")
    return Telling(key, day, before, words, after, actors)


BRIDGE = telling("a", "2018-01-10", "Brand opened the Harbour bridge |on Wednesday|.", "Brand")
SAME = telling(
    "b", "2018-01-10", "The Harbour bridge was opened |yesterday| by Mayor Brand.", "Brand", "Council"
)
OTHER = telling("c", "2018-01-10", "The bank raised its rate |on Wednesday|.", "Bank")


def told(events: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    """Day, articles, and articles that differ."""
    return [
        (
            event.day,
            " ".join(one.key for one in event.tellings),
            " ".join(one.key for one in event.elsewhere),
        )
        for event in events
    ]


def test_one_event_of_several_articles_has_several_sources() -> None:
    events = gather([BRIDGE, OTHER, SAME])
    assert told(events) == [("2018-01-10", "b a", ""), ("2018-01-10", "c", "")]
    assert events[0].actors == ("Brand", "Council")


def test_neither_like_words_nor_a_shared_actor_alone_make_one_event() -> None:
    nobody = telling("b", "2018-01-10", "Someone opened the Harbour bridge |on Wednesday|.")
    apart = telling("b", "2018-01-10", "Brand lost a court case about parking |on Wednesday|.", "Brand")
    assert len(gather([BRIDGE, nobody, OTHER])) == 3
    assert len(gather([BRIDGE, apart, OTHER])) == 3


def test_an_article_is_one_source_of_an_event_however_often_it_tells_it() -> None:
    again = telling(
        "a", "2018-01-10", "Brand opened the bridge of the Harbour |on Wednesday|.", "Brand", "Council"
    )
    (event,) = gather([BRIDGE, again])
    assert [one.after for one in event.tellings] == ["."]
    assert event.tellings == (again,)


def test_where_articles_put_one_event_on_two_days_both_say_so() -> None:
    late = telling("d", "2018-01-12", "Brand opened the Harbour bridge |on Friday|.", "Brand")
    assert told(gather([BRIDGE, OTHER, late])) == [
        ("2018-01-10", "a", "d"),
        ("2018-01-10", "c", ""),
        ("2018-01-12", "d", "a"),
    ]


def test_days_far_apart_and_days_of_one_article_are_no_dispute() -> None:
    far = telling("d", "2018-01-14", "Brand opened the Harbour bridge |on Sunday|.", "Brand")
    own = telling("a", "2018-01-12", "Brand opened the Harbour bridge |on Friday|.", "Brand")
    month = telling("d", "2018-01", "Brand opened the Harbour bridge |in January|.", "Brand")
    for other in (far, own, month):
        assert [event.elsewhere for event in gather([BRIDGE, OTHER, other])] == [(), (), ()]


def test_nothing_told_is_nothing_happened() -> None:
    assert gather([]) == ()


def test_words_that_are_counted_already_make_no_difference() -> None:
    some = [BRIDGE, OTHER, SAME, replace(BRIDGE, key="d", day="2018-01-11")]
    ready = [replace(one, counts=counted(one.before, one.after)) for one in some]
    assert [word for word, _ in ready[0].counts] == ["brand", "bridge", "harbour", "opened", "the"]
    assert gather(ready) == gather(some)
