"""The benchmark: its corpus, its arithmetic, and what it sees of a running command. None builds a large site."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

BENCH = Path(__file__).parent.parent / "bench"
sys.path.insert(0, str(BENCH))

from builders import Digest, DigestOfSeeds, article  # noqa: E402
from corpus import FORMS, corpus, write  # noqa: E402
from figures import Measured, exponent, growth, middle, paired  # noqa: E402
from hugo_content import as_hugo, linked, quotes  # noqa: E402
from measuring import Command, Failed, Reading, measure, proportional, tree, used  # noqa: E402
from tables import MARKS, data, put, table  # noqa: E402

from news_digest.frontmatter import parse  # noqa: E402


def measured(count: int, builder: str, *seconds: float, scenario: str = "cold") -> list[Measured]:
    return [
        Measured(count, scenario, builder, turn, Reading(taken, 2 * taken, 2**20))
        for turn, taken in enumerate(seconds)
    ]


def command(code: str) -> Command:
    return Command([sys.executable, "-c", code], BENCH)


# --- the corpus


def test_an_article_depends_on_nothing_but_its_number(tmp_path: Path) -> None:
    alone, among = list(corpus(1, 7)), list(corpus(10))
    assert alone == [among[7]]
    write({form: tmp_path / form for form in FORMS}, 2, 7)
    for form, make in FORMS.items():
        name, text = make(alone[0])
        assert (tmp_path / form / name).read_text("utf-8") == text
        assert len(list((tmp_path / form).iterdir())) == 2


def test_articles_are_about_five_hundred_words_long() -> None:
    words = [sum(len(text.split()) for text in news.paragraphs) for news in corpus(200)]
    assert 450 < sum(words) / len(words) < 550


@pytest.mark.parametrize("number", [0, 12, 451])
def test_front_matter_for_hugo_says_what_ours_says(number: int) -> None:
    news = article(number)
    _, head, body = as_hugo(news).split("---\n", 2)
    facts = yaml.safe_load(head)
    assert (facts["title"], facts["actors"], facts["tags"]) == (news.title, [*news.actors], [*news.tags])
    assert facts["outlets"] == [facts["outlet"]] == [news.outlet]
    day = news.day.isoformat()
    assert (facts["years"], facts["months"], facts["days"]) == ([day[:4]], [day[:7]], [day])
    assert all(isinstance(term, str) for kind in ("years", "months", "days") for term in facts[kind])
    assert {quote["letter"] for quote in facts["quotes"]} == set(facts["voices"])
    assert len(body.split("\n\n")) == len(news.paragraphs)


def test_quotations_for_hugo_are_whole_and_stand_in_the_text() -> None:
    for news in corpus(20):
        text = "\n".join(news.paragraphs)
        found = list(quotes(news))
        assert len(found) == len(news.quotes)
        for (words, speaker), (opening, by) in zip(found, news.quotes, strict=True):
            assert f"“{words},”" in text
            assert speaker == by
            assert words.lower().startswith(opening.lower())


def test_names_in_the_text_for_hugo_are_links_as_ours_are() -> None:
    news = article(451)
    text = "\n".join(linked(news))
    assert "[Ida Telbelsen](/actors/ida-telbelsen.html) told [France](/actors/france.html)" in text
    assert "[Telbelsen](/actors/ida-telbelsen.html) met officials" in text
    assert text.count("[") == text.count("](/actors/")


# --- the builders


def test_an_edit_is_one_sentence_more_and_no_two_are_alike(tmp_path: Path) -> None:
    builder = Digest(tmp_path, 3)
    before = {file.name: file.read_text("utf-8") for file in builder.articles.iterdir()}
    first, second = builder.edit(0), builder.edit(1)
    assert first != second
    after = {file.name: file.read_text("utf-8") for file in builder.articles.iterdir()}
    assert sum(before[name] != text for name, text in after.items()) == 2
    assert first in builder.source(article(0)).read_text("utf-8")
    source = builder.source(article(0))
    assert parse(source.read_text("utf-8"), source.name).fields["title"] == article(0).title


def test_other_changes_reach_the_sources(tmp_path: Path) -> None:
    builder = Digest(tmp_path, 2)
    builder.add()
    assert builder.source(article(2)).exists()
    builder.merge(1)
    assert article(1).actors[0] in yaml.safe_load((builder.content / "actors.yml").read_text("utf-8"))
    builder.retheme(5)
    builder.retheme(6)
    assert builder.template.read_text("utf-8").count("data-edition=") == 1


def test_a_first_build_from_raw_copies_begins_without_markdown(tmp_path: Path) -> None:
    builder = DigestOfSeeds(tmp_path, 2)
    left = builder.content / "articles" / "left.md"
    left.parent.mkdir()
    left.touch()
    builder.forget()
    assert not left.exists()
    assert len(list(builder.articles.iterdir())) == 2


# --- measuring


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="needs Linux")
def test_memory_of_a_child_counts() -> None:
    child = "import time; block = bytearray(b'x') * 60_000_000; time.sleep(0.6)"
    reading = measure(command(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"))
    assert reading.memory > 60_000_000


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux")
def test_a_tree_is_a_process_and_its_children() -> None:
    inner = "import time; time.sleep(30)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    with subprocess.Popen([sys.executable, "-c", outer]) as process:
        end = time.monotonic() + 20
        while len(found := list(tree(process.pid))) < 2 and time.monotonic() < end:
            time.sleep(0.02)
        assert len(found) == 2
        assert proportional(process.pid) > 1_000_000
        assert used(process.pid) >= 0
        subprocess.run(["kill", str(found[1])], check=True)
        process.wait(20)


def test_processor_time_is_that_of_children_too() -> None:
    work = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    reading = measure(command(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}])"))
    assert reading.cpu >= 0.3
    assert reading.wall >= 0.3


def test_a_failed_build_is_an_error_with_its_output() -> None:
    with pytest.raises(Failed, match=r"ended with 3:\nno such day"):
        measure(command("import sys; print('no such day'); sys.exit(3)"))


# --- figures


def test_the_median_is_taken_of_each_part() -> None:
    assert middle([Reading(1, 9, 5), Reading(2, 7, 6), Reading(9, 8, 1)]) == Reading(2, 8, 5)
    with pytest.raises(ValueError, match="no readings"):
        middle([])


def test_ratios_are_of_the_same_round() -> None:
    ours, theirs = measured(10, "News Digest", 1, 8, 3), measured(10, "Hugo plain", 2, 4, 6)
    ratio = paired(ours, theirs)
    assert ratio is not None
    assert (ratio.wall, ratio.cpu) == (0.5, 0.5)  # of 0.5, 2 and 0.5; medians alone would give 0.75
    assert paired(ours, []) is None


def test_growth_is_an_exponent() -> None:
    assert exponent((100, 1.0), (1000, 10.0)) == pytest.approx(1)
    assert exponent((100, 1.0), (1000, 100.0)) == pytest.approx(2)
    with pytest.raises(ValueError, match="no growth"):
        exponent((100, 1.0), (100, 2.0))
    found = [
        *measured(100, "Hugo plain", 1),
        *measured(1000, "Hugo plain", 10),
        *measured(5000, "Hugo plain", 50),
    ]
    steps = growth(found, "cold", "Hugo plain")
    assert [(small, large) for small, large, _ in steps] == [(100, 1000), (1000, 5000)]
    assert [rate for _, _, rate in steps] == pytest.approx([1, 1])


def test_the_table_has_a_row_for_each_builder_and_what_it_is_of_hugo() -> None:
    found = [*measured(1000, "News Digest", 1.5), *measured(1000, "Hugo plain", 3)]
    lines = table(found).splitlines()
    assert [line.count("|") for line in lines] == [10] * 4
    assert (
        "| 1,000 | first build, from Markdown | News Digest | 1.50 | 3.00 | 1 |  | 0.50 / 0.50 |  |" in lines
    )
    assert "| 1,000 | first build, from Markdown | Hugo plain | 3.00 | 6.00 | 1 |  |  |  |" in lines


def test_results_hold_every_reading() -> None:
    found = [*measured(100, "News Digest", 1, 2), *measured(100, "Hugo lean", 2, 2)]
    kept = json.loads(json.dumps(data(found)))
    assert [one["wall"] for one in kept["readings"]] == [1, 2, 2, 2]
    assert kept["ratios"] == [
        {
            "count": 100,
            "scenario": "cold",
            "builder": "News Digest",
            "to": "Hugo lean",
            "wall": 0.75,
            "cpu": 0.75,
        }
    ]
    assert [one["builder"] for one in kept["medians"]] == ["News Digest", "Hugo lean"]


def test_the_table_is_put_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", "utf-8")
    put(page, "| new |\n")
    put(page, "| newer |\n")
    text = page.read_text("utf-8")
    assert text == f"before\n{MARKS[0]}\n\n| newer |\n\n{MARKS[1]}\nafter\n"
    page.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="missing"):
        put(page, "")


def test_the_page_on_speed_has_a_place_for_the_table() -> None:
    text = (BENCH.parent / "docs" / "speed.md").read_text("utf-8")
    assert all(text.count(mark) == 1 for mark in MARKS)
