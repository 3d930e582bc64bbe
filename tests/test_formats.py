"""From the bytes of a seed to a page: containers, encodings, characters."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.formats import FORMATS, Unreadable, read_page
from news_digest.formats.cleaning import clean
from news_digest.formats.decoding import decode
from news_digest.model import Page, Seed
from prose import Case, cases

STORY = "Talks go on\n\nThe talks – in Seoul – go on, “of course”, said Kim Yŏng-ch’ŏl at the café.\n"


def page(name: str, data: bytes) -> Page:
    return read_page(Seed(Path(name), name), data)


def unescaped(text: str) -> str:
    r"""The text with \r, \t, \xa0, \u200b read as in Python, and no line break at the end."""
    return text.rstrip("\n").encode("latin-1", "backslashreplace").decode("unicode_escape")


def claimed(found: Page) -> list[str]:
    return [f"{claim.field} = {claim.value}" for claim in found.claims]


@pytest.mark.parametrize("case", cases("formats-text"), ids=lambda case: case.name)
def test_text(case: Case) -> None:
    found = page("a.txt", unescaped(case["seed"]).encode())
    assert [f"{line.number} {line.gap} {line.text}" for line in found.lines] == unescaped(
        case["expected"]
    ).split("\n")
    assert found.format == "text"
    assert {line.kind for line in found.lines} == {None}


@pytest.mark.parametrize("case", cases("formats-markdown"), ids=lambda case: case.name)
def test_markdown(case: Case) -> None:
    found = page("a.md", case["seed"].encode())
    blocks = [
        f"{line.kind}{':' if line.gap or not i else '+'} {line.text}" for i, line in enumerate(found.lines)
    ]
    cuts = [f"cut {cut.line} {cut.text} ({cut.reason})" for cut in found.cuts]
    assert [*claimed(found), *blocks, *cuts] == case["expected"].splitlines()
    assert found.format == "markdown"


@pytest.mark.parametrize("case", cases("formats-mail"), ids=lambda case: case.name)
def test_mail(case: Case) -> None:
    found = page("a.eml", case["seed"].replace("\n", "\r\n").encode())
    lines = [f"{line.gap} {line.text}" for line in found.lines]
    cuts = [f"cut {cut.text} ({cut.reason})" for cut in found.cuts]
    assert [*claimed(found), *lines, *cuts] == case["expected"].splitlines()
    assert found.format == "email"


def test_mail_forwarded_as_attachment() -> None:
    inner = "From: The Harbour Post <n@example.com>\nSubject: Talks go on\n\nThe talks will go on.\n"
    outer = (
        "From: A Friend <f@example.com>\nSubject: look\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: text/plain\n\nSee below.\n"
        f"--A\nContent-Type: message/rfc822\n\n{inner}\n--A--\n"
    )
    found = page("a.eml", outer.encode())
    assert claimed(found)[0] == "title = Talks go on"
    assert [line.text for line in found.lines] == ["The talks will go on."]


ENCODED = {
    "utf-8": STORY.encode(),
    "utf-8 with mark": codecs.BOM_UTF8 + STORY.encode(),
    "utf-16-le with mark": codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"),
    "utf-16-be with mark": codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"),
    "utf-32 with mark": codecs.BOM_UTF32_LE + STORY.encode("utf-32-le"),
    "utf-16-le without mark": STORY.encode("utf-16-le"),
    "utf-16-be without mark": STORY.encode("utf-16-be"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_unicode_encodings(data: bytes) -> None:
    assert decode(data) == STORY


def test_windows_1252_where_it_is_not_unicode() -> None:
    assert decode("“café” – 5 €".encode("cp1252")) == "“café” – 5 €"
    assert decode(b"\x93caf\xe9\x94 \x81") == "“café” \ufffd"  # 81 means nothing there


def test_one_bad_byte_does_not_turn_unicode_into_windows_1252() -> None:
    assert (
        decode("“café” – naïve – “so” – “it” – goes".encode() + b"\xe2\x80")
        == "“café” – naïve – “so” – “it” – goes\ufffd"
    )


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="koi8-r">', "<META http-equiv=Content-Type content='text/html; charset=KOI8-R'>"],
)
def test_declared_charset(declaration: str) -> None:
    assert "Переговоры" in decode(f"<html><head>{declaration}<p>Переговоры".encode("koi8-r"))


def test_valid_unicode_beats_a_wrong_declaration() -> None:
    assert decode('<meta charset="windows-1252">“café”'.encode()).endswith("“café”")


@pytest.mark.parametrize("label", ["utf-16", "base64", "no-such-code", "hex", "\x00"])
def test_useless_charset_labels_do_no_harm(label: str) -> None:
    assert decode("caf\xe9".encode("cp1252"), label) == "café"


def test_seven_bit_encodings_are_told_by_their_declaration() -> None:
    assert decode('<meta charset="iso-2022-jp">会談'.encode("iso-2022-jp")).endswith("会談")


SAVED = b"\xef\xbb\xbf <!-- saved from url=(0021)https://example.com/ -->\n"
HTML = SAVED + b"<!DOCTYPE html><title>T</title><p>Talks go on."
MAIL = b"From: a@example.com\nSubject: s\nMIME-Version: 1.0\n\nTalks go on."


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a", b"Talks go on.", "text"),
        ("notes.2018", b"Talks go on.", "text"),
        ("Mr. Smith goes", b"Talks go on.", "text"),
        ("a.TXT", b"Talks go on.", "text"),
        ("a.txt", HTML, "html"),
        ("a.md", HTML, "html"),
        ("a.xyz", HTML, "html"),
        ("a.HTM", b"<p>Talks go on.<p>And on.", "html"),
        ("a.html", b"Talks go on.\n\n5 < 6 in all.", "text"),
        ("a.html", MAIL, "email"),
        ("a.txt", MAIL, "email"),
        ("a.txt", b"From: a@example.com\nSubject: s\nTalks go on.", "text"),
        ("a.txt", HTML.decode().encode("utf-16"), "html"),
    ],
)
def test_content_beats_a_wrong_suffix(name: str, data: bytes, form: str) -> None:
    assert page(name, data).format == form


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\r\n\t", "is empty"),
        ("a.txt", b"\xff\xfe", "is empty"),
        ("a.txt", b"\0" * 500, "is empty"),
        ("a.txt", "\u200b\n\u200b".encode(), "no text"),
        ("a.txt", bytes(range(256)) * 8, "binary data"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.txt", b"PK\x03\x04....word/document.xml", "Word document"),
        ("a.zip", b"PK\x03\x04....", "ZIP"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "picture"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        ("a.xml", b'<?xml version="1.0"?><rss version="2.0">', "feed"),
        ("a.json", b'{"a": 1}', '(".json")'),
        ("a.csv", b"a,b", '(".csv")'),
        ("a.html", b"<html></html>", "without text"),
        ("a.html", b"<!-- <!-- <!-- <p", "no web page"),
        ("a.md", b"---\ntitle: x\n---\n", "below its front matter"),
        ("a.md", b"[" * 20_000, "brackets"),
        ("a.eml", b"From: a@example.com\nSubject: s\n\n\n", "message without text"),
        ("a.mhtml", b"MIME-Version: 1.0\nSnapshot-Content-Location: x\n\n", "without a page"),
    ],
)
def test_unreadable_says_what_it_is_and_what_to_do(name: str, data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        page(name, data)
    assert words in str(caught.value)
    assert any(verb in str(caught.value) for verb in ("paste", "save", "write"))


def test_a_message_in_a_message_without_end_is_refused() -> None:
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    with pytest.raises(Unreadable, match="nested too deeply"):
        page("a.eml", f"MIME-Version: 1.0\nSubject: s\n{parts}Content-Type: text/plain\n\nx".encode())


def test_a_wrong_suffix_names_those_that_are_read() -> None:
    with pytest.raises(Unreadable) as caught:
        page("a.yaml", b"a: b")
    for _, suffixes, _ in FORMATS:
        assert all(suffix in str(caught.value) for suffix in suffixes)


WEBARCHIVE = """From: <Saved by Blink>
Snapshot-Content-Location: https://example.com/talks
Subject: Talks
Date: Fri, 1 Mar 2024 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Location: https://example.com/advert

<html><body><p>Buy now.</p></body></html>
--B
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.com/talks

<html><head><title>=CF=E5=F0=E5=E3=EE=E2=EE=F0=FB</title></head><body><h1>=CF=E5=F0=E5=E3=EE=E2=EE=F0=FB</h1>
<p>=CF=E5=F0=E5=E3=EE=E2=EE=F0=FB will go on.</p></body></html>
--B--
"""


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.html"])
def test_webarchive(name: str) -> None:
    found = page(name, WEBARCHIVE.encode())
    assert found.format == "mhtml"
    assert [line.text for line in found.lines][-1] == "Переговоры will go on."
    assert claimed(found)[0] == "url = https://example.com/talks"
    assert "mhtml" in {claim.source for claim in found.claims}
    assert not [claim for claim in found.claims if claim.field in ("date", "modified")]  # when it was saved


NAMES = st.sampled_from(["a.txt", "a.html", "a.md", "a.eml", "a.mhtml", "a"])
SCRAPS = """<p> </p> <div> <br> <table> <tr> <td> <ul> <li> <figure> <figcaption> <h1> <b> <!-- --> < > & &#0; " '
    <script> </script> <title> <time> <meta word --- : # * _ ` > - [ ] ( ) From: MIME-Version: ; ="""
MARKUP = st.lists(st.sampled_from([*SCRAPS.split(), "\n", "\n\n", "\x00", "\ud800", "\u2028"]), max_size=60)


@given(
    NAMES,
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))),
)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    check(name, data)


@given(NAMES, MARKUP)
def test_any_markup_is_read_or_refused(name: str, parts: list[str]) -> None:
    check(name, " ".join(parts).encode("utf-8", "surrogatepass"))


def check(name: str, data: bytes) -> None:
    try:
        found = page(name, data)
    except Unreadable as problem:
        assert str(problem)
        return
    assert found.lines
    for text in [x.text for x in (*found.lines, *found.cuts)] + [claim.value for claim in found.claims]:
        assert text
        assert clean(text) == text
        assert text.encode("utf-8")
    assert page(name, data) == found


@given(st.text())
def test_clean_is_settled_and_loses_no_letter(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "".join(c for c in text if c.isalnum()) == "".join(c for c in cleaned if c.isalnum())


def test_a_copy_in_two_encodings_keeps_its_quotation_marks() -> None:
    pasted = "Café “closed” for the winter, says Zoë. ".encode() * 20
    mixed = pasted + "“Open”".encode("cp1252")
    text = decode(mixed)
    assert text.endswith("“Open”")
    assert text.startswith("Café “closed”")
