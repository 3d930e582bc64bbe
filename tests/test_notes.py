"""An editor's notes: read from a file, set beside their passage, and never guessed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.model import Actor, ActorKind, ActorRef, Knowledge
from news_digest.notes import Anchor, Quoted, Remark, State, doubts, parse
from news_digest.pages import feeds, notes
from news_digest.pages.arranging import arrange
from news_digest.pages.articles import article_view
from news_digest.pages.library import Library, Site
from news_digest.pages.notebook import NoteFile, read_notes
from news_digest.pages.records import record_of
from news_digest.pages.stories import Story, held_back
from news_digest.pages.views import LostNotes
from news_digest.placing import resolve
from news_digest.problems import Problem
from news_digest.settings import Settings
from news_digest.shortlinks import Link, Target, Targets, Vain, names_of, parts_of

WHERE = "content/notes/a.md"


def one(markdown: str) -> Remark:
    remarks, problems = parse(markdown, WHERE)
    assert problems == ()
    (remark,) = remarks
    return remark


@pytest.mark.parametrize(
    ("markdown", "prefix", "exact", "suffix"),
    [
        ("> the whole of it\n\nNote.", "", "the whole of it", ""),
        ("> of **these words** alone\n\nNote.", "of ", "these words", " alone"),
        ("> of *these words* alone\n\nNote.", "of ", "these words", " alone"),
        ("> of __these__ alone\n\nNote.", "of ", "these", " alone"),
        ("> the ship *Hope* and **its crew** left\n\nNote.", "the ship Hope and ", "its crew", " left"),
        ("> **the *Hope* left**\n\nNote.", "", "the Hope left", ""),
        ("> maxi**mum**\n\nNote.", "maxi", "mum", ""),
        ("> over\n> two **lines**\n\nNote.", "over two ", "lines", ""),
        ("> 2 * 3 * 4\n\nNote.", "", "2 * 3 * 4", ""),
        ("> snake_case_name\n\nNote.", "", "snake_case_name", ""),
        ("> a \\*star\\* \\& more\n\nNote.", "", "a *star* & more", ""),
        ("> he [wrote](https://e.org/a) it &amp; left\n\nNote.", "", "he wrote it & left", ""),
        ("\ufeff> a\r\n\r\nNote.", "", "a", ""),
    ],
)
def test_a_passage_is_read_as_it_is_printed(markdown: str, prefix: str, exact: str, suffix: str) -> None:
    remark = one(markdown)
    assert remark.passage == Quoted(exact, prefix, suffix)
    assert remark.text == "Note."


def test_a_message_repeats_no_more_than_the_opening_of_a_passage() -> None:
    (told,) = doubts(Anchor(State.ORPHANED), "word " * 800, "n.md", 3)
    assert len(told.message) < 130 and "…" in told.message


def test_several_notes_stand_in_one_file_each_with_its_line() -> None:
    remarks, problems = parse(
        "> one\n\nFirst.\n\n- with\n- a list\n> two\n>\n> lines\nSecond.\n\nMore.\n", WHERE
    )
    assert problems == ()
    assert [(note.passage.exact, note.text, note.line, note.text_line) for note in remarks] == [
        ("one", "First.\n\n- with\n- a list", 1, 3),
        ("two lines", "Second.\n\nMore.", 7, 10),
    ]


@pytest.mark.parametrize(
    ("markdown", "line", "message"),
    [
        ("Text.\n\n> one\n\nNote.", 1, "without a passage"),
        ("\n\nText alone.", 3, "without a passage"),
        ("> one\n\n> two\n\nNote.", 1, "has no note"),
        (">\n\nNote.", 1, "the passage is empty"),
        ("> **one** or **two**\n\nNote.", 1, "more than one stretch"),
        (f"> {'word ' * 1000}\n\nNote.", 1, "longer than 4000"),
    ],
)
def test_what_is_no_note_is_told_with_its_line(markdown: str, line: int, message: str) -> None:
    (problem,) = parse(markdown, WHERE)[1]
    assert (problem.where, problem.line) == (WHERE, line)
    assert message in problem.message


def test_a_file_with_something_wrong_keeps_its_other_notes() -> None:
    remarks, problems = parse("Text.\n\n> one\n\nFirst.\n\n>\n\nLost.\n\n> two\n\nSecond.", WHERE)
    assert [note.passage.exact for note in remarks] == ["one", "two"]
    assert [problem.line for problem in problems] == [1, 7]


@pytest.mark.parametrize(
    ("passage", "text", "found"),
    [
        (Quoted("talks began"), "The talks began on Monday.", "talks began"),
        (Quoted('"no way" - he said'), "“no way” – he said", "“no way” – he said"),
        (Quoted("don't go..."), "They don’t  go… home.", "don’t  go…"),
        (Quoted("talk"), "A talk of talks.", "talk"),
        (Quoted("the South", "then "), "the North, then the South; the South.", "the South"),
        (Quoted("South", "the South and the "), "the South and the South agree", "South"),
        (Quoted("정상회담"), "남북 정상회담이 열렸다.", "정상회담"),
        (Quoted("end. Next"), "It is the end.\nNext comes more.", "end.\nNext"),
    ],
)
def test_a_passage_is_found_whatever_its_typography(passage: Quoted, text: str, found: str) -> None:
    anchor = resolve(passage, text)
    assert anchor.state is State.ANCHORED
    assert text[anchor.start : anchor.end] == found


def test_context_tells_which_of_two_places_is_meant() -> None:
    text = "Kim came. Later Kim left."
    assert resolve(Quoted("Kim"), text).state is State.AMBIGUOUS
    assert resolve(Quoted("Kim"), text).places == 2
    anchor = resolve(Quoted("Kim", "Later "), text)
    assert (anchor.start, anchor.end) == (16, 19)
    again = resolve(Quoted("South", "the South and the "), "the South and the South agree")
    assert again.start == 18


@pytest.mark.parametrize("passage", [Quoted("gone"), Quoted("Korea", "South "), Quoted("\u200b")])
def test_what_is_not_there_is_not_guessed(passage: Quoted) -> None:
    assert resolve(passage, "North Korea stays.").state is State.ORPHANED


@given(st.text("ab *_>\\[](`“.\n", max_size=60), st.text("ab *_“.", max_size=40))
def test_any_file_gives_notes_or_problems(file: str, text: str) -> None:
    remarks, problems = parse(file, WHERE)
    assert remarks or problems or not file.strip()
    for remark in remarks:
        anchor = resolve(remark.passage, text)
        assert 0 <= anchor.start <= anchor.end <= len(text)


# --- on the site


def shelf_of(
    markdown: str, html: str, *, slug: str = "a", public: bool = False, words: int = 75, **fields: Any
) -> tuple[Library, tuple[Problem, ...]]:
    """A library of the article `a` with notes, and `b`, in which Ann Other acts."""
    story = Story("content/articles/a.md", "a", "Title of a", html, **fields)
    if public:
        story = held_back(story, words)
    other = Story(
        "content/articles/b.md", "b", "B <i>", "<p>Text.</p>",
        actors=(ActorRef("Ann Other"), ActorRef("NATO", ActorKind.ORGANISATION)),
    )  # fmt: skip
    remarks, wrong = parse(markdown, WHERE)
    file = NoteFile(slug, WHERE, remarks)
    site = Site("My Digest", "en", "https://e.org", Settings(public=public))
    shelf, problems = arrange([story, other], site, Knowledge(), [file])
    return shelf, (*wrong, *problems)


def body_of(markdown: str, html: str, **fields: Any) -> str:
    shelf, problems = shelf_of(markdown, html, **fields)
    assert problems == ()
    return re.sub(r'<a class="pin"[^>]*></a>', "", shelf.dressed["a"].html)


def test_a_note_stands_behind_its_paragraph_and_each_leads_to_the_other() -> None:
    body = body_of("> **first** words\n\nA *note*.", "<p>The first words.</p>\n<p>More.</p>")
    assert body == (
        '<p id="p1">The <span class="noted">first</span><sup class="ref">'
        '<a id="n1-in" href="#n1" aria-label="Note 1">1</a></sup> words.</p>\n'
        '<section class="margin s2"><section class="note" role="note" id="n1" aria-label="Note 1"><p>'
        '<a class="back" href="#n1-in" aria-label="Note 1: back to the text">1</a> A <em>note</em>.</p>'
        '</section></section>\n<p id="p2">More.</p>'
    )


def test_words_across_emphasis_and_links_are_marked_in_pieces() -> None:
    html = '<p>It <em>was the</em> end, <a href="https://e.org">they say</a>.</p>'
    body = body_of("> the end, they\n\nNote.", html)
    mark = '<span class="noted">'
    assert f"<em>was {mark}the</span></em>{mark} end, </span>" in body
    assert f'<a href="https://e.org">{mark}they</span> say</a><sup class="ref">' in body, "no link in a link"


def test_a_note_that_ends_within_an_actors_name_keeps_the_link_whole() -> None:
    shelf, _ = shelf_of("> met Ann\n\nNote.", "<p>He met Ann Other.</p>", actors=(ActorRef("Ann Other"),))
    html = shelf.dressed["a"].html
    assert not re.search(r"<a [^>]*>(?:(?!</a>).)*<a ", html)
    assert re.sub(r"<sup.*?</sup>|<[^>]+>", "", html.split("\n<section")[0]) == "He met Ann Other."


def test_notes_in_lists_captions_and_block_quotations_follow_the_whole_block() -> None:
    html = (
        '<ul>\n<li>one thing</li>\n<li>another</li>\n</ul>\n<p class="caption">A picture</p>\n'
        "<blockquote>\n<p>Said so.</p>\n</blockquote>\n<h2>A head</h2>\n<p>End.</p>"
    )
    body = body_of("> one\n\nN.\n\n> picture\n\nN.\n\n> Said so.\n\nN.\n\n> A head\n\nN.", html)
    for before in ("</ul>", "A ", "</blockquote>", "</h2>"):
        assert before in body
    assert re.search(r'</ul>\n<section class="margin s\d"><section class="note" role="note" id="n1"', body)
    assert re.search(r'picture</span><sup .*?</sup></p>\n<section class="margin s\d">.*id="n2"', body)
    assert re.search(r'</blockquote>\n<section class="margin s\d">.*id="n3"', body)
    assert re.search(r'</h2>\n<section class="margin s\d">.*id="n4"', body)


def test_two_notes_of_one_block_share_its_margin_and_overlap() -> None:
    body = body_of("> two three\n\nLater.\n\n> one two\n\nEarlier.", "<p>one two three</p>")
    assert body.count('class="margin') == 1
    first, second = re.findall(r'id="(n\d)" aria-label="Note \d"><p><a .*?</a> (\w+)', body)
    assert (first, second) == (("n1", "Earlier"), ("n2", "Later"))
    assert body.startswith(
        '<p id="p1"><span class="noted">one <span class="noted">two</span></span>'
        '<sup class="ref"><a id="n1-in" href="#n1" aria-label="Note 1">1</a></sup>'
    )


def test_a_span_is_as_many_blocks_as_the_note_is_high_but_not_past_the_next_note() -> None:
    short = "<p>A line of text.</p>\n" * 8
    long = "word " * 60
    assert 'class="margin s6"' in body_of(f"> start\n\n{long}", f"<p>start</p>\n{short}")
    assert 'class="margin s1"' in body_of("> start\n\nBrief.", f"<p>start{' more' * 90}</p>\n{short}")
    body = body_of(f"> start\n\n{long}\n\n> third\n\nN.", f"<p>start</p>\n<p>x</p>\n<p>third</p>\n{short}")
    assert 'class="margin s2"' in body


def test_what_a_note_contains_can_do_no_harm() -> None:
    harm = '<script>alert(1)</script><img src=x onerror=alert(1)> <b onclick="x">bold</b> [x](javascript:alert(1))'
    body = body_of(f"> words\n\nSee {harm} &lt;i&gt;\n\n<div role=note id=n7>", "<p>some words</p>")
    margin = body.split('<section class="margin', 1)[1]
    for bad in ("<script", "<img", "onclick", "javascript:", "id=n7", 'id="n7"', "<i>"):
        assert bad not in margin
    assert "<b>bold</b>" in margin and "&lt;i&gt;" in margin


def test_short_links_lead_to_articles_and_actors() -> None:
    shelf, problems = shelf_of(
        "> words\n\nSee [[b]], [[b|that one]], [[ b ]], @ann-other and @nato. Not a@nato.org, \\@nato, `[[b]]`.",
        "<p>some words</p>",
    )
    assert problems == ()
    html = shelf.notes[0].html
    assert html.count('<a href="./articles/b.html">B &lt;i&gt;</a>') == 2
    assert '<a href="./articles/b.html">that one</a>' in html
    assert (
        '<a href="./actors/ann-other.html">Ann Other</a> and <a href="./actors/nato.html">NATO</a>.' in html
    )
    assert "Not a@nato.org, @nato, <code>[[b]]</code>." in html
    assert 'href="../articles/b.html"' in shelf.dressed["a"].html
    assert 'href="./articles/b.html"' in str(
        notes.pages(shelf).__next__().variables["groups"][0].notes[0].body
    )


def test_an_address_within_the_article_holds_on_every_page_and_words_stay_words() -> None:
    shelf, problems = shelf_of('> words\n\nAs [said](#p1); `href="#p1"` and href="#p1".', "<p>words</p>")
    assert problems == ()
    html = shelf.notes[0].html
    assert '<a href="./articles/a.html#p1"' in html and html.count('href="#p1"') == 2


def test_an_actor_may_be_called_by_name() -> None:
    shelf, problems = shelf_of(
        "> words\n\n@Ann Other, @Ann Other's, @[Ann Other], @[ann-other] and @NATO; not ann@Ann Other, \\@NATO.",
        "<p>some words</p>",
    )
    assert problems == ()
    link = '<a href="./actors/ann-other.html">Ann Other</a>'
    nato = '<a href="./actors/nato.html">NATO</a>'
    assert (
        shelf.notes[0].html
        == f"<p>{link}, {link}'s, {link}, {link} and {nato}; not ann@Ann Other, @NATO.</p>"
    )


def test_the_longest_known_name_counts_and_an_alias_does() -> None:
    ann, anna = Target("Ann Other", "actors/ann.html"), Target("Ann Other Smith", "actors/anna.html")
    ann_other = Actor("Ann Other", ActorKind.PERSON)
    known = Knowledge(
        actor_forms={"Miss Other": (ann_other,), "Ann": (ann_other, Actor("X", ActorKind.PERSON))}
    )
    targets = Targets({}, {}, names_of({"Ann Other": ann, "Ann Other Smith": anna}, known))
    parts = list(parts_of("@Ann Other Smithson, @Ann Other Smith, @Miss Other; @Ann left", targets))
    assert [part for part in parts if not isinstance(part, str)] == [
        Link("Ann Other", ann.url),
        Link("Ann Other Smith", anna.url),
        Link("Miss Other", ann.url),
        Vain("@Ann", "@Ann"),
    ]


def test_a_changed_passage_is_marked_and_said_wherever_the_note_is() -> None:
    quoted = "The council will also open the town library before the summer"
    shelf, (problem,) = shelf_of(f"> {quoted}.\n\nA note.", f"<p>{quoted.replace('also ', '')}.</p>")
    (note,) = shelf.notes
    now = "The council will open the town library before the summer"
    assert (note.state, note.anchor, note.exact, note.quoted) == ("changed", "p1", now, f"{quoted}.")
    assert "was changed in the article since it was quoted" in problem.message and now in problem.advice
    told = f"The article has changed since: this note was written on “{quoted}”."
    assert f'<span class="noted changed">{now}</span>' in shelf.dressed["a"].html
    assert f'<p class="since">{told}</p></section>' in shelf.dressed["a"].html
    (page,) = notes.pages(shelf)
    (view,) = page.variables["groups"][0].notes
    assert (view.url, view.reason) == ("articles/a.html#n1", told)
    assert f"<p><i>{told}</i></p>" in feeds.content_of(shelf.by_slug["a"], shelf, "feeds/all.atom.xml")


def test_a_note_whose_surroundings_have_changed_says_so() -> None:
    markdown = "> The delegates spoke of **a great success** after the very night of talks\n\nA note."
    shelf, _ = shelf_of(markdown, "<p>The delegates spoke of a great success after the night of talks.</p>")
    assert shelf.notes[0].exact == shelf.notes[0].quoted == "a great success"
    assert "What stands around these words has changed" in shelf.dressed["a"].html


def test_an_orphan_is_listed_with_what_is_nearest() -> None:
    markdown = "> The bridge opens on <b>Tuesday</b> at noon\n\nA note."
    shelf, (problem,) = shelf_of(
        markdown.replace("<b>", "").replace("</b>", ""), "<p>Rain. The bridge opens on Friday at noon.</p>"
    )
    (page,) = notes.pages(shelf)
    (view,) = page.variables["lost"][0].notes
    assert view.nearest == "The bridge opens on Friday at noon."
    assert problem.advice == "Nearest is “The bridge opens on Friday at noon.”: if that is meant, quote it."


def test_a_public_digest_takes_nothing_changed_for_what_it_holds_back() -> None:
    shown = "The council will open the town library before the summer."
    hidden = "The council will open the new town library before the summer of love."
    markdown = f"> {shown.replace('the town', 'the new town')}\n\nA note."
    shelf, problems = shelf_of(markdown, f"<p>{shown}</p><p>{hidden}</p>", public=True, words=10)
    assert [(note.state, note.exact, note.nearest) for note in shelf.notes] == [("withheld", "", "")]
    assert problems == ()


def test_the_search_knows_the_notes_that_have_a_place() -> None:
    shelf, _ = shelf_of("> words\n\nA *word* of [[b]].\n\n> gone\n\nLost.", "<p>some words</p>")
    assert record_of(shelf.by_slug["a"], shelf).content == "some words\nA word of B <i>."


def test_what_a_note_names_in_vain_is_told_with_its_line() -> None:
    shelf, problems = shelf_of("> words\n\nSee.\n\nThen [[nowhere|there]] and @nobody.", "<p>words</p>")
    assert [(problem.where, problem.line, problem.message) for problem in problems] == [
        (WHERE, 5, "`[[nowhere|there]]`: no article has the slug 'nowhere'"),
        (WHERE, 5, "`@nobody`: no actor has the page 'nobody'"),
    ]
    assert "Then there and @nobody." in shelf.notes[0].html


def test_notes_on_an_article_that_is_not_there_are_told() -> None:
    shelf, problems = shelf_of("> words\n\nNote.", "<p>words</p>", slug="other")
    assert [problem.message for problem in problems] == ["no article has the slug 'other'"]
    assert shelf.notes == () and list(notes.pages(shelf)) == []


def test_notes_without_a_place_are_listed_with_the_reason() -> None:
    shelf, problems = shelf_of(
        "> gone\n\nLost.\n\n> twice\n\nWhich?\n\n> there\n\nFound.", "<p>twice and twice, there</p>"
    )
    assert [(note.id, note.state, note.anchor, note.exact) for note in shelf.notes] == [
        ("n1", "anchored", "p1", "there"),
        ("a-1", "orphaned", "", "gone"),
        ("a-2", "ambiguous", "", "twice"),
    ]
    assert [(problem.line, problem.severity.name) for problem in problems] == [(1, "WARNING"), (5, "WARNING")]
    (page,) = notes.pages(shelf)
    (group,), (lost,) = page.variables["groups"], page.variables["lost"]
    assert [(note.url, note.before, note.exact, note.after) for note in group.notes] == [
        ("articles/a.html#n1", "twice and twice, ", "there", "")
    ]
    assert [(note.exact, note.reason) for note in lost.notes] == [
        (
            "gone",
            "These words are not in the article, or no longer: it may have changed since the note was written.",
        ),
        ("twice", "These words stand in 2 places of the article, and it is open which the note is about."),
    ]


def test_an_article_says_that_notes_have_lost_their_passage() -> None:
    shelf, _ = shelf_of(
        "> gone\n\nLost.\n\n> twice\n\nWhich?\n\n> there\n\nFound.", "<p>twice, twice, there</p>"
    )
    view = article_view(shelf.by_slug["a"], shelf)
    assert view.lost == LostNotes(2, "notes.html#a-1") and view.noted
    assert article_view(shelf.by_slug["b"], shelf).lost is None
    held, _ = shelf_of("> the secret\n\nN.", "<p>Shown. Then the secret.</p>", public=True, words=1)
    assert article_view(held.by_slug["a"], held).lost is None


def test_a_public_digest_tells_nothing_of_a_passage_that_it_holds_back() -> None:
    html = "<p>Shown are these words.</p><p>Hidden is the secret passage here.</p>"
    markdown = "> these words\n\nOne.\n\n> the **secret passage** here\n\nTwo."
    shelf, problems = shelf_of(markdown, html, public=True, words=5)
    assert problems == ()
    assert [(note.state, note.exact, note.prefix, note.suffix) for note in shelf.notes] == [
        ("anchored", "these words", "Shown are ", ". Hidden…"),
        ("withheld", "", "", ""),
    ]
    (page,) = notes.pages(shelf)
    assert "secret" not in str(page.variables) and "secret" not in shelf.dressed["a"].html
    assert "not shown here" in page.variables["lost"][0].notes[0].reason
    shown, _ = shelf_of(markdown, html, public=True, words=5, license="CC0-1.0")
    assert [note.state for note in shown.notes] == ["anchored", "anchored"]


def test_a_feed_brings_the_notes_behind_their_paragraphs() -> None:
    shelf, _ = shelf_of("> words\n\nSee @nato.", "<p>some words</p>\n<p>End.</p>", date=None)
    content = feeds.content_of(shelf.by_slug["a"], shelf, "feeds/all.atom.xml")
    assert "some words</p><div><p><b>Note on “words”:</b></p>" in content
    assert 'href="https://e.org/actors/nato.html"' in content
    assert feeds.content_of(shelf.by_slug["b"], shelf, "feeds/all.atom.xml") == "<p>Text.</p>"


def test_an_articles_page_knows_whether_it_has_notes() -> None:
    shelf, _ = shelf_of("> words\n\nNote.", "<p>some words</p>")
    assert article_view(shelf.by_slug["a"], shelf).noted
    assert not article_view(shelf.by_slug["b"], shelf).noted


def test_notes_are_read_from_disk_but_no_link_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "b.md").write_text("> words\n\nNote.", "utf-8")
    (folder / "a.md").write_bytes(b"> caf\xe9\n\nNote.")
    (folder / ".hidden.md").write_text("nothing", "utf-8")
    (folder / "list.txt").write_text("nothing", "utf-8")
    (tmp_path / "secret").write_text("> secret\n\nNote.", "utf-8")
    (folder / "c.md").symlink_to(tmp_path / "secret")
    files, problems = read_notes(folder, tmp_path)
    assert [(file.slug, len(file.remarks)) for file in files] == [("b", 1)]
    assert [problem.message for problem in problems] == ["is not UTF-8 text", "c.md is a symbolic link"]
    assert read_notes(tmp_path / "none", tmp_path) == ((), ())
    (tmp_path / "elsewhere").symlink_to(folder)
    files, problems = read_notes(tmp_path / "elsewhere", tmp_path)
    assert files == () and {problem.message for problem in problems if "link" in problem.message}
