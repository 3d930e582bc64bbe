"""An article's page: quotations and days marked in the text, key facts, other outlets' coverage, cuts, how to cite."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exported import made_by
from news_digest.convert import convert
from news_digest.model import Actor, ActorKind, ActorRef, Cut, Knowledge, Stamp, parse_when
from news_digest.pages.arranging import arrange
from news_digest.pages.articles import article_view, plans
from news_digest.pages.coverage import coverage_of
from news_digest.pages.layers import Decoration, marked
from news_digest.pages.library import Library, Site
from news_digest.pages.markup import Token, tokens, written
from news_digest.pages.speech import bounds, verb_beside
from news_digest.pages.stories import Story, held_back
from news_digest.pages.views import ArticleView
from news_digest.settings import Settings

ROOT = Path(__file__).parent.parent
PRESIDENT = Actor("Ann Other", ActorKind.PERSON, roles=("President of Northland", "former mayor"))
KNOWLEDGE = Knowledge(actors=(PRESIDENT,), actor_forms={"Ann Other": (PRESIDENT,)})


def story(slug: str, html: str = "<p>Text.</p>", *names: str, date: str = "", **fields: Any) -> Story:
    stamp = Stamp.parse(date) if date else None
    fields.setdefault("actors", tuple(ActorRef(name) for name in names))
    return Story(f"content/articles/{slug}.md", slug, f"Title of {slug}", html, date=stamp, **fields)


def library(*stories: Story, url: str = "", cuts: Any = None, **settings: Any) -> Library:
    return arrange(stories, Site("My Digest", "en", url, Settings(**settings)), KNOWLEDGE, cuts=cuts)[0]


def seen(*stories: Story, **how: Any) -> ArticleView:
    """The page of the first story."""
    shelf = library(*stories, **how)
    return article_view(shelf.by_slug[stories[0].slug], shelf, coverage_of(shelf))


# --- marking up


def deco(start: int, end: int, tag: str = "i", **more: str) -> Decoration:
    return Decoration(start, end, tag, f'class="{tag}{start}"', "x", "", **more)


@pytest.mark.parametrize(
    ("html", "wanted", "around", "shown"),
    [
        ("abcdef", [deco(2, 4, "a")], [deco(0, 6, "q")], '<q class="q0">ab<a class="a2">cd</a>ef</q>'),
        (
            "abcdef", [deco(2, 4, "a")], [deco(0, 3, "q", id="q1", tail="!")],
            '<q class="q0" id="q1">ab</q><a class="a2"><q class="q0">c</q>d</a>!ef',
        ),
        ("ab<em>cd</em>ef", [], [deco(1, 5, "q", id="q1")],
         'a<q class="q1" id="q1">b</q><em><q class="q1">cd</q></em><q class="q1">e</q>f'),
        ("abcd", [], [deco(1, 3, "q"), deco(0, 2, "s")],
         '<s class="s0">a<q class="q1">b</q></s><q class="q1">c</q>d'),
        ('<a href="x">ab</a>c', [], [deco(0, 1, "q", tail="!")], '<a href="x"><q class="q0">a</q>b</a>!c'),
        ("a&amp;b", [], [deco(1, 2, "q")], 'a<q class="q1">&amp;</q>b'),
    ],
)  # fmt: skip
def test_layers_lie_over_each_other_and_stay_well_formed(
    html: str, wanted: list[Decoration], around: list[Decoration], shown: str
) -> None:
    assert marked(list(tokens(html)), wanted, around) == shown


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 6)), max_size=5), st.booleans())
def test_any_layers_give_back_the_text_and_close_what_they_open(
    stretches: list[tuple[int, int]], split: bool
) -> None:
    html = "01<em>234</em>56<br>789" if split else "0123456789"
    around = [deco(start, min(10, start + length), "q", tail="!") for start, length in stretches]
    out = marked(list(tokens(html)), [deco(3, 5, "a")], around)
    assert re.sub(r"<[^>]*>|!", "", out) == "0123456789"
    assert out.count("!") == len(around)
    open_tags: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)", out):
        if name == "br":
            continue
        if closing:
            assert open_tags.pop() == name
        else:
            open_tags.append(name)
    assert open_tags == []
    assert out.count("<a ") <= 1 + split, "a link is one link"
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*!", out)


PLACES = st.integers(0, 9)


@given(
    st.text("ab&<é ", min_size=1, max_size=9),
    st.sets(PLACES, max_size=8),
    st.lists(st.tuples(PLACES, PLACES, st.sampled_from(["", "!"])), max_size=2),
    st.sampled_from(["", "q1"]),
)
def test_the_short_way_through_a_text_without_tags_gives_what_layers_give(
    text: str, ends: set[int], stretches: list[tuple[int, int, str]], named: str
) -> None:
    places = sorted(end for end in ends if end <= len(text))
    wanted = [deco(start, end, "a", id=named) for start, end in pairwise(places)][::2]
    around = [deco(start, min(end, len(text)), "q", id="q2", tail=tail) for start, end, tail in stretches]
    whole = Token(written(text))
    assert marked([whole], wanted, around) == marked([whole, Token("")], wanted, around)


# --- quotations


def test_a_quotation_is_marked_with_its_speaker_and_verb_and_may_hold_links() -> None:
    html = "<p>“We will meet Ann Other,” Bo Third told reporters. “More,” she said.</p><p>He: “No.”</p>"
    quotes = (("More", "Ann Other"), ("We will meet", "Bo <b>"), ("No", ""))
    body = seen(story("a", html, "Ann Other", quotes=quotes)).body
    assert (
        '<span class="said" data-by="Bo &lt;b&gt; · told" role="group" aria-label="Bo &lt;b&gt; · told" id="q1">'
        '“We will meet <a class="actor" href="../actors/ann-other.html">Ann Other</a>,”</span>' in body
    )
    assert 'aria-label="Ann Other · said" id="q2">“More,”</span> she said' in body
    assert '<span class="said" id="q3">“No.”</span>' in body


def test_a_quotation_that_stands_twice_is_marked_once() -> None:
    view = seen(story("a", "<p>“Wait.”</p><p>“Wait.”</p>", quotes=(("Wait", "Ann Other"),)))
    assert view.body.count('class="said"') == 1
    assert [quote.url for quote in view.quotes] == ["articles/a.html#q1"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“No,” he told the paper.", "told"),
        ("He said: “No.”", "said"),
        ("“No.” He said more.", ""),
        ("He said it. “No” was all.", ""),
        ("“Yes,” she said. “No,” he added.", "added"),
    ],
)
def test_the_verb_is_that_of_the_sentence(text: str, verb: str) -> None:
    place = text.index("No") - 1
    assert verb_beside(text, *bounds(text, place), {"told", "said", "added"}) == verb


# --- key facts


def test_days_are_explained_where_the_words_leave_something_open() -> None:
    dates = (
        ("on Wednesday", Stamp(2018, 1, 10)),
        ("10 January 2017", Stamp(2017, 1, 10)),
        ("at the weekend", parse_when("2018-01-06/2018-01-07")),
    )
    html = "<p>On it on Wednesday; 10 January 2017.</p><p>At home at the weekend, and On Wednesday.</p>"
    view = seen(story("a", html, dates=dates))
    assert (
        '<time datetime="2018-01-10" class="when" tabindex="0" data-day="10 January 2018"'
        ' aria-describedby="day-2018-01-10">on Wednesday</time>' in view.body
    )
    assert '<time datetime="2017-01-10">10 January 2017</time>' in view.body
    assert [(day.id, [(place.name, place.url[-3:]) for place in day.places]) for day in view.days] == [
        ("day-2017-01-10", [("10 January 2017", "#p1")]),
        ("day-2018-01-06_2018-01-07", [("at the weekend", "#p2")]),
        ("day-2018-01-10", [("on Wednesday", "#p1")]),
    ]


def test_who_and_where_with_a_few_words_on_each() -> None:
    place = ActorKind.PLACE
    view = seen(
        story(
            "a", dateline="WESTPORT, Jan. 1 (Wire)",
            actors=(
                ActorRef("Ann Other"), ActorRef("Bo Third", passing=True), ActorRef("Eastport", place, passing=True),
                ActorRef("Westport", place, forms=("WESTPORT",), passing=True),
            ),
        ),
        story("b", actors=(ActorRef("Ann Other", passing=True), ActorRef("Bo Third"), ActorRef("Westport", place))),
    )  # fmt: skip
    assert dict(view.roles) == {"Ann Other": "President of Northland"}
    assert [(name.name, name.about) for name in view.also] == [("Bo Third", "Person")]
    assert [(name.name, name.url, name.about) for name in view.places] == [
        ("Westport", "actors/westport.html", "Place"),
        ("Eastport", "", ""),
    ]


def test_minutes_to_read_and_how_to_cite() -> None:
    long = story(
        "a", f"<p>{'word ' * 700}</p>", date="2018-02-13 06:00", outlet="The Paper", byline=("Ann A", "Bo B"),
        url="https://paper.example/a",
    )  # fmt: skip
    view = seen(long, url="https://e.org")
    assert view.minutes == 3
    assert view.cite == (
        "Ann A, Bo B: “Title of a”, The Paper, 13 February 2018, https://paper.example/a."
        " In: My Digest, https://e.org/articles/a.html."
    )
    bare = seen(story("b"))
    assert (bare.minutes, bare.cite) == (1, "“Title of b”. In: My Digest.")


def test_every_paragraph_has_a_mark_and_tab_stops_at_the_first_alone() -> None:
    body = str(seen(story("a", "<h2>Head</h2><p>One.</p><ul><li>Item.</li></ul><p>Two.</p>")).body)
    assert re.findall(
        r'<a class="pin" href="#(\w+)" aria-label="Paragraph \d"( tabindex="-1")?></a></p>', body
    ) == [
        ("p2", ""),
        ("p4", ' tabindex="-1"'),
    ]
    assert "pin" not in seen(story("b", '<a href="https://e.org"><p>One.</p></a>')).body


def test_the_card_script_comes_where_there_are_actors() -> None:
    shelf = library(story("a", "<p>Ann Other.</p>", "Ann Other"), story("b"))
    assert {file.path: file.scripts for file in made_by(plans, shelf)} == {
        "articles/a.html": ("cards.js",),
        "articles/b.html": (),
    }


# --- cuts


CUTS = {"a.txt": (Cut("Print this page", 9, "print link"), Cut("x" * 500, 2, "menu"))}


def test_cuts_are_shown_in_order_and_shortened() -> None:
    cuts = seen(story("a", seed="a.txt"), cuts=CUTS).cuts
    assert cuts and cuts.count == 2
    assert [(cut.line, cut.reason, len(cut.text) <= 161) for cut in cuts.first] == [
        (2, "menu", True),
        (9, "print link", True),
    ]
    many = {"a.txt": tuple(Cut(f"text {n}", n, "menu") for n in range(100))}
    cuts = seen(story("a", seed="a.txt"), cuts=many).cuts
    assert cuts and (cuts.count, len(cuts.first)) == (100, 40)


def test_cuts_are_never_in_a_public_digest_nor_without_a_seed() -> None:
    assert seen(story("a", seed="a.txt"), cuts=CUTS, public=True).cuts is None
    assert seen(held_back(story("a", seed="a.txt"), 75), cuts=CUTS, public=True).cuts is None
    assert seen(story("a"), cuts={"": CUTS["a.txt"]}).cuts is None
    assert library(story("a", seed="a.txt"), cuts=CUTS, public=True).cuts == {}


# --- the same event elsewhere

SIGNED = "<p>Ann Other and Bo Third signed the harbour treaty in Westport on Monday after a long night.</p>"
AGAIN = "<p>The harbour treaty was signed in Westport on Monday by Ann Other and Bo Third, it is told.</p>"
MONDAY = (("on Monday", Stamp(2018, 2, 12)),)


def covered(**other: Any) -> list[str]:
    """Slugs of what covers the same event as an article of 13 February."""
    one = story("a", SIGNED, "Ann Other", "Bo Third", date="2018-02-13", outlet="A", dates=MONDAY)
    how: dict[str, Any] = {"date": "2018-02-12", "outlet": "B", "dates": MONDAY} | other
    names = how.pop("names", ("Bo Third", "Ann Other"))
    two = story("b", how.pop("html", AGAIN), *names, **how)
    shelf = library(one, two)
    view = article_view(shelf.by_slug["a"], shelf, coverage_of(shelf))
    slugs = [row.article.url[9:-5] for row in view.coverage]
    assert not {link.article.url[9:-5] for link in view.related} & set(slugs)
    return slugs


def test_another_outlet_that_tells_the_same_of_the_same_day_covers_the_event() -> None:
    assert covered() == ["b"]
    one = story("a", SIGNED, "Ann Other", "Bo Third", date="2018-02-13", outlet="A", dates=MONDAY)
    two = story("b", AGAIN, "Bo Third", "Ann Other", date="2018-02-12", outlet="B", dates=MONDAY)
    (row,) = seen(one, two).coverage
    assert row.reason == "both tell of 12 February 2018 and name Ann Other and Bo Third"
    assert seen(two, one).coverage[0].article.url == "articles/a.html"


@pytest.mark.parametrize(
    "other",
    [
        {"outlet": "A"},
        {"outlet": ""},
        {"date": "2018-02-16"},
        {"date": "2018-02-16", "dates": (("on Monday", Stamp(2018, 2, 12)),)},
        {"date": ""},
        {"date": "2018-02"},
        {"dates": (("on Monday", Stamp(2018, 2, 5)),)},
        {"dates": ()},
        {"unrelated": ("a",)},
        {"names": ("Cy Fourth",)},
        {"html": "<p>Ann Other opened a school for engineers in her home town on Monday, with songs.</p>"},
    ],
)
def test_what_is_not_surely_the_same_event_is_at_most_related(other: dict[str, Any]) -> None:
    assert covered(**other) == []


def test_what_happened_long_before_is_background_and_no_shared_event() -> None:
    old = (("on Monday", Stamp(2017, 2, 13)),)
    one = story("a", SIGNED, "Ann Other", "Bo Third", date="2018-02-13", outlet="A", dates=old)
    two = story("b", AGAIN, "Ann Other", "Bo Third", date="2018-02-12", outlet="B", dates=old)
    assert seen(one, two).coverage == ()


def test_a_state_or_someone_whom_all_name_is_not_enough() -> None:
    def pair(*actors: ActorRef) -> list[Story]:
        return [
            story("a", SIGNED, date="2018-02-13", outlet="A", dates=MONDAY, actors=actors),
            story("b", AGAIN, date="2018-02-12", outlet="B", dates=MONDAY, actors=actors),
        ]

    common = [story(f"c{n}", "<p>Text.</p>", "Ann Other") for n in range(10)]
    state, ann, bo = ActorRef("Northland", ActorKind.STATE), ActorRef("Ann Other"), ActorRef("Bo Third")
    assert len(seen(*pair(ann)).coverage) == 1
    assert seen(*pair(ann), *common).coverage == ()
    assert seen(*pair(ann, state), *common).coverage == ()
    assert len(seen(*pair(ann, bo), *common).coverage) == 1


# --- the demonstration, as a user builds it


def test_the_demo_shows_what_was_cut_to_its_editor_alone(private_site: Path, public_site: Path) -> None:
    name = "articles/pence-opens-a-door-to-pyongyang-but-keeps.html"
    private, public = ((site / name).read_text("utf-8") for site in (private_site, public_site))
    assert '<details class="cuts">' in private and "Print This Page" in private
    for page in sorted(public_site.rglob("*.html")):
        assert 'class="cuts"' not in page.read_text("utf-8"), page
    assert "Print This Page" not in public


def test_every_note_of_the_demo_has_its_place(private_site: Path) -> None:
    listed = (private_site / "notes.html").read_text("utf-8")
    notes = sum(path.read_text("utf-8").count("\n> ") + 1 for path in (ROOT / "content/notes").glob("*.md"))
    assert notes >= 12
    assert listed.count('class="remark"') == notes
    assert "Notes without a passage" not in listed


def test_the_converter_hands_over_what_it_cut(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    told = "The council of Westport met on Monday and voted for the bridge by seven to five. "
    seed = (
        f"A council votes for a bridge\n\n13 February 2018\n\n{told * 3}\n\n{told * 2}\n\nPrint this page\n"
    )
    (tmp_path / "seeds/a.txt").write_text(seed, "utf-8")
    (tmp_path / "seeds/empty.txt").write_text("", "utf-8")
    report = convert(Settings(seeds=tmp_path / "seeds", content=tmp_path / "content", jobs=1))
    assert set(report.cuts) == {"a.txt"}
    assert "Print this page" in [cut.text for cut in report.cuts["a.txt"]]
