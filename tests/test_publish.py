"""Articles on disk: written in one step, merged, withdrawn, and never taken from an editor."""

from __future__ import annotations

import json
import os
import re
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from news_digest.frontmatter import dump, parse
from news_digest.manifest import load_manifest, save_manifest, write_if_changed
from news_digest.packing import is_whole, line_of, receipt_in
from news_digest.problems import Severity, UserError
from news_digest.publish import publish
from news_digest.receipts import Dispute, Print, Receipt, Version
from news_digest.report import Report
from news_digest.seeds import sha256
from news_digest.stories import Fresh


def fresh(seed: str, title: str = "Talks begin", body: str = "One\n\nTwo\n", **fields: Any) -> Fresh:
    data = f"{title}{body}".encode()
    return Fresh(seed, sha256(data), {"title": title, **fields, "seed": seed}, body, f"seeds/{seed}")


class Digest:
    """A content folder, published into again and again."""

    def __init__(self, content: Path) -> None:
        self.articles = content / "articles"
        self.manifest = content / ".manifest.jsonl"

    def run(self, *stories: Fresh, failed: tuple[str, ...] = (), wanted: tuple[str, ...] = ()) -> Report:
        receipts, _ = load_manifest(self.manifest)
        report, new, *_ = publish(stories, failed, receipts, self.articles, wanted=wanted)
        save_manifest(self.manifest, new)
        return report

    def names(self) -> list[str]:
        return sorted(path.name for path in self.articles.iterdir())

    def text(self, name: str) -> str:
        return (self.articles / name).read_text("utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        assert old in self.text(name)
        (self.articles / name).write_text(self.text(name).replace(old, new), "utf-8")

    def state(self) -> dict[str, tuple[bytes, int]]:
        paths = [*self.articles.iterdir(), self.manifest]
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in paths}


@pytest.fixture
def digest(tmp_path: Path) -> Digest:
    return Digest(tmp_path)


def test_a_second_run_writes_nothing(digest: Digest) -> None:
    first = digest.run(fresh("a.txt"), fresh("b.txt", "Other"))
    assert (first.new, digest.names()) == (("a.txt", "b.txt"), ["other.md", "talks-begin.md"])
    assert digest.text("other.md") == "---\ntitle: Other\nslug: other\nseed: b.txt\n---\nOne\n\nTwo\n"
    before = digest.state()
    second = digest.run(fresh("a.txt"), fresh("b.txt", "Other"))
    assert (second.unchanged, second.written, second.problems) == (("a.txt", "b.txt"), (), ())
    assert digest.state() == before


def test_two_articles_with_one_headline_both_live_and_keep_their_slugs(digest: Digest) -> None:
    digest.run(fresh("b.txt", body="B\n"))
    digest.run(fresh("a.txt", body="A\n"), fresh("b.txt", body="B\n"))
    assert "seed: b.txt" in digest.text("talks-begin.md")
    assert "seed: a.txt" in digest.text("talks-begin-2.md")
    digest.run(fresh("a.txt", "Renamed", body="A\n"), fresh("b.txt", "Talks end", body="B\n"))
    assert digest.names() == ["talks-begin-2.md", "talks-begin.md"]
    assert "slug: talks-begin-2" in digest.text("talks-begin-2.md")


@pytest.mark.parametrize("name", ["talks-begin.md", "Talks-Begin.md", "mine.md"])
def test_a_hand_written_article_is_never_touched(digest: Digest, name: str) -> None:
    digest.articles.mkdir()
    mine = "---\ntitle: Mine\nslug: talks-begin\n---\nMine\n"
    (digest.articles / name).write_text(mine)
    digest.run(fresh("a.txt"))
    digest.run(fresh("a.txt", body="New\n"))
    digest.run()
    assert digest.text(name) == mine
    assert digest.names() == [name]


def test_the_editors_hand_is_kept_and_told(digest: Digest) -> None:
    digest.run(fresh("a.txt", tags=["x", "y"], outlet="The Daily Example"))
    digest.edit("talks-begin.md", "title: Talks begin", "title: 'Talks: at last' # better")
    digest.edit("talks-begin.md", "tags: [x, y]", "tags: [x]")
    report = digest.run(fresh("a.txt", tags=["x", "y"], outlet="Example Wire", dek="A dek"))
    fields = parse(digest.text("talks-begin.md"), "").fields
    assert (fields["title"], fields["tags"]) == ("Talks: at last", ["x"])
    assert (fields["outlet"], fields["dek"]) == ("Example Wire", "A dek")
    assert "# better" in digest.text("talks-begin.md")
    assert report.kept == ("talks-begin.md",)
    assert [(p.severity, p.message) for p in report.problems] == [
        (Severity.NOTE, "edited by hand and kept: title, tags")
    ]
    again = digest.run(fresh("a.txt", "Talks start", tags=["x", "y"], outlet="Example Wire", dek="A dek"))
    assert [p.message for p in again.problems if p.severity is Severity.WARNING] == [
        "seeds/a.txt now gives another title; yours was kept"
    ]
    assert not digest.run(
        fresh("a.txt", "Talks start", tags=["x", "y"], outlet="Example Wire", dek="A dek")
    ).written


def test_a_rewritten_body_survives_and_new_paragraphs_arrive(digest: Digest) -> None:
    digest.run(fresh("a.txt", body="One\n\nTwo\n"))
    digest.edit("talks-begin.md", "One", "Rewritten")
    digest.run(fresh("a.txt", body="One\n\nTwo\n\nThree\n"))
    assert digest.text("talks-begin.md").endswith("---\nRewritten\n\nTwo\n\nThree\n")


def test_a_seed_that_is_gone_takes_its_untouched_article_along(digest: Digest) -> None:
    digest.run(fresh("a.txt"), fresh("b.txt", "Other"))
    report = digest.run(fresh("b.txt", "Other"))
    assert (report.withdrawn, digest.names()) == (("talks-begin.md",), ["other.md"])
    assert "a.txt" not in load_manifest(digest.manifest)[0]


def test_an_edited_article_stays_when_its_seed_is_gone(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    digest.edit("talks-begin.md", "Two", "Two!")
    for _ in range(2):
        report = digest.run()
        assert (report.withdrawn, report.kept, digest.names()) == (
            (),
            ("talks-begin.md",),
            ["talks-begin.md"],
        )
        assert "its seed a.txt is gone" in report.problems[0].message
    digest.edit("talks-begin.md", "seed: a.txt\n", "")
    assert not digest.run().problems
    assert digest.names() == ["talks-begin.md"]


def test_a_seed_that_fails_changes_nothing(digest: Digest) -> None:
    digest.run(fresh("a.txt"), fresh("b.txt", "Other"))
    before = digest.state()
    report = digest.run(fresh("b.txt", "Other"), failed=("a.txt",))
    assert (report.failed, report.withdrawn) == (("a.txt",), ())
    assert digest.state() == before


def test_a_renamed_seed_keeps_its_article_and_the_edits(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    digest.edit("talks-begin.md", "title: Talks begin", "title: Mine")
    story = fresh("a.txt")
    digest.run(Fresh("b.txt", story.sha256, {**story.fields, "seed": "b.txt"}, story.body, "seeds/b.txt"))
    assert digest.names() == ["talks-begin.md"]
    assert parse(digest.text("talks-begin.md"), "").fields == {
        "title": "Mine",
        "slug": "talks-begin",
        "seed": "b.txt",
    }


def test_a_moved_article_is_followed_and_a_lost_folder_written_again(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    (digest.articles / "talks-begin.md").rename(digest.articles / "mine.md")
    digest.run(fresh("a.txt", "Talks end"))
    assert digest.names() == ["mine.md"]
    assert "title: Talks end\nslug: talks-begin\n" in digest.text("mine.md")
    (digest.articles / "mine.md").unlink()
    digest.run(fresh("a.txt"))
    assert digest.names() == ["mine.md"]


def titled(*titles: str) -> list[Fresh]:
    return [fresh(f"{title.lower()}.txt", title) for title in titles]


def test_an_article_deleted_by_hand_stays_deleted(digest: Digest) -> None:
    stories = titled("Ada", "Bob", "Cid")
    digest.run(*stories)
    (digest.articles / "bob.md").unlink()
    report = digest.run(*stories)
    assert (report.deleted, report.unchanged) == (("bob.txt",), ("ada.txt", "cid.txt"))
    (told,) = report.problems
    assert told.severity is Severity.NOTE
    assert "bob.md: was deleted by hand" in str(told)
    assert "news-digest restore bob" in told.advice
    assert "3 seeds: 2 unchanged, 1 deleted by hand" in report.summary
    before = digest.state()
    again = digest.run(*stories)
    assert (again.deleted, again.problems, digest.state()) == (("bob.txt",), (), before)
    renamed = fresh("other.txt", "Bob")  # the same bytes
    assert digest.run(stories[0], renamed, stories[2]).deleted == ("other.txt",)
    assert digest.run(stories[0], fresh("other.txt", "Bob", "New\n"), stories[2]).deleted == ("other.txt",)
    assert digest.names() == ["ada.md", "cid.md"]


@pytest.mark.parametrize("is_left", [True, False], ids=["the old copy stays", "the old copy is gone"])
def test_a_newer_text_of_a_deleted_article_is_told(digest: Digest, is_left: bool) -> None:
    others, first = titled("Ada", "Bob"), fresh("b.txt", body=LONG, date="2018-02-13")
    digest.run(*others, first)
    (digest.articles / "talks-begin.md").unlink()
    digest.run(*others, first)
    second = fresh("c.txt", body=SHORTER, date="2018-02-14")
    report = digest.run(*others, *([first] if is_left else []), second)
    (told,) = report.problems
    assert "holds a newer text of talks-begin.md, which was deleted by hand" in told.message
    assert report.new == ("c.txt",) and told.where == "seeds/c.txt"


def test_articles_deleted_one_after_the_other_all_stay_so(digest: Digest) -> None:
    stories = titled("Ada", "Bob", "Cid", "Dee", "Eve")
    digest.run(*stories)
    for number, name in enumerate(["ada.md", "bob.md", "cid.md", "dee.md"], 1):
        (digest.articles / name).unlink()
        assert len(digest.run(*stories).deleted) == number
    assert digest.names() == ["eve.md"]


def test_a_deleted_article_comes_back_when_it_is_wanted_or_put_there(digest: Digest) -> None:
    stories = titled("Ada", "Bob", "Cid")
    digest.run(*stories)
    kept = digest.text("bob.md")
    for bring in (lambda: digest.run(*stories, wanted=("bob",)), lambda: digest.run(*stories, wanted=("*",))):
        (digest.articles / "bob.md").unlink()
        digest.run(*stories)
        assert bring().updated == ("bob.txt",)
        assert digest.text("bob.md") == kept
        assert digest.run(*stories).unchanged == ("ada.txt", "bob.txt", "cid.txt")
    (digest.articles / "bob.md").unlink()
    digest.run(*stories)
    (digest.articles / "bob.md").write_text(kept.replace("Two", "Mine"))
    assert digest.run(*stories).kept == ("bob.md",)
    assert digest.run(*stories).deleted == ()


def test_the_seed_of_a_deleted_article_ends_it(digest: Digest) -> None:
    stories = titled("Ada", "Bob", "Cid")
    digest.run(*stories)
    (digest.articles / "bob.md").unlink()
    digest.run(*stories)
    digest.run(stories[0], stories[2])
    assert digest.run(*stories).new == ("bob.txt",)


def test_a_lost_folder_or_lost_receipts_are_no_decision(digest: Digest) -> None:
    stories = titled("Ada", "Bob", "Cid")
    digest.run(*stories)
    for name in ("ada.md", "bob.md"):
        (digest.articles / name).unlink()
    report = digest.run(*stories)
    assert report.updated == ("ada.txt", "bob.txt")
    assert "2 of 3 articles were gone at once" in str(report.problems)
    (digest.articles / "bob.md").unlink()
    digest.run(*stories)
    digest.manifest.unlink()
    assert digest.run(*stories).new == ("bob.txt",)


def test_articles_may_be_put_into_folders(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    (digest.articles / "2018").mkdir()
    (digest.articles / "talks-begin.md").rename(digest.articles / "2018" / "talks.md")
    (digest.articles / ".#talks.md").symlink_to("nowhere")  # as an editor's lock
    assert digest.run(fresh("a.txt", "Talks end")).updated == ("a.txt",)
    assert "title: Talks end" in digest.text("2018/talks.md")
    assert digest.run(fresh("a.txt", "Talks end")).unchanged == ("a.txt",)
    assert digest.run().withdrawn == ("2018/talks.md",)


def test_without_receipts_nothing_is_lost_doubled_or_updated(digest: Digest) -> None:
    digest.run(fresh("a.txt"), fresh("b.txt", "Other"))
    digest.edit("other.md", "Two", "Edited")
    digest.manifest.unlink()
    before = {name: digest.text(name) for name in digest.names()}
    report = digest.run(fresh("a.txt"), fresh("b.txt", "Other", "New\n"))
    assert {name: digest.text(name) for name in digest.names()} == before
    assert (report.unchanged, report.kept) == (("a.txt",), ("other.md",))
    assert digest.run(fresh("a.txt", "Talks end"), fresh("b.txt", "Other")).updated == ("a.txt",)


def test_an_article_that_cannot_be_read_is_told_and_left_alone(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    digest.edit("talks-begin.md", "title: Talks begin", "title: Pence: talks")
    broken = digest.text("talks-begin.md")
    for stories in ([fresh("a.txt", body="New\n")], []):
        report = digest.run(*stories)
        assert digest.text("talks-begin.md") == broken
        assert "a colon followed by a space" in report.problems[0].message
        assert report.problems[0].line == 2
    digest.edit("talks-begin.md", "title: Pence: talks", "title: Talks begin")
    digest.run(fresh("a.txt", body="New\n"))
    assert digest.text("talks-begin.md").endswith("New\n")


def test_symbolic_links_are_not_written_through(digest: Digest, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    digest.articles.mkdir()
    (digest.articles / "talks-begin.md").symlink_to(secret)
    digest.run(fresh("a.txt"))
    assert secret.read_text() == "secret"
    assert digest.names() == ["talks-begin-2.md", "talks-begin.md"]
    (tmp_path / "elsewhere").mkdir()
    linked = tmp_path / "linked"
    linked.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="symbolic link"):
        publish([fresh("a.txt")], [], {}, linked)
    with pytest.raises(OSError, match="symbolic link"):
        write_if_changed(digest.articles / "talks-begin.md", "x")


def stories(body: str = "{0} one\n\n{0} two\n") -> list[Fresh]:
    return [fresh(f"{name}.txt", f"Story {name}", body.format(name)) for name in "abc"]


def moved(digest: Digest, **names: str) -> None:
    """Give the files of stories other names, all at once."""
    texts = {new: digest.text(f"story-{old}.md") for old, new in names.items()}
    for old in names:
        (digest.articles / f"story-{old}.md").unlink()
    for new, text in texts.items():
        (digest.articles / f"{new}.md").write_text(text)


@pytest.mark.parametrize(
    "names",
    [
        {"a": "story-b", "b": "story-a"},
        {"a": "story-b", "b": "story-c", "c": "story-a"},
        {"a": "story-b", "b": "mine"},
    ],
)
def test_files_that_took_each_others_names_are_the_same_articles(
    digest: Digest, names: dict[str, str]
) -> None:
    digest.run(*stories())
    moved(digest, **names)
    digest.edit(f"{names['a']}.md", "a two", "a two, by hand")
    before = {name: digest.text(name) for name in digest.names()}
    report = digest.run(*stories())
    assert report.kept == (f"{names['a']}.md",) and not report.new and not report.deleted
    assert {name: digest.text(name) for name in digest.names()} == before
    digest.run(*stories("{0} 1\n\n{0} two\n"))
    for old, new in names.items():
        assert f"slug: story-{old}" in digest.text(f"{new}.md") and f"\n{old} 1\n" in digest.text(f"{new}.md")
    assert "a two, by hand" in digest.text(f"{names['a']}.md")
    receipts, _ = load_manifest(digest.manifest)
    assert {receipts[f"{old}.txt"].path for old in names} == {f"{new}.md" for new in names.values()}


@pytest.mark.parametrize("kept", ["a.txt", "b.txt"])
def test_two_seeds_whose_articles_took_one_name_on_two_machines_have_one_each(
    digest: Digest, kept: str
) -> None:
    receipts, texts = [], {}
    for seed in ("a.txt", "b.txt"):
        digest.run(fresh(seed, body=f"{seed} one\n\n{seed} two\n"))
        receipts.append(digest.manifest.read_text())
        texts[seed] = digest.text("talks-begin.md")
        (digest.articles / "talks-begin.md").unlink()
        digest.manifest.unlink()
    digest.manifest.write_text("".join(receipts))
    (digest.articles / "talks-begin.md").write_text(texts[kept] + "\nBy hand.\n")
    for _ in range(2):
        report = digest.run(*(fresh(seed, body=f"{seed} one\n\n{seed} two\n") for seed in texts))
    assert digest.names() == ["talks-begin-2.md", "talks-begin.md"] and report.kept == ("talks-begin.md",)
    assert "By hand." in digest.text("talks-begin.md") and kept in digest.text("talks-begin.md")
    assert kept not in digest.text("talks-begin-2.md")


def test_two_receipts_of_one_file_that_is_not_there_give_two_articles_at_once(digest: Digest) -> None:
    both = (fresh("a.txt", body="a one\n\na two\n"), fresh("b.txt", "Other", body="b one\n\nb two\n"))
    digest.run(*both)
    for path in digest.articles.glob("*.md"):
        path.unlink()
    receipts, _ = load_manifest(digest.manifest)
    first = receipts["a.txt"]
    save_manifest(digest.manifest, [first, replace(receipts["b.txt"], path=first.path, slug=first.slug)])
    assert digest.run(*both).problems[0].message == "was the file of a.txt and of b.txt, and is not there"
    assert digest.names() == ["other.md", "talks-begin.md"]


def test_an_editor_that_puts_a_mark_before_the_receipts_costs_none(digest: Digest) -> None:
    digest.run(*stories())
    (digest.articles / "story-a.md").unlink()
    digest.run(*stories())
    assert "story-a.md" not in digest.names()
    digest.manifest.write_bytes(b"\xef\xbb\xbf" + digest.manifest.read_bytes().replace(b"\n", b"\r\n"))
    assert load_manifest(digest.manifest)[1] == []
    digest.run(*stories())
    assert "story-a.md" not in digest.names()


def test_a_file_that_was_written_over_by_another_is_not_followed(digest: Digest) -> None:
    digest.run(*stories())
    (digest.articles / "story-a.md").rename(digest.articles / "story-b.md")
    before = digest.text("story-b.md")
    digest.run(*stories())
    assert digest.text("story-b.md") == before
    assert len({one.path for one in load_manifest(digest.manifest)[0].values()}) == 3


def test_lists_that_grow_together_never_make_an_article_that_cant_be_read(digest: Digest) -> None:
    def names(word: str, some: int) -> list[str]:
        return [f"{word} {number:05} of Example Bay" for number in range(some)]

    digest.run(fresh("a.txt", tags=names("Generated", 100)))
    path = digest.articles / "talks-begin.md"
    document = parse(path.read_text(), "x")
    path.write_text(
        dump({**document.fields, "tags": [*document.fields["tags"], *names("Mine", 700)]}, "Two\n")
    )
    before = path.read_text()
    for _ in range(2):
        report = digest.run(fresh("a.txt", tags=names("Generated", 1500)))
        assert path.read_text() == before and report.left == ("a.txt",)
        (told,) = report.problems
        assert told.severity is Severity.ERROR and "more than 64 KB of front matter" in told.message
    path.write_text(before.replace(", ".join(names("Mine", 600)) + ", ", ""))
    assert digest.run(fresh("a.txt", tags=names("Generated", 1500))).updated == ("a.txt",)
    assert "Mine 00650" in path.read_text() and "Generated 01400" in path.read_text()


def test_whoever_exchanges_the_seeds_alone_has_edited(digest: Digest) -> None:
    digest.run(*stories())
    digest.edit("story-a.md", "seed: a.txt", "seed: b.txt")
    digest.edit("story-b.md", "seed: b.txt", "seed: a.txt")
    report = digest.run(*stories())
    assert set(report.kept) == {"story-a.md", "story-b.md"}


def flipped(manifest: Path, after: str) -> None:
    """Change the first digit of the fingerprint that follows these words."""
    text = manifest.read_text()
    place = text.index(after) + len(after)
    digit = "1" if text[place] == "0" else "0"
    manifest.write_text(text[:place] + digit + text[place + 1 :])


@pytest.mark.parametrize("after", ['"body": ["', '"title": "', '"sha256": "', '"whole": "'])
def test_a_flipped_digit_in_a_receipt_is_no_edit(digest: Digest, after: str) -> None:
    digest.run(fresh("a.txt"))
    good = digest.manifest.read_text()
    flipped(digest.manifest, after)
    receipts, problems = load_manifest(digest.manifest)
    assert receipts == {} and "this receipt is damaged" in problems[0].message and problems[0].line == 1
    report = digest.run(fresh("a.txt"))
    assert report.unchanged == ("a.txt",) and not report.kept and digest.manifest.read_text() == good
    assert digest.run(fresh("a.txt", body="New\n")).updated == ("a.txt",)


def test_with_a_damaged_receipt_no_edit_is_lost(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    path = digest.articles / "talks-begin.md"
    path.write_text(path.read_text() + "\nMine.\n")
    before = path.read_text()
    flipped(digest.manifest, '"body": ["')
    digest.run(fresh("a.txt", body="New\n"))
    assert path.read_text() == before


def test_what_was_deleted_stays_so_with_a_damaged_receipt(digest: Digest) -> None:
    digest.run(fresh("a.txt"), fresh("b.txt", title="Other"))
    (digest.articles / "talks-begin.md").unlink()
    digest.run(fresh("a.txt"), fresh("b.txt", title="Other"))
    flipped(digest.manifest, '"body": ["')
    digest.run(fresh("a.txt"), fresh("b.txt", title="Other"))
    assert not (digest.articles / "talks-begin.md").exists()


def test_a_receipt_of_an_earlier_version_has_no_seal(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    text = digest.manifest.read_text()
    digest.manifest.write_text(re.sub(r', "whole": "[0-9a-f]+"', "", text))
    receipts, problems = load_manifest(digest.manifest)
    assert [*receipts] == ["a.txt"] and not problems
    digest.run(fresh("a.txt"))
    assert digest.manifest.read_text() == text


def test_a_spoilt_receipt_is_told_and_its_article_counts_as_hand_written(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    good = digest.manifest.read_text()
    digest.manifest.write_text(f'{{"seed": 1}}\n{good[:40]}\n')
    receipts, problems = load_manifest(digest.manifest)
    assert receipts == {}
    assert [problem.line for problem in problems] == [1, 2]
    before = digest.text("talks-begin.md")
    digest.run(fresh("a.txt", body="New\n"))
    assert digest.text("talks-begin.md") == before


@pytest.mark.parametrize("path", ["../x.md", "/etc/x.md", "a/../../b.md", "x.txt", "C:\\\\x.md"])
def test_a_receipt_cannot_lead_out_of_the_folder(digest: Digest, path: str) -> None:
    save_manifest(digest.manifest, [Receipt("a.txt", "", path, "x", {}, ())])
    receipts, problems = load_manifest(digest.manifest)
    assert (receipts, len(problems)) == ({}, 1)


def test_a_write_that_fails_leaves_the_old_file_and_no_rubbish(
    digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest.run(fresh("a.txt"))
    before = digest.state()

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    report = digest.run(fresh("a.txt", body="New\n"))
    assert report.failed == ("a.txt",)
    assert "No space left on device" in report.problems[0].message
    assert digest.state() == before


def test_what_is_wanted_again_and_can_not_be_written_may_be_wanted_once_more(
    digest: Digest, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = fresh("a.txt"), fresh("b.txt", "Other"), fresh("c.txt", "Third")
    digest.run(*stories)
    (digest.articles / "talks-begin.md").unlink()
    assert digest.run(*stories).deleted == ("a.txt",)

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        receipts, _ = load_manifest(digest.manifest)
        report, new, *_ = publish(stories, [], receipts, digest.articles, wanted=("talks-begin",))
    save_manifest(digest.manifest, new)
    assert report.failed == ("a.txt",)
    assert digest.run(*stories).deleted == ("a.txt",)
    digest.run(*stories, wanted=("talks-begin",))
    assert "talks-begin.md" in digest.names()


def test_what_was_written_by_a_run_cut_short_is_taken_up(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    receipts, _ = load_manifest(digest.manifest)
    publish(
        [fresh("a.txt", "Talks end"), fresh("b.txt", "Other")], [], receipts, digest.articles
    )  # no receipts
    report = digest.run(fresh("a.txt", "Talks end"), fresh("b.txt", "Other"))
    assert (report.unchanged, report.problems) == (("a.txt", "b.txt"), ())
    assert digest.names() == ["other.md", "talks-begin.md"]


def test_slugs_wished_for_and_titles_missing(digest: Digest) -> None:
    digest.run(fresh("a.txt", slug="mine"), fresh("b.txt", "", "B\n"), fresh("c.txt", "Con", "C\n"))
    assert digest.names() == ["b.md", "con-1.md", "mine.md"]


def test_the_summary_says_what_happened(digest: Digest) -> None:
    assert digest.run(fresh("a.txt"), fresh("b.txt", "Other")).summary == "digest: 2 seeds: 2 new"
    (digest.articles / "mine.md").write_text(dump({}, "") + "x")
    (digest.articles / "bad.md").write_text("x")
    report = digest.run(fresh("a.txt", body="New\n"), failed=("b.txt",))
    assert report.summary == "digest: 2 seeds: 1 updated, 1 failed; 1 problem"
    assert Report().summary == "digest: 0 seeds"


def named(seed: str, story: Fresh) -> Fresh:
    """The same raw copy under another file name."""
    return Fresh(seed, story.sha256, {**story.fields, "seed": seed}, story.body, f"seeds/{seed}")


def test_seeds_renamed_in_a_chain_take_their_edits_along(digest: Digest) -> None:
    one, two = fresh("a.txt", "One"), fresh("b.txt", "Two")
    digest.run(one, two)
    digest.edit("one.md", "title: One", "title: My one")
    digest.edit("two.md", "title: Two", "title: My two")
    digest.run(named("b.txt", one), named("c.txt", two))
    fields = {name: parse(digest.text(name), "").fields for name in digest.names()}
    assert {name: (found["title"], found["seed"]) for name, found in fields.items()} == {
        "one.md": ("My one", "b.txt"),
        "two.md": ("My two", "c.txt"),
    }


def test_seeds_that_change_names_with_each_other_keep_their_articles(digest: Digest) -> None:
    one, two = fresh("a.txt", "One"), fresh("b.txt", "Two")
    digest.run(one, two)
    digest.edit("one.md", "title: One", "title: My one")
    digest.run(named("b.txt", one), named("a.txt", two))
    assert parse(digest.text("one.md"), "").fields["title"] == "My one"
    assert parse(digest.text("one.md"), "").fields["seed"] == "b.txt"
    assert parse(digest.text("two.md"), "").fields["seed"] == "a.txt"


def test_a_copy_kept_under_another_name_does_not_take_the_article(digest: Digest) -> None:
    old = fresh("a.txt", "One")
    digest.run(old)
    digest.edit("one.md", "title: One", "title: Mine")
    digest.run(fresh("a.txt", "One", "One, corrected\n"), named("a-backup.txt", old))
    assert parse(digest.text("one.md"), "").fields["title"] == "Mine"
    assert "One, corrected" in digest.text("one.md")


def test_nothing_is_withdrawn_for_a_seed_that_may_be_the_one_that_cannot_be_read(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    report = digest.run(failed=("b.txt",))
    assert (report.withdrawn, digest.names()) == ((), ["talks-begin.md"])
    assert "b.txt can't be read and may be the same" in report.problems[0].message
    assert digest.run().withdrawn == ("talks-begin.md",)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)

LONG = "".join(f"Paragraph {number} of a long story.\n\n" for number in range(8))[:-1]


def test_a_new_text_under_the_same_name_is_a_version_and_keeps_the_edits(digest: Digest) -> None:
    digest.run(fresh("a.txt", body=LONG, date="2018-02-13"))
    digest.edit("talks-begin.md", "Paragraph 0 of", "The editor's opening of")
    newer = LONG.replace("Paragraph 3", "Corrected paragraph 3") + "\nOne more.\n"
    for _ in range(2):
        digest.run(fresh("a.txt", body=newer, date="2018-02-13", modified="2018-02-14"))
        document = parse(digest.text("talks-begin.md"), "")
        assert document.fields["versions"] == {"2018-02-13": "1 changed, 1 added"}
        assert document.fields["modified"] == "2018-02-14"
        assert document.body == newer.replace("Paragraph 0 of", "The editor's opening of")
    digest.run(fresh("a.txt", body=f"{newer}\nAnother.\n", date="2018-02-13", modified="2018-02-14"))
    told = parse(digest.text("talks-begin.md"), "").fields["versions"]
    assert told == {"2018-02-13": "1 changed, 1 added", "2018-02-14": "1 added"}


def test_a_new_text_without_a_date_of_its_own_is_undated(digest: Digest) -> None:
    digest.run(fresh("a.txt", body=LONG, date="2018-02-13 06:00"))
    digest.run(fresh("a.txt", body=f"{LONG}\nOne more.\n", date="2018-02-13 06:00"))
    fields = parse(digest.text("talks-begin.md"), "").fields
    assert (fields["date"], fields.get("modified")) == ("2018-02-13 06:00", None)
    assert fields["versions"] == {"2018-02-13 06:00": "1 added"}
    digest.run(fresh("a.txt", body=LONG, date="2018-02-13 06:00", modified="2018-02-15"))
    fields = parse(digest.text("talks-begin.md"), "").fields
    assert fields["modified"] == "2018-02-15"
    assert fields["versions"] == {"2018-02-13 06:00": "1 added", "text 2": "1 removed"}


def test_a_day_that_was_once_taken_for_that_of_a_change_goes(digest: Digest) -> None:
    """Receipts know of articles that had the day on which a copy was found for `modified`."""
    digest.run(fresh("a.txt", body=LONG, date="2018-02-13"))
    digest.run(fresh("a.txt", body=f"{LONG}\nOne more.\n", date="2018-02-13", modified="2018-03-01"))
    digest.run(fresh("a.txt", body=f"{LONG}\nOne more.\n", date="2018-02-13"))
    assert "modified" not in parse(digest.text("talks-begin.md"), "").fields


def test_undated_corrections_in_a_row_are_one_change(digest: Digest) -> None:
    digest.run(fresh("a.txt", body=LONG))
    digest.run(fresh("a.txt", body=LONG.replace("Paragraph 3", "Sentence 3")))
    digest.run(fresh("a.txt", body=LONG.replace("Paragraph 3", "Sentence 3").replace("long", "longer", 1)))
    assert parse(digest.text("talks-begin.md"), "").fields["versions"] == {"text 1": "2 changed"}


def test_the_text_under_an_address_alone_goes_on_where_the_old_one_is_gone(digest: Digest) -> None:
    digest.run(fresh("b.txt", body=LONG, url="https://a.example/x"))
    digest.run(fresh("a.txt", "New", "All new.\n", url="https://a.example/x"))
    assert digest.names() == ["talks-begin.md"]


def test_what_is_saved_while_a_run_works_is_seen(digest: Digest) -> None:
    """`finish` stands for a conversion that takes its time."""
    digest.run(fresh("a.txt", body=LONG), fresh("b.txt", "Gone", "B\n"))
    receipts, _ = load_manifest(digest.manifest)

    def finish(stories: list[Fresh]) -> list[Fresh]:
        if stories:
            digest.edit("talks-begin.md", "Paragraph 1 ", "Edited paragraph 1 ")
            digest.edit("gone.md", "B", "B, edited")
            (digest.articles / "other.md").write_text("---\ntitle: Mine\n---\nMine\n")
        return stories

    stories = [fresh("a.txt", body=f"{LONG}\nMore.\n"), fresh("c.txt", "Other", "C\n")]
    publish([stories[0]], [], receipts, digest.articles, finish)
    assert "Edited paragraph 1 " in digest.text("talks-begin.md")
    assert "More." in digest.text("talks-begin.md")
    assert "B, edited" in digest.text("gone.md")
    digest.edit("talks-begin.md", "Edited paragraph 1 ", "Paragraph 1 ")
    (digest.articles / "other.md").unlink()
    publish([stories[1]], ["a.txt", "b.txt"], receipts, digest.articles, finish)
    assert digest.text("other.md").endswith("Mine\n")
    assert "C\n" in digest.text("other-2.md")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("title: Talks begin", "title: Talks begin # ask Kim", id="a comment"),
        pytest.param("One", "One  \nand a line", id="a hard line break"),
    ],
)
def test_small_edits_are_edits(digest: Digest, old: str, new: str) -> None:
    digest.run(fresh("a.txt"))
    digest.edit("talks-begin.md", old, new)
    digest.run(fresh("a.txt", dek="A dek"))
    assert new in digest.text("talks-begin.md")
    assert digest.run().kept == ("talks-begin.md",)


def test_comments_stay_where_their_field_is_generated_anew(digest: Digest) -> None:
    digest.run(fresh("a.txt", dek="Old", actors=["Ann", "Bea"]))
    digest.edit("talks-begin.md", "dek: Old", "dek: Old # ask Kim")
    digest.edit("talks-begin.md", "- Ann\n", "- Ann # of the council\n# and of the choir\n")
    digest.run(fresh("a.txt", dek="New # not a remark", actors=["Ann", "Cid", "Bea"]))
    text = digest.text("talks-begin.md")
    assert parse(text, "").fields["dek"] == "New # not a remark"
    assert parse(text, "").fields["actors"] == ["Ann", "Cid", "Bea"]
    for remark in ("# ask Kim", "# of the council", "# and of the choir"):
        assert text.count(remark) == 1


def test_an_article_moved_while_its_seed_is_renamed_is_found(digest: Digest) -> None:
    story = fresh("a.txt")
    digest.run(story)
    digest.edit("talks-begin.md", "One", "Edited")
    (digest.articles / "2018").mkdir()
    (digest.articles / "talks-begin.md").rename(digest.articles / "2018" / "talks.md")
    digest.run(named("b.txt", story))
    assert digest.names() == ["2018"]
    assert "seed: b.txt" in digest.text("2018/talks.md")
    assert "Edited" in digest.text("2018/talks.md")


def test_a_file_keeps_its_mode(digest: Digest) -> None:
    digest.run(fresh("a.txt"))
    (digest.articles / "talks-begin.md").chmod(0o640)
    digest.run(fresh("a.txt", dek="A dek"))
    assert (digest.articles / "talks-begin.md").stat().st_mode & 0o777 == 0o640


def test_better_extraction_of_the_same_copy_is_no_version(digest: Digest) -> None:
    old = fresh("a.txt", body=LONG)
    digest.run(old)
    digest.run(Fresh("a.txt", old.sha256, old.fields, f"{LONG}\nFound at last.\n", old.where))
    assert "versions" not in digest.text("talks-begin.md")
    assert "Found at last." in digest.text("talks-begin.md")


SHORTER = LONG.partition("\n\n")[2]


@pytest.mark.parametrize("is_left", [True, False], ids=["the old copy stays", "the old copy is gone"])
@pytest.mark.parametrize(
    ("old", "new", "body"),
    [
        pytest.param(
            {"url": "https://a.example/x"},
            {"url": "https://a.example/x"},
            f"{LONG[:33]}\nNew.\n",
            id="address",
        ),
        pytest.param({"outlet": "The Daily"}, {"outlet": "The Daily", "title": "New"}, SHORTER, id="outlet"),
        pytest.param({}, {}, SHORTER, id="title"),
    ],
)
def test_a_newer_text_under_another_name_goes_on_with_the_article(
    digest: Digest, is_left: bool, old: dict[str, str], new: dict[str, str], body: str
) -> None:
    first = fresh("b.txt", body=LONG, date="2018-02-13", **old)
    digest.run(first)
    digest.edit("talks-begin.md", "seed: b.txt", "unresolved: [Mr Mine]\nseed: b.txt")
    second = fresh("a.txt", body=body, **{"date": "2018-02-14", **new})
    report = digest.run(*([first] if is_left else []), second)
    fields = parse(digest.text("talks-begin.md"), "").fields
    assert (fields["seed"], fields["unresolved"], fields["date"]) == ("a.txt", ["Mr Mine"], "2018-02-14")
    assert "modified" not in fields
    assert digest.names() == ["talks-begin-2.md", "talks-begin.md"][not is_left :]
    assert any("a newer text of it than b.txt" in problem.message for problem in report.problems)
    assert not report.withdrawn
    before = digest.state()
    digest.run(*([first] if is_left else []), second)
    assert digest.state() == before


@pytest.mark.parametrize(
    ("old", "new", "body"),
    [
        pytest.param({"outlet": "The Daily"}, {"outlet": "The Post"}, LONG, id="a wire text elsewhere"),
        pytest.param({"outlet": "The Daily"}, {"title": "Other"}, LONG, id="an unknown outlet, other title"),
        pytest.param({}, {}, "All new.\n", id="another text of the same title"),
        pytest.param(
            {"url": "https://a.example/x"},
            {"url": "https://a.example/x"},
            "New.\n",
            id="nothing but the address",
        ),
        pytest.param(
            {"url": "https://a.example/"}, {"url": "https://a.example/"}, "New.\n", id="a front page"
        ),
        pytest.param({"date": "2018-02-15"}, {}, SHORTER, id="an earlier text"),
        pytest.param({"date": "2017-02-15"}, {}, SHORTER, id="a text of the next year"),
    ],
)
def test_another_story_takes_no_article(
    digest: Digest, old: dict[str, str], new: dict[str, str], body: str
) -> None:
    first = fresh("b.txt", body=LONG, **{"date": "2018-02-13", **old})
    digest.run(first)
    before = digest.text("talks-begin.md")
    digest.run(first, fresh("a.txt", body=body, **{"date": "2018-02-14", **new}))
    assert digest.text("talks-begin.md") == before
    assert len(digest.names()) == 2


def test_of_two_new_texts_the_newest_goes_on_with_the_article(digest: Digest) -> None:
    texts = [fresh("a.txt", body=LONG, date="2018-02-13")]
    digest.run(*texts)
    texts.append(fresh("c.txt", body=f"{LONG}\nC.\n", date="2018-02-15"))
    texts.append(fresh("d.txt", body=f"{LONG}\nD.\n", date="2018-02-14"))
    digest.run(*texts)
    assert parse(digest.text("talks-begin.md"), "").fields["seed"] == "c.txt"
    assert len(digest.names()) == 3


VERSIONS = st.lists(st.builds(Version, TEXTS, TEXTS, TEXTS, *[st.integers(0, 99)] * 3), max_size=2)
PRINTS = TEXTS | st.lists(TEXTS, max_size=3).map(tuple)


DISPUTES = st.lists(st.builds(Dispute, TEXTS, TEXTS, TEXTS), max_size=2).map(tuple)
RARE = ("deleted", "disputes")
"""Keys that stand in few receipts."""


@given(
    TEXTS,
    st.dictionaries(TEXTS, PRINTS, max_size=4),
    st.lists(TEXTS, max_size=4),
    VERSIONS,
    st.booleans(),
    DISPUTES,
)
def test_a_receipt_is_written_as_json_writes_it_and_read_back(
    text: str,
    fields: dict[str, Print],
    body: list[str],
    versions: list[Version],
    deleted: bool,
    disputes: tuple[Dispute, ...],
) -> None:
    receipt = Receipt(text, text, "a.md", text, fields, tuple(body), tuple(versions), deleted, disputes)
    line = line_of(receipt)
    says = {key: value for key, value in asdict(receipt).items() if key not in RARE or value}
    says["whole"] = json.loads(line)["whole"]
    assert line == json.dumps(says, sort_keys=True, ensure_ascii=False).encode() + b"\n"
    assert receipt_in(line.decode()) == receipt and is_whole(line.decode(), receipt)
