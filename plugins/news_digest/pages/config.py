"""Pelican's settings as the digest needs them, so that a user's pelicanconf.py can be six lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from ..fullstops import stop, unstopped
from ..settings import KEPT, THEMES
from .filters import in_timeline
from .words import unbroken


def by_date_then_slug(article: Any) -> tuple[float, str]:
    """Pelican's order of articles: total, so that the output is the same on every machine."""
    return -article.date.timestamp(), article.slug


def _in_english(name: str) -> Callable[..., Any]:
    """The filter as English words it; the words are fetched only where a page is made."""

    def dated(*values: Any) -> Any:
        from .wording import ENGLISH

        return getattr(ENGLISH, name)(*values)

    return dated


IN_ENGLISH = {name: _in_english(name) for name in ("full", "day", "short")}
"""What Pelican's own generators compile templates with, of which they fill none."""

DEFAULTS: Mapping[str, Any] = {
    "ARTICLE_PATHS": ["articles"],
    "ARTICLE_EXCLUDES": [],
    "PAGE_PATHS": ["pages"],
    "PAGE_EXCLUDES": [],
    "STATIC_PATHS": ["images", "extra"],
    "EXTRA_PATH_METADATA": {"extra/CNAME": {"path": "CNAME"}, "extra/nojekyll": {"path": ".nojekyll"}},
    "SITENAME": "News Digest",
    "SITESUBTITLE": "",
}
"""Used where the user has left Pelican's own default."""

ARTICLES, EXCLUDED = KEPT
"""Where the user's ARTICLE_PATHS and ARTICLE_EXCLUDES are kept."""

FORCED: Mapping[str, Any] = {
    "ARTICLE_PATHS": [],
    "ARTICLE_URL": "articles/{slug}.html",
    "PAGE_URL": "{slug}.html",
    "ARTICLE_ORDER_BY": by_date_then_slug,
    "ARTICLE_TRANSLATION_ID": None,
    "PAGE_TRANSLATION_ID": None,
    "PAGE_ORDER_BY": "slug",
    # written by the digest, not by Pelican
    **dict.fromkeys(
        [
            *("ARTICLE_SAVE_AS", "ARTICLE_LANG_SAVE_AS", "PAGE_SAVE_AS", "PAGE_LANG_SAVE_AS"),
            *("DRAFT_SAVE_AS", "DRAFT_LANG_SAVE_AS", "DRAFT_PAGE_SAVE_AS", "DRAFT_PAGE_LANG_SAVE_AS"),
            *("CATEGORY_SAVE_AS", "TAG_SAVE_AS", "AUTHOR_SAVE_AS"),
            *("YEAR_ARCHIVE_SAVE_AS", "MONTH_ARCHIVE_SAVE_AS", "DAY_ARCHIVE_SAVE_AS"),
        ],
        "",
    ),
    **dict.fromkeys(
        [
            *("FEED_ATOM", "FEED_RSS", "FEED_ALL_ATOM", "FEED_ALL_RSS", "CATEGORY_FEED_ATOM"),
            *("CATEGORY_FEED_RSS", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS", "TAG_FEED_ATOM", "TAG_FEED_RSS"),
            *("TRANSLATION_FEED_ATOM", "TRANSLATION_FEED_RSS"),
        ]
    ),
    "DIRECT_TEMPLATES": [],
    "THEME_STATIC_PATHS": [],
    "OUTPUT_SOURCES": False,
    # nothing is told from a file's name or folder, nor from the clock
    "FILENAME_METADATA": "(?!)",
    "PATH_METADATA": "",
    "USE_FOLDER_AS_CATEGORY": False,
    "DEFAULT_METADATA": {},
    "DEFAULT_DATE": None,
    "WITH_FUTURE_DATES": True,
    "FORMATTED_FIELDS": [],
    "TYPOGRIFY": False,
    # a copy works wherever it is put; what needs the address (canonical, feeds, sitemap) is given it whole
    "RELATIVE_URLS": True,
    # what Pelican leaves open
    "READERS": {"html": None, "htm": None, "rst": None},
    "IGNORE_FILES": [".*", "__pycache__", "*.tmp", "*~", "#*#"],
    "INTRASITE_LINK_REGEX": r"\{(?P<what>filename)\}",
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "STATIC_CREATE_LINKS": False,
    "STATIC_CHECK_IF_MODIFIED": True,
}
"""Always so: the digest writes these pages itself, or a text from elsewhere could do harm."""


def fit_out(conf: MutableMapping[str, Any]) -> None:
    """Bring Pelican's settings into the state that the digest needs; calling it twice changes nothing."""
    for key, value in DEFAULTS.items():
        if conf.get(key) == _pelicans_own(key):
            conf[key] = value
    # Pelican keeps every article in memory with a copy of what it may say; the digest reads them itself
    conf.setdefault(ARTICLES, conf["ARTICLE_PATHS"])
    conf.setdefault(EXCLUDED, conf["ARTICLE_EXCLUDES"])
    conf.update(FORCED)
    environment = conf["JINJA_ENVIRONMENT"]
    # Pelican's own generators compile article.html and page.html, too, which must not fail; they render neither
    extensions = dict.fromkeys((*environment.get("extensions", ()), "jinja2.ext.i18n"))
    conf["JINJA_ENVIRONMENT"] = {**environment, "extensions": [*extensions], "autoescape": True}
    conf["JINJA_FILTERS"] = {
        **conf["JINJA_FILTERS"],
        **IN_ENGLISH,
        "in_timeline": in_timeline,
        "unbroken": unbroken,
        "stop": stop,
        "unstopped": unstopped,
    }
    if conf["THEME"] == DEFAULT_CONFIG["THEME"]:
        conf["THEME"] = str(next((theme for theme in THEMES if theme.is_dir()), conf["THEME"]))


def _pelicans_own(key: str) -> Any:
    """Pelican's default; it adds each kind's folders to what the other kind leaves out."""
    excludes = {
        "ARTICLE_EXCLUDES": DEFAULT_CONFIG["PAGE_PATHS"],
        "PAGE_EXCLUDES": DEFAULT_CONFIG["ARTICLE_PATHS"],
    }
    return excludes.get(key, DEFAULT_CONFIG.get(key))
