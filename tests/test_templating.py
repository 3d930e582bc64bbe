"""Templates that are filled quickly say what they say in plain Jinja."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from news_digest.pages import templating
from news_digest.pages.asking import asking
from news_digest.pages.messages import put_into
from news_digest.pages.templating import quicken
from news_digest.pages.watching import Shown
from news_digest.pages.wording import ENGLISH, wording

GERMAN = wording("de", Path(__file__).parent.parent / "themes/broadsheet")


@dataclass(frozen=True)
class Row:
    """A view."""

    name: str
    url: str = "a.html"


@dataclass(frozen=True)
class Frame:
    """What all pages show."""

    more: str
    last: str


@dataclass
class Loose:
    """What may change."""

    name: str


class Asked:
    """Counts how often it is asked for."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        self.times += 1
        return ""


def quick(templates: dict[str, str], **settings: object) -> Environment:
    env = Environment(loader=DictLoader(templates), autoescape=True, **settings)  # type: ignore[arg-type]
    quicken(env)
    return env


def counted(templates: dict[str, str]) -> tuple[Environment, Asked]:
    env = quick(templates)
    env.globals["asked"] = asked = Asked()
    return env, asked


LINK = """{% macro link(row, rel='') %}
{{- asked() }}<a href="{{ SITEURL }}/{{ row.url }}" {{ rel }}>{{ row.name }}</a>
{%- endmacro %}"""
PAGE = "{% import 'm' as m with context %}{{ m.link(row) }}"


def test_a_macro_says_the_same_of_the_same_view_once() -> None:
    env, asked = counted({"m": LINK, "page": PAGE})
    page, row = env.get_template("page"), Row("A & B")
    first = page.render(row=row, SITEURL="..")
    assert first == '<a href="../a.html" >A &amp; B</a>'
    assert page.render(row=row, SITEURL="..", other=1) == first
    assert asked.times == 1


def test_another_view_address_or_argument_is_said_anew() -> None:
    env, asked = counted({"m": LINK, "page": PAGE + "{{ m.link(row, 'rel') }}{{ m.link(row, rel='prev') }}"})
    page, row = env.get_template("page"), Row("A")
    assert "./a.html" in page.render(row=row, SITEURL=".")
    told = page.render(row=row, SITEURL="..")
    assert told.count("../a.html") == 3
    assert "rel>" in told
    assert "prev>" in told
    assert "B</a>" in page.render(row=Row("B"), SITEURL="..")
    assert asked.times == 9


def test_a_name_of_an_argument_is_not_taken_for_a_value() -> None:
    text = "{% macro say(a, b='', c='') %}[{{ a }}{{ b }}{{ c }}]{% endmacro %}"
    env = quick({"page": text + "{{ say('x', 'c', 'y') }}{{ say('x', c='y') }}"})
    assert env.get_template("page").render() == "[xcy][xy]"


def test_true_and_one_are_not_the_same() -> None:
    env = quick(
        {"page": "{% macro say(a) %}[{{ a }}]{% endmacro %}{{ say(1) }}{{ say(true) }}{{ say(1.0) }}"}
    )
    assert env.get_template("page").render() == "[1][True][1.0]"


@pytest.mark.parametrize("make", [lambda: Loose("A"), lambda: ["A"], lambda: {"name": "A"}])
def test_nothing_is_kept_of_what_may_change(make: Callable[[], object]) -> None:
    env = quick(
        {
            "m": "{% macro say(it) %}{{ it.name }}{{ it[0] }}{% endmacro %}",
            "page": PAGE.replace("link(row)", "say(it)"),
        }
    )
    page, thing = env.get_template("page"), make()
    assert page.render(it=thing) == "A"
    if isinstance(thing, Loose):
        thing.name = "B"
    elif isinstance(thing, list):
        thing[0] = "B"
    elif isinstance(thing, dict):
        thing["name"] = "B"
    assert page.render(it=thing) == "B"


def test_an_imported_template_sees_what_it_reads_of_each_page() -> None:
    templates = {
        "inner": "{% macro here() %}{{ head }}{% endmacro %}",
        "m": "{% import 'inner' as i with context %}{% macro say() %}{{ SITEURL }} {{ i.here() }}{% endmacro %}",
        "page": "{% import 'm' as m with context %}{{ m.say() }}",
    }
    page = quick(templates).get_template("page")
    assert [page.render(head=head, SITEURL=".") for head in ("a", "b", "a")] == [". a", ". b", ". a"]
    assert page.render(SITEURL=".") == ". "


def test_a_template_that_is_chosen_while_it_runs_is_imported_anew() -> None:
    templates = {
        "a": "{{ head }}",
        "m": "{% macro say() %}{% include which %}{% endmacro %}",
        "page": "{% import 'm' as m with context %}{{ m.say() }}",
    }
    page = quick(templates).get_template("page")
    assert [page.render(head=head, which="a") for head in "xy"] == ["x", "y"]


def test_what_a_page_sets_is_seen_by_what_it_imports() -> None:
    templates = {
        "m": "{% macro say() %}{{ tone }}{% endmacro %}",
        "page": "{% set tone = head %}{% import 'm' as m with context %}{{ m.say() }}",
    }
    page = quick(templates).get_template("page")
    assert [page.render(head=head) for head in "xy"] == ["x", "y"]


def test_a_caller_is_heard_each_time() -> None:
    text = (
        "{% macro box(a) %}<{{ caller(a) }}>{% endmacro %}{% call(x) box('a') %}{{ x }}{{ n }}{% endcall %}"
    )
    page = quick({"page": text}).get_template("page")
    assert [page.render(n=n) for n in (1, 2)] == ["<a1>", "<a2>"]


def test_no_more_is_kept_than_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "MOST", 3)
    env, asked = counted({"m": LINK, "page": PAGE})
    page, rows = env.get_template("page"), [Row(str(n)) for n in range(9)]
    for row in (*rows, rows[-1]):
        assert f">{row.name}<" in page.render(row=row, SITEURL="..")
    assert asked.times == 10, "after nine different ones it has given up"


def test_long_text_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templating, "LONGEST", 10)
    env, asked = counted({"m": LINK, "page": PAGE})
    row = Row("A")
    assert len({env.get_template("page").render(row=row, SITEURL="..") for _ in range(3)}) == 1
    assert asked.times == 3


def test_attributes_are_looked_for_as_jinja_does() -> None:
    text = "{{ row.name }} {{ d.name }} {{ d.row.name }} {{ row.nothing }}{% if nobody.name is defined %}!{% endif %}"
    env = quick({"page": text.replace("nobody", "row.nothing or row"), "bad": "{{ nobody.name }}"})
    told = env.get_template("page").render(row=Row("a"), d={"name": "b", "row": Row("c")})
    assert told == "a b c !"
    with pytest.raises(UndefinedError, match="'nobody' is undefined"):
        env.get_template("bad").render()


def test_a_missing_attribute_is_told_where_it_must_be_there() -> None:
    env = quick({"page": "{{ row.nothing }}"}, undefined=StrictUndefined)
    with pytest.raises(UndefinedError, match="nothing"):
        env.get_template("page").render(row=Row("a"))


def test_blocks_are_inherited_and_escaped() -> None:
    templates = {
        "base": "<{% block a %}base{% endblock %}|{% block b %}{{ x }}{% endblock %}>",
        "page": "{% extends 'base' %}{% block a %}{{ super() }}+{{ x }}{% endblock %}",
    }
    assert quick(templates).get_template("page").render(x="<i>") == "<base+&lt;i&gt;|&lt;i&gt;>"


def test_messages_are_settled_when_a_template_is_compiled() -> None:
    env = quick(
        {"page": "{{ _('Actors') }} {{ 'x' if no else _('Tags') }}{{ _('%(n)s of %%', n=1) }}{{ _('5 %%') }}"}
    )
    put_into(env, GERMAN)
    assert "Akteure" in str(env.compile("{{ _('Actors') }}", raw=True))
    assert env.get_template("page").render() == "Akteure Themen1 of %5 %"


@pytest.mark.parametrize(("said", "many"), [(ENGLISH, "2 articles"), (GERMAN, "2 Artikel")])
def test_messages_are_filled_in_escaped(said: object, many: str) -> None:
    env = quick({})
    put_into(env, said)  # type: ignore[arg-type]
    text = "{{ ngettext('%(num)s article', '%(num)s articles', n) }} {{ _('%(x)s &', x=x) }}"
    assert (
        env.from_string(text + "{{ pgettext('no', '%(x)s', x=x) }}").render(n=2, x="<i>")
        == f"{many} &lt;i&gt; &&lt;i&gt;"
    )


def test_a_method_called_underscore_is_left_alone() -> None:
    env = quick({})
    put_into(env, GERMAN)
    assert env.from_string("{{ d._('Actors') }}").render(d={"_": str.upper}) == "ACTORS"


def test_what_is_said_again_of_the_digest_is_asked_for_again() -> None:
    env, asked = counted(
        {
            "frame.html": "{% macro foot(here) %}{{ asked() }}{{ site.more }}"
            "{% if here == 'home' %}{{ site.last }}{% endif %}{% endmacro %}",
            "page.html": "{% import 'frame.html' as frame with context %}{{ frame.foot(here) }}",
        }
    )
    site = Shown(Frame("more", "last"), "once.site.")
    noted = []
    for here in ("home", "a", "a", "home", "a"):
        asking.seen = set()
        env.get_template("page.html").render(site=site, here=here)
        noted.append({path.rpartition(".")[2] for path, _ in asking.seen})
    assert noted == [{"more", "last"}, {"more"}, {"more"}, {"more", "last"}, {"more"}]
    assert asked.times == 2


def test_a_macro_takes_what_jinja_lets_it_take() -> None:
    env = quick({})
    source = "{% macro two(one, other='-') %}{{ one }}{{ other }}{% endmacro %}{{ two(CALL) }}"
    said = [
        env.from_string(source.replace("CALL", call)).render() for call in ("1", "1, 2", "other=2, one=1")
    ]
    assert said == ["1-", "12", "12"]
    for call in ("1, 2, 3", "1, third=3", "1, one=2"):
        with pytest.raises(TypeError):
            env.from_string(source.replace("CALL", call)).render()
