"""Cross-links: what they weigh, that both sides know of them, that their order is always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import exp, log, sqrt
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from news_digest import postings
from news_digest.crosslinks import CrossLink, Node, relate
from timing import cpu_seconds


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


class Naive:
    """What links are by definition: every candidate is weighed in whole."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = sorted(nodes, key=lambda node: (node.date, node.key))
        self.size = len(nodes)
        self.named = {
            name: [place for place, node in enumerate(self.nodes) if name in node.marks]
            for name in {name for node in nodes for name in node.marks}
        }

    def rarity(self, name: str) -> float:
        return 1 + log((self.size + 1) / (len(self.named[name]) + 1))

    def damping(self, name: str) -> float:
        share = len(self.named[name]) / self.size
        return 1.0 if self.size < postings.MANY or share <= 0.5 else max(2 * (1 - share), postings.EVERYWHERE)

    def length(self, node: Node) -> float:
        marks = node.marks
        return sqrt(sum((marks[name] * self.rarity(name)) ** 2 for name in sorted(marks))) or 1.0

    def common(self, name: str, share: float) -> bool:
        return self.size >= postings.MANY and len(self.named[name]) > share * self.size

    def candidates(self, place: int) -> set[int]:
        found = set[int]()
        for name in sorted(self.nodes[place].marks, key=lambda name: (len(self.named[name]), name)):
            before = [other for other in self.named[name] if other <= place]
            after = [other for other in self.named[name] if other > place]
            found |= {*before[-postings.NEAREST - 1 :], *after[: postings.NEAREST]}
            if len(found) > postings.ENOUGH:
                break
        return found - {place}

    def link(self, one: Node, other: Node) -> CrossLink:
        first, second = one.marks, other.marks
        worth = {
            name: first[name] * second[name] * (self.rarity(name) ** 2 * self.damping(name))
            for name in first.keys() & second.keys()
        }
        shared = sorted(worth, key=lambda name: (-worth[name], name))
        cosine = sum(worth[name] for name in shared) / (self.length(one) * self.length(other))
        days = [postings.Stamp.parse(n.date).first_day.toordinal() for n in (one, other) if n.date]
        faded = max(0.5, exp(-abs(days[0] - days[1]) / postings.FADING)) if len(days) == 2 else 1.0
        spelling = {topic.casefold(): topic for topic in sorted((*one.topics, *other.topics))}
        return CrossLink(
            other.key,
            round(min(cosine, 1.0) * faded, 6),
            tuple(name for name in shared if name in one.actors),
            tuple(spelling[name[1:]] for name in shared if name not in one.actors),
        )

    def tells(self, one: Node, other: Node) -> bool:
        shared = one.marks.keys() & other.marks.keys()
        faint = {name for name in shared if name in one.faint | other.faint}
        strong = shared - faint
        rare = {name for name in faint if not self.common(name, postings.FAINTLY)}
        return (
            not all(self.common(name, postings.COMMON) for name in strong)
            or any(min(one.actors[name], other.actors[name]) >= postings.CENTRAL for name in rare)
            or len(strong) + len(rare) > 1
            or (bool(strong) and len(shared) > 2)
        )

    def chosen(self, place: int, limit: int) -> Iterator[CrossLink]:
        weakest = postings.WEAKEST if self.size >= postings.MANY else 0.0
        one = self.nodes[place]
        others = sorted(self.candidates(place), key=lambda other: self.nodes[other].key)
        others.sort(key=lambda other: self.nodes[other].date, reverse=True)
        links = [self.link(one, self.nodes[other]) for other in others if self.tells(one, self.nodes[other])]
        strong = sorted((link for link in links if link.weight > weakest), key=lambda link: -link.weight)
        yield from strong[:limit]


topical = st.lists(
    st.tuples(
        st.sampled_from(
            ["", "2018", "2018-02", "2018-02-13", "2018-02-13 06:00", "2018-05-01", "2020-12-31"]
        ),
        st.dictionaries(
            st.sampled_from("ABCDEFGHIJ"), st.sampled_from([0.0, 0.15, 0.3, 0.5, 0.6, 1.0]), max_size=5
        ),
        st.frozensets(st.sampled_from("ABCDE")),
        st.lists(st.sampled_from(["ferry", "Ferry", "games", "debt"]), max_size=2, unique_by=str.casefold),
    ),
    max_size=30,
).map(
    lambda rows: [
        Node(f"k{n}", date, actors, faint & actors.keys(), tuple(topics))
        for n, (date, actors, faint, topics) in enumerate(rows)
    ]
)


@given(topical, st.integers(0, 4), st.sampled_from([(40, 160), (2, 4), (1, 2)]))
def test_links_are_those_of_the_definition(corpus: list[Node], limit: int, reach: tuple[int, int]) -> None:
    with patch.multiple(postings, NEAREST=reach[0], ENOUGH=reach[1]):
        links = relate(corpus, limit)
        naive = Naive(corpus)
        chosen = {node.key: tuple(naive.chosen(place, limit)) for place, node in enumerate(naive.nodes)}
    assert {key: tuple(link for link in some if not link.back) for key, some in links.items()} == chosen
    leading = {(link.target, key) for key, some in chosen.items() for link in some}
    back = {(key, link.target) for key, some in links.items() for link in some if link.back}
    assert back == {(key, target) for key, target in leading if (target, key) not in leading}


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
        nodes = corpus(size)
        return cpu_seconds(lambda: relate(nodes, 5))

    assert seconds(2000) < 14 * seconds(400)  # five times as many; the square would be 25 times as long
