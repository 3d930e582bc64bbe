"""What parsers are fed with: the signs and words that they look for, in any order, and any bytes."""

# ruff: noqa: E501
from __future__ import annotations

from html import escape

from hypothesis import strategies as st

PROSE = """Ada Example|Mr Kim|Kim Jong Un|the president|The mayor of Northport|North and South Korea|said|told the Inland Post|
who said|“|”|"|‘|’|'|«|»|„|—|--|-|.|. |, |; |: |…|?|!|(|)|[|]|(AP)|U.S.|Ms.|Dr. |on Monday|last week|May 3, 2018|13 Feb 2018|
2018-02-13|in three weeks|am Montag|le 3 mai 2018|hace dos años|5월 3일|김정은 위원장은|말했다|sagte|a dit|dijo|— Voy —dijo ella|the|of|and|
in|SEOUL, Feb. 13 (Yonhap) -- |By Jane Doe|Published: 13 February 2018|© 2018 The Harbour Courier|Share|Read more: |Photo: Jane Doe/AP|
Comments|Advertisement|@ada|ada@example.org|https://example.org/a|#|*|_|`|\\|&amp;|&|<|>|{|}|\u200b|\u202e|\u0301|\ufeff|\xa0|é|İ|ß|ﬁ|👩\u200d⚕️|\x00|\x1b|\ud7ff|1,000|5 %|
1984.|12)|- |+ |> |## |{: .caption}|<!-- -->|\t|    """.replace("\n", "").split("|")
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\n \n", "\u2028", " "]
MARKUP = """<p>|</p>|<div>|</div>|<article>|<h1>|</h1>|<br>|<ul><li>|</li>|<table><tr><td>|</td></tr></table>|<blockquote>|<a href='/author/a'>|</a>|
<figure><figcaption>|</figcaption></figure>|<div class='byline'>|<div hidden>|<div style='display:none' class='s'>|<time datetime='2018-02-13'>|
<meta name='author' content='|'>|<title>|</title>|<script type='application/ld+json'>|</script>|<!--|-->|<![CDATA[|]]>|&lt;|&#0;|&#x1F600;|&nbsp;|
<svg><title>|<iframe>|<span itemprop='author'>|<html lang='de'>|<body>|<base href=x>|<template>|<noscript>|<ruby>a<rt>b</rt></ruby>|<p""".replace(
    "\n", ""
).split("|")
DATA = """{|}|[|]|:|,|"|null|true|1e999|-1|"@id":|"@type":"NewsArticle"|"@graph":|"author":|"name":|"headline":|"datePublished":|"2018-02-13"|
"articleBody":|"target":|"selector":|"exact":|"body":|"value":|"items":|"motivation":|"url":|"https://example.org/a"|"\\ud800"|"a\\u0000b"|"rows":""".replace(
    "\n", ""
).split("|")
SHEET = """---\n|...\n|title: |slug: |date: |2018-02-13|actors:\n|- |  - |quotes:\n|  |tags: [|]|{name: |, as: [|}|kind: person|aliases: |roles: |not: |ignore: |
&a |*a|!!python/object:x |? |: | # a|'|"|>-\n|\\|\n|%YAML 1.2\n|<<: |zone: |domain: |Ada Example:\n|  aliases: [Ada]\n|@|\n\n|~|no|1984|\x85|\ufeff|ä""".split(
    "|"
)
MAIL = """From: |Subject: |Date: |MIME-Version: 1.0\n|Content-Type: |text/plain|text/html|multipart/mixed; boundary=x|multipart/related|message/rfc822|
; charset=|utf-7|idna|utf-8|; format=flowed|Content-Transfer-Encoding: |base64|quoted-printable|--x\n|--x--\n|\n\n|\n|\n |=?utf-8?q?a=20b?=|=?x?b?!?=|=41|QUFB|
From: Ada <ada@example.org>\n|Snapshot-Content-Location: https://example.org/a\n|> |---------- Forwarded message ---------\n|*From:* |<(|\"|List-Id: a\n""".split(
    "|"
)
FEED = """<?xml version='1.0'?>|<rss version='2.0'><channel>|</channel></rss>|<item>|</item>|<link>|</link>|<link href='/a'/>|<feed xmlns='http://www.w3.org/2005/Atom'>|
<entry>|</entry>|</feed>|https://example.org/a|<!DOCTYPE a [<!ENTITY a 'b'>]>|&a;|{"version": "https://jsonfeed.org/version/1", "items": [|{"url": "/b"}|]}|
User-agent: *\n|Disallow: /\n|Allow: |Crawl-delay: 1\n|*|$|%|%zz|\x00|https://[::1/|//|javascript:""".split(
    "|"
)
NOTES = """> |**|*|__|_|[[|]]|@|@[Ada]|@ada-example|\\|[a](b)|`|``|<code>|</code>|\n|\n\n|maximum pressure|    |- """.split(
    "|"
)

EVERYTHING = [*PROSE, *BREAKS, *MARKUP, *DATA, *SHEET, *MAIL, *FEED, *NOTES]
OF = {
    "text": PROSE + BREAKS * 4,
    "html": PROSE + MARKUP * 2 + DATA,
    "markdown": PROSE + SHEET + NOTES * 2 + BREAKS * 4,
    "mail": MAIL * 2 + PROSE + MARKUP,
    "mhtml": MAIL * 2 + MARKUP,
    "json-ld": DATA,
    "web annotations": DATA,
    "front matter": SHEET,
    "actors.yml": SHEET,
    "outlets.yml": SHEET,
    "manifest": DATA,
    "feeds": FEED + DATA,
    "feeds.txt": FEED,
    "robots.txt": FEED,
    "notes": NOTES * 3 + PROSE,
    "short links": NOTES,
    "article body": PROSE + NOTES * 2 + MARKUP + BREAKS * 4,
}
"""Pieces of input for a parser; prose for the others."""
BEGINS = {
    "html": ["<html><head>", "<!DOCTYPE html>"],
    "mail": ["From: Ada <ada@example.org>\nSubject: Talks begin\nMIME-Version: 1.0\n"],
    "mhtml": ["MIME-Version: 1.0\nSnapshot-Content-Location: https://example.org/a\nSubject: a\n"
              "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"],
    "front matter": ["---\ntitle: Talks begin\n"],
    "json-ld": ['{"@graph": [', '{"@type":"NewsArticle",'],
    "web annotations": ['[{"target": {"selector": {"exact": "a"}}, "body": {"value": "b"}},'],
    "feeds": ["<rss version='2.0'><channel>", "<feed xmlns='http://www.w3.org/2005/Atom'>", '{"items": ['],
}  # fmt: skip


def inputs(parser: str, most: int = 60) -> st.SearchStrategy[bytes]:
    """Bytes for a parser, mostly made of what it looks for."""
    pieces = st.sampled_from(OF.get(parser, PROSE + BREAKS))
    any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    text = st.lists(st.one_of(pieces, pieces, pieces, any_text), max_size=most).map("".join)
    begun = st.builds(str.__add__, st.sampled_from(["", *BEGINS.get(parser, [])]), text)
    spaced = st.lists(pieces, max_size=most).map(" ".join)
    made = st.one_of(begun, begun, spaced).map(lambda some: some.encode("utf-8", "surrogatepass"))
    return st.one_of(made, made, made, st.binary(max_size=200))


SENTENCES = """The mayor of Northport opened the new library of the town on Monday, after twenty years of waiting.|
“We have waited twenty years,” said Ada Example, who led the appeal for the building and for its books.|
It holds forty thousand books and a room for children, and it was paid for by a gift from abroad.|
Mr Example told the Inland Post that the talks with North Korea would go on in Seoul next week.|
„Wir haben lange gewartet“, sagte die Bürgermeisterin am Montag in Berlin und dankte allen Helfern.|
The council [sic] voted 12-3 for it *twice*, under_scored `so`, and 5 < 6 & 7 > 2 as the AT&T report has it.|
1984. A year that nobody in the town forgets, said the chief executive of Acme Corp. on 13 February 2018.""".replace(
    "\n", ""
).split("|")
LINES = """Harbour town opens its new library|By Ada Example|By Jane Doe and John Roe in Seoul|Published: 13 February 2018|Feb. 13, 2018 10:15 am|
SEOUL, Feb. 13 (Yonhap) -- |WASHINGTON (AP) — |Share|Print|Advertisement|Read more: Talks begin|Photo: Jane Doe/AP|Comments|Ada says:|
© 2018 The Harbour Courier. All rights reserved|Related stories|Tags: Korea, sanctions|The Northport Courier|World|Home > World > Asia|
## What comes next|What comes next|- a list of things|* another thing|1. the first|> a quotation|—|***|http://example.org/a|Follow us on Twitter|
Jane Doe is a writer who covers diplomacy for the Courier.|This article appeared in the Harbour Courier print edition as: Talks|Q: Why?""".replace(
    "\n", ""
).split("|")


def copies() -> st.SearchStrategy[str]:
    """Text copies of articles: prose between all that stands around it, in any order."""
    pieces = st.lists(st.one_of(st.sampled_from(PROSE), st.text(max_size=6)), min_size=4, max_size=30).map(
        " ".join
    )
    sentence = st.sampled_from(SENTENCES)
    paragraph = st.lists(st.one_of(sentence, sentence, sentence, pieces), min_size=1, max_size=4).map(
        " ".join
    )
    led = st.builds(str.__add__, st.sampled_from(["", "", *LINES]), paragraph)
    line = st.one_of(paragraph, paragraph, led, st.sampled_from(LINES), st.sampled_from(LINES), pieces)
    parted = st.tuples(line, st.sampled_from(["\n", "\n\n", "\n\n", "\r\n", "\n \n"])).map("".join)
    return st.lists(parted, min_size=2, max_size=16).map("".join)


BLOCKS = ("p", "p", "p", "div", "h2", "li", "blockquote")


def web_articles() -> st.SearchStrategy[tuple[str, list[str]]]:
    """Saved pages of known blocks, each of which says something of its own; and the blocks."""
    said = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True).map(" ".join)
    block = st.tuples(st.sampled_from(BLOCKS), st.one_of(said, said, st.sampled_from(LINES)))
    return st.lists(block, min_size=3, max_size=14).map(_page_of)


def _page_of(blocks: list[tuple[str, str]]) -> tuple[str, list[str]]:
    told = [(tag, f"On day {n} of the talks. {text}") for n, (tag, text) in enumerate(blocks, 101)]
    shown = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in told)
    page = f"<html><head><title>Talks begin</title></head><body>{shown}</body></html>"
    return page, [text for _, text in told]


def web_pages() -> st.SearchStrategy[str]:
    """Saved pages that hold such copies."""
    markup = st.sampled_from(MARKUP)
    part = st.one_of(
        st.sampled_from(SENTENCES).map("<p>{}</p>".format),
        st.sampled_from(LINES),
        markup,
        st.sampled_from(PROSE),
    )
    return st.lists(part, min_size=4, max_size=40).map(
        lambda parts: f"<html><body>{''.join(parts)}</body></html>"
    )
