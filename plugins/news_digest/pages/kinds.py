"""The kinds of pages, in order; and what many of them show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from . import (
    actor,
    actor_json,
    actors,
    archives,
    articles,
    data,
    exports,
    feeds,
    home,
    moved,
    network,
    notes,
    outlets,
    own,
    pairs,
    quotes,
    search,
    tags,
    timeline,
)
from .coverage import coverage_of
from .exports.corpus import notes_by_article
from .exports.jsonfeed import items_of
from .files import Plan, whole
from .heads import site_view
from .library import Library
from .moments import days_shown
from .sparkline import span_of_all

PLANS: tuple[Callable[[Library], Iterator[Plan]], ...] = (
    home.plans,
    articles.plans,
    whole("actors", actors.pages),
    actor.plans,
    moved.plans,
    pairs.plans,
    whole("network", network.pages),
    whole("quotes", quotes.pages),
    tags.plans,
    outlets.plans,
    whole("timeline", timeline.pages),
    whole("archives", archives.pages),
    whole("notes", notes.pages),
    whole("search", search.pages),
    whole("own", own.pages),
    whole("data", data.pages),
    feeds.plans,
    actor_json.plans,
    whole("timeline index", timeline.files),
    exports.plans,
)
"""The kinds of pages and exports. A new one is a module with such a function, and for pages a view in views/
and a template. Where there is a page for each of many things there is a plan for each, so that only those
are made again that something new is known of."""

ONCE: Mapping[str, Callable[[Library], Any]] = {
    "bundles": search.bundles_of,
    "coverage": coverage_of,
    "days": days_shown,
    "editions": home.by_url,
    "items": items_of,
    "notes": notes_by_article,
    "site": site_view,
    "span": span_of_all,
    "speakers": quotes.speakers_of,
}
"""What is worked out once over the whole library and shown on many pages, by the name under which it is asked for."""
