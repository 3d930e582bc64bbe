"""Cross-links: what they weigh, that both sides know of them, that their order is always the same."""

from __future__ import annotations

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from news_digest.crosslinks import CrossLink, Node, relate


def node(key: str, *names: str, date: str = "2018-02-13") -> Node:
    return Node(key, date, dict.fromkeys(names, 1.0))


def test_two_articles_alone_are_linked_and_say_why() -> None:
    links = relate([node("a", "Mike Pence", "Moon Jae-in"), node("b", "Mike Pence", "Moon Jae-in")], 5)
    assert [link.target for link in links["a"]] == ["b"]
    assert [link.target for link in links["b"]] == ["a"]
    assert links["a"][0].reason == "both name Mike Pence and Moon Jae-in"


def test_articles_that_share_nobody_are_not_linked() -> None:
    assert relate([node("a", "Mike Pence"), node("b", "Moon Jae-in"), node("c")], 5) == {
        "a": (),
        "b": (),
        "c": (),
    }


def test_a_reason_names_three_and_counts_the_rest() -> None:
    assert CrossLink("b", 1.0, ("A",)).reason == "both name A"
    assert CrossLink("b", 1.0, ("A", "B", "C")).reason == "both name A, B and C"
    assert CrossLink("b", 1.0, ("A", "B", "C", "D", "E")).reason == "both name A, B, C and 2 more"


def test_a_rare_actor_outweighs_one_that_is_everywhere() -> None:
    corpus = [node(f"n{n}", "North Korea", f"only {n}") for n in range(20)]
    corpus += [node("x", "North Korea", "Mike Pence"), node("y", "North Korea", "Mike Pence")]
    links = relate(corpus, 5)
    assert links["x"][0].target == "y"
    assert links["x"][0].shared == ("Mike Pence", "North Korea")
    assert links["n0"] == ()  # North Korea alone, named in every article, links nothing


def test_salience_decides_between_two_that_share_the_same_actor() -> None:
    passing = Node("passing", "2018-02-13", {"Mike Pence": 0.3, "Somebody": 1.0})
    headline = Node("headline", "2018-02-13", {"Mike Pence": 1.0, "Somebody Else": 1.0})
    links = relate([node("a", "Mike Pence"), passing, headline], 5)
    assert [link.target for link in links["a"]] == ["headline", "passing"]


def test_the_nearer_of_two_equals_comes_first_and_ties_are_broken_by_date_then_key() -> None:
    corpus = [
        node("a", "X", date="2018-02-13"),
        node("old", "X", date="2017-02-13"),
        node("near", "X", date="2018-02-20"),
        node("twin-b", "X", date="2018-02-06"),
        node("twin-a", "X", date="2018-02-06"),
    ]
    assert [link.target for link in relate(corpus, 5)["a"]] == ["near", "twin-a", "twin-b", "old"]


def test_a_state_alone_is_no_reason_unless_both_articles_are_about_it() -> None:
    def about(key: str, salience: float, *names: str) -> Node:
        return Node(key, "2018-02-13", dict.fromkeys(names, salience), frozenset(names))

    pair = [about("a", 0.3, "Norway"), about("b", 0.5, "Norway")]
    assert relate(pair, 5) == {"a": (), "b": ()}
    assert relate([about("a", 0.5, "Norway"), pair[1]], 5)["a"][0].shared == ("Norway",)
    two = [about("a", 0.3, "Norway", "Angola"), about("b", 0.3, "Norway", "Angola")]
    assert relate(two, 5)["a"][0].shared == ("Angola", "Norway")
    everywhere = [about(f"n{n}", 0.5, "Norway", f"only {n}") for n in range(20)]
    assert not any(relate(everywhere, 5).values())


def test_one_common_actor_alone_is_no_reason_and_three_common_ones_are() -> None:
    states = frozenset(("Norway", "Angola"))
    corpus = [
        Node(f"n{n:02}", "2018-02-13", {"Ann Other": 1.0, "Norway": 0.5, "Angola": 0.5, f"x{n}": 1.0}, states)
        for n in range(8)
    ]
    corpus += [Node(f"rest{n:02}", "2018-02-13", {f"y{n}": 1.0}) for n in range(10)]
    alone = Node("alone", "2018-02-13", {"Ann Other": 1.0})
    pair = Node("pair", "2018-02-13", {"Ann Other": 1.0, "Norway": 0.5}, states)
    three = Node("three", "2018-02-13", {"Ann Other": 1.0, "Norway": 0.5, "Angola": 0.5}, states)
    links = relate([*corpus, alone, pair, three], 5)
    assert (links["alone"], links["pair"]) == ((), ())
    assert len(links["three"]) >= 5


def test_a_shared_topic_is_a_reason_of_its_own() -> None:
    one = Node("a", "2018-02-13", {"Ann Other": 1.0}, topics=("ferry strike", "Harbour Games"))
    other = Node("b", "2018-02-13", {"Ben Else": 1.0}, topics=("Ferry strike",))
    (link,) = relate([one, other], 5)["a"]
    assert (link.shared, link.topics) == ((), ("ferry strike",))
    assert link.reason == "both about “ferry strike”"
    both = CrossLink("b", 1.0, ("A", "B"), ("x", "y"))
    assert both.reason == "both name A and B; both about “x” and “y”"


def test_whoever_is_listed_links_back() -> None:
    corpus = [node("hub", "X"), *(node(f"n{n}", "X", f"y{n}", f"z{n}") for n in range(6))]
    links = relate(corpus, 2)
    back = [link.target for link in links["hub"] if link.back]
    assert len([link for link in links["hub"] if not link.back]) == 2
    assert len(back) == 4


corpora = st.lists(
    st.tuples(
        st.sampled_from(["", "2018", "2018-02", "2018-02-13", "2018-02-13 06:00", "2020-12-31"]),
        st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from([0.3, 0.6, 1.0]), max_size=5),
    ),
    max_size=16,
).map(lambda rows: [Node(f"k{n}", date, actors) for n, (date, actors) in enumerate(rows)])


@given(corpora, st.integers(0, 4), st.randoms(use_true_random=False))
def test_links_hold_in_both_directions_and_do_not_depend_on_order(
    corpus: list[Node], limit: int, chance: random.Random
) -> None:
    links = relate(corpus, limit)
    pairs = {(key, link.target): link for key, found in links.items() for link in found}
    for (one, other), link in pairs.items():
        assert one != other
        assert pairs[other, one].weight == link.weight
        assert 0 < link.weight <= 1
        assert link.shared or link.topics
    assert all(sum(not link.back for link in found) <= limit for found in links.values())
    shuffled = list(corpus)
    chance.shuffle(shuffled)
    assert relate(shuffled, limit) == links


def test_time_grows_with_the_corpus_not_with_its_square() -> None:
    chance = random.Random(1)
    names = [f"actor {n}" for n in range(500)]

    def corpus(size: int) -> list[Node]:
        return [
            node(
                f"k{n}",
                *{names[int(500 * chance.random() ** 3)] for _ in range(8)},
                date=f"{2000 + n % 20}-01-01",
            )
            for n in range(size)
        ]

    def seconds(size: int) -> float:
        nodes, start = corpus(size), time.process_time()
        relate(nodes, 5)
        return time.process_time() - start

    assert seconds(2000) < 14 * seconds(400)  # five times as many; the square would be 25 times as long
