"""What goes out of a public digest is held against what must not: in every kind of file, word by word."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.engine import Memory
from news_digest.model import Knowledge
from news_digest.pages.containers import words_in
from news_digest.pages.indexed import overfull
from news_digest.pages.outgoing import Outgoing
from news_digest.pages.receipts import load
from news_digest.pages.shares import shares
from news_digest.pages.shingles import RUN, Shingles, words_of
from news_digest.pages.withheld import hold, read_texts
from news_digest.registry import load_knowledge
from news_digest.settings import Settings

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


def database(text: str) -> bytes:
    with sqlite3.connect(":memory:") as db:
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


@pytest.mark.parametrize("text", ["ປະຊາຊົນໄດ້ເປີດຂົວໃຫມ່ໃນມື້ນີ້", "ស្ពានថ្មីត្រូវបានបើកនៅថ្ងៃនេះដោយអភិបាលក្រុង", "𠮷" * 30])
def test_every_script_without_blanks_is_read_sign_by_sign(text: str) -> None:
    assert len(words_of(text.encode())) == len(text)


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
    held = {name for name, (_, runs) in outgoing.files.items() if runs}
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
    how = in_place(tmp_path, "from news_digest.pages import indexed\n\nindexed.MOST = indexed.MORE = 0\n")
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
    names = ", ".join(" ".join(words[n : n + 4]) for n in range(100, 200, 4))
    article.write_text(STORY.format(f"unresolved: [{names}]\n", OPENING, REST))
    done, _ = site()
    assert done.returncode == 1 and "running words" in said(done), said(done)


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
    for n, path in enumerate(copies):  # their openings are of the words that the first holds back
        opening = " ".join(words[75 * n : 75 * n + 75])
        path.write_text(STORY.replace("the-bridge", path.stem).format("", opening, "So it was."))
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
    before = Outgoing._runs
    monkeypatch.setattr(Outgoing, "_runs", lambda self, name: seen.append(name) or before(self, name))
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
