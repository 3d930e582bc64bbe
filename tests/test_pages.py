"""What the templates see: every page kind over a small library made in memory."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from exported import all_files, all_pages, made_by
from news_digest.model import Actor, ActorKind, ActorRef, Knowledge, Outlet, Period, Stamp, parse_when
from news_digest.pages import (
    actor,
    actors,
    archives,
    articles,
    feeds,
    home,
    outlets,
    tags,
    timeline,
)
from news_digest.pages.arranging import arrange
from news_digest.pages.config import DEFAULTS, FORCED, fit_out
from news_digest.pages.dates import date_view, moment, rfc3339
from news_digest.pages.files import DataFile, PageFile
from news_digest.pages.heads import head_view
from news_digest.pages.library import Library, Site
from news_digest.pages.licences import gives_leave, licence_of
from news_digest.pages.sentences import shorten
from news_digest.pages.sitemap import sitemap
from news_digest.pages.stories import Story, canonical, held_back, story_of
from news_digest.pages.wording import ENGLISH
from news_digest.pages.words import may_hold, unbroken
from news_digest.settings import Settings

PENCE = Actor("Mike Pence", ActorKind.PERSON, aliases=("Michael R. Pence",), roles=("US vice president",))
OUTLET = ActorKind.OUTLET
KNOWLEDGE = Knowledge(
    actors=(PENCE,),
    outlets=(Outlet("The Paper", aliases=("Paper",), domains=("paper.example",), license="CC0-1.0"),),
    actor_forms={"Mike Pence": (PENCE,), "Michael R. Pence": (PENCE,)},
    outlet_forms={
        "the paper": Outlet("The Paper", aliases=("Paper",), license="CC0-1.0"),
        "paper": Outlet("The Paper"),
    },
)


MONDAY = (("on Monday", Stamp(2018, 2, 12)),)


def story(slug: str, date: str = "", *names: str, html: str = "<p>Text.</p>", **fields: Any) -> Story:
    stamp = Stamp.parse(date) if date else None
    refs = tuple(ActorRef(name) for name in names)
    return Story(
        f"content/articles/{slug}.md", slug, f"Title of {slug}", html, date=stamp, actors=refs, **fields
    )


def library(*stories: Story, url: str = "", **settings: Any) -> Library:
    return arrange(stories, Site("My Digest", "en", url, Settings(**settings)), KNOWLEDGE)[0]


def files(kind: Any, shelf: Library) -> dict[str, PageFile]:
    found = made_by(kind.plans, shelf) if hasattr(kind, "plans") else kind.pages(shelf)
    return {file.path: file for file in found}


def view(kind: Any, shelf: Library, path: str, name: str) -> Any:
    return files(kind, shelf)[path].variables[name]


def test_home_is_the_latest_day_that_has_articles_and_leads_to_the_one_before() -> None:
    shelf = library(
        story("a", "2018-02-13 06:00"), story("b", "2018-02-13 09:00"), story("c", "2018-01-01"), story("d", "2017"),
        story("e"), home_days=2,
    )  # fmt: skip
    edition = view(home, shelf, "index.html", "edition")
    assert [row.title[-1] for row in edition.articles] == ["b", "a"]
    assert (edition.count, edition.minutes, edition.url) == (2, 1, "days/2018-02-13.html")
    assert (edition.earlier.url, edition.later) == ("days/2018-01-01.html", None)
    assert [link.url for link in view(home, shelf, "index.html", "recent")] == ["days/2018-01-01.html"]
    assert view(home, shelf, "index.html", "undated") == 1
    assert set(files(home, shelf)) == {
        "index.html", "days/2018-02-13.html", "days/2018-01-01.html", "days/2017.html"
    }  # fmt: skip
    oldest = view(home, shelf, "days/2017.html", "edition")
    assert (oldest.earlier, oldest.later.url) == (None, "days/2018-01-01.html")


def test_where_nothing_has_a_date_home_shows_all() -> None:
    shelf = library(story("b"), story("a"))
    edition = view(home, shelf, "index.html", "edition")
    assert [row.title for row in edition.articles] == ["Title of a", "Title of b"]
    assert (edition.date, edition.earlier, edition.ahead, edition.behind) == (None, None, (), ())
    assert view(home, shelf, "index.html", "undated") == 0
    assert set(files(home, shelf)) == {"index.html"}


def test_two_articles_of_one_slug_both_live_and_it_is_an_error() -> None:
    twins = (story("a"), Story("content/articles/z.md", "a", "Other", ""))
    shelf, problems = arrange(twins, Site("x", "en", "", Settings()), KNOWLEDGE)
    assert sorted(shelf.articles) == ["a", "a-2"]
    assert [(problem.where, problem.severity.name) for problem in problems] == [
        ("content/articles/z.md", "ERROR")
    ]
    assert "content/articles/a.md" in problems[0].message


def test_names_that_look_alike_in_an_address_keep_pages_of_their_own() -> None:
    shelf = library(story("a", "2018", "C", "C++", "Müller", "Muller", tags=("C", "C++", "c#", "Index")))
    assert {name: row.url for name, row in shelf.tags.items()} == {
        "C": "tags/c.html",
        "C++": "tags/c-2.html",
        "c#": "tags/c-3.html",
        "Index": "tags/index-1.html",
    }
    assert shelf.actors["Muller"].url == "actors/muller.html"
    assert shelf.actors["Müller"].url == "actors/muller-2.html"


def test_a_tag_in_two_spellings_is_one_tag() -> None:
    shelf = library(
        story("a", tags=("Talks",)), story("b", tags=("talks", "Talks")), story("c", tags=("talks",))
    )
    assert [(row.name, row.count) for row in shelf.tags.values()] == [("Talks", 3)]


def test_names_are_resolved_by_the_registry() -> None:
    assert canonical("Michael R. Pence", KNOWLEDGE) == "Mike Pence"
    assert canonical("Nobody Known", KNOWLEDGE) == "Nobody Known"
    fields = {
        "title": "X",
        "outlet": "paper",
        "actors": [
            "Michael R. Pence",
            {"name": "Mike Pence", "as": ["Pence"]},
            {"name": "A Body", "kind": "organisation"},
        ],
        "quotes": {"No": "Michael R. Pence"},
    }
    made = story_of(fields, "", "x.md", "x", KNOWLEDGE)
    assert made.outlet == "The Paper"
    assert made.actors == (
        ActorRef("Mike Pence", ActorKind.PERSON, ("Michael R. Pence", "Pence")),
        ActorRef("A Body", ActorKind.ORGANISATION),
    )
    assert made.quotes == (("No", "Mike Pence"),)


def test_an_actors_page_knows_names_roles_company_contexts_and_days() -> None:
    html = "<p>Mike Pence came. He left on Monday, Pence said.</p><p>Ann Other did not.</p><p>Then Pence.</p>"
    shelf = library(
        story(
            "a",
            "2018-02-13",
            "Mike Pence",
            "Ann Other",
            html=html,
            dates=(("on Monday", Stamp(2018, 2, 12)),),
        ),
        story("b", "2018-03-01", "Mike Pence", "Ann Other", "Bo Third"),
        story("c", "", "Mike Pence"),
    )
    pence = view(actor, shelf, "actors/mike-pence.html", "actor")
    assert (pence.count, pence.aliases, pence.roles) == (3, ("Michael R. Pence",), ("US vice president",))
    assert [(row.actor.name, row.count) for row in pence.companions] == [("Ann Other", 2), ("Bo Third", 1)]
    assert [(place.before, place.form, place.after, place.url) for place in pence.contexts] == [
        ("", "Mike Pence", " came.", "articles/a.html#p1"),
        ("Then ", "Pence", ".", "articles/a.html#p3"),
    ]
    assert [day.date.iso for day in pence.days] == ["2018-03-01", "2018-02-13", "2018-02-12"]
    assert [row.title[-1] for row in pence.articles.newest] == ["b", "a", "c"]
    other = view(actor, shelf, "actors/ann-other.html", "actor")
    assert [day.date.iso for day in other.days] == ["2018-03-01", "2018-02-13"]
    assert pence.feed.url in files(feeds, shelf)


def test_actors_are_grouped_by_what_they_are() -> None:
    shelf = library(
        Story("a", "a", "A", "", actors=(ActorRef("UN", ActorKind.ORGANISATION), ActorRef("Zoe"))),
        Story("b", "b", "B", "", actors=(ActorRef("UN"), ActorRef("Édith"))),
    )
    groups = view(actors, shelf, "actors/index.html", "groups")
    assert [(group.title, [row.name for row in group.actors]) for group in groups] == [
        ("People", ["Édith", "Zoe"]),
        ("Organisations", ["UN"]),
    ]


def passing(name: str, kind: ActorKind = ActorKind.PERSON) -> ActorRef:
    return ActorRef(name, kind, passing=True)


def test_who_is_named_once_in_passing_has_a_line_and_no_page() -> None:
    html = "<p>Ann Other met Ben Byname and Cy Twice in Westport, Reuters said.</p>"
    shelf = library(
        Story(
            "a", "a", "A", html,
            actors=(ActorRef("Ann Other"), passing("Ben Byname"), passing("Cy Twice"), passing("Reuters", OUTLET)),
        ),
        Story(
            "b", "b", "B", "",
            actors=(passing("Cy Twice"), passing("Westport", ActorKind.PLACE), ActorRef("Ann Other")),
        ),
    )  # fmt: skip
    assert set(shelf.actors) == {"Ann Other", "Cy Twice"}
    people, places, outlets_ = view(actors, shelf, "actors/index.html", "groups")
    assert [row.name for row in people.actors] == ["Ann Other", "Cy Twice"]
    assert [(row.name, row.article.url) for row in people.passing] == [("Ben Byname", "articles/a.html")]
    assert (places.title, [row.name for row in places.passing]) == ("Places", ["Westport"])
    assert (outlets_.title, [row.name for row in outlets_.passing]) == ("Outlets", ["Reuters"])
    article = view(articles, shelf, "articles/a.html", "article")
    assert [row.name for row in article.actors] == ["Ann Other"]
    assert [(each.name, each.url) for each in article.also] == [
        ("Ben Byname", ""),
        ("Cy Twice", "actors/cy-twice.html"),
    ]
    assert [(each.name, each.url) for each in article.sources] == [("Reuters", "")]
    assert str(article.body).count('class="actor"') == 2
    assert view(actor, shelf, "actors/ann-other.html", "actor").companions == ()
    assert view(actor, shelf, "actors/cy-twice.html", "actor").companions == ()
    assert [row.name for row in shelf.articles["a"].actors] == ["Ann Other"]
    assert [(row.name, row.count) for row in view(home, shelf, "index.html", "actors")] == [("Ann Other", 2)]


def test_nobody_is_a_reason_for_a_link_who_is_named_in_passing() -> None:
    shelf = library(
        Story("a", "a", "A", "", actors=(ActorRef("Ann Other"), passing("Cy Twice"))),
        Story("b", "b", "B", "", actors=(ActorRef("Cy Twice"), ActorRef("Dee Else"))),
    )
    assert shelf.links == {"a": (), "b": ()}


def test_an_outlet_that_is_quoted_twice_has_a_page_that_says_where() -> None:
    quoting = [Story(slug, slug, slug, "", actors=(passing("Reuters", OUTLET),)) for slug in "ab"]
    shelf = library(*quoting)
    outlet = view(outlets, shelf, "outlets/reuters.html", "outlet")
    assert (outlet.count, [row.title for row in outlet.cited]) == (0, ["a", "b"])
    assert "Reuters" not in shelf.actors
    assert view(articles, shelf, "articles/a.html", "article").sources[0].url == "outlets/reuters.html"


WIRE = " ".join(f"word{n}" for n in range(60))


def test_a_story_in_several_outlets_is_shown_once_and_says_where() -> None:
    html, longer = f"<p>{WIRE}</p>", f"<p>{WIRE} and more.</p>"
    shelf = library(
        story("a", "2018-02-13", "Ann Other", html=html, outlet="The Paper", tags=("ferry",)),
        story("b", "2018-02-13", "Ann Other", html=longer, outlet="Agency"),
        story("b-old", "2018-02-12", "Ann Other", "Ben Byname", html=html, outlet="Agency"),
        story("c", "2018-02-14", "Ann Other", html="<p>Else.</p>"),
    )
    days = [view(home, shelf, f"days/2018-02-{day}.html", "edition").articles for day in (14, 13)]
    assert [[row.title for row in rows] for rows in days] == [["Title of c"], ["Title of b"]]
    assert shelf.articles["b"].also_in == ("The Paper",)
    assert shelf.articles["a"].also_in == ("Agency",)
    lead = view(articles, shelf, "articles/b.html", "article")
    assert [row.title for row in lead.copies] == ["Title of a"]
    assert ([other.row.title for other in lead.versions], lead.newest) == (["Title of b-old"], True)
    old = view(articles, shelf, "articles/b-old.html", "article")
    assert ([other.row.title for other in old.versions], old.newest) == (["Title of b"], False)
    assert [link.target for link in shelf.links["b"]] == ["c"]
    assert [link.target for link in shelf.links["a"]] == ["c"]
    assert [link.target for link in shelf.links["c"]] == ["b"]
    assert (shelf.actors["Ann Other"].count, shelf.tags["ferry"].count) == (2, 1)
    named = view(actor, shelf, "actors/ben-byname.html", "actor").articles.newest
    assert [row.title for row in named] == ["Title of b"]
    (years,) = view(archives, shelf, "archives.html", "years")
    assert len(years.articles) == 4
    assert len(files(feeds, shelf)["feeds/all.atom.xml"].variables["feed"].entries) == 2


@pytest.mark.parametrize(
    ("modified", "shown"),
    [(Stamp(2018, 2, 14), "2018-02-14"), (Stamp(2018, 2, 13, "09:30"), "2018-02-13T09:30"), (None, "")],
)
def test_a_newer_version_is_named_with_the_date_that_it_prints(modified: Stamp | None, shown: str) -> None:
    html, longer = f"<p>{WIRE}</p>", f"<p>{WIRE} and more.</p>"
    shelf = library(
        story("old", "2018-02-13 06:00", html=html, outlet="Agency"),
        story("new", "2018-02-13 06:00", html=longer, outlet="Agency", modified=modified),
    )
    (newer,) = view(articles, shelf, "articles/old.html", "article").versions
    assert (newer.row.title, newer.date.iso if newer.date else "") == ("Title of new", shown)
    (older,) = view(articles, shelf, "articles/new.html", "article").versions
    assert older.date.iso == "2018-02-13T06:00"


@pytest.mark.parametrize(
    ("modified", "versions", "undated"),
    [
        (None, (), False),
        (None, (("2018-02-13", "1 added"),), True),
        (Stamp(2018, 2, 14), (("2018-02-13", "1 added"),), False),
        (Stamp(2018, 2, 14), (("2018-02-13", "1 added"), ("text 2", "1 changed")), False),
        (Stamp(2018, 2, 14), (("2018-02-13", "1 added"), ("2018-02-14", "1 changed")), True),
    ],
)
def test_a_newer_text_that_bears_no_date_is_said_to_be_undated(
    modified: Stamp | None, versions: tuple[tuple[str, str], ...], undated: bool
) -> None:
    shelf = library(story("a", "2018-02-13", modified=modified, versions=versions))
    assert view(articles, shelf, "articles/a.html", "article").undated == undated


def test_the_editor_can_say_that_two_texts_are_not_one_story() -> None:
    html = f"<p>{WIRE}</p>"
    shelf = library(
        story("a", "2018-02-13", html=html, outlet="A", unrelated=("b",)), story("b", "2018-02-13", html=html)
    )
    assert shelf.same == {}
    assert len(view(home, shelf, "index.html", "edition").articles) == 2


def test_people_stand_under_their_family_names() -> None:
    names = ("Shinzo Abe", "Kim Jong-un", "Zed Last", "Choe Son-hui", "Tony de Brum", "Cher", "Gert-Jan Kok")
    known = Actor("Zed Last", ActorKind.PERSON, family_first=True)
    refs = tuple(ActorRef(name) for name in names)
    site = Site("x", "en", "", Settings())
    shelf = arrange([Story("a", "a", "A", "", actors=refs)], site, Knowledge(actors=(known,)))[0]
    (people,) = view(actors, shelf, "actors/index.html", "groups")
    assert [row.name for row in people.actors] == [
        *("Shinzo Abe", "Cher", "Choe Son-hui", "Tony de Brum", "Kim Jong-un", "Gert-Jan Kok", "Zed Last")
    ]
    assert people.letters == ()


def test_a_long_list_of_actors_has_letters() -> None:
    names = [
        f"{first} {family}"
        for first in ("Ann", "Max")
        for family in map("{}son".format, "ABCDEFGHIJKLMNOÉRSTU")
    ]
    (people,) = view(actors, library(story("a", "2018", *names, "Édith Emm")), "actors/index.html", "groups")
    assert [letter.letter for letter in people.letters] == list("ABCDEFGHIJKLMNORSTU")
    five = people.letters[4]
    assert (five.anchor, [row.name for row in five.actors]) == (
        "person-e",
        ["Édith Emm", "Ann Eson", "Ann Éson", "Max Eson", "Max Éson"],
    )
    assert sum((letter.actors for letter in people.letters), ()) == people.actors


def test_an_article_by_hand_names_whom_others_know() -> None:
    html = "<p>Mike Pence met Ann Other, NATO and Moon; Michael R. Pence left The Paper. Ann Otherwise.</p>"
    stories = (
        story("a", "2018", "Ann Other", "Moon"),
        story("b", "2018", html=html, unsaid=True),
        story("c", "2018", html=html),
        Story("d", "d", "D", "", actors=(ActorRef("NATO", ActorKind.ORGANISATION),)),
    )
    shelf = library(*stories)
    assert shelf.by_slug["b"].actors == (
        ActorRef("Mike Pence"),
        ActorRef("Ann Other"),
        ActorRef("NATO", ActorKind.ORGANISATION),
    )
    assert shelf.by_slug["c"].actors == ()
    assert (shelf.actors["Mike Pence"].count, shelf.actors["Ann Other"].count) == (1, 2)


def test_only_who_says_nothing_of_actors_and_has_no_seed_is_helped() -> None:
    fields = ({}, {"actors": []}, {"seed": "a.txt"})
    assert [story_of({"title": "X", **more}, "", "x.md", "x", KNOWLEDGE).unsaid for more in fields] == [
        True,
        False,
        False,
    ]


def test_an_article_knows_its_kin_and_says_why() -> None:
    shelf = library(
        story("a", "2018-02-13", "Mike Pence", "Ann Other"),
        story("b", "2018-01-11", "Mike Pence", "Ann Other"),
        story("c", "2018-04-01", "Mike Pence"),
        story("d", "2018-02-14", "Bo Third"),
    )
    article = articles.article_view(shelf.by_slug["a"], shelf)
    assert [(link.article.title[-1], link.reason) for link in article.related] == [
        ("b", "both name Ann Other and Mike Pence"),
        ("c", "both name Mike Pence"),
    ]
    assert article.earlier and article.earlier.title == "Title of b"
    assert article.later and article.later.title == "Title of c"
    alone = articles.article_view(shelf.by_slug["d"], shelf)
    assert (alone.related, alone.earlier, alone.later) == ((), None, None)


def test_people_tell_more_than_states() -> None:
    both = (ActorRef("Atlantis", ActorKind.STATE), ActorRef("Mike Pence"))
    shelf = library(Story("a", "a", "A", "", actors=both), Story("b", "b", "B", "", actors=both))
    assert (
        articles.article_view(shelf.by_slug["a"], shelf).related[0].reason
        == "both name Mike Pence and Atlantis"
    )


def test_the_editor_has_the_last_word_on_links() -> None:
    stories = (
        story("a", "2018", "X", related=("far", "nowhere"), unrelated=("b",)),
        story("b", "2018", "X"),
        story("far", "2018", "Y"),
    )
    shelf, problems = arrange(stories, Site("x", "en", "", Settings()), KNOWLEDGE)
    links = {slug: [(link.target, link.back) for link in found] for slug, found in shelf.links.items()}
    assert links == {"a": [("far", False)], "b": [], "far": [("a", True)]}
    assert articles.article_view(shelf.by_slug["a"], shelf).related[0].reason == "chosen by the editor"
    assert [problem.message for problem in problems] == [
        "`related` names 'nowhere', but no article has that slug"
    ]


def test_quotes_lead_to_their_paragraph_and_speaker() -> None:
    html = "<p>First.</p><p>“We will  talk,” he said.</p>"
    quotes = (("“We will talk", "Mike Pence"), ("Gone", "Nobody"))
    shelf = library(story("a", "2018", "Mike Pence", html=html, quotes=quotes))
    found = articles.article_view(shelf.by_slug["a"], shelf).quotes
    assert [(quote.url, quote.speaker_url) for quote in found] == [
        ("articles/a.html#q1", "actors/mike-pence.html"),
        ("articles/a.html", ""),
    ]


@pytest.mark.parametrize(
    ("opening", "text", "shown"),
    [
        ("We will wait", "“We will wait, and then go,” he said.", "We will wait, and then go"),
        ("We will wait", "“We will wait for ‘this’ winter.” Then.", "We will wait for ‘this’ winter."),
        ("We’ll wait", "‘We’ll wait for the towns’ answer’ is all.", "We’ll wait for the towns’ answer"),
        ("On attend", "« On attend », dit-il.", "On attend"),
        ("Wir warten", "„Wir warten“, sagte er.", "Wir warten"),
        ("We will wait", "“We will wait, and…", "We will wait…"),
        ("We will wait", "We will wait.” Then “more”.", "We will wait…"),
        ("“We will", "“We will wait”, he said.", "We will wait"),
        ("nowhere to be", "Other words.", "nowhere to be…"),
        ("one", f"“one{' two' * 40}” he said.", f"one{' two' * 29}…"),
    ],
)
def test_a_quotation_is_shown_to_its_end(opening: str, text: str, shown: str) -> None:
    shelf = library(story("a", "2018", html=f"<p>{text}</p>", quotes=((opening, ""),)))
    assert [quote.words for quote in articles.article_view(shelf.by_slug["a"], shelf).quotes] == [shown]


def test_the_timeline_tells_days_gaps_and_what_is_not_known_to_the_day() -> None:
    html = "<p>It happened on Monday and in January; on Monday.</p>"
    dates = (("on Monday", Stamp(2018, 2, 12)), ("in January", Stamp(2018, 1)))
    shelf = library(
        story("a", "2018-02-13 06:00", html=html, dates=dates),
        story("b", "2018-03-01"),
        story("c", "2017"),
        story("d"),
    )
    years = view(timeline, shelf, "timeline/index.html", "years")
    assert [(year.year, year.count, [month.month for month in year.months]) for year in years] == [
        (2018, 4, [3, 2, 1]),
        (2017, 1, [0]),
    ]
    days = [day for year in years for month in year.months for day in month.days]
    assert [(day.date.url, day.gap, [entry.kind for entry in day.entries]) for day in days] == [
        ("timeline/2018-03.html#d01", 0, ["published"]),
        ("timeline/2018-02.html#d13", 15, ["published"]),
        ("timeline/2018-02.html#d12", 0, ["mentioned"]),
        ("timeline/2018-01.html#d00", 0, ["mentioned"]),
        ("timeline/2017.html", 0, ["published"]),
    ]
    assert days[2].entries[0].words == "on Monday"
    assert [row.title for row in view(timeline, shelf, "timeline/index.html", "undated")] == ["Title of d"]
    assert "timeline/2017-00.html" not in files(timeline, shelf)
    assert view(timeline, shelf, "timeline/2018-02.html", "earlier").month == 1
    assert view(timeline, shelf, "timeline/2018.html", "later") is None


def told(shelf: Library) -> list[tuple[str, str, Any]]:
    """Day, kind and event of all entries of the timeline."""
    years = view(timeline, shelf, "timeline/index.html", "years")
    days = [day for year in years for month in year.months for day in month.days]
    return [(day.date.iso, entry.kind, entry.event) for day in days for entry in day.entries]


def test_an_event_has_its_sentence_its_actors_and_its_sources() -> None:
    html = "<p>Talks are on. Mike Pence {} on the bridge to Oslo with no coat. He left.</p>"
    shelf = library(
        story("a", "2018-02-13", "Mike Pence", html=html.format("spoke on Monday"), dates=MONDAY),
        story(
            "b",
            "2018-02-14",
            "Mike Pence",
            html=html.format("spoke, on 12 February 2018,"),
            dates=(("on 12 February 2018", Stamp(2018, 2, 12)),),
        ),
    )
    ((day, kind, event),) = [entry for entry in told(shelf) if entry[2]]
    assert (day, kind, event.period, event.elsewhere) == ("2018-02-12", "mentioned", None, ())
    sentence = event.before + event.words + event.after
    assert sentence == "Mike Pence spoke, on 12 February 2018, on the bridge to Oslo with no coat."
    assert [row.name for row in event.actors] == ["Mike Pence"]
    sources = sorted((source.url, source.words, source.worked_out) for source in event.sources)
    assert sources == [
        ("articles/a.html#p1", "on Monday", True),
        ("articles/b.html#p1", "on 12 February 2018", False),
    ]


def test_who_is_named_in_passing_acts_in_no_event() -> None:
    html = "<p>Mike Pence spoke on Monday.</p>"
    passing = (ActorRef("Mike Pence", passing=True),)
    shelf = library(replace(story("a", "2018-02-13", html=html, dates=MONDAY), actors=passing))
    assert [event.actors for _, _, event in told(shelf) if event] == [()]


def test_an_update_on_another_day_stands_apart_from_the_publication() -> None:
    shelf = library(
        story("a", "2018-02-13 06:00", modified=Stamp(2018, 2, 14, "08:00")),
        story("b", "2018-02-12 06:00", modified=Stamp(2018, 2, 12, "08:00")),
    )
    assert [(day, kind) for day, kind, _ in told(shelf)] == [
        ("2018-02-14", "updated"),
        ("2018-02-13", "published"),
        ("2018-02-12", "published"),
    ]


def test_a_period_stands_on_its_first_day_and_says_its_last() -> None:
    period = Period(Stamp(2018, 2, 5), Stamp(2018, 2, 11))
    shelf = library(
        story("a", "2018-02-13", html="<p>It happened last week.</p>", dates=(("last week", period),))
    )
    ((day, _, event),) = [entry for entry in told(shelf) if entry[2]]
    assert (day, ENGLISH.full(event.period.when)) == ("2018-02-05", "5 to 11 February 2018")
    html = shelf.dressed["a"].html
    assert 'data-day="5 to 11 February 2018"' in html and ">last week</span>" in html


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2018-02-09/2018-02-25", "9 to 25 February 2018"),
        ("2018-01-29/2018-02-03", "29 January to 3 February 2018"),
        ("2017-12-30/2018-01-02", "30 December 2017 to 2 January 2018"),
        ("2018-01/2018-03", "January to March 2018"),
        ("2014/2016", "2014 to 2016"),
    ],
)
def test_a_period_says_what_its_ends_share_once(period: str, text: str) -> None:
    assert ENGLISH.day(parse_when(period)) == text


def test_archives_hold_every_article_once() -> None:
    shelf = library(story("a", "2018-02-13"), story("b", "2017"), story("c"))
    years = view(archives, shelf, "archives.html", "years")
    assert [(year.year, [row.title[-1] for row in year.articles]) for year in years] == [
        (2018, ["a"]),
        (2017, ["b"]),
    ]
    assert len(view(archives, shelf, "archives.html", "undated")) == 1


def test_older_years_move_to_pages_of_their_own() -> None:
    stories = [story(f"{year}-{n}", f"{year}-01-02") for year in (2015, 2016, 2017, 2018) for n in range(140)]
    shelf = library(*stories)
    years = view(archives, shelf, "archives.html", "years")
    assert [(year.year, year.apart, year.url, len(year.articles)) for year in years] == [
        (2018, False, "archives.html#y2018", 140),
        (2017, False, "archives.html#y2017", 140),
        (2016, True, "archives/2016.html", 140),
        (2015, True, "archives/2015.html", 140),
    ]
    found = files(archives, shelf)
    assert {year.url for year in years if year.apart} == set(found) - {"archives.html"}


def test_an_outlet_counts_its_own_articles_and_lists_what_it_reprinted() -> None:
    shelf = library(
        story("a", "2018", outlet="The Paper"), story("b", "2019", outlet="Else", via="The Paper")
    )
    outlet = view(outlets, shelf, "outlets/the-paper.html", "outlet")
    assert (outlet.count, outlet.aliases, outlet.license) == (1, ("Paper",), "CC0-1.0")
    assert [row.title[-1] for row in outlet.reprints] == ["b"]
    assert set(view(tags, shelf, "tags/index.html", "tags")) == set()


def test_feeds_have_ids_that_stay_when_the_site_moves() -> None:
    stories = (
        story("a", "2018-02-13 06:00+09:00", tags=("T",), byline=("Ann",)),
        story("b", "2018-02-13"),
        story("c"),
    )
    here = view(feeds, library(*stories), "feeds/tags/t.atom.xml", "feed")
    there = view(feeds, library(*stories, url="https://e.org/x"), "feeds/tags/t.atom.xml", "feed")
    assert here.id == there.id
    assert (
        here.entries[0].id == there.entries[0].id == "tag:news-digest.invalid,2018:my-digest/articles/a.html"
    )
    assert (here.url, here.entries[0].url, here.html_url) == (
        "",
        "../../articles/a.html",
        "../../tags/t.html",
    )
    assert there.entries[0].url == "https://e.org/x/articles/a.html"
    assert there.entries[0].updated == "2018-02-12T21:00:00+00:00"
    whole = view(feeds, library(*stories), "feeds/all.atom.xml", "feed")
    assert [entry.title[-1] for entry in whole.entries] == ["a", "b"]
    assert whole.updated == "2018-02-13T00:00:00+00:00"


def test_an_empty_digest_has_all_its_pages() -> None:
    shelf = library()
    assert {file.path for file in all_pages(shelf)} == {
        *("index.html", "actors/index.html", "tags/index.html", "outlets/index.html", "timeline/index.html"),
        *("archives.html", "search.html", "data.html", "404.html", "feeds/all.atom.xml"),
        *("network.html", "quotes/index.html"),
    }


def test_only_pages_are_for_search_engines_and_only_in_public() -> None:
    shelf = library(story("a", "2018-02-13"), url="https://e.org/x", public=True)
    found = {file.path: file for file in all_pages(shelf)}
    urls = [entry.url for entry in sitemap(found.values(), "https://e.org/x").variables["entries"]]
    assert "https://e.org/x/" in urls and "https://e.org/x/articles/a.html" in urls
    assert not [url for url in urls if "404" in url or "atom" in url]
    head = head_view(found["articles/a.html"], shelf)
    assert (head.noindex, head.canonical) == (False, "https://e.org/x/articles/a.html")
    assert head_view(found["404.html"], shelf).noindex
    assert head_view(found["index.html"], library()).noindex


DAY, PLACE = "13 February 2018", "timeline/2018-02.html#d13"


@pytest.mark.parametrize(
    ("stamp", "text", "day", "iso", "url"),
    [
        ("2018", "2018", "2018", "2018", "timeline/2018.html"),
        ("2018-02", "February 2018", "February 2018", "2018-02", "timeline/2018-02.html#d00"),
        ("2018-02-03", "3 February 2018", "3 February 2018", "2018-02-03", "timeline/2018-02.html#d03"),
        ("2018-02-13 06:00", f"{DAY}, 06:00", DAY, "2018-02-13T06:00", PLACE),
        ("2018-02-13 06:00+08:00", f"{DAY}, 06:00 (UTC+08:00)", DAY, "2018-02-13T06:00+08:00", PLACE),
        ("2018-02-13 06:00Z", f"{DAY}, 06:00 (UTC)", DAY, "2018-02-13T06:00+00:00", PLACE),
    ],
)
def test_dates_say_no_more_than_is_known(stamp: str, text: str, day: str, iso: str, url: str) -> None:
    when = Stamp.parse(stamp)
    seen = date_view(when)
    assert (ENGLISH.full(when), ENGLISH.day(when), seen.iso, seen.url) == (text, day, iso, url)
    assert moment(Stamp.parse(stamp)).tzinfo


def test_the_ends_of_the_calendar_are_no_end_of_the_build() -> None:
    early, late = Stamp.parse("0001-01-01 00:00+01:00"), Stamp.parse("9999-12-31 23:59-05:00")
    assert (rfc3339(early), rfc3339(late)) == ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:00+00:00")
    shelf = library(replace(story("a"), date=early), replace(story("b", html="<p>Other.</p>"), date=late))
    assert [file.path for file in all_pages(shelf)]
    assert [file.path for file in all_files(shelf) if isinstance(file, DataFile)]


def test_a_users_own_settings_win_where_that_is_safe() -> None:
    from pelican.settings import DEFAULT_CONFIG

    conf = {
        **DEFAULT_CONFIG,
        "STATIC_PATHS": ["files"],
        "THEME": "/my/theme",
        "DELETE_OUTPUT_DIRECTORY": True,
    }
    conf["JINJA_ENVIRONMENT"] = {"trim_blocks": False, "autoescape": False}
    fit_out(conf)
    once = dict(conf)
    fit_out(conf)
    assert conf == once
    assert (conf["STATIC_PATHS"], conf["THEME"], conf["RELATIVE_URLS"]) == (["files"], "/my/theme", True)
    assert conf["DIGEST_ARTICLE_PATHS"] == DEFAULTS["ARTICLE_PATHS"]
    assert conf["DELETE_OUTPUT_DIRECTORY"] is FORCED["DELETE_OUTPUT_DIRECTORY"] is False
    assert conf["JINJA_ENVIRONMENT"] == {
        "trim_blocks": False,
        "extensions": ["jinja2.ext.i18n"],
        "autoescape": True,
    }


def test_a_user_without_a_theme_gets_the_one_that_ships() -> None:
    from pelican.settings import DEFAULT_CONFIG

    conf = {**DEFAULT_CONFIG, "SITEURL": "https://e.org"}
    fit_out(conf)
    assert conf["THEME"].endswith(("broadsheet", "theme"))
    assert conf["RELATIVE_URLS"] is True, "a published copy, too, works wherever it is put"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("One is here. Two is there. Three is not.", 30, "One is here. Two is there."),
        ("One. Two goes on and on for ever and ever.", 30, "One. Two goes on and on for…"),
        ("Mr. Pence and J. Doe of the U.S. Navy went to see it.", 34, "Mr. Pence and J. Doe of the U.S.…"),
        ("He said: “India is on the moon,” and left.", 20, "He said: “India is…”"),
        ("He said: “One. Two. Three,” and left.", 24, "He said: “One. Two.…”"),
        ("She calls it «the ‘long’ way home» now", 26, "She calls it «the ‘long’…»"),
        ("The towns’ council didn’t agree to it", 30, "The towns’ council didn’t…"),
        ("Nothing “ opened here at all", 10, "Nothing…"),
        ("A cut “text that…", 30, "A cut “text that…”"),
    ],
)
def test_a_summary_ends_well(text: str, longest: int, short: str) -> None:
    assert shorten(text, longest) == short


def test_a_name_stays_in_one_piece() -> None:
    assert unbroken("Kim Jong-un <b> & Moon Jae-in: 2-day") == (
        'Kim <span class="name">Jong-un</span> &lt;b&gt; &amp; Moon <span class="name">Jae-in:</span>'
        ' <span class="name">2-day</span>'
    )
    for plain in ("- x -", "Donaudampf-Schifffahrt", "well -known"):
        assert "span" not in unbroken(plain)


@pytest.mark.parametrize(
    ("words", "text", "may"),
    [
        ("on Monday", "It was on  Monday.", True),
        ("on Monday", "It was on Mon\u00adday.", True),
        ("on Monday", "It was on Tuesday.", False),
        ("“…”", "“...”", True),
        ("昨日", "昨日", True),
    ],
)
def test_a_quick_look_overlooks_nothing(words: str, text: str, may: bool) -> None:
    assert may_hold(words, text) is may


def test_text_does_not_travel_to_strangers_beside_the_body() -> None:
    long = " ".join(f"word{i}" for i in range(100))
    story = Story(
        "x.md", "x", long, "<p>Short.</p>", kicker=long, dek=long, tags=(long,), quotes=((long, "Ada"),)
    )
    shown = held_back(story, 75)
    assert [len(text.split()) for text in (shown.title, shown.kicker, shown.tags[0])] == [40, 12, 12]
    assert len(shown.quotes[0][0].split()) == 30
    assert len(shown.dek.split()) == 75
    assert held_back(replace(story, license="CC0"), 75).kicker == long
    assert held_back(replace(story, license="All rights reserved"), 75).excerpt


@pytest.mark.parametrize(
    ("url", "licence"),
    [
        ("", "CC0"),
        ("https://www.northport.example/a", "CC0"),
        ("https://web.archive.org/web/2021/https://northport.example/a", "CC0"),
        ("http://web.archive.org/web/2021/http://www.northport.example:80/a", "CC0"),
        ("https://www.npt.de/a", "CC0"),
        ("https://news.npt.de/a", "CC0"),
        ("https://npt.de.evil.example/a", ""),
        ("https://evil.example/a", ""),
        ("https://northport.example.evil.example/a", ""),
    ],
)
def test_a_page_that_only_calls_itself_an_outlet_has_not_its_licence(url: str, licence: str) -> None:
    outlet = Outlet("The Northport Example", domains=("npt.de", "northport.example"), license="CC0")
    assert licence_of({"url": url}, outlet) == licence
    assert licence_of({"url": url}, replace(outlet, agency=True)) == "CC0"
    assert licence_of({"url": url, "license": "CC BY 4.0"}, outlet) == "CC BY 4.0"


NO_LEAVE = """none; no
No licence; no licence; ~; null; false; -; ?; n/a; TODO; tbd; unlicensed; not licensed; 0; to be asked
not yet; no CC BY 4.0; CC BY?; CC-BY (asked, refused); keine; sans licence; do not publish; pending; expired 2020
permission requested; © 2018 The Inland Post; (c) The Inland Post; (c) AFP; copyrighted; internal use only
All rights reserved.; The Inland Post, rights reserved; https://inland.example/terms; Alle Rechte vorbehalten
Tous droits réservés © AFP; Todos los derechos reservados; 무단 전재 및 재배포 금지; 無断転載禁止; 版权所有
Все права защищены; AFP; Subscribers only; For internal use; permission needed; awaiting permission; maybe CC BY
CC BY (unconfirmed); Tutti i diritti riservati; 禁止转载; All rights are reserved; https://inland.example/licensing
Reproduction prohibited without permission; Nur mit Vertrag; Nachdruck nur mit Genehmigung; AFP, unlicensed; Mitglieder
Reproduction interdite sauf autorisation; Use is not permitted; Copying is not allowed; Prohibida sin permiso"""
LEAVE = """CC0; CC BY 4.0; CC BY-NC-ND 4.0; public domain; Unlicense; OGL 3.0; Non-exclusive licence; Own work; ODbL
By permission of the editor, 2024-03-01; https://creativecommons.org/licenses/by/4.0/; No rights reserved
Some rights reserved (CC BY); No known copyright restrictions; by agreement with the paper; Crown copyright, OGL 3
Not in copyright; Not copyrightable; Copyright expired; Copyright waived (CC0); copyright-free; no permission needed
See https://creativecommons.org/licenses/by/4.0/; sans restriction; mit Genehmigung des Verlags; licensed from AFP
CC BY 4.0 (attribution required); https://creativecommons.org/publicdomain/zero/1.0/; gemeinfrei; 공공누리 제1유형
MIT; MIT License"""


@pytest.mark.parametrize("words", ["", "x" * 301, *re.split("; |\n", NO_LEAVE)])
def test_words_that_give_no_leave(words: str) -> None:
    assert not gives_leave(words)


@pytest.mark.parametrize("words", re.split("; |\n", LEAVE))
def test_words_that_give_leave(words: str) -> None:
    assert gives_leave(words)
