"""Beginning a digest: its folders and settings. Nothing is ever overwritten."""

from __future__ import annotations

import shlex
from pathlib import Path

PELICANCONF = '''\
"""Settings of this digest. `pelican content` builds it into output/."""

SITENAME = "My digest"
PATH = "content"
OUTPUT_PATH = "output"
PLUGINS = ["news_digest"]
TIMEZONE = "UTC"

DIGEST_SEEDS = "seeds"

# The digest writes its own feeds.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
'''

FILES = {
    "pelicanconf.py": PELICANCONF,
    "content/actors.yml": """\
# Who is who. One entry an actor; every key may be left out, e.g.
#
# Kim Yo-jong:
#   aliases: [Kim Yo Jong]
#   kind: person          # person, organisation, state or outlet
#   not: [Kim Jong-un]    # who it must not be taken for, and what alone never means it
#   short: [...]          # surnames and the like that alone mean it
#
# Names that are nobody:
# ignore: [Air Force Two]
""",
    "content/outlets.yml": """\
# Papers, broadcasters and agencies that are not known yet, e.g.
#
# The Daily Example:
#   domains: [example.com]
#   zone: Europe/London   # where its times of day are meant
#   license: CC0          # only where its text may be shown whole to strangers
""",
    "content/pages/about.md": """\
---
title: About
slug: about
---
What this digest collects, and who keeps it.
""",
}
FOLDERS = ("seeds", "content/articles", "content/notes")


def start(folder: Path) -> list[str]:
    """Make what a new digest needs and tell what was made; what is there already stays. Raises OSError."""
    told = []
    for name in FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            told.append(f"kept     {path.as_posix()}")
        else:
            told.append(f"written  {path.as_posix()}")
    inside = "" if folder == Path() else f"cd {shlex.quote(folder.as_posix())} && "
    told.append(
        f"Put raw copies of articles into {(folder / 'seeds').as_posix()}, then: {inside}pelican content"
    )
    return told
