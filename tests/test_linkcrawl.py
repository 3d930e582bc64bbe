"""Every link of the built site leads somewhere, wherever the site stands; and the crawler would notice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from links import Site

REPO = "https://name.example/repo"
APART = {"404.html"}
"""Pages that nobody links to on purpose."""


def test_relative_links_all_lead_somewhere(private_site: Path) -> None:
    """Speaks for /, /repo/ and file:// alike, since no link begins at a root or ends in a folder."""
    assert Site(private_site).faults() == []


def test_the_links_of_the_published_copy_all_lead_somewhere(public_site: Path) -> None:
    assert Site(public_site, REPO).faults() == []


def test_the_published_copy_is_the_same_wherever_it_is_shown(public_site: Path) -> None:
    site = Site(public_site, REPO)
    told = {
        name for name, page in site.pages.items() for address in page.addresses if address.startswith(REPO)
    }
    assert told == set(site.pages) - APART
    rooted = [link for link in site.pages["404.html"].links if link.startswith("/repo/")]
    assert any(link.endswith(".css") for link in rooted) and "/repo/archives.html" in rooted
    for name in set(site.pages) - APART:
        assert not [link for link in site.pages[name].links if link.startswith(("/", REPO))]


SHARED = """Talks about a night ferry between the two harbours have begun, and both of the towns have welcomed them.

“We will listen to everyone who lives on the water,” said Ada Harbour, who leads the union of the harbours.

The talks are to last for weeks, and both towns have been asked to send figures on how many people cross the bay.
"""


def test_days_that_a_copy_alone_tells_of_lead_nowhere(build: Any, tmp_path: Path) -> None:
    articles = tmp_path / "content" / "articles"
    articles.mkdir(parents=True)
    longer = (
        "A second ferry would need a second crew, and a pier that is deep enough for it at low tide. " * 2
    )
    for slug, head, more in (
        ("lead", "date: 2018-05-30\noutlet: The Daily Example", longer),
        (
            "copy",
            "date: 2018-06-01\noutlet: The Northport Example\ndates:\n  on 3 March: 1999-03-03",
            "They ended on 3 March.\n",
        ),
    ):
        text = f"---\ntitle: Ferry talks ({slug})\n{head}\n---\n{SHARED}\n{more}"
        (articles / f"{slug}.md").write_text(text, "utf-8")
    done = build(tmp_path / "output", content=tmp_path / "content", seeds=tmp_path / "none")
    assert done.returncode == 0, done.stdout
    page = (tmp_path / "output/articles/copy.html").read_text("utf-8")
    assert "The same text in" in page and "3 March 1999" in page
    assert Site(tmp_path / "output").faults() == []


def test_a_reader_can_come_to_every_page(private_site: Path) -> None:
    site = Site(private_site)
    pages = set(site.pages)
    assert len(pages) > 20
    assert pages - site.reached() - APART == set()


def test_both_copies_have_the_same_pages(private_site: Path, public_site: Path) -> None:
    assert set(Site(private_site).pages) == set(Site(public_site, REPO).pages)


def made(folder: Path, **files: str) -> Path:
    for name, text in {"index": "<p id=top>", **files}.items():
        file = folder / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("b.html#here", ""),
        ("#own", ""),
        ("../index.html", ""),
        ("../a/b.html?x=1#here", ""),
        ("https://elsewhere.example/x", ""),
        ("mailto:x@name.example", ""),
        ("c.html", "leads to a/c.html, which does not exist"),
        ("B.html", "leads to a/B.html, which does not exist"),
        ("b.html#there", "leads to #there, which is not in a/b.html"),
        ("/a/b.html", "begins at the root of the host"),
        ("//elsewhere.example/x", "is neither http nor https"),
        ("javascript:void(0)", "is neither http nor https"),
        ("file:///etc/passwd", "is neither http nor https"),
        ("../../index.html", "leads out of the site"),
        ("../../../../index.html", "leads out of the site"),
        ("../a/", "names a folder"),
        ("..", "names a folder"),
        ("", "is empty"),
    ],
)
def test_the_crawler_tells_good_links_from_bad(tmp_path: Path, link: str, fault: str) -> None:
    site = Site(made(tmp_path, a__a=f'<p id=own><a href="{link}">x</a>', a__b="<p id=here>"))
    faults = site.faults()
    assert len(faults) == bool(fault)
    assert not fault or fault in faults[0]


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        (f"{REPO}/a/b.html#here", "leaves for the live site"),
        (REPO, "leaves for the live site"),
        ("b.html#here", ""),
        ("https://name.example/a/b.html", "leaves the sub-path"),
        ("https://name.example/repository/b.html", "leaves the sub-path"),
        ("/repo/a/b.html", "begins at the root"),
    ],
)
def test_the_crawler_knows_its_own_address(tmp_path: Path, link: str, fault: str) -> None:
    site = Site(made(tmp_path, a__a=f'<a href="{link}">x</a>', a__b="<p id=here>"), REPO)
    assert bool(site.faults()) == bool(fault)
    assert fault in "".join(site.faults())


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        (f"{REPO}/a/a.html", ""),
        (f"{REPO}/", ""),
        (f"{REPO}/a/c.html", "does not exist"),
        ("https://name.example/a/a.html", "leaves the sub-path"),
        ("https://elsewhere.example/a/a.html", "is not the page's own address"),
        ("a.html", "is neither http nor https"),
    ],
)
def test_the_crawler_checks_the_address_that_a_page_says_it_has(
    tmp_path: Path, address: str, fault: str
) -> None:
    site = Site(made(tmp_path, a__a=f'<link rel=canonical href="{address}">'), REPO)
    assert bool(site.faults()) == bool(fault)
    assert fault in "".join(site.faults())


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("/repo/a/b.html", ""),
        ("/repo/a/c.html", "does not exist"),
        ("/a/b.html", "leaves the sub-path"),
        ("a/b.html", "is read from anywhere"),
        (f"{REPO}/a/b.html", "leaves for the live site"),
    ],
)
def test_the_crawler_knows_that_the_lost_page_is_shown_anywhere(
    tmp_path: Path, link: str, fault: str
) -> None:
    faults = Site(made(tmp_path, a__b="", **{"404": f'<a href="{link}">x</a>'}), REPO).faults()
    assert bool(faults) == bool(fault)
    assert fault in "".join(faults)


def test_the_crawler_reads_pictures_styles_feeds_and_lost_pages(tmp_path: Path) -> None:
    made(tmp_path, a='<img src="x.png" srcset="y.png 2x">', **{"404": '<a href="index.html">x</a>'})
    (tmp_path / "s.css").write_text("p { background: url('z.png') }")
    (tmp_path / "f.xml").write_text(f"<feed><link href='{REPO}/g.html'/><loc>{REPO}/h.html</loc></feed>")
    faults = " ".join(Site(tmp_path, REPO).faults())
    for name in ("x.png", "y.png", "z.png", "g.html", "h.html"):
        assert f"leads to {name}" in faults
    assert "404.html: 'index.html' is relative in a file that is read from anywhere" in faults


def test_the_crawler_notices_what_stands_twice_and_what_is_never_reached(tmp_path: Path) -> None:
    site = Site(made(tmp_path, index='<a href="a.html">', a="<p id=x><p id=x>", b='<a href="a.html">'))
    assert site.faults() == ["a.html: #x stands there twice"]
    assert site.reached() == {"index.html", "a.html"}
