"""Actors, pairs, quotations, lists, editions: what their templates see."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from exported import made_by
from news_digest.model import Stamp
from news_digest.pages import actor, actor_json, actors, home, listing, outlets, pairs, quotes, tags
from news_digest.pages.company import STRONGEST
from news_digest.pages.editions import IN_FULL as IN_AN_EDITION
from news_digest.pages.files import DataFile
from news_digest.pages.library import Library
from news_digest.pages.listing import IN_FULL, LINES
from news_digest.pages.quotes import FEW, LARGEST, MANY
from news_digest.pages.stories import Story, held_back
from test_pages import WIRE, files, library, story, view

SAID = (
    "<p>“We are glad,” Mike Pence told reporters.</p>"
    "<p>“Pence is wrong about North Port,” said Ann Other. She added: “Quite.”</p>"
    "<p>“Nobody knows.”</p>"
)
QUOTES = (
    ("We are glad", "Mike Pence"),
    ("Pence is wrong", "Ann Other"),
    ("Quite", "Ann Other"),
    ("Nobody knows", ""),
)


def told(slug: str = "a", date: str = "2018-02-13", **fields: Any) -> Story:
    return story(slug, date, "Mike Pence", "Ann Other", html=SAID, quotes=QUOTES, **fields)


def many(number: int, *names: str, **fields: Any) -> list[Story]:
    """Stories of different days, the first the oldest."""
    days = [f"{2000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}" for n in range(number)]
    return [story(f"s{n:04}", day, *names, **fields) for n, day in enumerate(days)]


def test_titles_are_told_once_with_their_first_and_last_day() -> None:
    first = "<p>US vice president Mike Pence came.</p><p>US Vice-President Mike Pence left.</p>"
    shelf = library(
        story("a", "2018-02-13", "Mike Pence", html=first),
        story("b", "2018-03-01", "Mike Pence", html="<p>No.</p><p>US Vice President Mike Pence spoke.</p>"),
        story("c", "2019-01-01", "Mike Pence", html="<p>Mike Pence, the former vice president, spoke.</p>"),
        story("d", "", "Mike Pence", html="<p>US vice president Mike Pence slept.</p>"),
    )
    titles = view(actor, shelf, "actors/mike-pence.html", "actor").titles
    assert [(title.words, title.count) for title in titles] == [
        ("US Vice President", 3),
        ("former vice president", 1),
    ]
    assert (titles[0].first.url, titles[0].last.url) == ("articles/a.html#p1", "articles/b.html#p2")
    assert (titles[0].first.date.iso, titles[0].last.date.iso) == ("2018-02-13", "2018-03-01")
    assert titles[1].first == titles[1].last


def test_no_title_is_read_from_another_language_or_given_to_a_state() -> None:
    shelf = library(
        story("a", "2018", "Mike Pence", lang="de", html="<p>President Mike Pence kam.</p>"),
        story("b", "2019", "Mike Pence", lang="xx", html="<p>President Mike Pence.</p>"),
    )
    assert view(actor, shelf, "actors/mike-pence.html", "actor").titles == ()
    assert library(
        story("a", "2018", "Mike Pence", lang="en-GB", html="<p>President Mike Pence came.</p>")
    ).described


def test_what_an_actor_says_and_what_others_say_of_it() -> None:
    pence = view(actor, library(told()), "actors/mike-pence.html", "actor")
    assert [(said.words, said.verb, said.url) for said in pence.said] == [
        ("We are glad", "told", "articles/a.html#q1")
    ]
    assert [(said.words, said.speaker, said.speaker_url) for said in pence.about] == [
        ("Pence is wrong about North Port", "Ann Other", "actors/ann-other.html")
    ]
    assert pence.said_more is None
    other = view(actor, library(told()), "actors/ann-other.html", "actor")
    assert [(said.words, said.verb) for said in other.said] == [
        ("Pence is wrong about North Port", "said"),
        ("Quite.", "added"),
    ]
    assert other.about == ()


def test_a_copy_is_not_quoted_twice() -> None:
    html = SAID + f"<p>{WIRE}</p>"
    shelf = library(*(replace(told(slug, outlet=slug), html=html) for slug in "ab"))
    assert set(shelf.same) == {"a", "b"}
    assert len(shelf.spoken.by["Ann Other"]) == 2


def test_two_who_act_together_in_two_articles_have_a_page() -> None:
    monday = (("on Monday", Stamp(2018, 2, 12)),)
    both = "<p>Mike Pence met Ann Other on Monday.</p><p>“We are glad,” Pence said.</p>"
    shelf = library(
        story("a", "2018-02-13", "Mike Pence", "Ann Other", html=both, dates=monday, quotes=QUOTES[:1]),
        story("b", "2018-03-01", "Mike Pence", "Ann Other", "Bo Third"),
        story("c", "2018-04-01", "Mike Pence", html="<p>“We are glad,” Pence said.</p>", quotes=QUOTES[:1]),
    )
    url = "actors/ann-other--mike-pence.html"
    assert set(files(pairs, shelf)) == {url}
    pair = view(pairs, shelf, url, "pair")
    assert (pair.one.name, pair.other.name, pair.count) == ("Mike Pence", "Ann Other", 2)
    assert [row.url for row in pair.articles.newest] == ["articles/b.html", "articles/a.html"]
    assert [(row.name, [said.url for said in words]) for row, words in pair.said] == [
        ("Mike Pence", ["articles/a.html#q1"])
    ]
    assert [day.date.iso for day in pair.days] == ["2018-02-12"]
    seen = view(actor, shelf, "actors/mike-pence.html", "actor").companions
    assert [(one.actor.name, one.count, one.latest.iso, one.url) for one in seen] == [
        ("Ann Other", 2, "2018-03-01", url),
        ("Bo Third", 1, "2018-03-01", ""),
    ]


def test_who_is_only_named_in_passing_makes_no_pair() -> None:
    mentioned = [
        replace(one, actors=(one.actors[0], replace(one.actors[1], passing=True)))
        for one in (told("a"), told("b", "2018-02-14"))
    ]
    assert library(*mentioned).company.nearest == {}


def test_an_actor_is_shown_with_the_strongest_alone() -> None:
    names = [f"Person Number{n:02}" for n in range(STRONGEST + 5)]
    stories = [
        story(f"s{n}-{again}", f"20{again + 10}-01-01", "Mike Pence", name, html=f"<p>{name} {again}.</p>")
        for n, name in enumerate(names)
        for again in range(3 if n >= 5 else 2)
    ]
    shelf = library(*stories)
    companions = view(actor, shelf, "actors/mike-pence.html", "actor").companions
    assert [one.actor.name for one in companions] == names[5:]
    assert len(files(pairs, shelf)) == STRONGEST
    first = view(actor, shelf, "actors/person-number00.html", "actor").companions
    assert [(one.actor.name, one.url) for one in first] == [("Mike Pence", "")]


def test_outlets_that_cover_an_actor_are_counted() -> None:
    shelf = library(
        story("a", "2018", "Mike Pence", outlet="The Paper"),
        story("b", "2019", "Mike Pence", outlet="The Paper"),
        story("c", "2019", "Mike Pence", outlet="Agency"),
        story("d", "2019", "Ann Other", outlet="Agency"),
    )
    found = view(actor, shelf, "actors/mike-pence.html", "actor").outlets
    assert [(row.name, row.count) for row in found] == [("The Paper", 2), ("Agency", 1)]


def test_json_says_what_the_page_says() -> None:
    html = "<p>US vice president Mike Pence came with Ann Other.</p>"
    shelf = library(
        story("a", "2018-02-13", "Mike Pence", "Ann Other", html=html, outlet="The Paper"),
        told("b", "2018-03-01"),
    )
    made = {file.path: file for file in made_by(actor_json.plans, shelf)}
    assert set(made) == {"actors/mike-pence.json", "actors/ann-other.json"}
    page = files(actor, shelf)["actors/mike-pence.html"]
    assert [(link.url, link.type) for link in page.alternates] == [
        ("actors/mike-pence.json", "application/json")
    ]
    pence = json.loads(made["actors/mike-pence.json"].data)
    assert (pence["name"], pence["kind"], pence["count"]) == ("Mike Pence", "person", 2)
    assert pence["described"][0]["words"] == "US vice president"
    assert [row["url"] for row in pence["articles"]] == ["articles/b.html", "articles/a.html"]
    assert pence["articles"][1] == {
        "title": "Title of a", "url": "articles/a.html", "date": "2018-02-13", "outlet": "The Paper"
    }  # fmt: skip
    assert pence["quotations"][0]["verb"] == "told"
    assert pence["together"][0]["page"] == "actors/ann-other--mike-pence.html"


def test_a_long_list_has_the_newest_in_full_then_lines_then_pages_that_stay() -> None:
    stories = many(IN_FULL + 2 * LINES + 7, "Mike Pence", tags=("T",), outlet="The Paper")
    shelf = library(*stories)
    for kind, name, url in (
        (tags, "tag", "tags/t"),
        (actor, "actor", "actors/mike-pence"),
        (outlets, "outlet", "outlets/the-paper"),
    ):
        made = files(kind, shelf)
        shown = made[f"{url}.html"].variables[name].articles
        assert [row.url for row in shown.newest] == [one.url_path for one in stories[: -IN_FULL - 1 : -1]]
        assert sum(len(year.articles) for year in shown.years) == 7
        assert [link.url for link in shown.older] == [f"{url}/2.html", f"{url}/1.html"]
        oldest = made[f"{url}/1.html"].variables["older"]
        rows = [row.url for year in oldest.years for row in year.articles]
        assert rows == [one.url_path for one in stories[LINES - 1 :: -1]]
        assert (oldest.earlier, oldest.later.url) == (None, f"{url}/2.html")
        newer = made[f"{url}/2.html"].variables["older"]
        assert (newer.earlier.url, newer.later.url) == (f"{url}/1.html", f"{url}.html")


def test_a_new_article_changes_no_page_of_old_ones() -> None:
    stories = many(IN_FULL + LINES + 20, tags=("T",))
    before = files(tags, library(*stories[:-1]))["tags/t/1.html"]
    after = files(tags, library(*stories))["tags/t/1.html"]
    assert before.variables["older"].years == after.variables["older"].years


@pytest.mark.parametrize("number", [0, 1, IN_FULL, IN_FULL + 1, IN_FULL + LINES - 1, IN_FULL + LINES])
def test_no_article_is_lost_between_the_pages(number: int) -> None:
    shelf = library(*many(number))
    listed = listing.listing(shelf.leading, shelf, "x.html", "X")
    older = [file.variables["older"] for file in listing.older_pages(shelf.leading, shelf, "x.html", "X", "")]
    years = [*listed.years, *(year for view in older for year in view.years)]
    found = [*listed.newest, *(row for year in years for row in year.articles)]
    assert [row.url for row in found] == [one.url_path for one in shelf.leading]


def test_few_quotations_stand_on_one_page() -> None:
    shelf = library(told())
    page = files(quotes, shelf)
    assert set(page) == {"quotes/index.html"}
    variables = page["quotes/index.html"].variables
    assert (variables["total"], variables["unattributed"], variables["unknown"]) == (4, 1, "")
    assert [(one.name, one.count, one.anchor) for one in variables["part"].speakers] == [
        ("Ann Other", 2, "ann-other"),
        ("Mike Pence", 1, "mike-pence"),
    ]
    assert [said.words for said in variables["part"].unattributed] == ["Nobody knows."]
    assert [letter.letter for letter in variables["letters"]] == ["O", "P"]


def speaking(number: int, each: int) -> Library:
    """Speakers who say the same number of things, and what nobody says."""
    html = "".join(f"<p>“Words number {n} here.”</p>" for n in range(each))
    said = tuple(f"Words number {n} here" for n in range(each))
    stories = []
    for n in range(number):
        name = f"Al{chr(97 + n // 26)}{chr(97 + n % 26)} Zed" if n else ""
        own = html.replace("here", f"here{n}")
        stories.append(
            story(f"s{n}", "2018-01-01", html=own, quotes=tuple((f"{words}{n}", name) for words in said))
        )
    return library(*stories)


@pytest.mark.parametrize(("number", "each"), [(FEW // 2, 3), (20, MANY + 3), (2, LARGEST + FEW)])
def test_many_quotations_stand_on_pages_of_bounded_size_and_none_is_lost(number: int, each: int) -> None:
    shelf = speaking(number, each)
    made = files(quotes, shelf)
    index = made["quotes/index.html"].variables
    assert index["part"] is None and index["unknown"] == "quotes/unattributed.html"
    found = []
    for path, file in made.items():
        if path != "quotes/index.html":
            part = file.variables["part"]
            said = [*part.unattributed, *(one for speaker in part.speakers for one in speaker.said)]
            assert len(said) <= LARGEST + MANY
            found += [(one.speaker, one.words, one.article.url) for one in said]
            anchors = {speaker.anchor for speaker in part.speakers}
            assert len(anchors) == len(part.speakers)
    assert len(set(found)) == number * each
    for letter in index["letters"]:
        for speaker in letter.speakers:
            path, _, anchor = speaker.url.partition("#")
            assert path in made
            assert not anchor or anchor in {one.anchor for one in made[path].variables["part"].speakers}


def test_a_speaker_who_says_much_has_a_page_that_the_actor_leads_to() -> None:
    html = "".join(f"<p>“Words number {n} here,” Mike Pence said.</p>" for n in range(MANY + 1))
    said = tuple((f"Words number {n} here", "Mike Pence") for n in range(MANY + 1))
    shelf = library(story("a", "2018", "Mike Pence", html=html, quotes=said))
    more = view(actor, shelf, "actors/mike-pence.html", "actor").said_more
    assert more.url == "quotes/index.html#mike-pence"


def test_a_public_digest_shows_no_more_of_a_text_than_its_excerpt() -> None:
    secret = "Nobody may read this of Mike Pence"
    long = " ".join(f"word{n}" for n in range(80))
    quoted = f"<p>“{secret} and {long} at all,” said Ann Other, mayor of Westport.</p>"
    html = f"<p>Mike Pence came.</p><p>{long}</p>{quoted}"
    whole = story(
        "a", "2018-02-13", "Mike Pence", "Ann Other", html=html, quotes=((f"{secret} and {long}", "Ann Other"),),
        dates=(("at all", Stamp(2018, 2, 14)),),
    )  # fmt: skip
    shelf = library(
        held_back(whole, 20), held_back(replace(whole, slug="b", date=Stamp(2018, 3, 1)), 20), public=True
    )
    shown = [
        str(file.variables) for kind in (home, actor, pairs, quotes) for file in files(kind, shelf).values()
    ]
    shown += [file.data.decode() for file in _json(shelf)]
    assert not [text for text in shown if "word45" in text or "mayor of Westport" in text]
    assert shelf.spoken.by["Ann Other"][0].words.endswith("…")


def _json(shelf: Library) -> Iterable[DataFile]:
    return made_by(actor_json.plans, shelf)


def test_an_edition_tells_the_days_ahead_and_behind() -> None:
    html = "<p>They met on Friday. They meet on Sunday.</p><p>A war began then.</p>"
    dates = (
        ("on Friday", Stamp(2018, 2, 9)),
        ("on Sunday", Stamp(2018, 2, 18)),
        ("then", Stamp(1950, 6, 25)),
    )
    shelf = library(story("a", "2018-02-13", html=html, dates=dates))
    edition = view(home, shelf, "index.html", "edition")
    assert [(key.date.iso, key.before, key.words, key.url) for key in edition.ahead] == [
        ("2018-02-18", "They meet ", "on Sunday", "articles/a.html#p1")
    ]
    assert [key.date.iso for key in edition.behind] == ["2018-02-09"]


def test_an_edition_says_how_long_it_takes_and_who_acts() -> None:
    words = " ".join(["word"] * 240)
    shelf = library(
        story("a", "2018-02-13", "Ann Other", "Bo Third", html=f"<p>{words}</p>"),
        story("b", "2018-02-13", "Ann Other", html=f"<p>{words} more</p>"),
        story("c", "2018-02-12", "Cy Else"),
    )
    edition = view(home, shelf, "index.html", "edition")
    assert edition.minutes == 3
    assert [(row.name, row.count) for row in edition.actors] == [("Ann Other", 2), ("Bo Third", 1)]


def test_an_edition_of_a_busy_day_is_of_bounded_size() -> None:
    stories = [story(f"s{n:03}", "2018-02-13", html=f"<p>Text {n}.</p>") for n in range(400)]
    edition = view(home, library(*stories), "index.html", "edition")
    assert edition.count == 400
    assert len(edition.articles) == IN_AN_EDITION
    assert len(edition.articles) + len(edition.rest) < 300


def test_very_many_actors_stand_on_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [
        f"{given} {family}" for given in ("Ada", "Bea", "Cleo") for family in ("Koe", "Kurz", "Lang", "Oe")
    ]
    shelf = library(story("a", "2018", *names), story("b", "2019", "Ada Koe"))
    assert set(files(actors, shelf)) == {"actors/index.html"}
    monkeypatch.setattr(actors, "ON_ONE_PAGE", 11)
    monkeypatch.setattr(actors, "FOREMOST", 2)
    made = files(actors, shelf)
    letters = ["K", "L", "O"]
    (people,) = made["actors/index.html"].variables["groups"]
    assert [row.name for row in people.actors] == ["Ada Koe", "Ada Kurz"]
    assert [link.title for link in people.parts] == letters
    parts = [made[f"actors/by/person-{letter.lower()}.html"].variables["part"] for letter in letters]
    assert [len(part.actors) for part in parts] == [6, 3, 3]
    assert {row.name for part in parts for row in part.actors} == set(names)
