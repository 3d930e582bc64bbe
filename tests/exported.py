"""A small digest with everything that could break a file format, and its exports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from news_digest.model import Actor, ActorKind, ActorRef, Knowledge, Outlet, Stamp, parse_when
from news_digest.pages import exports
from news_digest.pages.arranging import arrange
from news_digest.pages.files import DataFile, File, PageFile, PartedFile, Plan
from news_digest.pages.finding import Indexing
from news_digest.pages.kinds import PLANS
from news_digest.pages.library import Library, Site
from news_digest.pages.stories import Story, held_back
from news_digest.pages.writer import DigestWriter
from news_digest.problems import Problem
from news_digest.settings import Settings

HERE = "https://name.example/repo"
ORIGINAL = "https://paper.example/a?x=1&y=50%25"
NASTY = 'Talks & "pressure" <b>rise</b> </script> 50% {off} \\ #1_2 $3, ~x^2; 북한'
LICENSED = "CC0-1.0"

PENCE = Actor(
    "Mike Pence",
    ActorKind.PERSON,
    aliases=("Michael R. Pence",),
    roles=("US vice-president",),
    wikidata="Q24313",
)
KNOWLEDGE = Knowledge(
    actors=(PENCE,),
    outlets=(Outlet("The Paper"),),
    actor_forms={"Mike Pence": (PENCE,)},
    outlet_forms={"the paper": Outlet("The Paper"), "the wire": Outlet("The Wire")},
)

KOREAN = "북한 무역 상사 주식회사의 아주 긴 이름을 가진 대표부에서 왔다고 알려진 사람"
BODY = f"""<p>Mike Pence met Ada Example in Geneva on Monday; he smiled.
“We <em>will</em> talk &amp; listen,” Mr Pence said.</p>
<p>Later Ada Example, of {KOREAN}, answered in January: “No.”</p>
<p>=SUM(A1) is how the third paragraph begins, and Mike Pence is in it.</p>"""


def told(slug: str, date: str, *actors: ActorRef, **fields: Any) -> Story:
    stamp = Stamp.parse(date) if date else None
    first = {"title": f"Title of {slug}", "html": "<p>Text.</p>", "license": LICENSED}
    return Story(f"content/articles/{slug}.md", slug, date=stamp, actors=actors, **(first | fields))


PERSON, BODY_OF, STATE, PLACE = ActorKind.PERSON, ActorKind.ORGANISATION, ActorKind.STATE, ActorKind.PLACE

FIRST = told(
    "first",
    "2018-02-13 06:00+09:00",
    ActorRef("Mike Pence", PERSON, ("Mr Pence", "Pence")),
    ActorRef("Ada Example", PERSON),
    ActorRef("Geneva", PLACE),
    ActorRef("Nobody Else", PERSON, passing=True),
    title=NASTY,
    html=BODY,
    dek="=1+1 is a dek",
    byline=("Ann Writer", "Sons and Daughters, Ltd"),
    outlet="The Paper",
    url=ORIGINAL,
    tags=("@talks", "Korea & more"),
    lang="en",
    quotes=(("We will talk", "Mike Pence"), ("No.", "a spokesman")),
    dates=(("on Monday", Stamp(2018, 2, 12)), ("in January", Stamp(2018, 1))),
)
SECOND = told(
    "second",
    "2018-02",
    ActorRef("Mike Pence", PERSON),
    ActorRef("Ada Example", PERSON),
    ActorRef("North Korea", STATE),
    ActorRef("Some Body", BODY_OF),
    html="<p>Mike Pence, Ada Example, North Korea and Some Body waited from 9 to 11 February.</p>",
    outlet="The Wire",
    via="The Paper",
    dates=(("from 9 to 11 February", parse_when("2018-02-09/2018-02-11")),),
)
THIRD = told(
    "third", "", ActorRef("Ada Example", PERSON), html="<p>مرحبا</p>", lang="ar", title="مرحبا “بالعالم”"
)
STORIES = (FIRST, SECOND, THIRD)

SECRET = "zebra"
"""A word that stands only in what strangers may not read."""


def unlicensed(words: int = 12) -> Story:
    """A story without a licence as a public digest has it; what is held back is full of SECRET."""
    beyond = f"<p>Mike Pence {SECRET} on Friday met Ada Example: “{SECRET} {'very ' * 40}{SECRET}.”</p>"
    whole = replace(
        FIRST,
        slug="closed",
        license="",
        html=BODY + beyond,
        dek="",
        quotes=(*FIRST.quotes, (f"Now {'very ' * 40}{SECRET}", "Ada Example")),
        dates=(*FIRST.dates, ("on Friday", Stamp(2018, 2, 16))),
    )
    return held_back(whole, words)


def library(*stories: Story, url: str = HERE, **settings: Any) -> Library:
    return arrange(stories or STORIES, Site("My Digest", "en", url, Settings(**settings)), KNOWLEDGE)[0]


def files(shelf: Library) -> dict[str, bytes]:
    made = (file for file in made_by(exports.plans, shelf) if isinstance(file, DataFile | PartedFile))
    found = [(file.path, file.data) for file in made]
    assert len(dict(found)) == len(found), "two exports write one file"
    return dict(found)


def as_json(shelf: dict[str, bytes], path: str) -> Any:
    return json.loads(shelf[path])


def all_pages(shelf: Library) -> list[PageFile]:
    """Every page and feed of a library."""
    return [file for file in all_files(shelf) if isinstance(file, PageFile)]


def all_files(shelf: Library) -> list[File]:
    """Everything that is made of a library."""
    return [file for kind in PLANS for file in made_by(kind, shelf)]


def made_by(kind: Callable[[Library], Iterable[Plan]], shelf: Library) -> list[Any]:
    """The files of one kind."""
    return [file for plan in kind(shelf) for file in plan.made(shelf)]


def put_index(shelf: Library, hand: DigestWriter) -> list[Problem]:
    """Make the search's index and wait for it."""
    indexing = Indexing(shelf, hand)
    indexing.begin()
    return indexing.finish()
