"""What is kept between builds comes back as the same values."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.model import ActorKind, ActorRef, Period, Stamp, parse_when
from news_digest.pages.decorators import dressed_story
from news_digest.pages.dress import Decoration, Dressed, Passage
from news_digest.pages.keeping import decode_dressed, decode_story, encode_dressed, encode_story
from news_digest.pages.stories import Story
from news_digest.pages.wording import ENGLISH
from news_digest.registry import load_knowledge

STORY = Story("a.md", "a", "A", "<p>x</p>")
ANYWHERE = Path("no-such-file.yml")

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
STAMPS = st.one_of(
    st.dates().map(lambda day: Stamp.parse(day.isoformat())),
    st.dates().map(lambda day: Stamp.parse(f"{day.isoformat()[:7]}")),
    st.dates().map(lambda day: Stamp.parse(f"{day.year:04}")),
    st.datetimes(timezones=st.timezones(no_cache=True)).map(
        lambda when: Stamp.parse(when.isoformat(timespec="minutes")[:22])
    ),
)
PERIODS = st.tuples(STAMPS, STAMPS).map(sorted).filter(lambda two: two[0].first_day < two[1].first_day)
WHENS = st.one_of(STAMPS, PERIODS.map(lambda two: parse_when(f"{two[0]}/{two[1]}")))
ACTORS = st.builds(ActorRef, TEXT, st.sampled_from(ActorKind), TEXTS, st.floats(0, 1), st.booleans())
STORIES = st.builds(
    Story,
    **{field.name: TEXT for field in fields(Story) if field.type == "str"},
    **{field.name: TEXTS for field in fields(Story) if field.type == "tuple[str, ...]"},
    **{field.name: st.booleans() for field in fields(Story) if field.type == "bool"},
    date=st.none() | STAMPS,
    modified=st.none() | STAMPS,
    actors=st.lists(ACTORS, max_size=3).map(tuple),
    quotes=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
    dates=st.lists(st.tuples(TEXT, WHENS), max_size=3).map(tuple),
)


@st.composite
def bodies(draw: st.DrawFn) -> Dressed:
    passages = tuple(draw(st.lists(st.builds(Passage, TEXT, TEXT), max_size=4)))
    numbers = st.integers(0, 1 << 40)
    marks = st.builds(Decoration, numbers, numbers, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
    found = draw(st.lists(st.tuples(st.sampled_from(passages), marks), max_size=4)) if passages else []
    return Dressed(draw(TEXT), passages, tuple(found))


@given(STORIES)
def test_a_story_comes_back(story: Story) -> None:
    back = decode_story(encode_story(story))
    assert back == story
    assert [type(value) for value in _values(back)] == [type(value) for value in _values(story)]
    assert [type(when) for _, when in back.dates] == [type(when) for _, when in story.dates]
    assert [type(actor.kind) for actor in back.actors] == [type(actor.kind) for actor in story.actors]


def _values(story: Story) -> list[object]:
    return [getattr(story, field.name) for field in fields(story)]


@given(bodies())
def test_a_dressed_body_comes_back(dressed: Dressed) -> None:
    back = decode_dressed(encode_dressed(dressed))
    assert back == dressed
    assert all(isinstance(passage, Passage) for passage in back.passages)
    assert all(isinstance(mark, Decoration) for _, mark in back.found)


def test_a_body_with_everything_in_it_comes_back() -> None:
    knowledge = load_knowledge(ANYWHERE, ANYWHERE)
    story = replace(
        STORY,
        html='<p>“We met Kim,” said Mike Pence on <em>Wed</em>nesday.</p>\n<p class="caption">Seoul</p>',
        actors=(ActorRef("Mike Pence"), ActorRef("South Korea", ActorKind.STATE)),
        quotes=(("We met", "Mike Pence"),),
        dates=(("on Wednesday", Stamp(2018, 1, 10)), ("met", Period(Stamp(2017), Stamp(2018)))),
    )
    dressed = dressed_story(story, {"Mike Pence": "actors/mike-pence.html"}, knowledge, ENGLISH)
    assert {mark.kind for _, mark in dressed.found} == {"actor", "date", "quote"}
    assert decode_dressed(encode_dressed(dressed)) == dressed
    assert decode_story(encode_story(story)) == story


@pytest.mark.parametrize("kept", [b"", b"\x90", encode_dressed(Dressed("", (), ())), b"\xff" * 40])
def test_other_bytes_are_no_story(kept: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_story(kept)


def test_other_bytes_are_no_body() -> None:
    mark = Decoration(0, 1, "a", "", "actor", "")
    with pytest.raises(msgspec.DecodeError):
        decode_dressed(encode_story(STORY))
    with pytest.raises(ValueError, match="not there"):
        decode_dressed(msgspec.msgpack.encode(("", [("p1", "x")], [(1, mark)])))
    with pytest.raises(ValueError, match="another body"):
        encode_dressed(Dressed("", (), ((Passage("p1", "x"), mark),)))


def test_a_file_name_that_is_no_text_is_not_kept() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_story(replace(STORY, where="\udcff.md"))
