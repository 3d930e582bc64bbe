"""Pages that other processes render are those that one process would have rendered."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.generators import ArticlesGenerator
from sitebuilding import THEME, Site, few, loud

from incremental_build import spreading, workers

HERE = os.getpid()
Connect = Callable[[Any, Any], None]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes are started after three pages."""
    monkeypatch.setattr(spreading, "FEW", 3)


def many(site: Site) -> Site:
    """Articles of all kinds, pages of all kinds, archives and feeds."""
    few(site)
    for number in range(12):
        fields = {"date": f"20{10 + number % 4}-0{1 + number % 3}-01 10:00", "tags": f"t{number % 4}, one"}
        site.article(f"more{number}", f"See [it]({{filename}}alpha.md), {number}.", **fields)
    site.article("draft", "Not yet.", status="draft")
    site.article("hidden", "Not listed.", status="hidden")
    site.article("more1-fr", "Encore.", slug="more1", lang="fr", date="2011-02-01 10:00")
    site.write("content/pages/draft.md", "title: D\nstatus: draft\n\nText [a]({filename}/alpha.md).\n")
    site.write("content/pages/hidden.md", "title: H\nstatus: hidden\n\nText.\n")
    site.settings |= {
        "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
        "TAG_FEED_ATOM": "feeds/tag-{slug}.xml",
        "FEED_RSS": "feeds/rss.xml",
        "INCREMENTAL_JOBS": 2,
    }
    return site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return many(Site(tmp_path))


@pytest.mark.parametrize("relative", [False, True])
@pytest.mark.parametrize("theme", ["", "simple"])
@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_any_number_of_processes_gives_the_same_site(
    tmp_path: Path, theme: str, jobs: int, relative: bool
) -> None:
    site = many(Site(tmp_path, theme=theme))
    site.settings |= {"INCREMENTAL_JOBS": jobs, "RELATIVE_URLS": relative}
    site.check()
    made = site.counts["rendered"]
    assert site.spread == {"taken": 0 if jobs == 1 else made - 2, "refused": 0}
    site.check()
    assert site.counts["rendered"] == 0
    site.settings["SITENAME"] = "Another"
    site.article("more3", "Edited.", date="2013-01-01 10:00")
    site.check()
    assert site.spread["taken"] > 0 or jobs == 1
    assert site.spread["refused"] == 0


def test_what_one_process_kept_is_what_others_keep(site: Site) -> None:
    site.warm()
    assert site.spread["taken"]
    site.settings["INCREMENTAL_JOBS"] = 1
    site.warm()
    assert site.counts["rendered"] == 0


def test_few_pages_start_no_process(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.warm()
    monkeypatch.setattr(spreading, "FEW", 24)
    monkeypatch.setattr(spreading, "forked", lambda _works: pytest.fail("processes were started"))
    site.article("alpha", "Edited.", date="2020-03-01 10:00")
    site.check()


def test_where_some_pages_are_as_they_were_more_have_to_be_made_first(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.warm()
    for number in range(100):
        site.article(f"many{number}", tags="", category="Other", date="1999-01-01")
    monkeypatch.setattr(spreading, "PART", 1)  # as many as there are articles and pages, which are 126
    site.check()
    assert 0 < site.spread["taken"] < sum(site.counts.values()) - 125


def test_without_fork_all_is_done_by_one_process(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "can_fork", lambda: False)
    site.check()
    assert site.spread["taken"] == 0


def test_where_no_process_can_be_had_all_is_done_by_one(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    class Refused(workers.Worker):
        def __init__(self, work: Any) -> None:
            raise OSError("no more processes")

    monkeypatch.setattr(workers, "Worker", Refused)
    site.check()
    assert site.spread["taken"] == 0


def test_nothing_is_written_by_other_processes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As seen when the first of them has come to its end and this one has gone no further."""
    plain = workers.Worker.receive
    seen: list[int] = []

    def waiting(self: workers.Worker) -> Any:
        if not seen:
            seen.append(len(site.tree("warm")))
            time.sleep(1)
            assert len(site.tree("warm")) == seen[0]
            assert not list((site.folder / "warm").glob("20*"))
        return plain(self)

    monkeypatch.setattr(workers.Worker, "receive", waiting)
    site.warm()
    assert seen and site.spread["taken"]


# what goes wrong


def dying(text: str) -> str:
    """A filter that ends its process, unless that is the one that builds the site."""
    if text == "More7" and os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return str(text).upper() + "!"


def test_a_process_that_dies_costs_only_time(site: Site) -> None:
    site.settings["JINJA_FILTERS"] = {"loud": loud, "dying": dying}
    site.write("theme/templates/page.html", "{{ page.title }}")
    site.write("theme/templates/footer.html", "{{ (article.title if article else '')|dying }}")
    site.check()
    assert 0 < site.spread["taken"] < site.counts["rendered"] - 2
    site.check()
    assert site.counts["rendered"] == 0


def hanging(text: str) -> str:
    """A filter that never comes to an end, unless in the process that builds the site."""
    if text == "More7" and os.getpid() != HERE:
        time.sleep(600)
    return str(text)


def test_a_process_that_hangs_is_ended(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "PATIENCE", 2.0)
    site.settings["JINJA_FILTERS"] = {"loud": loud, "hanging": hanging}
    site.write("theme/templates/footer.html", "{{ (article.title if article else '')|hanging }}")
    site.check()
    assert 0 < site.spread["taken"] < site.counts["rendered"] - 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_fails_as_ever(site: Site, jobs: int) -> None:
    site.settings |= {"INCREMENTAL_JOBS": jobs, "JINJA_FILTERS": {"loud": loud, "failing": failing}}
    site.write("theme/templates/footer.html", "{{ (article.title if article else '')|failing }}")
    with pytest.raises(ZeroDivisionError, match="More7 fails here"):
        site.warm()
    with pytest.raises(ZeroDivisionError, match="More7 fails here"):
        site.clean()
    site.write("theme/templates/footer.html", "well again")
    site.check()


def failing(text: str) -> str:
    """A filter that fails for one article."""
    if text == "More7":
        raise ZeroDivisionError(f"{text} fails here")
    return str(text)


def test_a_template_that_is_missing_is_told_as_ever(site: Site) -> None:
    site.article("more7", template="nowhere")
    for build in (site.warm, site.clean):
        with pytest.raises(Exception, match="unable to load nowhere"):
            build()


def test_what_is_said_of_a_page_is_said_once(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.article("more7", "See [that]({filename}nowhere.md).")
    site.warm()
    assert sum("nowhere.md" in record.getMessage() for record in caplog.records) == 1
    assert site.spread["taken"]
    site.check()


def test_handlers_of_the_log_stay(site: Site) -> None:
    """They are taken away from other processes alone, be there few articles or many."""
    handler = logging.NullHandler()
    logging.getLogger().addHandler(handler)
    try:
        site.warm()
        for name in ("alpha", "beta"):
            site.article(name, "Edited.", date="2020-03-01 10:00")
        site.warm()
        assert handler in logging.getLogger().handlers
    finally:
        logging.getLogger().removeHandler(handler)


def test_what_a_filter_prints_is_printed_once(site: Site, capfd: pytest.CaptureFixture[str]) -> None:
    site.settings["JINJA_FILTERS"] = {"loud": loud, "printing": printing}
    site.write("theme/templates/footer.html", "{{ (article.title if article else '')|printing }}")
    site.warm()
    assert site.spread["taken"]
    assert capfd.readouterr().out.count("printed More7") == 1


def printing(text: str) -> str:
    """A filter that prints for one article."""
    if text == "More7":
        print(f"printed {text}")
    return str(text)


# what other plugins do


def test_a_plugin_that_changes_what_pages_show_while_they_are_written_is_right(
    site: Site, connected: Connect
) -> None:
    """Each page shows how many were written before it: no other process can know."""
    written: list[str] = []

    def count(path: str, context: Any) -> None:
        written.append(path)
        for article in context["articles"]:
            article.mood = f"mood {len(written)}"

    def begin(_pelican: Any) -> None:
        written.clear()

    connected(signals.content_written, count)
    connected(signals.get_writer, begin)
    site.check()
    assert site.spread["refused"] > 3
    site.check()


def test_a_plugin_that_only_listens_leaves_pages_as_they_are(site: Site, connected: Connect) -> None:
    sent: list[tuple[str, str]] = []

    def note(path: str, context: Any) -> None:
        sent.append((os.path.basename(path), Path(path).read_text()[:5] + str(context.get("article"))))

    connected(signals.content_written, note)
    connected(signals.article_generator_write_article, lambda _generator, content: sent.append(("", "")))
    site.warm()
    assert site.spread["taken"] and not site.spread["refused"]
    first, sent[:] = list(sent), []
    (site.folder / "cache").mkdir(exist_ok=True)
    site.settings |= {"INCREMENTAL_JOBS": 1, "INCREMENTAL_CACHE": "elsewhere"}
    site.warm()
    assert not site.spread["taken"] and sent == first


def test_a_plugin_that_rewrites_pages_works_on_each_once(site: Site, connected: Connect) -> None:
    def mark(path: str, context: Any) -> None:
        Path(path).write_text(Path(path).read_text() + "<!-- once -->")

    connected(signals.content_written, mark)
    site.check()
    assert site.spread["taken"]
    site.check()


def test_a_plugin_that_writes_pages_of_its_own_between_gets_them(site: Site, connected: Connect) -> None:
    def write(generator: Any, writer: Any) -> None:
        template = generator.get_template("page")
        for name in ("by/alpha.html", "pages/about.html"):
            options = {"page": generator.articles[0], "url": "", "override_output": name[0] == "p"}
            writer.write_file(name, template, generator.context, **options)

    connected(signals.article_writer_finalized, write)
    site.check()
    assert site.spread["taken"] and b"Alone" in site.tree("warm")["by/alpha.html"]
    site.check()


def test_a_generator_that_a_plugin_has_changed_is_left_to_one_process(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = ArticlesGenerator.generate_drafts

    def generate_drafts(self: Any, write: Any) -> None:
        plain(self, write)

    monkeypatch.setattr(ArticlesGenerator, "generate_drafts", generate_drafts)
    site.check()
    assert not site.spread["taken"]


def test_a_filter_that_counts_its_calls_counts_all_of_them(site: Site) -> None:
    class Counting:
        calls = 0

        def __call__(self, text: str) -> str:
            self.calls += 1
            return f"{text} {self.calls}"

    for build in (site.warm, site.clean):
        site.settings["JINJA_FILTERS"] = {"loud": loud, "counting": Counting()}
        site.write("theme/templates/footer.html", "{{ SITENAME|counting }}")
        build()
    assert site.tree("warm")["alpha.html"] == site.tree("clean")["alpha.html"]
    assert site.spread["refused"] > 3


def test_a_template_that_changes_a_list_changes_it_for_all_pages_after_it(site: Site) -> None:
    site.settings["JINJA_ENVIRONMENT"] = {"extensions": ["jinja2.ext.do"]}
    site.settings["SEEN"] = []
    text = (THEME / "templates/article.html").read_text()
    site.write(
        "theme/templates/article.html",
        text.replace("{% endblock %}", "{% do SEEN.append(1) %}{{ SEEN|length }}{% endblock %}"),
    )
    site.warm()
    site.settings["SEEN"] = []
    site.clean()
    assert site.tree("warm")["more7.html"] == site.tree("clean")["more7.html"]


def test_attached_files_go_where_their_article_goes(site: Site) -> None:
    site.settings["STATIC_PATHS"] = ["images", "pics"]
    for name in "xyz":
        site.write(f"content/pics/{name}.txt", "attached")
        site.article(f"pics/at-{name}", f"See [it]({{attach}}{name}.txt).", slug=f"deep/{name}/at")
        site.article(f"to-{name}", f"See [it]({{static}}pics/{name}.txt).", date="2031-01-01")
    site.check()
    site.check()
    assert site.counts["rendered"] == 0


def test_processes_end_with_their_build(site: Site) -> None:
    import multiprocessing

    site.warm()
    assert not multiprocessing.active_children()
