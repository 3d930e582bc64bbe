"""Whatever changes, what was built over an older output equals what is built anew; and what did not is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitebuilding import Edit, Site, few, louder


@pytest.fixture(params=["own", "simple"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    if request.param == "simple":
        return few(Site(tmp_path, theme="simple"))
    return few(Site(tmp_path))


@pytest.fixture
def own(tmp_path: Path) -> Site:
    return few(Site(tmp_path))


def remove(name: str) -> Edit:
    return lambda site: (site.folder / name).unlink()


def setting(name: str, value: object) -> Edit:
    return lambda site: site.settings.update({name: value})


def rename(old: str, new: str) -> Edit:
    return lambda site: (site.folder / old).rename(site.folder / new)


EDITS: dict[str, Edit] = {
    "nothing": lambda site: None,
    "an article edited": lambda site: site.article("alpha", "New text."),
    "an article retitled": lambda site: site.article("alpha", title="Another", slug="alpha"),
    "an article with other tags": lambda site: site.article("alpha", tags="two, four"),
    "an article in another category": lambda site: site.article("alpha", category="Other"),
    "an article of another author": lambda site: site.article("alpha", author="Ann"),
    "an article of another day": lambda site: site.article("alpha", date="2030-01-01"),
    "an article added": lambda site: site.article("omega", "New."),
    "an article removed": remove("content/gamma.md"),
    "an article renamed": rename("content/gamma.md", "content/gamma2.md"),
    "an article that is linked to moved": lambda site: site.article(
        "beta", slug="elsewhere", date="2021-03-01 10:00"
    ),
    "a translation removed": remove("content/beta-fr.md"),
    "an article made a draft": lambda site: site.article("alpha", status="draft"),
    "an article hidden": lambda site: site.article("alpha", status="hidden"),
    "a page edited": lambda site: site.write("content/pages/about.md", "title: About us\n\nMore.\n"),
    "a page removed": remove("content/pages/about.md"),
    "a picture changed": lambda site: site.write("content/images/x.txt", "another"),
    "a picture removed": remove("content/images/x.txt"),
    "another name of the site": setting("SITENAME", "Other"),
    "another address": setting("SITEURL", "https://other.example"),
    "relative addresses": setting("RELATIVE_URLS", True),
    "other addresses of tags": lambda site: site.settings.update(
        TAG_URL="t/{slug}.html", TAG_SAVE_AS="t/{slug}.html"
    ),
    "other addresses of articles": lambda site: site.settings.update(
        ARTICLE_URL="a/{slug}.html", ARTICLE_SAVE_AS="a/{slug}.html"
    ),
    "longer pages": setting("DEFAULT_PAGINATION", 4),
    "other Markdown": setting(
        "MARKDOWN", {"extensions": ["markdown.extensions.smarty"], "output_format": "html5"}
    ),
    "shorter summaries": setting("SUMMARY_MAX_LENGTH", 1),
    "another format of dates": setting("DEFAULT_DATE_FORMAT", "%Y"),
    "another order": setting("ARTICLE_ORDER_BY", "title"),
    "fewer feeds": setting("FEED_ALL_ATOM", None),
    "shorter feeds": setting("FEED_MAX_ITEMS", 1),
    "other archives": setting("YEAR_ARCHIVE_SAVE_AS", ""),
    "another time zone": setting("TIMEZONE", "Asia/Seoul"),
    "a setting that is new": setting("MOTTO", "All"),
    "other options of Jinja": setting("JINJA_ENVIRONMENT", {"trim_blocks": False}),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_change_is_built_as_by_a_clean_build(site: Site, edit: Edit) -> None:
    site.check()
    edit(site)
    site.check()
    site.check()


THEMES: dict[str, Edit] = {
    "a template": lambda site: site.write("theme/templates/tag.html", "{{ tag }} only"),
    "a base": lambda site: site.write(
        "theme/templates/base.html",
        '{% import "macros.html" as macros %}{% block content %}{% endblock %} based',
    ),
    "an include": lambda site: site.write("theme/templates/footer.html", "another footer"),
    "an include in a loop": lambda site: site.write("theme/templates/summary.html", "{{ article.slug }}"),
    "an include by a name worked out": lambda site: site.write("theme/templates/boxes/plain.html", "flat"),
    "an include that was missing": lambda site: site.write(
        "theme/templates/extra-site.html", "extra {{ SITENAME }}"
    ),
    "an include that goes missing": remove("theme/templates/boxes/plain.html"),
    "a macro": lambda site: site.write(
        "theme/templates/macros.html",
        "{% macro link(x, s) %}{{ x }}{% endmacro %}{% macro line(a, s) %}{% endmacro %}",
    ),
    "a macro with context": lambda site: site.write(
        "theme/templates/counting.html", "{% macro counted() %}{{ tags|length }}{% endmacro %}"
    ),
    "a filter": setting("JINJA_FILTERS", {"loud": louder}),
    "a variable that only macros read": setting("JINJA_GLOBALS", {"mark": "+"}),
    "another box": lambda site: site.article("alpha", box="round"),
}


@pytest.mark.parametrize("edit", THEMES.values(), ids=THEMES)
def test_a_change_of_the_theme_is_built_as_by_a_clean_build(own: Site, edit: Edit) -> None:
    own.check()
    edit(own)
    own.check()
    own.check()


def test_nothing_changed_renders_nothing_and_touches_no_file(site: Site) -> None:
    site.warm()
    times = {path: path.stat().st_mtime_ns for path in (site.folder / "warm").rglob("*.html")}
    site.warm()
    assert site.counts["rendered"] == 0
    assert site.counts["skipped"] > 20
    assert site.parsed == {"parsed": 0, "remembered": 7}
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_an_edited_text_renders_only_what_shows_it(own: Site) -> None:
    own.settings["SUMMARY_MAX_LENGTH"] = 2
    own.article("alpha", "Two words, and then this.", date="2020-03-01 10:00")
    own.warm()
    own.article("alpha", "Two words, and then that.", date="2020-03-01 10:00")
    before = own.tree("warm")
    after = own.warm()
    changed = {name for name in after if after[name] != before.get(name)}
    assert own.counts["rendered"] == len(changed)
    assert "alpha.html" in changed and "index.html" not in changed
    assert own.parsed["parsed"] == 1


def test_a_new_article_leaves_pages_alone_that_do_not_show_it(tmp_path: Path) -> None:
    site = few(Site(tmp_path, theme="simple"))
    site.warm()
    site.article("omega", "New.", date="2010-01-01", tags="unheard")
    site.warm()
    assert site.counts["rendered"] < site.counts["skipped"]


def test_a_file_of_the_output_that_was_changed_or_removed_is_written_again(own: Site) -> None:
    own.warm()
    (own.folder / "warm" / "index.html").write_text("spoilt")
    (own.folder / "warm" / "alpha.html").unlink()
    own.check()
    assert own.counts["rendered"] == 2


def test_verify_finds_nothing_where_all_is_well(own: Site) -> None:
    own.warm()
    own.settings["INCREMENTAL_VERIFY"] = True
    own.warm()
    assert own.counts["rendered"] > 20 and not own.wrong
