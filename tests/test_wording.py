"""The interface speaks one language at a time, all of it, and every language says the same."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
import words
from jinja2 import Environment

from news_digest.copydesk.foot import FOOT
from news_digest.copydesk.phrases import BOXES, LINES
from news_digest.formats.markdown import UNKNOWN
from news_digest.formats.story import OUTSIDE
from news_digest.model import Stamp, parse_when
from news_digest.pages.cutreasons import REASONS
from news_digest.pages.dates import date_view
from news_digest.pages.wording import ENGLISH, locale_of, wording

ROOT = Path(__file__).parent.parent

THEME = ROOT / "themes/broadsheet"
TEMPLATES = sorted((THEME / "templates").glob("*.html"))
READ_OUT = {"aria-label", "title", "alt", "placeholder"}
"""Attributes that a reader meets."""
CODE = re.compile(
    r"\{#.*?#\}|\{%-? *trans\b.*?endtrans *-?%\}|\{%.*?%\}|\{\{.*?\}\}", re.S
)  # {# ... #} · {% trans %} ... {% endtrans %} · {% ... %} · {{ ... }}


class Words(HTMLParser):
    """What a template says without asking the catalogue."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within.append(tag)
        self.found += [
            value for name, value in attrs if name in READ_OUT and value and re.search(r"[^\W\d_]", value)
        ]

    def handle_endtag(self, tag: str) -> None:
        while self.within and self.within.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        data = re.sub(r'[\w-]+="[^"]*"', "", data)  # a macro for the inside of a tag
        if not {"code", "style", "script"} & set(self.within) and re.search(r"[^\W\d_]{2}", data):
            self.found.append(" ".join(data.split()))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_nothing_that_the_catalogue_does_not_know(template: Path) -> None:
    assert Words(CODE.sub("", template.read_text("utf-8"))).found == []


def test_catalogues_are_complete() -> None:
    template = words.messages()
    assert [*words.LOCALE.glob("*.po")] != []
    for path in words.LOCALE.glob("*.po"):
        catalog = words.brought_up(path, template)
        assert list(words.faults(path, catalog)) == []
        assert path.read_text("utf-8") == words.written(catalog), "run make words"


def test_german() -> None:
    german = wording("de", THEME)
    assert german.day(Stamp(2018, 2, 13)) == "13. Februar 2018"
    assert german.day(parse_when("2018-02-09/2018-02-25")) == "9. bis 25. Februar 2018"
    assert german.month(2018, 2) == "Februar 2018"
    assert german.ngettext("%(num)s article", "%(num)s articles", 1) != "1 article"
    assert wording("de-AT", THEME).messages == german.messages


def test_what_a_language_lacks_stays_english() -> None:
    assert wording("xx", THEME) == ENGLISH
    assert wording("../../etc/passwd", THEME) == ENGLISH
    assert ENGLISH.gettext("%(num)s of 100 %%", num=3) == "3 of 100 %"
    assert ENGLISH.ngettext("%(num)s story", "%(num)s stories", 1) == "1 story"
    assert ENGLISH.ngettext("%(num)s story", "%(num)s stories", 0) == "0 stories"
    assert locale_of("no such language").language == "en"


def test_templates_escape_what_they_fill_in() -> None:
    env = Environment(autoescape=True)
    ENGLISH.install(env)
    text = "{{ _('by %(who)s', who=name) }} {{ ngettext('%(num)s <b>', '%(num)s', 1) }} {{ date|short }}"
    made = env.from_string(text).render(name="<i>", date=date_view(Stamp(2018, 2, 13)))
    assert made == "by &lt;i&gt; 1 <b> 13 Feb 2018"


def test_every_reason_of_a_cut_is_known_to_the_catalogue() -> None:
    tables = {reason for table in (LINES, BOXES, FOOT) for reason, _ in table}
    cases = "".join(path.read_text("utf-8") for path in (ROOT / "tests/cases").glob("*.md"))
    written = set(re.findall(r"^\(cut, ([^)]+)\)", cases, re.M))
    assert len(written) > 10
    assert tables | written | {UNKNOWN, OUTSIDE} <= set(REASONS)


def test_the_style_brings_no_words() -> None:
    style = (THEME / "static/style.css").read_text("utf-8")
    content = re.findall(r"content:([^;}]*)[;}]", style)
    texts = [text for value in content for text in re.findall(r'"([^"]*)"', value)]
    assert len(texts) > 5
    assert [text for text in texts if re.search(r"[^\W\d_]", re.sub(r"\\[0-9a-f]{1,6}", "", text))] == []


SCRIPTS = sorted((THEME / "static").glob("*.js"))
NAMES = {"Escape", "ArrowDown", "ArrowUp", "DOMContentLoaded"}
"""Of keys and events."""


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_brings_no_words(script: Path) -> None:
    code = re.sub(r"^\s*//[^\n]*$|/\*.*?\*/", "", script.read_text("utf-8"), flags=re.M | re.S)
    texts = {text for _, text in re.findall(r"(['\"`])(.*?)\1", code)}
    assert texts
    assert {text for text in texts - NAMES if re.match(r"[A-Z][a-z]", text)} == set()
