"""Notes made elsewhere become the editor's: appended once, as text, to the article that is meant."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.cli import main
from news_digest.notes import Quoted, State, parse
from news_digest.notewriting import as_quoted, quotation, written
from news_digest.pages.sanitise import to_html
from news_digest.placing import resolve
from news_digest.shortlinks import Link, Target, Targets, Vain, parts_of
from news_digest.webannotations import LONGEST_PASSAGE, LONGEST_TEXT, read

ARTICLE = """---
title: The bridge opens
slug: the-bridge-opens
url: https://www.paper.example/news/bridge?id=7
actors:
- Clara Nordin
---
The bridge over the Lune opened on Friday. Clara Nordin cut the ribbon, and the ferry stopped for good.

Nobody at the ferry wanted to speak of it. The ferry is a hundred years old.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("content/articles").mkdir(parents=True)
    Path("content/articles/the-bridge-opens.md").write_text(ARTICLE, "utf-8")
    return tmp_path


NOTES = Path("content/notes/the-bridge-opens.md")


def w3c(exact: str, text: str, source: str = "https://paper.example/news/bridge?id=7", **more: str) -> Any:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"https://e.org/{exact}",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": text, "purpose": "commenting"},
        "target": {"source": source, "selector": {"type": "TextQuoteSelector", "exact": exact, **more}},
    }


def hypothesis_row(exact: str, text: str, **more: Any) -> Any:
    """A row as the service's API gives it."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]", "endContainer": "/p[1]", "startOffset": 0},
        {"type": "TextPositionSelector", "start": 0, "end": 4},
        {"type": "TextQuoteSelector", "exact": exact, "prefix": "", "suffix": ""},
    ]
    uri = "https://paper.example/news/bridge?id=7&utm_source=feed#top"
    row = {"id": "x1", "uri": uri, "text": text, "tags": [], "user": "acct:a@hypothes.is"}
    return {**row, "target": [{"source": uri, "selector": selectors}], **more}


def run(told: Any) -> int:
    Path("in.json").write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
    return main(["notes", "import", "in.json"])


@pytest.mark.parametrize(
    "told",
    [
        w3c("cut the ribbon", "So she did."),
        [w3c("cut the ribbon", "So she did.")],
        {"type": "AnnotationPage", "items": [w3c("cut the ribbon", "So she did.")]},
        {"type": "AnnotationCollection", "first": {"items": [w3c("cut the ribbon", "So she did.")]}},
        {"@graph": [w3c("cut the ribbon", "So she did.")]},
        {**w3c("cut the ribbon", ""), "body": None, "bodyValue": "So she did."},
        {**w3c("cut the ribbon", ""), "body": {"value": "<p>So <b>she</b> did.</p>", "format": "text/html"}},
        w3c("cut the ribbon", "So she did.", "http://www.paper.example/news/bridge/?utm_medium=x&id=7"),
        w3c("cut the ribbon", "So she did.", "https://digest.example/sub/articles/the-bridge-opens.html#p1"),
        w3c("cut the ribbon", "So she did.", "the-bridge-opens"),
        {"total": 1, "rows": [hypothesis_row("cut the ribbon", "So she did.")]},
        {"export_date": "2024-01-01", "annotations": [hypothesis_row("cut the ribbon", "So she did.")]},
        [hypothesis_row("cut the ribbon", "So she did.")],
    ],
)
def test_every_form_gives_the_note(told: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(told) == 0
    assert NOTES.read_text("utf-8") == "> cut the ribbon\n\nSo she did.\n"
    assert "content/notes/the-bridge-opens.md: 1 added" in capsys.readouterr().out
    assert run(told) == 0, "a second time"
    assert NOTES.read_text("utf-8") == "> cut the ribbon\n\nSo she did.\n"
    assert capsys.readouterr().out == "notes: 0 added, 1 there already\n"


def test_what_is_there_stays_as_it_is() -> None:
    NOTES.parent.mkdir()
    before = b"\xef\xbb\xbf> the ferry stopped\r\n\r\nIt *did*, see [[the-bridge-opens]] and @clara-nordin."
    NOTES.write_bytes(before)
    assert run([w3c("cut the ribbon", "So she did.")]) == 0
    after = NOTES.read_bytes()
    assert after.startswith(before) and after.endswith(b"\n\n> cut the ribbon\n\nSo she did.\n")
    assert len(parse(after.decode(), "n.md")[0]) == 2
    told = "It did, see The bridge opens and Clara Nordin."
    assert run([w3c("the ferry stopped", told)] * 2) == 0
    assert NOTES.read_bytes() == after, "the same note, as it is shown"


def test_context_tells_which_words_are_meant() -> None:
    run([w3c("ferry", "Which?", prefix="e ribbon, and the ", suffix=" stopped for good.\n\nNobody at th")])
    text = NOTES.read_text("utf-8")
    (remark,), _ = parse(text, "n.md")
    body = ARTICLE.rpartition("---\n")[2].replace("\n\n", "\n")
    anchor = resolve(remark.passage, body)
    assert anchor.state is State.ANCHORED and body[: anchor.start].count("ferry") == 0
    long = "ridge over the Lune opened on Fri"
    assert len(long) > 32
    run([w3c("day", "Half a word.", prefix=long)])
    assert "> over the Lune opened on Fri**day**" in NOTES.read_text("utf-8")


def test_a_lone_quotation_keeps_its_place_whatever_stood_around_it_elsewhere() -> None:
    run([w3c("a hundred years old", "Quite.", prefix="Advertisement ", suffix=" Read more")])
    assert NOTES.read_text("utf-8") == "> a hundred years old\n\nQuite.\n"
    run([w3c("ferry", "Lost.", prefix="Advertisement ", suffix=" Read more")])
    assert "> Advertisement **ferry** Read more\n\nLost.\n" in NOTES.read_text("utf-8")


def test_what_finds_no_article_or_is_no_note_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    told = [
        w3c("cut the ribbon", "Note.", "https://elsewhere.example/x"),
        w3c("", "A note on the whole page."),
        {**w3c("Clara Nordin", "Said so."), "motivation": "identifying"},
        hypothesis_row("cut the ribbon", ""),
        hypothesis_row("cut the ribbon", "A reply.", target=[{"source": "x"}], references=["x0"]),
        "no object",
        w3c("x" * (LONGEST_PASSAGE + 1), "Note."),
        w3c("cut the ribbon", "y" * (LONGEST_TEXT + 1)),
    ]
    assert run(json.dumps(told, indent=1)) == 1
    out, err = capsys.readouterr()
    assert out == "notes: 0 added, 2 without words of their own, 6 not taken\n"
    assert re.search(r"in.json:\d+: annotation 1: no article belongs to https://elsewhere.example/x", err)
    for told in ("2 does not quote", "5 does not quote", "6 is no object", "7 quotes more", "8 is longer"):
        assert f"annotation {told}" in err
    assert not NOTES.exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[" * 100_000,
        "{}",
        "3",
        '{"rows": 1}',
        '{"type": "Annotation"}',
        "[[[[]]]]",
        '["\\ud800"]',
    ],
)
def test_no_file_is_too_odd(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(text) == 1
    assert "in.json" in capsys.readouterr().err


def test_a_file_that_is_no_text_or_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("in.json").write_bytes(b"\xff\xfe")
    assert main(["notes", "import", "in.json"]) == 2
    assert main(["notes", "import", "none.json"]) == 2
    assert "in.json: can't be read" in (err := capsys.readouterr().err) and "none.json" in err


def test_a_file_of_notes_that_cannot_be_read_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    NOTES.parent.mkdir()
    NOTES.write_bytes(b"caf\xe9")
    assert run(w3c("cut the ribbon", "So she did.")) == 1
    assert NOTES.read_bytes() == b"caf\xe9"
    NOTES.unlink()
    Path("elsewhere").write_text("")
    NOTES.symlink_to(Path("elsewhere").absolute())
    assert run(w3c("cut the ribbon", "So she did.")) == 1
    assert Path("elsewhere").read_text() == ""


def test_two_articles_of_one_address_are_told_apart_by_the_passage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = ARTICLE.replace("the-bridge-opens", "another").replace("cut the ribbon", "stayed at home")
    Path("content/articles/another.md").write_text(other, "utf-8")
    assert run(w3c("cut the ribbon", "So she did.")) == 0 and NOTES.exists()
    assert run(w3c("The bridge over the Lune", "Which?")) == 1
    assert "more than one article" in capsys.readouterr().err


def test_text_stays_text() -> None:
    nasty = "> no passage\n\n<script>x</script> [x](javascript:1) **b** `c` &copy; [[b]] @clara-nordin {: .x}\n# h"
    assert run(w3c("cut the ribbon", nasty)) == 0
    (remark,), problems = parse(NOTES.read_text("utf-8"), "n.md")
    assert not problems
    html = to_html(remark.text)
    assert "<script" not in html and "<a " not in html and "<strong" not in html and "<h" not in html
    assert main(["check"]) <= 1


PRINTED = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
NASTY = st.text("ab *_`[]()<>&#;:!|~{}\\-+.1>“’@\n", max_size=40)


@given(PRINTED | NASTY, PRINTED | NASTY, PRINTED | NASTY)
def test_a_passage_is_written_so_that_it_is_read_again(exact: str, prefix: str, suffix: str) -> None:
    passage = as_quoted(exact, prefix, suffix)
    remarks, problems = parse(f"{quotation(passage)}\n\nNote.\n", "n.md")
    if passage.exact:
        assert not problems and [remark.passage for remark in remarks] == [passage]


@given(PRINTED | NASTY)
def test_a_note_is_written_so_that_it_is_shown_again(text: str) -> None:
    markdown = written(text)
    targets = Targets(
        {"b": Target("B", "b.html")}, {"a": Target("A", "a.html")}, {"a b": Target("A", "a.html")}
    )
    shown = unescape(re.sub(r"<[^<>]*>", "", to_html(markdown)))
    parts = list(parts_of(shown, targets))
    assert not [part for part in parts if isinstance(part, (Link, Vain))]
    lines = parse(f"> x\n\n{markdown or 'x'}\n", "n.md")
    assert len(lines[0]) == 1 and not lines[1]
    if "\\@" not in text and "\\[" not in text:
        assert "".join(map(str, parts)).split() == text.split()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "rows items first target selector type exact prefix body value uri id source document link text tags "
                "motivation refinedBy bodyValue purpose format href".split()
            ),
            inner | st.just("TextQuoteSelector"),
            max_size=4,
        )
    ),
    max_leaves=30,
)


@given(JSON)
def test_any_json_is_read(told: Any) -> None:
    found = read(json.dumps(told), "in.json")
    for annotation in found.annotations:
        assert annotation.exact.strip() and annotation.text.strip()


def test_quoted_words_have_no_blanks_at_their_ends() -> None:
    assert as_quoted(" a  b ", "x ", " y ") == Quoted("a b", "x ", " y")


def test_notes_that_differ_in_signs_alone_are_two() -> None:
    told = ["+1", "-1", "?", "!!", "3.5", "35"]
    assert run([w3c("cut the ribbon", text) for text in told]) == 0
    assert len(parse(NOTES.read_text("utf-8"), "n.md")[0]) == len(told)
