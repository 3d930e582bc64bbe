"""What goes out of a public digest is held against what must not: in every kind of file, word by word."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from base64 import b64encode, encodebytes, urlsafe_b64encode
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.engine import Memory
from news_digest.model import Knowledge
from news_digest.pages import containers
from news_digest.pages.containers import content_of, words_in
from news_digest.pages.indexed import overfull
from news_digest.pages.limits import over
from news_digest.pages.markup import count_words, opening
from news_digest.pages.outgoing import Outgoing
from news_digest.pages.receipts import load
from news_digest.pages.shares import shares
from news_digest.pages.shingles import RUN, SIGN, Shingles, words_of
from news_digest.pages.withheld import hold, read_texts
from news_digest.registry import load_knowledge
from news_digest.settings import Settings
from news_digest.spaceless import SPACELESS

ROOT = Path(__file__).parent.parent

Build = Callable[..., "subprocess.CompletedProcess[str]"]

OPENING = " ".join(f"open{n}" for n in range(75))
REST = " ".join(f"secret{n}" for n in range(200))
STORY = """---
title: The bridge is open
slug: the-bridge
date: 2021-05-03
outlet: The Northport Example
actors: [Ada Example]
{}---
{}

{}
"""


def said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def site(build: Build, tmp_path: Path) -> Callable[..., tuple[subprocess.CompletedProcess[str], Path]]:
    """A public digest of one article without a licence; what a test adds lies in content/ before."""
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles/the-bridge.md").write_text(STORY.format("", OPENING, REST))

    def run(*more: str, cut: bool = True) -> tuple[subprocess.CompletedProcess[str], Path]:
        if not cut:
            (tmp_path / "plugged").mkdir()
            (tmp_path / "plugged/leaky.py").write_text(
                "from news_digest.pages import reader\n\n"
                "reader.held_back = lambda story, *_: story\n\n\n"
                "def register():\n    pass\n"
            )
            more = (*more, 'PLUGINS=["news_digest", "leaky"]', f'PLUGIN_PATHS=["{tmp_path}/plugged"]')
        done = build(
            tmp_path / "output",
            content=content,
            seeds=tmp_path / "none",
            siteurl="https://e.example",
            public=True,
            more=more,
        )
        return done, tmp_path / "output"

    return run


Site = Callable[..., "tuple[subprocess.CompletedProcess[str], Path]"]


@given(st.lists(st.integers(0, 30), min_size=RUN, max_size=60), st.data())
def test_no_run_is_missed(numbers: list[int], data: Any) -> None:
    text = [b"w%d" % number for number in numbers]
    start = data.draw(st.integers(0, len(text) - RUN))
    around = [b"x%d" % n for n in range(data.draw(st.integers(0, 30)))]
    words = [*around, *text[start : start + RUN], b"y"]
    found = Shingles([text], [bytes(len(text))]).runs(words)
    assert any(run.end - run.start >= RUN for run in found)


def test_a_text_that_repeats_itself_takes_no_longer() -> None:
    text = [b"no"] * 100_000
    runs = [*Shingles([text], [bytes(len(text))]).runs(text)]
    assert max(run.end - run.start for run in runs) >= RUN


PLAIN = "The mayor’s café was opened & praised by everyone in Müller’s town on Monday afternoon at three"


def packed(text: str) -> bytes:
    return gzip.compress(b"pagefind_dcd" + json.dumps({"content": text}).encode())


def zipped(text: str) -> bytes:
    book = BytesIO()
    with ZipFile(book, "w", ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/epub+zip")
        file.writestr("chapter.xhtml", f"<p>{escape(text)}</p>")
    return book.getvalue()


def zipped_file(name: str, data: bytes) -> bytes:
    book = BytesIO()
    with ZipFile(book, "w", ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return book.getvalue()


def tarred(text: str | bytes) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    packed = BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as file:
        about = tarfile.TarInfo("a.txt")
        about.size = len(data)
        file.addfile(about, BytesIO(data))
    return packed.getvalue()


def mailed(text: str, how: str, charset: str = "utf-8") -> bytes:
    mail = EmailMessage()
    mail.set_content("See below.\n")
    kind = "html" if text.startswith("<") else "plain"
    mail.add_attachment(
        text.encode(charset), maintype="text", subtype=kind, cte=how, params={"charset": charset}
    )
    return mail.as_bytes()


def database(text: str, encoding: str = "UTF-8") -> bytes:
    with sqlite3.connect(":memory:") as db:
        db.execute(f"pragma encoding = '{encoding}'")
        db.execute("create table t (body text)")
        db.execute("insert into t values (?)", (text,))
        return db.serialize()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", f"<p>{escape(PLAIN)}</p>".encode()),
        ("a.html", "".join(f"<b>{escape(word)}</b> " for word in PLAIN.split()).encode()),
        ("a.html", f'<p title="x" data-y="{escape(PLAIN)}">no</p>'.encode()),
        ("a.html", f"<a href='https://e.example/#:~:text={quote(PLAIN)}'>no</a>".encode()),
        ("a.html", b"<p>" + PLAIN.encode("ascii", "xmlcharrefreplace") + b"</p>"),
        ("a.atom.xml", f"<content>{escape(f'<p>{escape(PLAIN)}</p>')}</content>".encode()),
        ("a.json", json.dumps({"text": PLAIN}).encode()),
        ("a.json", json.dumps({"text": f"<p>{PLAIN}</p>"}, ensure_ascii=False).encode()),
        ("a.csv", f'1,"{PLAIN}"'.encode()),
        ("a.ics", "\r\n ".join(PLAIN[n : n + 9] for n in range(0, len(PLAIN), 9)).encode()),
        ("a.bib", f"abstract = {{{PLAIN}}}".encode()),
        ("en.pf_fragment", packed(PLAIN)),
        ("whole.txt.gz", gzip.compress(b"") + gzip.compress(PLAIN.encode())),
        ("whole.epub", zipped(PLAIN)),
        ("digest.db", database(PLAIN)),
        ("a.txt", PLAIN.encode("utf-16")),
    ],
)
def test_the_words_are_found_in_every_kind_of_file(name: str, data: bytes) -> None:
    text = words_of(PLAIN.encode())
    runs = [*Shingles([text], [bytes(len(text))]).runs(words_in(name, data))]
    assert max((run.end - run.start for run in runs), default=0) >= RUN


BRIDGE = (
    "港市议会周一开会讨论新建的大桥，这座大桥已经承诺了二十年，如今由三个城镇共同出资建成。市长表示，"
    "镇上没有人相信这一天会到来，渡轮将照常运行。工程将于二零二一年五月开始，持续两年。"
)


@pytest.mark.parametrize("start", range(0, len(BRIDGE) - 30, 7))
def test_a_text_without_blanks_is_held_back_as_well(tmp_path: Path, start: int) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    (content / "articles").mkdir(parents=True)
    output.mkdir()
    (content / "articles/the-bridge.md").write_text(STORY.format("", OPENING, BRIDGE))
    for count, leaks in ((30, True), (18, False)):
        (output / "a.html").write_text(f"<p>So {BRIDGE[start : start + count]} it was.</p>")
        outgoing = outgoing_of(content, output)
        outgoing.look()
        told = [str(problem) for problem in outgoing.leaks()]
        assert bool(told) is leaks
        assert not told or BRIDGE[start : start + 2].strip("，。")[0] in told[0]


@pytest.mark.parametrize(
    "text", ["ປະຊາຊົນໄດ້ເປີດຂົວໃຫມ່ໃນມື້ນີ້", "ស្ពានថ្មីត្រូវបានបើកនៅថ្ងៃនេះដោយអភិបាលក្រុង", "𠮷" * 30, "ཟམ་པ་གསར་པ་དེ་ཁ་ཕྱེ་བ་རེད"]
)
def test_every_script_without_blanks_is_read_sign_by_sign(text: str) -> None:
    assert len(words_of(text.encode())) == len(text)
    assert count_words(text) == (len(text) + 1) // 2
    assert len(opening(f"<p>{text * 20}</p>", 75)) == len("<p></p>…") + 150


@pytest.mark.parametrize(
    "text",
    [
        "시장은 월요일에 새로운 도서관을 열었다",
        "Le député a « annoncé\u00a0» à l’Élysée",
        "Мэр города открыл библиотеку в понедельник",
        "Thị trưởng đã khai trương thư viện",
    ],
)
def test_words_are_the_same_however_their_letters_are_typed(text: str) -> None:
    words = words_of(text.encode())
    assert words_of(normalize("NFD", text).encode()) == words
    assert words_of(text.upper().encode()) == words
    assert words_of(text.replace(" ", "\u2009").replace("«", "“").replace("»", "”").encode()) == words
    assert words_of("\u200c".join(text).encode()) == words


def test_what_has_no_blanks_is_the_same_in_bytes() -> None:
    signs = [chr(code) for code in range(0x10000) if re.match(rf"[{SPACELESS}]", chr(code))]
    assert len(signs) > 20_000
    assert [sign for sign in signs if sign.isalnum() and not SIGN.fullmatch(sign.encode())] == []


def test_a_packed_file_that_is_damaged_is_read_as_far_as_it_goes() -> None:
    whole = zipped(PLAIN)
    for end in range(4, len(whole), 7):
        assert words_in("a.zip", whole[:end])
    assert words_in("a.gz", gzip.compress(b"words")[:-9]) is not None


def test_the_demo_goes_out(public_site: Path) -> None:
    assert (public_site / "index.html").exists()


def test_a_cut_that_fails_is_found_in_every_export(site: Site, build: Build, tmp_path: Path) -> None:
    done, output = site(cut=False)
    assert done.returncode == 1, said(done)
    assert "articles/the-bridge.html: holds 200 running words of" in said(done)
    assert "more files" in said(done) or "data/articles.json: holds" in said(done)
    assert not [*output.rglob("*.html")]
    whole = build(output, content=tmp_path / "content", seeds=tmp_path / "none")  # for its owner alone
    assert whole.returncode == 0, said(whole)
    outgoing = outgoing_of(tmp_path / "content", output)
    outgoing.look()
    held = {name for name, (_, runs, _) in outgoing.files.items() if runs}
    kinds = {"articles/the-bridge.html", "feeds/all.atom.xml", "data/articles.json", "data/digest.db"}
    assert kinds <= held
    assert any("pagefind/fragment/" in name for name in held)
    for name in (path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()):
        if b"secret19 secret20" in (output / name).read_bytes():
            assert name in held, name


def outgoing_of(content: Path, output: Path, **settings: Any) -> Outgoing:
    chosen = Settings(content=content, public=True, **settings)
    read = read_texts(sorted(content.glob("articles/*.md")), Knowledge(), chosen)
    written = {name: min(marks) for name, marks in load(output).items()}
    return Outgoing(output, hold(read, []), written, set(), b"", Memory())


def test_an_index_that_knows_more_than_is_shown_is_found(public_site: Path, tmp_path: Path) -> None:
    assert [*overfull(public_site, "output")] == []
    site = tmp_path / "site"
    shutil.copytree(public_site / "pagefind", site / "pagefind")
    fragment = max(site.glob("pagefind/fragment/*.pf_fragment"), key=lambda path: path.stat().st_size)
    told = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    told["content"] = " ".join(told["content"].split()[:75])
    fragment.write_bytes(gzip.compress(b"pagefind_dcd" + json.dumps(told).encode()))
    (problem,) = overfull(site, "output")
    assert "the search index holds" in problem.message and "words of an article, and shows" in problem.message
    next(site.glob("pagefind/index/*.pf_index")).write_bytes(b"none")
    assert ["can't be read" in problem.message for problem in overfull(site, "output")] == [True]


def test_addresses_and_words_in_parts_are_not_taken_for_a_fuller_index(site: Site, tmp_path: Path) -> None:
    address = (
        "https://www.northport.example/news/2021/03/the-mayor-opened-the-new-ferry-bridge-on-monday-at-noon"
    )
    for n, text in enumerate([", ".join([address] * 3), "NewsDigestPDFFiles ПриветМирДомЛес " * 30]):
        article = STORY.replace("slug: the-bridge", f"slug: in-parts-{n}").format("", text, "")
        (tmp_path / f"content/articles/in-parts-{n}.md").write_text(article, "utf-8")
    done, _ = site()
    assert done.returncode == 0, said(done)


def test_a_template_of_the_users_own_is_looked_at(site: Site, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own/404.html").write_text(f"<p>{REST}</p>")
    done, _ = site(f'THEME_TEMPLATES_OVERRIDES=["{tmp_path}/own"]')
    assert done.returncode == 1 and "404.html: holds 200 running words" in said(done), said(done)
    assert "“secret0 secret1" in said(done) and "the-bridge.md beyond its excerpt" in said(done)


def test_a_file_of_the_editors_is_looked_at_and_a_second_build_says_so_again(
    site: Site, tmp_path: Path
) -> None:
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/images/whole.txt").write_text(REST)
    for _ in range(2):
        done, _ = site()
        assert done.returncode == 1 and "images/whole.txt: holds 200 running words" in said(done), said(done)
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format("license: CC0-1.0\n", OPENING, REST))
    done, _ = site()
    assert done.returncode == 0, said(done)
    assert "every article has a licence" in said(done)
    article.write_text(STORY.format("", OPENING, REST))
    done, _ = site()
    assert done.returncode == 1 and "images/whole.txt: holds 200 running words" in said(done), said(done)


def test_an_article_that_the_settings_leave_out_is_held_back_as_well(site: Site, tmp_path: Path) -> None:
    old = tmp_path / "content/articles/old"
    old.mkdir()
    (tmp_path / "content/articles/the-bridge.md").rename(old / "the-bridge.md")
    (tmp_path / "content/articles/other.md").write_text("---\ntitle: Another story\n---\nWe wrote it.\n")
    (tmp_path / "content/pages").mkdir()
    page = tmp_path / "content/pages/about.md"
    page.write_text(f"---\ntitle: About\n---\n{OPENING} {REST}\n")
    done, output = site('ARTICLE_EXCLUDES=["articles/old"]')
    assert done.returncode == 1 and "articles/old/the-bridge.md" in said(done), done
    page.write_text("---\ntitle: About\n---\nOurs.\n")
    done, output = site('ARTICLE_EXCLUDES=["articles/old"]')
    assert done.returncode == 0 and (output / "about.html").exists(), done


def test_files_of_others_in_the_output_go_out_and_are_looked_at(site: Site, tmp_path: Path) -> None:
    done, output = site()
    assert done.returncode == 0, said(done)
    page = (output / "articles/the-bridge.html").read_text()
    (output / "CNAME").write_text("news.example\n")
    (output / "deep").mkdir()
    (output / "deep/loop").symlink_to("..")
    (output / "deep/nowhere").symlink_to("/nowhere")
    os.mkfifo(output / "deep/pipe")
    assert site()[0].returncode == 0
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside/whole.txt").write_text(REST)
    for put in (
        lambda: (output / "copy.txt").write_text(REST),
        lambda: (output / "copy.txt").symlink_to(tmp_path / "aside/whole.txt"),
        lambda: (output / "deep/aside").symlink_to(tmp_path / "aside"),
    ):
        put()
        done, _ = site()
        assert done.returncode == 1 and "holds 200 running words" in said(done), said(done)
        assert "output/copy.txt: " in said(done) or "output/deep/aside/whole.txt: " in said(done)
        assert (output / "articles/the-bridge.html").read_text() == page
        (output / "copy.txt").unlink(missing_ok=True)
    (output / "deep/aside").unlink()
    assert site()[0].returncode == 0


UNSEEN = " ".join(f"remark{n}" for n in range(14))


@pytest.mark.parametrize(
    "unseen",
    [
        f"<!-- {UNSEEN} -->",
        f"<!-- {UNSEEN[:60]}\n\n{UNSEEN[60:]} -->",
        f"<script>{UNSEEN}</script>",
        f"<style>{UNSEEN}</style>",
        f"<?php {UNSEEN} ?>",
        f'<p class="{UNSEEN}"></p>',
        f'[id]: https://name.example "{UNSEEN}"',
        "\n\n".join(f"## Part {n} {{: #a .b .c .d }}" for n in range(4)),
    ],
)
def test_what_is_typed_and_not_seen_is_no_part_of_the_opening(
    site: Site, tmp_path: Path, unseen: str
) -> None:
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format("", f"{unseen}\n\n{OPENING}", REST))
    done, output = site()
    assert done.returncode == 0, said(done)
    page = (output / "articles/the-bridge.html").read_text()
    assert "open60" in page and "secret12" not in page and "remark1" not in page


def test_a_comment_that_gets_out_is_found(site: Site, tmp_path: Path) -> None:
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format("", f"<!-- {UNSEEN} -->\n\n{OPENING}", REST))
    (tmp_path / "content/images").mkdir()
    (tmp_path / "content/images/remarks.txt").write_text(UNSEEN)
    done, _ = site()
    assert done.returncode == 1 and "images/remarks.txt: holds 14 running words" in said(done)


def in_place(tmp_path: Path, more: str = "") -> tuple[str, str]:
    """Settings with which a site is made in its place, as on a file system of its own."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/in_place.py").write_text(
        f"from news_digest import hooks\n{more}\nhooks.stage = lambda *_: None\n\n\ndef register():\n    pass\n"
    )
    return 'PLUGINS=["news_digest", "in_place"]', f'PLUGIN_PATHS=["{tmp_path}/own"]'


def test_a_site_that_is_made_in_its_place_keeps_no_leak(site: Site, tmp_path: Path) -> None:
    how = in_place(tmp_path)
    whole = tmp_path / "content/images/whole.txt"
    whole.parent.mkdir()
    whole.write_text(REST)
    for _ in range(2):
        done, output = site(*how)
        assert done.returncode == 1 and "images/whole.txt: holds 200 running words" in said(done), said(done)
        assert (output / "index.html").exists() and not (output / "images/whole.txt").exists()
    whole.write_text("A picture.\n")
    done, output = site(*how)
    assert done.returncode == 0 and (output / "images/whole.txt").read_text() == "A picture.\n"


def test_a_site_that_is_made_in_its_place_keeps_nothing_that_quotes_too_much(
    site: Site, tmp_path: Path
) -> None:
    how = in_place(tmp_path)
    words = REST.split()
    for name, quoted in (("more", words[:60]), ("most", words[60:120])):
        (tmp_path / "content/pages").mkdir(exist_ok=True)
        text = f"---\ntitle: {name}\n---\n{' '.join(quoted)}\n"
        (tmp_path / f"content/pages/{name}.md").write_text(text)
    for _ in range(2):
        done, output = site(*how)
        assert done.returncode == 1 and "120 words beyond its excerpt are quoted" in said(done), said(done)
        assert "what is in it was removed again: more.html, most.html. Mend" in said(done)
        assert (output / "index.html").exists()
        assert not [path for path in output.rglob("*.html") if b"secret" in path.read_bytes()]
    (tmp_path / "content/pages/most.md").unlink()
    done, output = site(*how)
    assert done.returncode == 0 and "secret59" in (output / "more.html").read_text()


def test_a_site_that_is_made_in_its_place_keeps_no_index_that_is_too_full(site: Site, tmp_path: Path) -> None:
    how = in_place(tmp_path, "from news_digest.pages import indexed\n\nindexed.MORE = -10_000\n")
    done, output = site(*how)
    assert done.returncode == 1 and "the search index holds" in said(done), said(done)
    assert "was removed again: pagefind/" in said(done)
    assert (output / "index.html").exists()
    assert not [path for path in (output / "pagefind").rglob("*") if path.is_file()]


def test_what_notes_quote_is_counted_over_the_site(site: Site, tmp_path: Path) -> None:
    notes = tmp_path / "content/notes"
    notes.mkdir()
    words = REST.split()
    (notes / "the-bridge.md").write_text(f"> open1 open2\n\nIt says: {' '.join(words[:90])}.\n")
    done, _ = site()
    assert done.returncode == 0, said(done)
    assert "1 article, 165 of 275 words shown" in said(done)
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/pages/more.md").write_text(f"---\ntitle: More\n---\n{' '.join(words[80:120])}\n")
    done, _ = site()
    assert done.returncode == 1
    assert (
        "the-bridge.md: 120 words beyond its excerpt are quoted, and DIGEST_QUOTED_WORDS allows 100"
        in said(done)
    )
    done, _ = site("DIGEST_QUOTED_WORDS=120")
    assert done.returncode == 0, said(done)


def test_contrived_quotations_go_no_further_than_the_rule(site: Site, tmp_path: Path) -> None:
    words = REST.split()
    quotes = "".join(f"  {' '.join(words[n : n + 20])}: Ada Example\n" for n in range(0, 200, 20))
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format(f"quotes:\n{quotes}", OPENING, REST))
    done, output = site()
    assert done.returncode == 0, said(done)
    text = " ".join(path.read_text("utf-8") for path in output.rglob("*.html"))
    assert "secret99" in text and "secret100" not in text
    assert "1 article, 175 of 275 words shown" in said(done)


@pytest.mark.parametrize("field", ["unresolved", "byline", "tags", "actors"])
@pytest.mark.parametrize(
    ("length", "step", "refused"),
    [(4, 4, True), (4, 5, True), (1, 1, True), (3, 5, True), (2, 5, True), (2, 12, False)],
)
def test_names_that_are_the_text_together_count(
    tmp_path: Path, field: str, length: int, step: int, refused: bool
) -> None:
    words = [f"secret{n}" for n in range(300)]
    names = sorted(" ".join(words[n : n + length]) for n in range(0, 300, step))
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles/the-bridge.md"
    article.write_text(
        STORY.replace("actors: [Ada Example]\n", "").format(
            f"{field}: [{', '.join(names)}]\n", OPENING, " ".join(words)
        )
    )
    read = read_texts([article], Knowledge(), Settings(content=tmp_path, public=True))
    told = [problem.message for problem in over(hold(read, []).texts, 100)]
    assert bool(told) is refused, told


def test_a_list_of_names_in_a_text_is_no_quotation(tmp_path: Path) -> None:
    names = [f"Anna{n} van der Example" for n in range(80)]
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles/the-bridge.md"
    for text, quoted in ((", ".join(names), 0), (", ".join(names).lower(), 320)):
        article.write_text(STORY.format(f"unresolved: [{', '.join(names)}]\n", OPENING, f"Signed by {text}"))
        read = read_texts([article], Knowledge(), Settings(content=tmp_path, public=True))
        assert [text.quoted for text in hold(read, []).texts] == [quoted]


def test_a_text_in_names_does_not_go_out(site: Site, tmp_path: Path) -> None:
    words = REST.split()
    names = ", ".join(f"{' '.join(words[n : n + 4])} of" for n in range(0, 200, 4))
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format(f"unresolved: [{names}]\n", OPENING, REST))
    done, _ = site()
    assert done.returncode == 1 and "200 words beyond its excerpt are quoted" in said(done), said(done)


def outgoing_with(tmp_path: Path, *pages: str, **more: str) -> Outgoing:
    """One article whose text is PROSE, and what stands in pages beside it."""
    content, output = tmp_path / "content", tmp_path / "output"
    (content / "articles").mkdir(parents=True)
    output.mkdir()
    (content / "articles/the-bridge.md").write_text(STORY.format("", OPENING, PROSE))
    for name, text in more.items():
        (content / f"articles/{name}.md").write_text(text)
    for n, page in enumerate(pages):
        (output / f"{n}.html").write_text(page)
    outgoing = outgoing_of(content, output)
    outgoing.look()
    outgoing.count()
    return outgoing


PROSE = (
    "the council of Northport met on Monday to talk about the bridge that had been promised for twenty years and "
    "was paid for at last by three towns together, which nobody in the town hall had thought to see, as she said"
)
GLUED = PROSE.replace(" ", "").replace(",", "")


@pytest.mark.parametrize(
    ("address", "leaks"),
    [
        (f"https://e.example/{GLUED}", True),
        (f"https://e.example/?q={GLUED[20:140]}", True),
        (f"https://e.example/{PROSE.title().replace(' ', '')}", True),
        (f"https://e.example/{'-'.join(GLUED[n : n + 17] for n in range(0, 150, 17))}", True),
        (f"https://e.example/{PROSE.replace(' ', '%2D')}", True),
        (f"https://e.example/{PROSE.replace(' ', '%252F')}", True),
        (f"mailto:a@e.example?body={PROSE.replace(' ', '%0A')}", True),
        (f"/{GLUED}", True),
        (f"https://e.example/{'-'.join(PROSE.split()[:11])}", False),
        (f"https://e.example/{GLUED[:40]}", False),
        (f"https://e.example/{'-'.join(reversed(PROSE.split()))}", False),
    ],
)
def test_a_text_in_an_address_is_found(tmp_path: Path, address: str, leaks: bool) -> None:
    for n, page in enumerate(
        (f'<p><a href="{address}">x</a></p>', f'{{"url": "{address}"}}', f"see {address} .")
    ):
        if n == 0 or ":" in address:
            found = [*outgoing_with(tmp_path / str(n), page).leaks()]
            assert bool(found) is leaks, page


def test_a_text_in_many_addresses_is_found_in_each(tmp_path: Path) -> None:
    pages = [f'<p><a href="https://e.example/{GLUED}#p{n}">x</a></p>' for n in range(50)]
    assert len(outgoing_with(tmp_path, *pages).leaking()) == 50


def test_a_text_in_the_address_of_an_article_does_not_go_out(site: Site, tmp_path: Path) -> None:
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format(f"url: https://e.example/{REST.replace(' ', '')}\n", OPENING, REST))
    done, _ = site()
    assert done.returncode == 1 and "articles/the-bridge.html: holds 200 running words" in said(done), said(
        done
    )


def parts_of(text: str, license: str = "") -> dict[str, str]:
    """Articles whose openings are parts of a text."""
    words = text.split()
    return {
        f"part{n}": STORY.replace("the-bridge", f"part{n}")
        .replace("The bridge is open", f"Part {n}")
        .format(license, " ".join(words[n : n + 75]), f"What part {n} goes on with.")
        for n in range(0, len(words), 75)
    }


def test_openings_that_are_parts_of_one_text_count(tmp_path: Path) -> None:
    text = " ".join(f"secret{n}" for n in range(450))
    whole = STORY.format("", OPENING, text)
    for n, (license, count) in enumerate((("", 450), ("license: CC0-1.0\n", 0))):
        outgoing = outgoing_with(tmp_path / str(n), **{"whole": whole} | parts_of(text, license))
        told = [*over(outgoing.withheld.texts, 100)]
        assert [problem.where.rpartition("/")[2] for problem in told] == (["whole.md"] if count else [])
        assert not count or f"{count} words beyond its excerpt" in told[0].message
        assert not count or f"{count} of them are the opening of" in told[0].message
        assert not count or "part75.md" in told[0].message


def test_an_opening_that_says_what_another_says_costs_only_that(tmp_path: Path) -> None:
    text = " ".join(f"secret{n}" for n in range(450))
    again = f"{OPENING}\n\n{text}"  # the opening once more in its own text is the article's
    outgoing = outgoing_with(
        tmp_path,
        whole=STORY.format("", f"{OPENING} {OPENING}", text),
        same=STORY.format("", again, "More."),
        later=STORY.format("", " ".join(text.split()[20:60]), "And so on."),
    )
    quoted = {text.where.rpartition("/")[2]: text.quoted for text in outgoing.withheld.texts}
    assert quoted["whole.md"] == quoted["same.md"] == 40


BRIDGE_RUSSIAN = (
    "Городской совет в понедельник обсудил новый мост, которого жители ждали двадцать лет и который оплатили "
    "сообща три города, как сообщил мэр."
)
BRIDGE_JAPANESE = (
    "市議会は月曜日に新しい橋について話し合い、二十年前から約束されていた橋は"
    "三つの町が費用を出して建てられることになりました。"
)
BRIDGE_KOREAN = (
    "시 의회는 월요일에 새 다리에 대해 논의했다 주민들이 이십 년 동안 기다려 온 다리이며 "
    "세 도시가 함께 비용을 냈다고 시장이 말했다"
)


def subtitles(text: str) -> str:
    words = text.split()
    cues = [words[n : n + 5] for n in range(0, len(words), 5)]
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},500\n{' '.join(cue)}\n\n"
        for n, cue in enumerate(cues, 1)
    )


CAPITALS = " ".join(f"<em>{word[:1]}</em>{escape(word[1:])}" for word in PLAIN.replace("& ", "").split())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("deep.zip", lambda: zipped_file("inner.zip", zipped(PLAIN))),
        ("deep.zip", lambda: zipped_file("inner.gz", gzip.compress(zipped(PLAIN)))),
        ("a.txt.bz2", lambda: bz2.compress(PLAIN.encode())),
        ("a.txt.xz", lambda: lzma.compress(PLAIN.encode())),
        ("a.txt", lambda: PLAIN.encode("utf-16-le")),
        ("a.txt", lambda: PLAIN.encode("utf-16-be")),
        ("a.txt", lambda: PLAIN.encode("utf-32")),
        ("a.txt", lambda: PLAIN.encode("cp1252")),
        ("a.txt", lambda: PLAIN.encode() + b" caf\xe9"),
        ("a.tar", lambda: tarred(PLAIN)),
        ("a.zip", lambda: zipped(PLAIN)),
        ("a.db", lambda: database(PLAIN)),
        ("a.tar", lambda: tarred(zipped(PLAIN))),
        ("a.eml", lambda: mailed(PLAIN, "quoted-printable")),
        ("a.eml", lambda: mailed(PLAIN, "base64")),
        ("a.eml", lambda: mailed(PLAIN, "base64", "utf-16")),
        ("a.mht", lambda: mailed(f"<p title='no'>{escape(PLAIN)}</p>", "quoted-printable")),
        ("a.zip", lambda: zipped_file("a.eml", mailed(PLAIN, "base64"))),
        ("a.txt", lambda: "\u00ad".join(PLAIN).encode()),
        ("a.txt", lambda: "\u200b".join(PLAIN).encode()),
        ("a.html", lambda: f"<p>{'&shy;'.join(PLAIN.replace('&', '&amp;'))}</p>".encode()),
        ("a.html", lambda: f"<p>{'<wbr/>'.join(PLAIN.replace('&', 'and'))}</p>".encode()),
        ("a.html", lambda: f'<meta content = "{escape(PLAIN)}"></meta>'.encode()),
        ("a.html", lambda: CAPITALS.encode()),
        ("a.html", lambda: f"<p>{CAPITALS}</p>".replace("em>", 'span class="x">').encode()),
        ("a.txt", lambda: re.sub("(?<=[a-z]{2})(?=[a-z])", "-\r\n  ", PLAIN).encode()),
        ("a.js", lambda: "".join(f"\\x{code:02x}" for code in PLAIN.encode("latin-1", "replace")).encode()),
        ("a.js", lambda: "".join(f"\\u{{{ord(sign):x}}}" for sign in PLAIN).encode()),
        (
            "a.html",
            lambda: b'<iframe src="data:text/plain;base64,' + b64encode(PLAIN.encode()) + b'"></iframe>',
        ),
        ("a.json", lambda: b'{"x": "' + urlsafe_b64encode(PLAIN.encode()).rstrip(b"=") + b'"}'),
        ("a.pem", lambda: b"--\n" + encodebytes(3 * f"{PLAIN} ".encode()) + b"--\n"),
        ("a.srt", lambda: subtitles(PLAIN).encode()),
        ("a.vtt", lambda: f"WEBVTT\r\n\r\n{subtitles(PLAIN)}".replace("\n", "\r\n").encode()),
        ("a.txt", lambda: "\n".join(f"{n:3}  {word}" for n, word in enumerate(PLAIN.split(), 1)).encode()),
        ("a.html", lambda: f"<p>{escape(PLAIN)}</p>".replace("é", "&eacute").replace("ü", "&#252").encode()),
        ("a.json", lambda: b'{"x": "' + b64encode(gzip.compress(PLAIN.encode())) + b'"}'),
    ],
)
def test_what_can_be_read_with_little_is_read(name: str, data: Callable[[], bytes]) -> None:
    content = content_of(name, data())
    text = words_of(PLAIN.encode())
    runs = Shingles([text], [bytes(len(text))]).runs(content.words)
    assert max((run.end - run.start for run in runs), default=0) >= RUN
    assert not content.unread


@pytest.mark.parametrize(
    ("text", "encoding", "head"),
    [
        (BRIDGE, "gb18030", '<meta charset="gb2312">'),
        (BRIDGE, "gbk", '<meta http-equiv="Content-Type" content="text/html; charset=GBK">'),
        (BRIDGE_RUSSIAN, "cp1251", "<meta charset=windows-1251>"),
        (BRIDGE_RUSSIAN, "koi8-r", '<?xml version="1.0" encoding="koi8-r"?>'),
        (BRIDGE_JAPANESE, "iso2022_jp", ""),
        (BRIDGE_KOREAN, "iso2022_kr", ""),
        (BRIDGE_JAPANESE, "shift_jis", "<meta charset='Shift_JIS'>"),
    ],
)
def test_a_page_in_an_encoding_of_its_own_is_read(text: str, encoding: str, head: str) -> None:
    content = content_of("a.html", f"{head}<p>{text}</p>".encode(encoding))
    words = words_of(text.encode())
    runs = Shingles([words], [bytes(len(words))]).runs(content.words)
    assert max((run.end - run.start for run in runs), default=0) >= RUN
    assert not content.unread


@pytest.mark.parametrize(
    "head", ["<meta charset=none>", "<meta charset=hex>", "<meta charset=utf-8>", "<meta charset=idna>"]
)
def test_an_encoding_that_is_none_costs_nothing(head: str) -> None:
    content = content_of("a.html", f"{head}<p>{PLAIN.replace('’', '')}</p>".encode("latin-1"))
    assert b"praised" in content.words


@pytest.mark.parametrize(
    ("data", "unread"),
    [
        (b"%PDF-1.7\n1 0 obj\n", True),
        (database(PLAIN), False),
        (database(PLAIN, "UTF-16le"), True),
        (database(PLAIN, "UTF-16be"), True),
        (b"{\\rtf1\\ansi The caf\\'e9}", True),
        (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(range(256)), True),
        ("Текст".encode("koi8-r") * 40, True),
        (b"PK\x03\x04 and nothing more", True),
        (b"\x1f\x8b\x08 and nothing more", True),
        (b"\x89PNG\r\n\x1a\n\x00\x00", False),
        (b"\xff\xd8\xff\xe0\x00", False),
        (b"\x00\x00\x00\x18ftypmp42\x00", False),
        (b"wOF2\x00\x01", False),
        (b"", False),
        ("Grüße".encode(), False),
    ],
)
def test_what_can_not_be_read_is_known(data: bytes, unread: bool) -> None:
    assert content_of("a", data).unread is unread
    assert content_of("a.zip", zipped_file("a", data)).unread is unread


@pytest.mark.parametrize("chance", [b"\x1b$B", b"\x1b$@", b"\x1b$)C"])
def test_of_a_picture_only_what_can_be_text_is_looked_at(chance: bytes) -> None:
    noise = bytes(1 + 7 * n * n % 251 | 128 * (n % 3 > 0) for n in range(60_000))
    picture = (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + noise + chance + noise + f"\0\0{PLAIN}\0\0".encode() + noise
    )
    content = content_of("a.jpg", picture)
    text = words_of(PLAIN.encode())
    runs = Shingles([text], [bytes(len(text))]).runs(content.words)
    assert max((run.end - run.start for run in runs), default=0) >= RUN
    assert not content.unread
    assert sum(map(len, content.texts)) < len(picture) / 2  # the rest would take its time


def test_a_bomb_is_not_unpacked() -> None:
    for data in (
        gzip.compress(bytes(1 << 20)),
        zipped_file("a", b" " * (1 << 20)),
        lzma.compress(bytes(1 << 20)),
    ):
        content = containers.Content(left=1 << 16)
        containers._take(content, "a", data, False, containers.DEEP)
        assert content.unread and content.left == 0
    nested = zipped(PLAIN)
    for _ in range(containers.DEEP):
        nested = zipped_file("a.zip", nested)
    assert content_of("a.zip", nested).unread


def test_files_that_can_not_be_looked_into_are_told_once(site: Site, tmp_path: Path) -> None:
    (tmp_path / "content/images").mkdir()
    for n in range(7):
        (tmp_path / f"content/images/{n}.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "content/images/b.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    for _ in range(2):
        done, _ = site(f'DIGEST_REPORT="{tmp_path}/report.json"')
        assert done.returncode == 0, said(done)
        line = "not looked into: 7 files (images/0.pdf, images/1.pdf, images/2.pdf, images/3.pdf, images/4.pdf, …)"
        assert said(done).count(line) == 1, said(done)
        account = json.loads((tmp_path / "report.json").read_text())
        assert account["unread"] == [f"output/images/{n}.pdf" for n in range(7)]


@pytest.mark.parametrize(("length", "refused"), [(200, False), (11, True)])
def test_a_speaker_is_a_label_too(site: Site, tmp_path: Path, length: int, refused: bool) -> None:
    words = REST.split()
    speakers = [" ".join(words[n : n + length]) for n in range(0, 200, length)]
    quotes = "".join(f"  open{n}: {speaker}\n" for n, speaker in enumerate(speakers))
    (tmp_path / "content/articles/the-bridge.md").write_text(
        STORY.format(f"quotes:\n{quotes}", OPENING, REST)
    )
    done, output = site()
    assert done.returncode == refused, said(done)
    text = " ".join(path.read_text("utf-8") for path in output.rglob("*.html"))
    assert "secret12" not in text.replace("secret120", "")


def test_words_that_stood_in_a_page_before_their_article_came_are_found(site: Site, tmp_path: Path) -> None:
    article = tmp_path / "content/articles/the-bridge.md"
    article.write_text(STORY.format("", OPENING, "Nothing more."))
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/pages/more.md").write_text(f"---\ntitle: More\n---\n{REST}\n")
    done, _ = site()
    assert done.returncode == 0, said(done)
    for more in (
        "",
        " The end.",
        " The very end.",
    ):  # each is another text of which an earlier look knew nothing
        article.write_text(STORY.format("", OPENING, REST + more))
        done, _ = site()
        assert done.returncode == 1 and "200 words beyond its excerpt are quoted" in said(done), said(done)


def test_words_that_lost_their_leave_with_an_article_beside_are_found(site: Site, tmp_path: Path) -> None:
    words = REST.split()
    copies = [tmp_path / f"content/articles/copy{n}.md" for n in range(2)]
    for n, path in enumerate(copies):  # they may show words that the first holds back
        opening = " ".join(words[75 * n : 75 * n + 75])
        story = STORY.replace("the-bridge", path.stem)
        path.write_text(story.format("license: CC0-1.0\n", opening, "So it was."))
    (tmp_path / "content/pages").mkdir()
    (tmp_path / "content/pages/more.md").write_text(f"---\ntitle: More\n---\n{' '.join(words[:150])}\n")
    done, _ = site()
    assert done.returncode == 0, said(done)
    for path in copies:
        path.unlink()
    done, _ = site()
    assert done.returncode == 1 and "150 words beyond its excerpt are quoted" in said(done), said(done)


def test_only_what_changed_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    (content / "articles").mkdir(parents=True)
    output.mkdir()
    (content / "articles/the-bridge.md").write_text(STORY.format("", OPENING, REST))
    for name in ("a", "b", "c"):
        (output / f"{name}.html").write_text("<p>nothing</p>")
    seen: list[str] = []
    before = Outgoing._look_at
    monkeypatch.setattr(Outgoing, "_look_at", lambda self, name: seen.append(name) or before(self, name))
    store = Memory()

    def look(marks: dict[str, str], shown: set[str]) -> list[str]:
        seen.clear()
        read = read_texts(sorted(content.glob("articles/*.md")), Knowledge(), Settings(content=content))
        Outgoing(output, hold(read, []), marks, shown, b"", store).look()
        return [*seen]

    assert look({"a.html": "1", "b.html": "1"}, {"x"}) == ["a.html", "b.html", "c.html"]
    assert look({"a.html": "1", "b.html": "2"}, {"x", "y"}) == ["b.html", "c.html"]
    assert look({"a.html": "1", "b.html": "2"}, {"x"}) == ["a.html", "b.html", "c.html"]


def test_shares_are_told_by_outlet(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "articles").mkdir(parents=True)
    (content / "articles/a.md").write_text(STORY.format("", OPENING, REST))
    (content / "articles/b.md").write_text(STORY.format("license: CC0-1.0\n", OPENING, REST))
    (content / "articles/c.md").write_text(STORY.format("status: draft\n", OPENING, REST))
    knowledge = load_knowledge(content / "actors.yml", content / "outlets.yml")
    read = read_texts(sorted(content.glob("articles/*.md")), knowledge, Settings(content=content))
    (share,) = shares(text for text, _ in read)
    assert (share.articles, share.licensed, share.words, share.published) == (2, 1, 550, 350)
    assert share.percent == 64


def test_a_site_that_would_leak_leaves_the_one_that_is_there(site: Site) -> None:
    first, output = site()
    assert first.returncode == 0, said(first)
    before = {path: path.read_bytes() for path in output.rglob("*") if path.is_file()}
    shutil.rmtree(output.parent / ".cache")  # of a plugin it knows nothing
    leaking, _ = site(cut=False)
    assert leaking.returncode == 1, said(leaking)
    assert "output/articles/the-bridge.html" in said(leaking)
    assert ".publishing" not in said(leaking)
    assert {path: path.read_bytes() for path in output.rglob("*") if path.is_file()} == before
    assert {path.name for path in output.parent.iterdir()} >= {"output"}
    assert not [path for path in output.parent.iterdir() if path.name.startswith(".output")]


def test_what_is_found_is_the_same_under_every_hash_seed() -> None:
    program = (
        "import zlib\n"
        "from news_digest.pages.shingles import Shingles, Sieve\n"
        "texts = [[b'w%d' % (n * n % 97) for n in range(k, k + 3000)] for k in range(4)]\n"
        "sieve, index = Sieve(20000), Shingles(texts, [bytes(3000)] * 4)\n"
        "[sieve.add(text[::2]) for text in texts]\n"
        "print(zlib.crc32(sieve._slots), zlib.crc32(repr([*index.runs(texts[1][::-1] + texts[2])]).encode()))\n"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "plugins")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1
