"""What other caches get wrong: each trap is a test."""

from __future__ import annotations

import datetime
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.contents import Article
from pelican.readers import BaseReader, MarkdownReader
from pelican.utils import SafeDatetime
from sitebuilding import Site, few, loud

from incremental_build import code, hooks
from incremental_build.lists import ArticleList


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return few(Site(tmp_path))


def rendered(site: Site) -> int:
    site.check()
    return site.counts["rendered"]


# the clock


def test_a_date_that_is_completed_from_today_is_read_anew_each_day(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`date: 10:30` means today; what was parsed yesterday must not bring yesterday back."""

    class Tomorrow(SafeDatetime):  # type: ignore[misc]
        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return cls(2031, 5, 6, 7, 8)

    site.article("omega", date="10:30")
    site.check()
    monkeypatch.setattr("pelican.utils.SafeDatetime", Tomorrow)
    site.check()
    assert b"2031-05-06" in site.warm()["archives.html"]


def test_a_page_that_asks_for_the_time_is_rendered_always(site: Site) -> None:
    site.settings["JINJA_GLOBALS"] = {"mark": "*", "now": datetime.datetime.now}
    site.write("theme/templates/page.html", "{{ now().year }}")
    assert rendered(site) > 1
    assert rendered(site) == 1


def test_chance_is_rendered_always(site: Site) -> None:
    site.write("theme/templates/page.html", "{{ [1]|random }}")
    site.check()
    assert rendered(site) == 1


def test_an_article_whose_day_has_come_is_published(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.settings["WITH_FUTURE_DATES"] = False
    site.article("omega", date="2090-01-01")
    site.check()
    assert "omega.html" not in site.warm()
    site.settings["WITH_FUTURE_DATES"] = True
    site.check()
    assert "omega.html" in site.warm()


# code


def test_another_version_of_a_plugin_begins_anew(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.warm()
    monkeypatch.setattr(code, "distributions", lambda _places: {"other-2.0.dist-info"})
    site.warm()
    assert site.counts["skipped"] == 0 and site.parsed["remembered"] == 0


def test_a_changed_module_begins_anew(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "some_incremental_helper.py"
    path.write_text("VALUE = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    __import__("some_incremental_helper")
    site.warm()
    site.warm()
    assert site.counts["rendered"] == 0
    path.write_text("VALUE = 2222\n")
    del sys.modules["some_incremental_helper"]
    sys.modules.pop("some_incremental_helper", None)
    __import__("some_incremental_helper")
    site.warm()
    assert site.counts["skipped"] == 0
    del sys.modules["some_incremental_helper"]


def test_a_filter_that_cannot_be_told_makes_only_its_pages_unsure(site: Site) -> None:
    class Counting:
        def __call__(self, text: str) -> str:
            return f"{text}?"

    site.settings["JINJA_FILTERS"] = {"loud": loud, "asking": Counting()}
    site.write("theme/templates/page.html", "{{ page.title|asking }}")
    site.check()
    assert rendered(site) == 1


def test_a_filter_that_reads_a_file_is_run_again_when_the_file_changes(site: Site, tmp_path: Path) -> None:
    site.settings["JINJA_FILTERS"] = {"loud": loud, "inline": inline}
    site.write("icon.svg", "<svg/>")
    site.write(
        "theme/templates/page.html", f'{{{{ "{tmp_path}/icon.svg"|string|inline }}}}{{{{ page.title }}}}'
    )
    site.write("theme/templates/page.html", "{{ (page.icon or '" + f"{tmp_path}/icon.svg" + "')|inline }}")
    site.check()
    assert rendered(site) == 0
    site.write("icon.svg", "<svg>new</svg>")
    assert rendered(site) == 1


def inline(path: str) -> str:
    return Path(path).read_text()


def test_a_filter_that_takes_the_whole_context_makes_its_page_unsure(site: Site) -> None:
    site.settings["JINJA_FILTERS"] = {"loud": loud, "peek": peek}
    site.write("theme/templates/page.html", "{{ 'MOTTO'|peek }}{{ page.title }}")
    site.check()
    site.settings["MOTTO"] = "seen"
    site.check()
    assert b"seen" in site.warm()["pages/about.html"]


def peek(context: Any, name: str) -> str:
    return str(dict(context.get_all()).get(name))


peek.jinja_pass_arg = __import__("jinja2").utils._PassArg.context  # type: ignore[attr-defined]


# other plugins


def test_attributes_that_a_plugin_sets_count(site: Site, connected: Any) -> None:
    mood = ["glad"]

    def feel(generator: Any) -> None:
        for article in generator.articles:
            article.mood = mood[0]

    connected(signals.article_generator_finalized, feel)
    site.check()
    mood[0] = "sad"
    assert rendered(site) > 0
    assert b"sad" in site.warm()["alpha.html"]


def test_attributes_that_change_while_pages_are_written_count(site: Site, connected: Any) -> None:
    mood = ["glad"]

    def feel(_generator: Any, content: Any) -> None:
        content.mood = mood[0]

    connected(signals.article_generator_write_article, feel)
    site.check()
    mood[0] = "sad"
    site.check()
    assert b"sad" in site.warm()["alpha.html"]


def test_content_written_is_sent_for_pages_that_are_skipped(site: Site, connected: Any) -> None:
    sent: list[tuple[str, str, str]] = []

    def note(path: str, context: Any) -> None:
        sent.append((os.path.basename(path), context["output_file"], str(context.get("article"))))

    connected(signals.content_written, note)
    site.warm()
    first, sent[:] = list(sent), []
    site.warm()
    assert site.counts["rendered"] == 0
    assert sent == first


def test_a_plugin_that_rewrites_pages_in_place_works_on_fresh_ones(site: Site, connected: Any) -> None:
    def mark(path: str, context: Any) -> None:
        text = Path(path).read_text()
        Path(path).write_text(text + "<!-- once -->")

    connected(signals.content_written, mark)
    site.check()
    site.check()


def test_a_plugin_that_looks_at_feeds_sees_them(site: Site, connected: Any) -> None:
    def retitle(context: Any, feed: Any) -> None:
        feed.feed["title"] = "Ours"

    connected(signals.feed_generated, retitle)
    site.check()
    site.check()
    assert b"Ours" in site.warm()["feeds/all.atom.xml"]


def test_two_articles_of_one_source_are_rendered_always(site: Site, connected: Any) -> None:
    text = ["first"]

    def double(generator: Any) -> None:
        like = generator.articles[0]
        metadata = {"title": "Twin", "slug": "twin", "date": like.date, "category": like.category}
        twin = Article(text[0], metadata, generator.settings, like.source_path, generator.context)
        generator.articles.append(twin)

    connected(signals.article_generator_pretaxonomy, double)
    site.check()
    text[0] = "second"
    site.check()
    assert b"second" in site.warm()["twin.html"]


def test_an_article_that_asks_for_another_template_gets_it(site: Site) -> None:
    site.write("theme/templates/special.html", "{{ article.title }}, a special one")
    site.check()
    site.article("alpha", date="2020-03-01 10:00", template="special")
    site.check()
    assert b"special one" in site.warm()["alpha.html"]


# what is read besides the article


def test_an_included_file_is_read_again_when_it_changes(site: Site) -> None:
    pytest.importorskip("docutils")
    site.write("content/parts.inc", "Part one.")
    site.write("content/rest.rst", "Rest\n####\n\n:date: 2024-01-01\n\n.. include:: parts.inc\n")
    site.check()
    site.check()
    assert site.parsed["parsed"] == 0
    site.write("content/parts.inc", "Part two.")
    site.check()
    assert b"Part two" in site.warm()["rest.html"]


def test_html_articles_are_kept(site: Site) -> None:
    site.write(
        "content/web.html",
        '<html><head><title>Web</title><meta name="date" content="2024-01-01"/><meta name="tags" content="one"/>'
        "</head><body>Hello</body></html>",
    )
    site.check()
    site.check()
    assert site.parsed["parsed"] == 0


class CarefulReader(BaseReader):  # type: ignore[misc]
    incremental_cacheable = True
    file_extensions = ("careful",)
    calls: list[str] = []  # noqa: RUF012

    def read(self, path: str) -> Any:
        self.calls.append(path)
        fields = dict(line.split(": ") for line in Path(path).read_text().splitlines())
        return fields.pop("body"), {
            name: self.process_metadata(name, value) for name, value in fields.items()
        }


class CarelessReader(CarefulReader):
    incremental_cacheable = False
    file_extensions = ("careless",)


class StrangeReader(CarefulReader):
    incremental_cacheable = True
    file_extensions = ("strange",)

    def read(self, path: str) -> Any:
        content, metadata = super().read(path)
        return content, metadata | {"odd": {1, 2}}


class GrandReader(MarkdownReader):  # type: ignore[misc]
    file_extensions = ("grand",)
    calls = CarefulReader.calls

    def read(self, path: str) -> Any:
        self.calls.append(path)
        return super().read(path)


@pytest.mark.parametrize(
    ("reader", "again"), [(CarefulReader, 0), (CarelessReader, 1), (StrangeReader, 1), (GrandReader, 1)]
)
def test_other_readers_are_asked_again_unless_they_say_that_they_may_be_kept(
    site: Site, connected: Any, reader: Any, again: int
) -> None:
    def bring(readers: Any) -> None:
        readers.reader_classes[reader.file_extensions[0]] = reader

    connected(signals.readers_init, bring)
    text = (
        "title: T\ndate: 2024-01-01\nbody: Text\ntags: one"
        if reader is not GrandReader
        else "title: T\ndate: 2024"
    )
    site.write(f"content/t.{reader.file_extensions[0]}", text)
    site.check()
    CarefulReader.calls.clear()
    site.warm()
    assert len(CarefulReader.calls) == again


def test_an_article_that_is_warned_of_is_parsed_by_every_build(site: Site) -> None:
    site.write("content/twice.md", "title: Twice\ndate: 2024-01-01\ndate: 2024-01-02\n\nText\n")
    for _ in range(3):  # Pelican itself says the same only once in one process
        site.warm()
        assert site.parsed["parsed"] in (1, 8)
    assert site.parsed["parsed"] == 1


def test_many_articles_are_parsed_on_all_processors(site: Site) -> None:
    site.settings["INCREMENTAL_JOBS"] = 2
    for number in range(40):
        site.article(f"many{number}", f"Text {number}.", tags=f"t{number % 3}")
    site.write("content/twice.md", "title: Twice\ndate: 2024-01-01\ndate: 2024-01-02\n\nText\n")
    site.check()
    site.check()
    assert site.parsed == {"parsed": 1, "remembered": 47}


def test_attached_files_go_where_their_article_goes(site: Site) -> None:
    site.write("content/pics/y.txt", "attached")
    site.article("pics/omega", "See [y]({attach}y.txt).", slug="deep/omega")
    site.settings["STATIC_PATHS"] = ["images", "pics"]
    site.check()
    site.check()
    assert site.counts["rendered"] == 0
    assert site.warm()["deep/y.txt"] == b"attached"


# the store and the output


def test_a_damaged_store_is_only_a_slow_build(site: Site) -> None:
    site.warm()
    chance = random.Random(1)
    for _ in range(6):
        for store in (site.folder / ".cache/incremental").glob("*.sqlite"):
            raw = bytearray(store.read_bytes())
            for _byte in range(9):
                raw[chance.randrange(len(raw))] ^= 255
            store.write_bytes(raw[: chance.choice([len(raw), len(raw) - 4096, 50])])
        site.check()


def test_what_somebody_else_put_into_the_output_stays(site: Site) -> None:
    site.warm()
    (site.folder / "warm/CNAME").write_text("site.example")
    (site.folder / "warm/gamma.html").write_text("mine now")
    (site.folder / "content/gamma.md").unlink()
    tree = site.warm()
    assert tree["CNAME"] == b"site.example"
    assert tree["gamma.html"] == b"mine now"


def test_nothing_is_removed_through_a_link(site: Site) -> None:
    site.settings["ARTICLE_SAVE_AS"] = site.settings["ARTICLE_URL"] = "deep/{slug}.html"
    site.warm()
    deep, elsewhere = site.folder / "warm/deep", site.folder / "elsewhere"
    deep.rename(elsewhere)
    deep.symlink_to(elsewhere)
    (site.folder / "content/gamma.md").unlink()
    site.warm()
    assert (elsewhere / "gamma.html").exists()


def test_empty_folders_go_with_their_last_file(site: Site) -> None:
    site.article("omega", slug="far/away/omega")
    site.warm()
    assert (site.folder / "warm/far/away/omega.html").exists()
    (site.folder / "content/omega.md").unlink()
    site.warm()
    assert not (site.folder / "warm/far").exists()
    assert site.counts["removed"] == 1


def test_pelicans_own_cache_is_warned_of(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.settings["CACHE_CONTENT"] = True
    site.warm()
    assert "CACHE_CONTENT" in caplog.text


def test_the_cache_is_where_it_was_asked_for(site: Site) -> None:
    site.settings["INCREMENTAL_CACHE"] = "elsewhere/kept"
    site.warm()
    assert (site.folder / "elsewhere/kept/store.sqlite").exists()
    assert not (site.folder / ".cache").exists()


def test_another_site_of_the_process_is_left_alone(site: Site) -> None:
    site.warm()
    site.clean()
    assert not hooks._builds


def test_verify_tells_of_a_page_that_depends_on_what_cannot_be_seen(site: Site) -> None:
    site.settings["JINJA_FILTERS"] = {"loud": loud, "hidden": hidden}
    site.write("theme/templates/page.html", "{{ page.title|hidden }}")
    site.settings["INCREMENTAL_VERIFY"] = True
    site.warm()
    site.warm()
    assert not site.wrong
    SECRET[0] = "two"
    site.warm()
    assert [os.path.basename(path) for path in site.wrong] == ["about.html"]
    SECRET[0] = "one"


SECRET = ["one"]


def hidden(text: str) -> str:
    return text + SECRET[0]


# counting instead of timing


def test_looking_for_articles_in_the_list_of_a_tag_compares_none() -> None:
    compared: list[object] = []

    class Thing:
        pass

    things = [Thing() for _ in range(200)]
    listed = ArticleList(things[::2])
    assert [thing for thing in things if thing in listed] == things[::2]

    class Equal:
        def __eq__(self, other: object) -> bool:
            compared.append(other)
            return False

        __hash__ = None  # type: ignore[assignment]

    assert Equal() not in listed
    assert not compared
    listed.append(things[1])
    assert things[1] in listed and things[3] not in listed


def test_the_address_of_an_article_is_formatted_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    formatted: list[str] = []
    plain = Article._expand_settings

    def counting(self: Any, key: str) -> Any:
        if key == "url":
            formatted.append(self.source_path)
        return plain(self, key)

    monkeypatch.setattr(Article, "_expand_settings", counting)
    site.settings["AUTHOR_FEED_ATOM"] = None
    site.warm()
    articles = [path for path in formatted if path.endswith("alpha.md")]
    assert len(articles) == 1
