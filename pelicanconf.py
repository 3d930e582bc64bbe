"""The site's settings. Paths and addresses can be given by the environment, as the Makefile does."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "plugins"))  # not PLUGIN_PATHS: worker processes must find the plugin, too


def place(variable, default):
    """A folder: from the environment (relative to the working directory), else beside this file."""
    return str(Path(os.environ[variable]).resolve() if os.environ.get(variable) else HERE / default)


PLUGINS = ["news_digest"]
THEME = str(HERE / "themes" / "broadsheet")
PATH = place("DIGEST_CONTENT", "content")
OUTPUT_PATH = place("DIGEST_OUTPUT", "output")
DIGEST_SEEDS = place("DIGEST_SEEDS", "seeds")
DIGEST_CACHE = place("DIGEST_CACHE", ".cache")  # what a later run need not do again; may be deleted

DIGEST_REPORT = os.environ.get("DIGEST_REPORT") or None  # a file for what the build did, as JSON

SITENAME = "News Digest"
SITESUBTITLE = "Raw copy in, an annotated and cross-linked digest out."
SITEURL = os.environ.get("SITEURL", "").rstrip("/")

DIGEST_PUBLIC = os.environ.get("DIGEST_PUBLIC", "0") not in ("", "0")
DIGEST_JOBS = int(os.environ.get("DIGEST_JOBS") or 0)
DIGEST_NER = os.environ.get("DIGEST_NER") or "auto"
DIGEST_EXECUTOR = os.environ.get("DIGEST_EXECUTOR") or "local"
DIGEST_EXCERPT_WORDS = 75
DIGEST_QUOTED_WORDS = 100
DIGEST_HOME_DAYS = 7
DIGEST_RELATED = 5
DIGEST_SEARCH = True

DEFAULT_LANG = "en"
TIMEZONE = "UTC"
LOCALE = ["C"]

# The digest writes its own feeds; Pelican would warn about the ones that it does not write.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
