"""Actors under a former name: pages, feeds and JSON that lead on; and the roles that were held on a day."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest

from exported import all_files, made_by
from news_digest.actorsheet import read_actors
from news_digest.check import check
from news_digest.cli import main
from news_digest.convert import convert
from news_digest.model import Actor, ActorKind, Knowledge, Stamp, Tenure
from news_digest.pages import actor as actor_pages
from news_digest.pages import articles, moved
from news_digest.pages.arranging import arrange
from news_digest.pages.files import DataFile, PageFile
from news_digest.pages.library import Library, Site
from news_digest.pages.stories import Story, story_of
from news_digest.problems import UserError
from news_digest.registry import load_knowledge
from news_digest.settings import Settings
from news_digest.sheets import Sheet
from news_digest.tenures import role_on
from test_pages import story, view
from test_validity import faults_of

ROOT = Path(__file__).parent.parent
REPO = "https://name.example/repo"
Build = Callable[..., "subprocess.CompletedProcess[str]"]

MAYOR = Tenure("mayor", Stamp(2017), Stamp(2018, 4))
SENATOR = Tenure("senator", Stamp(2018, 4), None)


def knowing(*actors: Actor) -> Knowledge:
    forms = {form: (one,) for one in actors for form in (one.name, *one.aliases)}
    return Knowledge(actors=actors, actor_forms=forms)


def shelf(*stories: Story, actors: tuple[Actor, ...], url: str = "") -> Library:
    return arrange(stories, Site("My Digest", "en", url, Settings()), knowing(*actors))[0]


def person(name: str, *former: str, **fields: Any) -> Actor:
    return Actor(name, ActorKind.PERSON, aliases=former, former=former, **fields)


def old_files(library: Library) -> dict[str, Any]:
    return {file.path: file for file in made_by(moved.plans, library)}


def test_a_former_name_keeps_all_its_addresses() -> None:
    library = shelf(story("a", "2018-02-13", "Ada New"), actors=(person("Ada New", "Ada Old"),), url=REPO)
    files = old_files(library)
    assert list(files) == [
        "actors/ada-old.html",
        "actors/ada-old.json",
        "feeds/actors/ada-old.atom.xml",
        "feeds/actors/ada-old.json",
    ]
    page: PageFile = files["actors/ada-old.html"]
    assert (page.variables["moved"].url, page.listed) == ("actors/ada-new.html", False)
    assert page.variables["moved"].canonical == f"{REPO}/actors/ada-new.html"
    assert json.loads(files["actors/ada-old.json"].data)["moved"] == {
        "name": "Ada New",
        "url": "actors/ada-new.html",
        "json": "actors/ada-new.json",
    }
    feed = files["feeds/actors/ada-old.atom.xml"].variables["feed"]
    assert feed.url == f"{REPO}/feeds/actors/ada-new.atom.xml"
    assert feed.id.endswith("feeds/actors/ada-old.atom.xml")
    assert [entry.title for entry in feed.entries] == ["Ada Old is Ada New in this digest now", "Title of a"]
    assert f"{REPO}/feeds/actors/ada-new.atom.xml" in feed.entries[0].summary
    told = json.loads(files["feeds/actors/ada-old.json"].data)
    assert told["feed_url"] == f"{REPO}/feeds/actors/ada-new.json"
    assert [item["title"] for item in told["items"]] == [entry.title for entry in feed.entries]


def test_no_file_is_written_twice_and_nobody_gets_the_address_of_another() -> None:
    known = (person("Cee", "C"), person("Ada New", "Ada-New"), person("Nobody", "No-one"))
    names = ("C++", "Cee", "Ada New")
    library = shelf(story("a", "2018", *names), story("b", "2019", *names), actors=known)
    assert library.actors["C++"].url == "actors/c-2.html"  # as when C had a page of its own
    assert {old: one.url for old, one in library.moved.items()} == {
        "Ada-New": "actors/ada-new-2.html",
        "C": "actors/c.html",
    }
    paths = [file.path for file in all_files(library)]
    assert len(paths) == len(set(paths))
    calendars = {f.path for f in all_files(library) if isinstance(f, DataFile) and f.path.endswith(".ics")}
    assert {"timeline/actors/c.ics", "timeline/actors/cee.ics"} <= calendars


def test_the_date_of_the_notice_stays_when_articles_come() -> None:
    def entry(*stories: Story) -> Any:
        files = old_files(shelf(*stories, actors=(person("Ada New", "Ada Old"),)))
        return files["feeds/actors/ada-old.atom.xml"].variables["feed"].entries[0]

    first = story("a", "2018-02-13", "Ada New")
    assert entry(first) == entry(first, story("b", "2019-01-01", "Ada New"))


def test_an_editors_old_name_in_an_article_is_the_actor_of_today(tmp_path: Path) -> None:
    path = tmp_path / "actors.yml"
    path.write_text("Ada New: {former: [Ada Old]}\nAda Third: {same: Ada New}\n")
    knowledge = load_knowledge(path, path.with_name("none"))
    fields = {
        "title": "T",
        "actors": ["Ada Third", {"name": "Ada Old", "as": ["Old"]}],
        "quotes": {"x": "Ada Old"},
    }
    read = story_of(fields, "", "x.md", "x", knowledge)
    assert [(one.name, one.forms) for one in read.actors] == [("Ada New", ("Ada Third", "Old", "Ada Old"))]
    assert read.quotes == (("x", "Ada New"),)


def test_what_an_editor_wrote_outlives_a_rename(tmp_path: Path) -> None:
    """The converter brings its own entries up to date; the editor's stay where they are, and check is content."""
    text = "Ada Example opens the bridge\n\nBy Ann Writer\n\n13 February 2018\n\n{}\n"
    said = "Ada Example, the mayor, opened the bridge on Monday. Ada Example said that the river would wait."
    (tmp_path / "seeds").mkdir()
    for name in ("one", "two"):
        said = f"{said} It is bridge {name}."
        (tmp_path / f"seeds/{name}.txt").write_text(
            text.format(said).replace("bridge\n", f"bridge {name}\n", 1)
        )
    where = Settings(seeds=tmp_path / "seeds", content=tmp_path / "content")
    convert(where)
    first, second = sorted(where.articles.glob("*.md"))
    edited = second.read_text().replace("- {name: Ada Example", "- Nobody Else\n- {name: Ada Example")
    edited = edited.replace("- Ada Example\n", "- Ada Example\n- Ann Other\n")
    assert edited != second.read_text()
    second.write_text(edited)
    ask = ["--content", str(where.content), "--seeds", str(where.seeds)]
    assert main(["actors", "rename", "Ada Example", "Ada New", *ask]) == 0
    convert(where)
    assert "Ada New" in first.read_text()
    assert second.read_text() == edited.replace("- Ada Example\n", "- Ada New\n")
    told = [problem.message for problem in check(where).problems if "'Ada" in problem.message]
    assert told == []


def test_a_site_after_a_merge_a_split_and_on_a_sub_path(tmp_path: Path, build: Build) -> None:
    content, out = tmp_path / "content", tmp_path / "output"
    (content / "articles").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (content / "actors.yml").write_text("# who\nAda New: {}\n")
    for slug, name in (("a", "Ada New"), ("b", "Ada Old")):
        text = f"---\ntitle: T {slug}\ndate: 2018-02-13\nactors: [{name}]\n---\n{name} came.\n"
        (content / "articles" / f"{slug}.md").write_text(text)

    (content / "notes").mkdir()
    (content / "notes/b.md").write_text("> came\n\nSee @ada-old.\n")

    def built(url: str = "") -> set[str]:
        done = build(out, content=content, seeds=tmp_path / "seeds", siteurl=url, public=bool(url))
        assert done.returncode == 0, done.stdout + done.stderr
        return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}

    ask = ["--content", str(content)]
    first = built()
    whole = (out / "actors/ada-old.html").read_text()
    assert main(["actors", "merge", "Ada Old", "Ada New", *ask]) == 0
    built()
    old = (out / "actors/ada-old.html").read_text()
    assert list(faults_of(old.encode())) == []
    assert '<meta http-equiv="refresh" content="0; url=../actors/ada-new.html">' in old
    assert '<meta name="robots" content="noindex">' in old
    assert '<link rel="canonical" href="ada-new.html">' in old
    assert '<a href="../actors/ada-new.html">Ada New</a>' in old
    assert (
        'href="../actors/ada-new.html">Ada New</a>'
        in (out / "notes.html").read_text() + (out / "articles/b.html").read_text().partition("margin")[2]
    )
    assert "2 articles" in (out / "actors/ada-new.html").read_text()
    feed = feedparser.parse((out / "feeds/actors/ada-old.atom.xml").read_bytes())
    assert [entry.title for entry in feed.entries] == ["Ada Old is Ada New in this digest now", "T a", "T b"]
    built(REPO)
    old = (out / "actors/ada-old.html").read_text()
    assert f'<link rel="canonical" href="{REPO}/actors/ada-new.html">' in old
    assert "ada-old" not in (out / "sitemap.xml").read_text()
    feed = feedparser.parse((out / "feeds/actors/ada-old.atom.xml").read_bytes())
    assert {"rel": "self", "type": "application/atom+xml"}.items() <= feed.feed.links[0].items()
    assert feed.feed.links[0].href == f"{REPO}/feeds/actors/ada-new.atom.xml"
    assert main(["actors", "split", "Ada New", "Ada Old", *ask]) == 0
    assert built() == first
    assert (out / "actors/ada-old.html").read_text() == whole


# --- Roles


@pytest.mark.parametrize(
    ("when", "role"),
    [
        ("2016-12-31", ""),
        ("2017-01-01", "mayor"),
        ("2017", "mayor"),
        ("2018", ""),
        ("2018-03-31", "mayor"),
        ("2018-04-10", ""),  # the month of the change: neither is sure
        ("2018-05-01", "senator"),
        ("2030-01", "senator"),
        ("", ""),
    ],
)
def test_role_of_a_day(when: str, role: str) -> None:
    assert role_on((MAYOR, SENATOR), Stamp.parse(when) if when else None) == role


def test_open_ends_overlaps_and_changes_on_a_day() -> None:
    assert role_on((MAYOR,), Stamp(2018, 4, 30)) == "mayor"
    assert role_on((Tenure("judge", None, Stamp(1999)),), Stamp(1, 1, 1)) == "judge"
    both = Tenure("chair", Stamp(2017), Stamp(2018)), Tenure("owner", Stamp(2017), Stamp(2018))
    assert role_on(both, Stamp(2017, 6, 1)) == "chair; owner"
    day = Stamp(2018, 4, 26)
    change = Tenure("director", None, day), Tenure("secretary", day)
    assert role_on(change, day) == "director; secretary"
    assert role_on(change, Stamp(2018, 4, 25)) == "director"
    assert role_on(change, Stamp(2018, 4)) == ""


def test_pages_show_the_role_that_was_held_then() -> None:
    ada = person("Ada New", roles=("mayor", "senator", "poet"), tenures=(MAYOR, SENATOR))
    library = shelf(
        story("a", "2017-06-01", "Ada New"),
        story("b", "2019-06-01", "Ada New"),
        story("c", "", "Ada New"),
        actors=(ada,),
    )
    roles = [view(articles, library, f"articles/{slug}.html", "article").roles for slug in "abc"]
    assert [one["Ada New"] for one in roles] == ["mayor", "senator", "poet"]
    page = view(actor_pages, library, "actors/ada-new.html", "actor")
    assert page.roles == ("poet",)
    assert [(h.words, h.since.iso, h.until and h.until.iso) for h in page.held] == [
        ("mayor", "2017", "2018-04"),
        ("senator", "2018-04", None),
    ]


def test_roles_are_read_with_and_without_days() -> None:
    text = "A B:\n  roles:\n  - poet\n  - {role: mayor, from: 2017, until: 2018-04}\n"
    (ada,) = read_actors(Sheet(text, "x"), ActorKind.PERSON)[0]
    assert (ada.roles, ada.tenures) == (("poet", "mayor"), (MAYOR,))


@pytest.mark.parametrize(
    ("role", "wrong"),
    [
        ("{role: mayor, from: 2019, until: 2018-04}", "'mayor' ends before it begins"),
        ("{role: mayor, from: last year}", "'last year' is no day, month or year"),
        ("{role: mayor, since: 2017}", "unknown key 'since'"),
        ("{from: 2017}", "a role without words"),
        ("{role: [mayor]}", "a word is wanted here"),
    ],
)
def test_faulty_roles_are_told_with_their_line(role: str, wrong: str) -> None:
    with pytest.raises(UserError, match=wrong) as told:
        read_actors(Sheet(f"A B:\n  roles: [{role}]\n", "actors.yml"), ActorKind.PERSON)
    assert str(told.value).startswith("actors.yml:2: ")


def test_the_registry_of_the_demo_is_read() -> None:
    assert load_knowledge(ROOT / "content/actors.yml", ROOT / "content/outlets.yml").actors
