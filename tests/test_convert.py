"""The flow: seeds in, articles on disk, one report; no seed ever ends the run."""

from __future__ import annotations

import functools
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from news_digest import prepare as preparing
from news_digest import rendering
from news_digest.cli import main
from news_digest.convert import convert
from news_digest.copydesk import edit
from news_digest.frontmatter import parse
from news_digest.model import Article, Knowledge, Page, Seed
from news_digest.prepare import prepare
from news_digest.problems import Problem, Severity, UserError
from news_digest.registry import load_knowledge
from news_digest.seeds import find_seeds
from news_digest.settings import Settings
from news_digest.workers import FEW, each
from test_render import assert_same

ROOT = Path(__file__).parent.parent

STORY = """Ferry talks begin in Example Bay

The Daily Example, 3 May 2018

Talks about a night ferry between the two harbours began on Thursday, the port authority said.

“We will listen to everyone who lives on the water,” said Ada Harbour, who leads the port authority.

The talks are to last until the end of the month, and both towns have been asked to send their figures.
"""


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    return Settings(jobs=1)


def write(name: str, text: str = STORY) -> Path:
    path = Path("seeds", name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def test_a_seed_becomes_an_article(settings: Settings) -> None:
    write("a.txt")
    report = convert(settings)
    assert report.summary == "digest: 1 seed: 1 new; names by rule"
    document = parse(Path("content/articles/ferry-talks-begin-in-example-bay.md").read_text("utf-8"), "")
    assert document.fields["title"] == "Ferry talks begin in Example Bay"
    assert document.fields["date"] == "2018-05-03"
    assert document.fields["quotes"] == {"We will listen to": "Ada Harbour"}
    assert document.body.count("\n\n") == 2
    before = tree(Path("content"))
    assert convert(settings).unchanged == ("a.txt",)
    assert tree(Path("content")) == before


def test_bad_seeds_are_told_in_words_and_hurt_no_other(settings: Settings) -> None:
    write("a.txt")
    write("empty.txt", "")
    write("menu.txt", "Home\nAbout\nLog in\n")
    write("table.xyz", "a;b;c\n")
    Path("seeds/picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    Path("seeds/link.txt").symlink_to("a.txt")
    report = convert(settings)
    assert report.new == ("a.txt",)
    assert set(report.failed) == {"empty.txt", "link.txt", "menu.txt", "picture.txt", "table.xyz"}
    errors = {p.where: p.message for p in report.problems if p.severity is Severity.ERROR}
    assert set(errors) == {f"seeds/{name}" for name in report.failed}
    assert "symbolic link" in errors["seeds/link.txt"]
    assert not any("internal error" in message for message in errors.values())
    assert report.summary == "digest: 6 seeds: 1 new, 5 failed; names by rule; 5 problems"


@pytest.mark.parametrize(
    ("room", "step"),
    [(preparing, "edit"), (preparing, "annotate"), (rendering, "link"), (rendering, "fields_of")],
)
def test_an_error_of_our_own_is_reported_and_ends_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, room: ModuleType, step: str
) -> None:
    write("a.txt")
    write("b.txt", STORY.replace("Ferry talks", "Bridge talks"))
    convert(settings)
    articles = tree(settings.articles)
    real = getattr(room, step)

    def breaks(first: object, *rest: object) -> object:
        if "a.txt" in str(first):
            raise KeyError("lost\nkey")
        return real(first, *rest)

    monkeypatch.setattr(room, step, breaks)
    report = convert(settings)
    assert (report.failed, report.unchanged) == (("a.txt",), ("b.txt",))
    assert [str(problem) for problem in report.problems if problem.severity is Severity.ERROR] == [
        "seeds/a.txt: internal error (KeyError: 'lost\\nkey'). Please report it and attach this file."
    ]
    assert tree(settings.articles) == articles


def test_seeds_with_the_same_bytes_count_once(settings: Settings) -> None:
    write("b.txt")
    convert(settings)
    write("a.txt")
    report = convert(settings)
    assert len(list(settings.articles.iterdir())) == 1
    assert (report.updated, report.duplicates) == (("a.txt",), ("seeds/b.txt",))
    assert "has the same bytes as seeds/a.txt" in report.problems[-1].message
    assert "1 twice there (seeds/b.txt)" in report.summary == report.again.replace("unchanged", "updated")
    for name in "cde":
        write(f"{name}.txt")
    assert "4 twice there (seeds/b.txt, seeds/c.txt, seeds/d.txt and 1 more)" in convert(settings).summary
    for name in "acde":
        Path(f"seeds/{name}.txt").unlink()
    assert convert(settings).updated == ("b.txt",)
    assert len(list(settings.articles.iterdir())) == 1


def test_two_unreadable_seeds_with_the_same_bytes_both_keep_their_articles(settings: Settings) -> None:
    for name in ("a.txt", "b.txt"):
        write(name, STORY.replace("Ferry", f"{name[0].upper()} ferry"))
    convert(settings)
    articles = tree(settings.articles)
    for name in ("a.txt", "b.txt"):
        write(name, "Home\nAbout\n")
    assert convert(settings).failed == ("a.txt", "b.txt")
    assert tree(settings.articles) == articles


def test_a_story_without_a_headline_is_known_by_its_opening(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def untitled(page: Page, knowledge: Knowledge) -> tuple[Article, tuple[Problem, ...]]:
        return replace(edit(page, knowledge)[0], title=""), ()

    monkeypatch.setattr(preparing, "edit", untitled)
    write("a.txt")
    convert(settings)
    (path,) = settings.articles.iterdir()
    assert parse(path.read_text("utf-8"), "").fields["title"] == "Talks about a night ferry between the two …"


def test_no_seeds_folder_is_wrong_use(settings: Settings) -> None:
    Path("seeds").rmdir()
    with pytest.raises(UserError, match="no such folder"):
        convert(settings)


def test_jobs_change_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    results = []
    for jobs in (1, 2):
        settings = Settings(ROOT / "seeds", Path(f"content{jobs}"), jobs)
        report = convert(settings)
        results.append(({k: v[0] for k, v in tree(settings.content).items()}, report))
    assert results[0] == results[1]


def test_every_body_of_the_demo_gives_back_its_text() -> None:
    knowledge = load_knowledge(ROOT / "content/actors.yml", ROOT / "content/outlets.yml")
    prepared = [*map(functools.partial(prepare, knowledge=knowledge), find_seeds(ROOT / "seeds"))]
    assert len(prepared) >= 24
    for story in prepared:
        assert story.article, story.problems
        assert_same(list(story.article.body))


def test_a_language_that_is_not_read_is_converted_linked_by_the_registry_and_told(tmp_path: Path) -> None:
    text = (
        "Il porto riapre dopo la tempesta\n\nIl porto di Northport è stato riaperto questa mattina dopo la tempesta "
        "che ha colpito la costa per due giorni. La Anna Berga non è più in servizio, ha detto il sindaco, e le navi "
        "sono tornate a partire. Per la Norvegia il traghetto parte alle nove, come è stato detto nella riunione.\n"
    )
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "porto.txt").write_text(text, encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "actors.yml").write_text("Norway: {kind: state, aliases: [Norvegia]}\n", "utf-8")
    report = convert(Settings(tmp_path / "seeds", tmp_path / "content", jobs=1))
    assert "in a language that is not read (it)" in " ".join(problem.message for problem in report.problems)
    (article,) = (tmp_path / "content" / "articles").glob("*.md")
    fields = parse(article.read_text("utf-8"), "x").fields
    assert fields["lang"] == "it"
    assert "Norway" in fields["actors"]


@pytest.mark.parametrize(
    ("words", "start"), [("We will listen to no one", 1), ("We will listen to everyone", 2), ("", 1)]
)
def test_a_quotation_that_its_source_does_not_print_is_an_error_and_is_not_written(
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
    start: int,
) -> None:
    honest = preparing.annotate

    def tampered(article: Article, knowledge: Knowledge) -> Article:
        notes = honest(article, knowledge).annotations
        (quote,) = notes.quotations
        false = replace(quote, text=words, spans=(replace(quote.spans[0], start=start, end=start + 26),))
        return replace(article, annotations=replace(notes, quotations=(false,)))

    monkeypatch.setattr(preparing, "annotate", tampered)
    write("a.txt")
    assert main(["convert", "--jobs", "1"]) == 1
    assert "a.txt:7: the quotation" in (told := capsys.readouterr()).out + told.err
    document = parse(Path("content/articles/ferry-talks-begin-in-example-bay.md").read_text("utf-8"), "")
    assert "quotes" not in document.fields


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are copies of this one")
def test_a_seed_that_ends_its_process_takes_no_other_with_it(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, read = os.getpid(), preparing.read_page

    def deadly(seed: Seed, data: bytes) -> Page:
        if seed.name == "s07.txt":
            assert os.getpid() != here
            os.kill(os.getpid(), signal.SIGKILL)
        return read(seed, data)

    monkeypatch.setattr(preparing, "read_page", deadly)
    for number in range(FEW + 6):
        write(f"s{number:02}.txt", STORY.replace("Example Bay", f"Bay {number}"))
    report = convert(replace(settings, jobs=2))
    assert len(report.new) == FEW + 5
    assert report.failed == ("s07.txt",)
    assert "has ended: it was killed" in report.why["s07.txt"][0]


@pytest.mark.skipif(sys.platform != "linux", reason="needs processes that are copies of this one")
def test_a_process_that_is_killed_is_told_in_words() -> None:
    with pytest.raises(UserError, match="with more memory or with JOBS=1"):
        list(each(lambda _: os.kill(os.getpid(), signal.SIGKILL), range(FEW), 2, inherit=True))


def test_a_folder_of_raw_copies_that_is_bare_takes_no_article_away(settings: Settings) -> None:
    for name in ("a", "b", "c"):
        write(f"{name}.txt", STORY.replace("Example Bay", f"Bay {name}"))
    convert(settings)
    (settings.articles / "ferry-talks-begin-in-bay-c.md").unlink()
    convert(settings)
    before = tree(settings.content)
    Path("seeds").rename("away")
    Path("seeds").mkdir()
    with pytest.raises(UserError, match="is empty, though 3 articles were made"):
        convert(settings)
    assert tree(settings.content) == before
    Path("seeds/.keep").touch()
    assert len(convert(settings).withdrawn) == 2
