"""An article that is taken down: nothing of its text is left, and nothing brings it back."""

from __future__ import annotations

import gzip
import re
import subprocess
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest

from news_digest import takingdown
from news_digest.atomic import write_if_changed
from news_digest.cli import main
from news_digest.convert import convert
from news_digest.frontmatter import parse
from news_digest.pages.containers import words_in
from news_digest.pages.shingles import words_of
from news_digest.reviewed import read_seen
from news_digest.settings import Settings

Build = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).parent.parent
SLUG = "the-river-that-is-a-person-in-the-eyes"
SEED = "whanganui river.txt"
SHORT = 8


def article(digest: Path) -> Path:
    return digest / f"content/articles/{SLUG}.md"


def grams(words: list[bytes]) -> set[tuple[bytes, ...]]:
    return set(zip(*(words[n:] for n in range(SHORT)), strict=False))


def files_with(digest: Path, text: set[tuple[bytes, ...]], *folders: str) -> Iterator[str]:
    for folder in folders:
        for path in sorted((digest / folder).rglob("*")):
            if path.is_file() and text & grams(words_in(path.name, path.read_bytes())):
                yield path.relative_to(digest).as_posix()


def test_nothing_of_the_text_is_left_anywhere(digest: Path, build: Build) -> None:
    def make() -> subprocess.CompletedProcess[str]:
        return build(digest / "output", content=digest / "content", seeds=digest / "seeds")

    assert make().returncode == 0
    text = grams(words_of(parse(article(digest).read_text(), "x").body.encode()))
    quoted = b" ".join(next(iter(sorted(text)))).decode()
    note = digest / f"content/notes/{SLUG}.md"
    note.write_text(f"{note.read_text()}\nAs it says, “{quoted}” and so on.\n")
    before = {*files_with(digest, text, "output", "content", ".cache")}
    assert any(name.startswith("output/actors/") for name in before)
    assert any(name.startswith("output/data/") for name in before)
    assert any(name.startswith(".cache/") for name in before)
    assert main(["takedown", SLUG, "--reason", "at the wish of the paper"]) == 0
    assert [*files_with(digest, text, "content", ".cache")] == []
    done = make()
    assert done.returncode == 0, done.stdout
    assert "1 taken down" in done.stdout
    assert (digest / "seeds" / SEED).exists()
    assert [*files_with(digest, text, "output", "content", ".cache")] == []
    page = (digest / f"output/articles/{SLUG}.html").read_text()
    assert "Withdrawn on 20" in page and "at the wish of the paper" in page and "noindex" in page
    feed = (digest / "output/feeds/all.atom.xml").read_text()
    entry = next(part for part in feed.split("<entry") if SLUG in part)
    assert "Withdrawn on 20" in entry
    assert "As it says, “[…]” and so on" in note.read_text() and "Which was given" in note.read_text()


def test_no_raw_copy_brings_it_back(digest: Path) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    convert(settings)
    main(["takedown", SLUG])
    stub = article(digest).read_text()
    seed = digest / "seeds" / SEED
    for change in (
        lambda: None,
        lambda: seed.rename(seed.with_name("renamed.txt")),
        lambda: (digest / "content/.manifest.jsonl").unlink(),
        lambda: seed.with_name("renamed.txt").rename(seed),
        lambda: seed.write_text(seed.read_text().replace("2017", "2018") + "\n\nOne more paragraph of it.\n"),
        lambda: seed.unlink(),
    ):
        change()
        report = convert(settings)
        assert article(digest).read_text() == stub
        assert SLUG not in " ".join(report.withdrawn) and not report.new
        assert not [p for p in report.problems if SLUG in p.where]
        assert len([*digest.glob("content/articles/*river*")]) == 1


def test_a_newer_copy_under_another_name_is_told_and_not_shown(digest: Path) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    convert(settings)
    main(["takedown", SLUG])
    stub = article(digest).read_text()
    seed = digest / "seeds" / SEED
    (digest / "seeds/newer.txt").write_text(
        seed.read_text() + "\n\nThe judge will speak again in May, he said.\n"
    )
    seed.unlink()
    report = convert(settings)
    assert report.taken_down == ("newer.txt",) and not report.new
    assert article(digest).read_text() == stub
    (told,) = [problem for problem in report.problems if problem.severity]
    assert "seeds/newer.txt has a text of it" in told.message and "takedowns.txt" in told.advice
    assert "newer.txt\n" in (digest / "content/takedowns.txt").read_text()
    assert article(digest).read_text() == stub
    report = convert(settings)
    assert report.taken_down == ("newer.txt",) and not [p for p in report.problems if p.severity]


def changed_copy(digest: Path) -> Path:
    """The raw copy under another name, with another headline, of another paper, with a paragraph more."""
    seed = digest / "seeds" / SEED
    text = seed.read_text().replace("The river that is a person", "A river, a person")
    copy = digest / "seeds/renamed.txt"
    copy.write_text(text + "\n\nThe judge will speak again in May, he said.\n")
    seed.unlink()
    return copy


@pytest.mark.parametrize("first", ["convert", "stub", "restore"])
def test_a_changed_copy_stays_down_without_the_stub(
    digest: Path, first: str, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    convert(settings)
    text = grams(words_of(parse(article(digest).read_text(), "x").body.encode()))
    main(["takedown", SLUG])
    if first != "convert":  # nothing runs between the deed and the misdeed
        article(digest).unlink()
    changed_copy(digest)
    if first != "restore":
        assert convert(settings).taken_down == ("renamed.txt",)
    article(digest).unlink(missing_ok=True)
    for command in (["restore", "--ner", "none"], ["convert", "--ner", "none"], ["convert", "--ner", "none"]):
        main(command)
        assert [*files_with(digest, text, "content", ".cache")] == []
    capsys.readouterr()
    assert main(["restore", SLUG]) != 0
    assert "was taken down and stays so" in capsys.readouterr().err
    third = digest / "seeds/third.txt"
    third.write_text(
        (digest / "seeds/renamed.txt").read_text() + "\n\nNobody else spoke, the council said.\n"
    )
    assert "third.txt" in convert(settings).taken_down
    assert [*files_with(digest, text, "content", ".cache")] == []


def joined(text: str) -> str:
    """A text with two paragraphs in each."""
    parts = text.split("\n\n")
    return "\n\n".join(" ".join(parts[n : n + 2]) for n in range(0, len(parts), 2))


def cut(text: str) -> str:
    """A text with a sentence in each paragraph."""
    return text.replace(". ", ".\n\n")


def reworded(text: str) -> str:
    """A text with another word in each paragraph."""
    return "\n\n".join(part.replace(" the ", " that ", 1) for part in text.split("\n\n"))


@pytest.mark.parametrize("change", [joined, cut, reworded])
@pytest.mark.parametrize("receipts", [True, False])
def test_a_copy_is_known_by_its_words_however_it_is_cut(
    digest: Path, change: Callable[[str], str], receipts: bool
) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    convert(settings)
    body = parse(article(digest).read_text(), "x").body.strip()
    main(["takedown", SLUG])
    (digest / "seeds" / SEED).unlink()
    article(digest).unlink()
    if not receipts:
        (digest / "content/.manifest.jsonl").unlink()
    (digest / "seeds/again.txt").write_text(f"A river has rights of its own now\n\n{change(body)}\n")
    report = convert(settings)
    assert report.taken_down == ("again.txt",) and "again.txt" not in report.new
    assert "again.txt has a text of it" in "".join(problem.message for problem in report.problems)
    assert not [*files_with(digest, grams(words_of(body.encode())), "content/articles")]
    assert convert(settings).taken_down == ("again.txt",)


def test_a_raw_copy_that_has_an_article_does_not_bring_it_back_either(digest: Path) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    other = digest / "seeds/other.txt"
    other.write_text(
        "Bridge closed for a week\n\nThe bridge over the weir is closed for a week, the council said on Monday, "
        "since two of its planks are loose and the carpenter has gone to his sister.\n"
    )
    assert "other.txt" in convert(settings).new
    body = parse(article(digest).read_text(), "x").body.strip()
    main(["takedown", SLUG])
    other.write_text(f"A river has rights of its own now\n\n{joined(body)}\n")
    report = convert(settings)
    assert "other.txt" in report.taken_down
    assert not [*files_with(digest, grams(words_of(body.encode())), "content/articles")]
    again = convert(settings)
    assert "other.txt" in again.taken_down and not again.withdrawn


def test_who_takes_its_lines_out_gets_it_back(digest: Path) -> None:
    settings = Settings(seeds=digest / "seeds", content=digest / "content", ner="none")
    convert(settings)
    main(["takedown", SLUG])
    changed_copy(digest)
    convert(settings)
    listed = digest / "content/takedowns.txt"
    before = listed.read_text()
    listed.write_text("".join(line for line in before.splitlines(True) if "renamed" not in line))
    assert convert(settings).taken_down == ("renamed.txt",) and listed.read_text() == before
    listed.write_text("")
    article(digest).unlink()
    assert convert(settings).new == ("renamed.txt",)


def test_check_does_not_nag(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["convert", "--ner", "none"])
    main(["takedown", SLUG, "--no-title"])
    capsys.readouterr()
    main(["check"])
    assert SLUG not in capsys.readouterr().out
    (digest / "seeds" / SEED).unlink()
    main(["check"])
    assert SLUG not in capsys.readouterr().out
    assert "title: Withdrawn\n" in article(digest).read_text()


def test_what_an_editor_wrote_stays_to_the_byte(digest: Path) -> None:
    note = digest / f"content/notes/{SLUG}.md"
    note.write_bytes(b"> the river\r\n\r\nCaf\xe9, mine.\r\n")
    assert main(["takedown", SLUG]) == 0
    assert note.read_bytes() == b"> Withdrawn\n\r\nCaf\xe9, mine.\r\n"


def test_once_more_takes_the_title_too_and_says_another_reason(digest: Path) -> None:
    title = parse(article(digest).read_text(), "x").fields["title"]
    assert main(["takedown", SLUG, "--reason", "an error"]) == 0
    article(digest).write_text(article(digest).read_text() + "\nWe are sorry.\n")
    before = article(digest).read_text()
    assert main(["takedown", SLUG]) == 0
    assert article(digest).read_text() == before
    assert main(["takedown", SLUG, "--no-title", "--reason", "at the wish of the paper"]) == 0
    assert article(digest).read_text() == before.replace("an error", "at the wish of the paper").replace(
        title, "Withdrawn"
    )
    assert main(["takedown", SLUG]) == 0
    assert "title: Withdrawn\n" in article(digest).read_text()


@pytest.mark.parametrize("changed", ["", "slug"])
def test_a_backup_of_the_article_does_not_bring_it_back(
    digest: Path, changed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["convert", "--ner", "none"])
    whole = article(digest).read_text() + "\nAn editor's paragraph.\n"
    assert main(["takedown", SLUG]) == 0
    stub, back = article(digest).read_text(), article(digest)
    if changed:
        back = back.with_name("again.md")
        whole = re.sub(f"(?m)^{changed}: .*\n", "", whole)
    back.write_text(whole)
    assert main(["convert", "--ner", "none"]) == 1
    told = capsys.readouterr()
    assert f"{back.name}: has the text of what was taken down" in told.out + told.err
    back.unlink()
    article(digest).write_text(stub)
    assert main(["convert", "--ner", "none"]) == 0


def test_an_article_with_the_status_alone_is_taken_down_all_the_same(digest: Path) -> None:
    text = grams(words_of(parse(article(digest).read_text(), "x").body.encode()))
    article(digest).write_text(article(digest).read_text().replace("slug:", "status: withdrawn\nslug:", 1))
    assert main(["takedown", SLUG, "--reason", "at the wish of the paper"]) == 0
    assert not [*files_with(digest, text, "content")]


@pytest.mark.parametrize("writes", [0, 1, 2, 3])
def test_killed_at_any_write_it_is_done_by_another(
    digest: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    words = parse(article(digest).read_text(), "x").body.split()
    note = digest / f"content/notes/{SLUG}.md"
    note.write_text(f"> {words[0]} {words[1]}\n\nIt says: {' '.join(words[30:50])}. So it goes.\n")
    (digest / "content/reviewed.yml").write_text(f"other:\n- {SLUG}.md | it\n- mine | it\n")
    left = iter(range(writes))

    def write(path: Path, text: str | bytes) -> bool:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return write_if_changed(path, text)

    with monkeypatch.context() as patched:
        for module in ("takingdown", "takedowns"):
            patched.setattr(f"news_digest.{module}.write_if_changed", write)
        assert main(["takedown", SLUG]) == 130
    assert main(["takedown", SLUG]) == 0
    assert "It says: […]. So it goes." in note.read_text()
    assert "withdrawn" in article(digest).read_text()
    assert (digest / "content/reviewed.yml").read_text() == "other:\n- mine | it\n"
    assert convert(Settings()).taken_down == ("whanganui river.txt",)


def test_answers_about_other_articles_stay(digest: Path) -> None:
    reviewed = digest / "content/reviewed.yml"
    mine = f"# mine\nunresolved:\n- more-{SLUG}.md | Kim # keep\nlook-alike: [Ada Example | Adah Example]\n"
    reviewed.write_text(
        f"{mine}short-name:\n- {SLUG}.md | Te Pou\ndispute: ['sub/{SLUG}.md | body | 1 | 2']\n"
    )
    assert main(["takedown", SLUG]) == 0
    assert reviewed.read_text() == mine
    assert read_seen(Settings(content=digest / "content"))[1] == ()


def test_a_list_that_cant_be_read_stops_the_run(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["takedown", SLUG]) == 0
    listed = digest / "content/takedowns.txt"
    listed.write_bytes(b"\xef\xbb\xbf" + listed.read_bytes().replace(b"\n", b"\r\n"))  # as Windows saves it
    report = convert(Settings())
    assert report.taken_down == ("whanganui river.txt",) and "takedowns.txt" not in str(report.problems)
    listed.unlink()
    listed.mkdir()
    capsys.readouterr()
    assert main(["convert"]) == 2
    assert "takedowns.txt: can't be read" in capsys.readouterr().err


def test_other_files_with_the_text_are_named(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = parse(article(digest).read_text(), "x").body
    (digest / "content/articles/copy.md").write_text(f"---\ntitle: A copy\n---\n{body}")
    (digest / "seeds/page.html.gz").write_bytes(gzip.compress(body.encode()))
    article(digest).with_suffix(".md.orig").write_text(body)
    (digest / "content/images").mkdir()
    (digest / "content/images/page.html").write_text(f"<p>{body}</p>")
    main(["takedown", SLUG])
    told = capsys.readouterr().out
    assert f"{SLUG}.md.orig: has " in told and "content/images/page.html: has " in told
    assert "content/articles/copy.md: has " in told and "seeds/page.html.gz: has " in told
    assert f"seeds/{SEED}: delete it" in told and "git log -p -- content/articles/" in told
    assert (digest / "content/articles/copy.md").read_text().endswith(body)


def test_it_is_not_published_again_in_whatever_file(digest: Path, build: Build) -> None:
    def publish() -> subprocess.CompletedProcess[str]:
        there = {"content": digest / "content", "seeds": digest / "seeds"}
        return build(digest / "output", **there, public=True, siteurl="https://digest.example.org")

    body = parse(article(digest).read_text(), "x").body.replace("*", "")
    assert publish().returncode == 0
    assert main(["takedown", SLUG]) == 0
    files = {
        "content/articles/by-hand.md": f"---\ntitle: By hand\nlicense: CC0-1.0\n---\n{body}",
        "content/pages/again.md": f"---\ntitle: Again\n---\n{body}",
        "content/notes/black-hole.md": f"It was said elsewhere:\n\n{body}",
        "content/images/again.html": f"<p>It was said: {escape(body)}</p>",
        "output/images/mine.txt": f"It was said: {body}",
    }
    (digest / "content/images").mkdir()
    (digest / "output/images").mkdir()
    for name, text in files.items():
        (digest / name).write_text(text)
    done = publish()
    said = " ".join(done.stdout.split())
    for name in files:
        where = name.replace("content/images", "output/images")
        assert f"{where}: has the text of {SEED}, which was taken down" in said, name
    assert done.returncode == 1 and not (digest / "output/articles/by-hand.html").exists()
    for name in files:
        (digest / name).unlink()
    assert publish().returncode == 0


WARNING = (
    "All ferries stay in the harbour until the wind has gone down, and whoever has booked a place for a car may "
    "take another day or have the money back, the office said."
)


def test_what_a_shown_article_says_as_well_may_be_quoted(tmp_path: Path, build: Build) -> None:
    for folder in ("seeds", "content/articles", "content/notes"):
        (tmp_path / folder).mkdir(parents=True)
    for name, day in (("north", "Monday"), ("south", "Friday")):
        (tmp_path / f"content/articles/{name}.md").write_text(
            f"---\ntitle: Storm in the {name}\nseed: {name}.txt\nlicense: CC0-1.0\n---\n"
            f"A storm came over the {name} on {day}.\n\n{WARNING}\n"
        )
        (tmp_path / f"seeds/{name}.txt").write_text("")
    where = ["--seeds", str(tmp_path / "seeds"), "--content", str(tmp_path / "content")]
    assert main(["takedown", "north", *where]) == 0
    (tmp_path / "seeds/north.txt").unlink()
    (tmp_path / "seeds/south.txt").unlink()
    (tmp_path / "content/notes/south.md").write_text(f"> A storm came\n\nIt is said each time: {WARNING}\n")
    done = build(
        tmp_path / "output",
        content=tmp_path / "content",
        seeds=tmp_path / "seeds",
        public=True,
        siteurl="https://digest.example.org",
    )
    assert "which was taken down" not in done.stdout and (tmp_path / "output/index.html").exists(), done


def test_an_unknown_slug_is_wrong_use(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["takedown", "no-such-thing"]) == 2
    assert "no article has the slug 'no-such-thing'" in capsys.readouterr().err


def test_no_list_is_read_through_a_link(digest: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["takedown", SLUG]) == 0
    listed = digest / "content/takedowns.txt"
    listed.rename(digest / "elsewhere.txt")
    listed.symlink_to(digest / "elsewhere.txt")
    capsys.readouterr()
    for command in (["convert"], ["takedown", SLUG], ["check"]):
        assert main(command) == 1
        assert "takedowns.txt: can't be read (is a symbolic link" in capsys.readouterr().err


def test_a_note_that_is_a_link_is_told_and_its_text_left(
    digest: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = digest / f"content/notes/{SLUG}.md"
    note.rename(digest / "elsewhere.md")
    note.symlink_to(digest / "elsewhere.md")
    before = (digest / "elsewhere.md").read_text()
    assert main(["takedown", SLUG]) == 0
    assert f"notes/{SLUG}.md: is a symbolic link" in capsys.readouterr().out
    assert (digest / "elsewhere.md").read_text() == before and note.is_symlink()
    assert "status: withdrawn" in article(digest).read_text()


def test_a_damaged_list_is_told_with_its_line(digest: Path) -> None:
    (digest / "content/takedowns.txt").write_text("# head\nabc\n")
    report = convert(Settings(seeds=digest / "seeds", content=digest / "content", ner="none"))
    (told,) = [problem for problem in report.problems if "takedowns" in problem.where]
    assert (told.line, told.severity) == (2, 2)


def test_a_text_without_blanks_leaves_the_notes_as_well() -> None:
    text = "渡轮照常运行，居民们对此表示欢迎，并期待通车的那一天"
    kept = takingdown._without(f"我的话：{text}。渡轮照常运行。", words_of(text.encode()))
    assert kept == "我的话：[…]。渡轮照常运行。"
