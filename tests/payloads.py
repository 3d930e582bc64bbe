"""Texts that try to get out of their place, and every place of a digest into which somebody may put one.

Each payload would open a dialog, ask `evil.example` for something, or break a file format, if it were taken for
anything but text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

PAYLOADS: Mapping[str, str] = {
    # scripts and handlers
    "script": "<script>alert('a1')</script>",
    "script-url": "<script src=//evil.example/a.js></script>",
    "script-case": "<ScRiPt\x0c>alert('a3')</sCrIpT >",
    "script-nested": "<scr<script>ipt>alert('a4')</scr</script>ipt>",
    "handler": "<img src=x onerror=alert('a5')>",
    "handler-slash": "<img/src='x'/onerror=alert('a6')//",
    "handler-focus": "<input autofocus onfocus=alert('a7')>",
    "handler-toggle": "<details open ontoggle=alert('a8')>x</details>",
    "attribute": "\" autofocus onfocus=alert('a9') x=\"",
    "attribute-single": "' onmouseover='alert(10)' x='",
    "attribute-end": "\"><svg onload=alert('a11')>",
    "attribute-bare": "x onpointerenter=alert('a12') y=`z`",
    # addresses
    "javascript": "[look](javascript:alert('a13'))",
    "javascript-entity": "[look](java&#x0A;script&colon;alert('a14'))",
    "javascript-raw": "<a href=\"\x01javascript:alert('a15')\">look</a>",
    "vbscript": "<a href='vbscript:msgbox(16)'>look</a>",
    "data": "[look](data:text/html;base64,PHNjcmlwdD5hbGVydCgxNyk8L3NjcmlwdD4=)",
    "schemeless": "[look](//evil.example/18) <a href='\\\\evil.example\\19'>look</a>",
    "image": "![look](https://evil.example/20.png) <img srcset='//evil.example/21.png 1x'>",
    "reference": "[look][evil] [evil]: javascript:alert('a22')",
    "autolink": "<javascript:alert('a23')> <https://evil.example/23>",
    "base": "<base href=https://evil.example/24/><link rel=stylesheet href=25.css>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://evil.example/26'>",
    "form": "<form action=https://evil.example/27><button formaction=javascript:alert('a27')>x</button></form>",
    "frame": "<iframe srcdoc='<script>alert(28)</script>'></iframe><object data=//evil.example/28></object>",
    # foreign elements, and markup that changes when it is read twice
    "svg": "<svg><animate onbegin=alert('a29') attributeName=x dur=1s></svg>",
    "svg-link": "<svg><a xlink:href=javascript:alert('a30')><text>x</text></a><use href=//evil.example/30#x /></svg>",
    "svg-style": "<svg></p><style><a id=\"</style><img src=1 onerror=alert('a31')>\">",
    "math": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(32)&gt;">',
    "noscript": "<noscript><p title=\"</noscript><img src=x onerror=alert('a33')>\">",
    "comment": "<!--><img src=x onerror=alert('a34')>--> <!--",
    "comment-end": "--!><script>alert('a35')</script><!--",
    "title-end": "</title></textarea></style></xmp><script>alert('a36')</script>",
    "json-end": "</script><script>alert('a37')</script> \\u003c/script\\u003e <!--<script>",
    "template": "<template><script>alert('a38')</script></template><plaintext>",
    "shadow": "<div><template shadowrootmode=open><img src=x onerror=alert('a39')></template></div>",
    "clobber": "<a id=main name=location>x</a><form id=search><input name=elements></form>",
    # style
    "style": "<style>@import '//evil.example/40.css'; body{background:url(//evil.example/41)}</style>",
    "style-attribute": "<p style=\"position:fixed;inset:0;background:url('//evil.example/42')\" class=masthead>x</p>",
    "style-lists": "{: .caption onclick=alert('a43') style=\"color:red\" id=main}",
    # templates, and what Pelican would put in
    "jinja": "{{ 7191 * 7193 }} {{ ''.__class__.__mro__ }} {% include '/etc/passwd' %} {# x #}",
    "jinja-raw": "{% raw %}{% endraw %}{{ SITEURL|safe }}{%- set x = cycler.__init__.__globals__ -%}",
    "messages": "%(name)s %(num)d %s %n {0.__class__} {name} ${x} $x",
    "pelican": "{static}/../../etc/passwd |static|../x {attach}../seeds/x.txt {filename}../actors.yml {index} {tag}x",
    "pelican-link": "[a]({static}/../../etc/passwd) [b](|attach|../x) ![c]({attach}/../x) [d]({filename}x.md)",
    "pelican-raw": "<a href='{static}/../actors.yml'>a</a><img src=\"{attach}/../x\"><link href={filename}y>",
    "short-link": '[[<img src=x onerror=alert(44)>|<b>x</b>]] @[<svg onload=alert(45)>] @x"onclick=',
    # data formats
    "formula": "=cmd|'/C calc'!A0",
    "formula-plus": "+SUM(1+1)*cmd|' /C calc'!A0",
    "formula-at": "@SUM(1+9)*cmd|' /C calc'!A0",
    "formula-minus": "-2+3+cmd|' /C calc'!A0",
    "formula-blank": ' \t=HYPERLINK("//evil.example/46","x")',
    "xml": "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x><![CDATA[ <?xml x?>",
    "yaml": "--- !!python/object/apply:os.system ['id'] &a *a : - {x: [y",
    "ical": "x\\nEND:VEVENT\\nBEGIN:VALARM;ACTION=EMAIL:mailto:evil@evil.example, \\; \\,",
    "tex": "\\input{/etc/passwd} \\write18{id} }, url = {x} @comment{ $^_~&%#",
    "sql": "'; DROP TABLE articles; --\" OR 1=1 /* \\' */",
    "json": '"}]}, "url": "javascript:alert(47)", {"x": "\\\\',
    "mime": '=?utf-8?q?=3Cscript=3Ealert=2848=29=3C/script=3E?= multipart/x; boundary="',
    # what is not seen
    "override": "safe \u202egnp.exe\u202c and \u2066hidden\u2069 \u202dtext",
    "unclosed": "open \u2067\u2067\u202b\u202a never closed",
    "joiners": "zero\u200bwidth\u2060 \u00ad\ufeff soft \U000e0041\U000e0042 tags",
    "control": "bell\x07 back\x08 \x1b[2J\x1b]0;owned\x07 \x9b31m \x7f delete \x85 next",
    "noncharacter": "non\ufffe\uffff \U0001fffe \ud7ff \ue000 private",
    "separators": "line\u2028paragraph\u2029 feed\x0c tab\x0b file\x1c",
    "zalgo": "Z" + "\u0300\u0315\u0361\u0489" * 60 + " over all",
    "homograph": "Мikе Реnсе аррle.com",
    "entity": "&lt;script&gt;alert(49)&lt;/script&gt; &#60;b&#62; &amp;lt; &#x202e; &#0; &#xD800; &nbsp",
}
TOO_MUCH: Mapping[str, str] = {
    "long-word": "w" * 1500,
    "long-line": "word " * 300,
    "brackets": "[" * 60 + "](" + ")" * 60,
    "quotes": "> " * 300 + "deep",
    "quotation-marks": "“" * 200 + "‘" * 200 + '"' * 200,
    "signs": "*_`~#>|\\" * 100,
}
"""These have the one article and the one web page."""

EVERY = {**PAYLOADS, **TOO_MUCH}


PAIR = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}")  # \ud83d\ude00


def marked(name: str) -> str:
    """A payload with words before and after it, by which one sees that it was not swallowed."""
    return f"Aa{number(name)}a {EVERY[name]} z{number(name)}Zz"


def number(name: str) -> int:
    return [*EVERY].index(name)


def in_yaml(value: object) -> str:
    """A value as YAML on one line, which is JSON but for two things: long keys, and characters of two halves."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"? {in_yaml(key)} : {in_yaml(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_yaml, value)) + "]"
    return PAIR.sub(lambda pair: f"\\U{ord(json.loads(chr(34) + pair[0] + chr(34))):08x}", json.dumps(value))


@dataclass(frozen=True, slots=True)
class Copy:
    """A file of a digest with one payload in each of its places."""

    path: str
    text: str
    payload: str
    fields: tuple[str, ...]
    """The places."""


STORY = """The harbour council of Northport met on Monday to speak of the new bridge, which has been promised for
twenty years and has now been paid for by three towns together.

“We have waited for a very long time,” said Mina Arden, who leads the council. “Nobody in this town believed
that the day would come.”

Work is to begin in May 2021 and to last for two years, in which the ferry goes on as before."""
PARAGRAPHS = tuple(" ".join(part.split()) for part in STORY.split("\n\n"))

SOME = 6
"""Payloads of one page of the editor's own: every such page is linked from every page."""

FIELDS = (
    *("title", "kicker", "dek", "byline", "dateline", "outlet", "via", "category", "tags", "license"),
    *("actors", "actors/as", "quotes/words", "quotes/speaker", "dates/words", "unresolved", "seed"),
)
BODY = (
    "paragraph",
    "heading",
    "list",
    "block quotation",
    "caption",
    "code",
    "link text",
    "image text",
    "raw HTML",
)


def article(name: str) -> Copy:
    """An article as an editor's hand, or somebody's pull request, may write it."""
    text, bare = marked(name), EVERY[name]
    said = {
        "title": text,
        "slug": f"hand-{name}",
        "kicker": text,
        "dek": bare,
        "byline": [text, bare],
        "date": "2021-05-03",
        "dateline": text,
        "outlet": f"Outlet {text}",
        "via": text,
        "category": text,
        "tags": [text, bare],
        "license": "CC0-1.0" if number(name) % 2 else text,
        "actors": [f"Actor {text}", bare, {"name": "Mina Arden", "as": [text, "Arden"]}],
        "quotes": {text: bare, "We have waited for": text},
        "dates": {text: "2021-05-03", "on Monday": "2021-05-03"},
        "unresolved": [text],
        "seed": text,
    }
    body = "\n\n".join(
        [
            PARAGRAPHS[0],
            text,
            f"Mina Arden said: “{text}” on Monday.",
            f"## {text}",
            f"- {text}\n- {bare}",
            f"> {text}",
            f"{text}\n{{: .caption}}",
            f"`{text}`",
            f"[{text}](https://paper.example/) ![{text}](x.png)",
            f"<p>{text}</p>",
            *PARAGRAPHS[1:],
            bare,
        ]
    )
    front = "".join(f"{key}: {in_yaml(value)}\n" for key, value in said.items())
    return Copy(f"content/articles/hand-{name}.md", f"---\n{front}---\n{body}\n", name, FIELDS + BODY)


def note(name: str) -> Copy:
    """Notes on that article: on a passage that is there, and on one that is not."""
    text = marked(name)
    told = f"> We have **waited for a very long time**\n\n{text}\n\n- {text}\n\n> {text}\n\nNote on {text}\n"
    return Copy(f"content/notes/hand-{name}.md", told, name, ("note", "passage"))


def page(name: str) -> Copy:
    """A page of the editor's own, with some more payloads in its text."""
    names = [*PAYLOADS]
    some = names[names.index(name) :][:SOME]
    body = "\n\n".join(f"{marked(one)}\n\n[{marked(one)}](actors/index.html)" for one in some)
    front = f"title: {in_yaml(marked(name))}\nslug: page-{name}\n"
    return Copy(
        f"content/pages/page-{name}.md", f"---\n{front}---\n{body}\n", name, ("page title", "page text")
    )


def plain(name: str) -> Copy:
    """Raw copy as text."""
    text = " ".join(marked(name).split("\n"))
    lines = [
        text,
        f"By {text}",
        "May 3, 2021",
        *PARAGRAPHS[:1],
        text,
        *PARAGRAPHS[1:],
        f"“{text},” said Mina Arden.",
    ]
    fields = ("headline", "writer", "paragraph", "quotation")
    return Copy(f"seeds/plain-{name}.txt", "\n\n".join(lines) + "\n", name, fields)


def web(name: str) -> Copy:
    """Raw copy as a web page that shows the payload as text, and says it of itself in every way."""
    text = marked(name)
    shown, said = escape(text), escape(text, quote=True)
    graph = json.dumps(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": text,
            "author": {"@type": "Person", "name": text},
            "publisher": {"@type": "Organization", "name": text},
            "articleSection": text,
            "keywords": [text],
            "url": EVERY[name],
            "datePublished": "2021-05-03",
        }
    ).replace("<", "\\u003c")
    meta = "".join(
        f'<meta {how}="{key}" content="{said}">'
        for how, key in (
            *(("property", "og:title"), ("property", "og:site_name"), ("property", "og:description")),
            *(("property", "og:url"), ("property", "article:section"), ("property", "article:tag")),
            *(("name", "author"), ("name", "keywords"), ("name", "description"), ("name", "news_keywords")),
        )
    )
    body = "".join(
        f"<p>{paragraph}</p>\n" for paragraph in (*PARAGRAPHS, shown, f"Mina Arden said: “{shown}”")
    )
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{shown}</title>{meta}'
        f'<link rel="canonical" href="{said}"><script type="application/ld+json">{graph}</script></head>'
        f'<body><article><h1>{shown}</h1><h2>{shown}</h2><p class="byline">By {shown}</p>'
        f'<time datetime="2021-05-03">May 3, 2021</time>{body}<ul><li>{shown}</li></ul>'
        f'<figure><img src="x.png" alt="{said}"><figcaption>{shown}</figcaption></figure>'
        f"<blockquote>{shown}</blockquote></article></body></html>\n"
    )
    fields = (
        "title",
        "h1",
        "meta",
        "JSON-LD",
        "canonical",
        "byline",
        "paragraph",
        "caption",
        "alt",
        "quotation",
    )
    return Copy(f"seeds/web-{name}.html", html, name, fields)


def live(name: str) -> Copy:
    """Raw copy as a web page in which the payload is markup."""
    text = marked(name)
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in (*PARAGRAPHS, text))
    html = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Live {name} bridge</title></head>'
        f"<body><article><h1>Live {name} bridge</h1><time datetime=2021-05-03>May 3, 2021</time>{body}"
        f"<p>{PARAGRAPHS[0]}</p></article></body></html>\n"
    )
    return Copy(f"seeds/live-{name}.html", html, name, ("markup",))


def markdown(name: str) -> Copy:
    """Raw copy as Markdown with front matter of its own."""
    text = marked(name)
    keys = (
        "title",
        "author",
        "description",
        "source",
        "publisher",
        "tags",
        "slug",
        "url",
        "save_as",
        "template",
    )
    front = "".join(
        f"{key}: {in_yaml(text)}\n" for key in (*keys, "category", "translation", "lang", "modified")
    )
    body = "\n\n".join((*PARAGRAPHS, text, f"## {text}", f"- {text}", f"> {text}"))
    return Copy(f"seeds/md-{name}.md", f"---\n{front}date: 2021-05-03\n---\n{body}\n", name, (*keys, "body"))


def mail(name: str) -> Copy:
    """Raw copy as mail."""
    text = " ".join(marked(name).split())
    body = "\n\n".join((f"Mail {text}", *PARAGRAPHS, text))
    head = f"From: {text} <reader@example.org>\nSubject: {text}\nDate: Mon, 3 May 2021 08:00:00 +0000\n"
    told = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n"
    return Copy(f"seeds/mail-{name}.eml", f"{head}{told}\n{body}\n", name, ("From", "Subject", "body"))


WAYS: Mapping[Callable[[str], Copy], tuple[str, ...]] = {
    **dict.fromkeys((article, web), tuple(EVERY)),
    **dict.fromkeys((note, plain, live, markdown, mail), tuple(PAYLOADS)),
    page: tuple(PAYLOADS)[::SOME],
}
"""The ways in for files, and the payloads that come by each."""


def write_all(root: Path) -> list[Copy]:
    """A digest of nothing but payloads: what was written."""
    copies = [way(name) for way, names in WAYS.items() for name in names]
    copies.append(Copy("content/actors.yml", actors(), "", REGISTRY_FIELDS))
    copies.append(Copy("content/outlets.yml", outlets(), "", OUTLET_FIELDS))
    for copy in copies:
        path = root / copy.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(copy.text.encode())
    return copies


def actors() -> str:
    """content/actors.yml with every payload in every key that takes words."""
    entries = {
        f"Actor {marked(name)}": {
            "aliases": [f"Alias {marked(name)}"],
            "roles": [{"role": marked(name), "from": "2019"}],
            "adjectives": [f"Adjective {marked(name)}"],
            "metonyms": [f"Metonym {marked(name)}"],
            "not": [f"Not {marked(name)}"],
            "short": [f"Short {marked(name)}"],
            "former": [f"Former {marked(name)}"],
        }
        for name in PAYLOADS
    }
    return in_yaml(entries)


def outlets() -> str:
    """content/outlets.yml, the same way."""
    entries = {
        f"Outlet {marked(name)}": {
            "aliases": [f"Paper {marked(name)}"],
            "domains": [f"p{number(name)}.example", PAYLOADS[name]],
            "lang": PAYLOADS[name],
            "license": marked(name),
        }
        for name in PAYLOADS
    }
    return in_yaml(entries)


REGISTRY_FIELDS = ("name", "aliases", "roles", "adjectives", "metonyms", "not", "short", "former")
OUTLET_FIELDS = ("name", "aliases", "domains", "lang", "license")
