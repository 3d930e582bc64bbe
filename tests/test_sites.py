"""Whole sites from hand-written articles, built as a user builds them; one of them must fail."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest


class Harmless(HTMLParser):
    """Fails on whatever could run or load something that is not the theme's."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("iframe", "img", "object", "embed", "style")
        for name, value in attrs:
            assert not name.startswith("on") and name != "style"
            if name in ("href", "src"):
                assert not re.match(r"(?i)\s*(javascript|data|vbscript):|//", value or "")
            if name == "src":
                assert tag == "script" and re.fullmatch(r"[./]*theme/[a-z]+\.\w+\.js", value or "")


Build = Callable[..., "subprocess.CompletedProcess[str]"]
SITES = Path(__file__).parent / "sites"
SITE = "https://name.example/repo"


@pytest.fixture
def make(build: Build, tmp_path: Path) -> Callable[..., tuple[subprocess.CompletedProcess[str], Path]]:
    """Build one of the sites from a copy of its content; the second call builds into the same output."""

    def run(name: str, **how: object) -> tuple[subprocess.CompletedProcess[str], Path]:
        content, output = tmp_path / name, tmp_path / "output"
        if not content.exists():
            shutil.copytree(SITES / name, content)
        return build(output, content=content, seeds=tmp_path / "no-seeds", **how), output

    return run


Make = Callable[..., "tuple[subprocess.CompletedProcess[str], Path]"]


def said(done: subprocess.CompletedProcess[str]) -> str:
    """All that was printed, on one line: the terminal's width must not matter."""
    return " ".join((done.stdout + done.stderr).split())


def listing(output: Path) -> dict[str, int]:
    return {path.relative_to(output).as_posix(): path.stat().st_mtime_ns for path in output.rglob("*")}


def test_a_tiny_site_is_whole(make: Make) -> None:
    done, output = make("tiny")
    assert done.returncode == 0, said(done)
    pages = {name for name in listing(output) if name.endswith((".html", ".xml", ".txt"))}
    assert pages == {
        *("index.html", "archives.html", "data.html", "404.html", "about.html", "images/bridge.txt"),
        *("search.html", "pagefind/made-from.txt"),
        *("articles/envoys-meet.html", "articles/council-votes.html", "articles/no-date.html"),
        *(
            "actors/index.html",
            "actors/mina-arden.html",
            "actors/harbour-council.html",
            "actors/someone-else.html",
            "actors/harbour-council--mina-arden.html",
        ),
        *("days/2018-02-13.html", "days/2018-03-01.html", "network.html", "quotes/index.html"),
        *("tags/index.html", "tags/bridge.html", "tags/winter-games.html"),
        *("outlets/index.html", "outlets/the-example-courier.html", "outlets/reprint-daily.html"),
        *("timeline/index.html", "timeline/2018.html", "timeline/2018-02.html", "timeline/2018-03.html"),
        *("feeds/all.atom.xml", "feeds/tags/bridge.atom.xml", "feeds/tags/winter-games.atom.xml"),
        *(f"feeds/actors/{name}.atom.xml" for name in ("mina-arden", "harbour-council", "someone-else")),
        *(f"feeds/outlets/{name}.atom.xml" for name in ("the-example-courier", "reprint-daily")),
    }
    article = (output / "articles/envoys-meet.html").read_text("utf-8")
    assert 'href="https://courier.example/envoys?a=1&amp;b=2"' in article
    assert '<a class="actor" href="../actors/mina-arden.html">Mina Arden</a> met' in article
    assert '<time datetime="2018-02-12" class="when"' in article and "on Monday</time>" in article
    assert re.search(r'<p id="p\d+" class="caption" data-label="picture">Officials of ', article)
    assert "both name" in article
    assert "noindex" in article
    assert "1970" not in (output / "articles/no-date.html").read_text("utf-8")
    assert "1970" not in (output / "archives.html").read_text("utf-8")


def test_a_second_build_writes_nothing(make: Make) -> None:
    output = make("tiny")[1]
    before = listing(output)
    done = make("tiny")[0]
    assert done.returncode == 0
    assert listing(output) == before


def test_what_is_gone_goes_and_what_is_foreign_stays(make: Make, tmp_path: Path) -> None:
    output = make("tiny")[1]
    (output / "CNAME").write_text("mine")
    (output / "articles/mine.html").write_text("mine")
    (tmp_path / "tiny/articles/no-date.md").unlink()
    (tmp_path / "tiny/images/bridge.txt").unlink()
    make("tiny")
    left = listing(output)
    assert not {"articles/no-date.html", "actors/someone-else.html", "images", "images/bridge.txt"} & set(
        left
    )
    assert {"CNAME", "articles/mine.html", "articles/council-votes.html"} <= set(left)


def damage(output: Path, entry: str) -> None:
    """Make the line of a file in the record of what was written unreadable."""
    record = output / ".written"
    lines = record.read_text().splitlines(keepends=True)
    record.write_text("".join(f"?{line}" if line.rstrip().endswith(entry) else line for line in lines))


def test_a_damaged_record_and_a_changed_page_stop_nothing_else(make: Make, tmp_path: Path) -> None:
    output = make("tiny")[1]
    article = tmp_path / "tiny/articles/council-votes.md"
    article.write_text(article.read_text().replace("title: ", "title: At last, "))
    damage(output, "articles/council-votes.html")
    for _ in range(2):  # and it is said again
        done = make("tiny")[0]
        assert done.returncode == 1
        assert "a file is there that the digest did not write" in said(done)
        assert "left as found: articles/council-votes.html. Move away what is yours" in said(done)
    assert "At last, " in (output / "index.html").read_text()
    assert "At last, " not in (output / "articles/council-votes.html").read_text()
    (output / "articles/council-votes.html").unlink()
    assert make("tiny")[0].returncode == 0
    assert "At last, " in (output / "articles/council-votes.html").read_text()


def test_publishing_over_a_site_of_which_the_record_is_lost_says_how_much_is_there(make: Make) -> None:
    output = make("tiny")[1]
    (output / ".written").unlink()
    before = listing(output)
    done = make("tiny", public=True, siteurl=SITE)[0]
    assert done.returncode == 1
    found = re.search(r"output: (\d+) files are there that the digest did not write", said(done))
    assert found and int(found[1]) > 10 and f"and {int(found[1]) - 3} more. Move away" in said(done)
    assert "the whole folder, if all in it is" in said(done)
    assert listing(output) == before and [*output.parent.glob(".output*")] == []


def test_hand_written_articles_can_do_no_harm(make: Make, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    done, output = make("handwritten")
    assert done.returncode == 0, said(done)
    pages = {path: path.read_text("utf-8") for path in output.rglob("*") if path.suffix in (".html", ".xml")}
    article = pages[output / "articles/hostile.html"]
    for path, page in pages.items():
        if path.suffix == ".html":
            Harmless().feed(page)
    assert "{{ 7 * 7 }}" in article and "{{ SITEURL }}" in article
    assert "&lt;script&gt; stays text" in article
    assert 'href="https://example.org/a?b=1&amp;c=2"' in article
    assert not re.search(r"href=\"[^\"]*[{}|]|\.\./\.\./x|tracker", article)
    assert not list(tmp_path.glob("*.html")) and (tmp_path / "secret.txt").read_text() == "secret"
    assert (output / "CNAME").read_text() == "digest.example\n"
    assert sorted(path.name for path in (output / "tags").iterdir()) == [
        *("c-2.html", "c.html", "index.html", "script-alert-3-script.html")
    ]


def test_an_alias_leads_to_the_one_actor_and_links_hold_both_ways(make: Make) -> None:
    output = make("handwritten")[1]
    assert not (output / "actors/wilhelmina-arden.html").exists()
    assert "envoy for the bridge" in (output / "actors/mina-arden.html").read_text("utf-8")
    alias = (output / "articles/alias.html").read_text("utf-8")
    assert 'href="../actors/mina-arden.html">Wilhelmina Arden</a> returned' in alias
    assert "long-read.html" in alias
    assert "alias.html" in (output / "articles/long-read.html").read_text("utf-8")


def test_a_public_digest_holds_back_what_has_no_licence(make: Make) -> None:
    done, output = make("handwritten", siteurl=SITE, public=True)
    assert done.returncode == 0, said(done)
    for path in output.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"SECRETEND" not in data, path
            assert b"tenten" not in data, path  # the last of the long read's words before it
    article = (output / "articles/long-read.html").read_text("utf-8")
    assert (
        "oneone" in article
        and "https://closed.example/long-read" in article
        and "the bridge holds" in article
    )
    assert "returned to the" in (output / "articles/alias.html").read_text("utf-8")
    assert "noindex" not in article
    assert f'<link rel="canonical" href="{SITE}/articles/long-read.html">' in article
    assert "SECRETEND" in (make("handwritten")[1] / "articles/long-read.html").read_text("utf-8")


def test_feeds_and_sitemap_are_sound(make: Make) -> None:
    output = make("handwritten", siteurl=SITE, public=True)[1]
    for path in output.rglob("*.atom.xml"):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path
        assert feed.feed.title and feed.feed.updated
        for entry in feed.entries:
            assert entry.link.startswith(f"{SITE}/articles/")
    sitemap = ElementTree.parse(output / "sitemap.xml").getroot()
    urls = [element.text or "" for element in sitemap.findall(".//{*}loc")]
    assert f"{SITE}/" in urls and len(urls) == len(set(urls))
    for url in urls:
        assert (output / (url.removeprefix(f"{SITE}/") or "index.html")).is_file()
    assert not (make("handwritten")[1] / "sitemap.xml").exists()


def test_broken_articles_fail_the_build_in_words_and_nothing_is_written(make: Make) -> None:
    done, output = make("broken")
    assert done.returncode == 1
    assert "articles/colon.md:2: the front matter can't be read: a colon followed by a space" in said(done)
    assert "articles/key.md:3: unknown key `dat`. Did you mean `date`?" in said(done)
    assert "articles/untitled.md:1: the article has no title" in said(done)
    assert "Traceback" not in said(done)
    assert not output.exists()


def test_a_failed_build_leaves_the_site_as_it_was(make: Make, tmp_path: Path) -> None:
    output = make("tiny")[1]
    before = listing(output)
    (tmp_path / "tiny/articles/no-date.md").write_text("no front matter")
    assert make("tiny")[0].returncode == 1
    assert listing(output) == before


def test_an_error_that_loses_nothing_still_asks_for_attention(make: Make, tmp_path: Path) -> None:
    make("tiny")
    (tmp_path / "tiny/articles/twin.md").write_text("---\ntitle: Twin\nslug: envoys-meet\n---\nText.\n")
    done, output = make("tiny")
    assert done.returncode == 1
    assert "articles/twin.md: the slug 'envoys-meet' is that of " in said(done)
    assert "The site is complete but for 1 error above." in said(done)
    assert {"articles/envoys-meet.html", "articles/envoys-meet-2.html"} <= set(listing(output))


def test_an_article_by_hand_takes_part_without_a_word_on_actors(make: Make, tmp_path: Path) -> None:
    make("tiny")
    text = (
        "---\ntitle: By hand\ndate: 2018-02-20\n---\nMina Arden spoke with Arden's lawyer and with China.\n"
    )
    (tmp_path / "tiny/articles/by-hand.md").write_text(text)
    output = make("tiny")[1]
    article = (output / "articles/by-hand.html").read_text("utf-8")
    assert '<a class="actor" href="../actors/mina-arden.html">Mina Arden</a> spoke' in article
    assert "both name Mina Arden" in article
    assert "By hand" in (output / "actors/china.html").read_text("utf-8")
    assert "By hand" in (output / "actors/mina-arden.html").read_text("utf-8")


def test_symbolic_links_are_not_followed(make: Make, tmp_path: Path) -> None:
    make("tiny")
    (tmp_path / "secret.txt").write_text("secret words")
    (tmp_path / "tiny/images/link.txt").symlink_to(tmp_path / "secret.txt")
    done, output = make("tiny")
    assert "images/link.txt: link.txt is a symbolic link" in said(done)
    assert not (output / "images/link.txt").exists()
    assert done.returncode == 1


def test_files_that_are_no_articles_are_left_alone(make: Make, tmp_path: Path) -> None:
    make("tiny")
    for name in (".hidden.md", "draft.md~", "page.html", "notes.rst", "x.tmp"):
        (tmp_path / "tiny/articles" / name).write_text("no front matter")
    (tmp_path / "tiny/articles/draft.md").write_text("---\ntitle: Draft\nstatus: draft\n---\nNot yet.\n")
    done, output = make("tiny")
    assert done.returncode == 0, said(done)
    assert not [name for name in listing(output) if "draft" in name or "hidden" in name or "notes" in name]


def test_six_lines_of_settings_are_enough(tmp_path: Path) -> None:
    shutil.copytree(SITES / "tiny", tmp_path / "content")
    plugins = Path(__file__).parent.parent / "plugins"
    conf = tmp_path / "pelicanconf.py"
    conf.write_text(
        f"import sys; sys.path.insert(0, {str(plugins)!r})\nPATH = 'content'\nPLUGINS = ['news_digest']\n"
    )
    command = [sys.executable, "-m", "pelican", "-s", str(conf), "--fatal", "errors"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, said(done)
    output = tmp_path / "output"
    assert "<h1" in (output / "articles/envoys-meet.html").read_text("utf-8")
    assert list((output / "theme").glob("style.*.css"))
    assert not (output / "tag").exists() and not (output / "category").exists()


def test_an_owner_restyles_with_a_rule_and_a_template(make: Make, tmp_path: Path) -> None:
    make("tiny")
    (tmp_path / "tiny/style.css").write_text(":root { --red: #047; }\n", "utf-8")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/404.html").write_text(
        "{% extends 'base.html' %}{% block main %}<h1>Gone fishing</h1>{% endblock %}"
    )
    done, output = make("tiny", more=(f'THEME_TEMPLATES_OVERRIDES=["{tmp_path / "own"}"]',))
    assert done.returncode == 0, said(done)
    (style,) = output.glob("theme/style.*.css")
    assert style.read_text("utf-8").endswith("}\n\n:root { --red: #047; }\n")
    assert f'href="./theme/{style.name}"' in (output / "index.html").read_text("utf-8")
    assert "<h1>Gone fishing</h1>" in (output / "404.html").read_text("utf-8")
    (tmp_path / "tiny/style.css").unlink()
    (tmp_path / "tiny/style.css").symlink_to("/etc/passwd")
    done, output = make("tiny")
    assert "style.css is a symbolic link" in said(done)
    assert "root:x" not in "".join(path.read_text("utf-8") for path in output.glob("theme/*.css"))
