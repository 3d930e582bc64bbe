"""What the words in `license` say: whether strangers may read all of an article."""

from __future__ import annotations

import re

DENIED = re.compile(
    r"[\W\d_]*"  # - · ~ · ? · 0
    r"|[a-z]"  # n · x
    r"|(?:no|not|none|nil|null|nothing|never|false|off|without|un(?:known|clear|sure|licen[cs]ed|decided)"
    r"|nein|nicht|kein\w*|ohne|aucune?|sans|ninguna?|sin)"  # none · null · no licence · not yet · keine Lizenz
    r"(?:\W.*)?"
    r"|(?:to be|do not|don.?t|ask|see|must not|may not|expired|revoked|refused|withdrawn|forbidden|restricted"
    r"|denied|pending|embargo\w*|todo|tb[acd]|xxx|n/?a|proprietary|private|internal|confidential|paywall\w*"
    r"|copyright\w*|©|\(c\))(?:\W.*)?"  # to be asked · TODO · n/a · Copyright 2018 The Inland Post
    r"|non(?:[ -]?(?:free|libre))?|©.*|.*(?<!no )(?<!some )\brights reserved.*|.*\b(?:refused|denied)\b.*"
    r"|.*\?"  # CC BY?
    r"|https?://.*(?:terms|copyright).*",
    re.I,
)
"""Words that give no leave: that there is none, that all rights are reserved, that it is in doubt."""
FREE = re.compile(
    r"no (?:known )?(?:copyright|rights|restrictions)\b.*|not (?:protected|subject|copyrighted)\b.*"
    r"|without (?:any )?(?:restrictions|conditions)\b.*",
    re.I,
)
"""Words with a no that give it all the same: `No known copyright restrictions`."""
LONGEST_LICENSE = 300
"""Characters; a longer one says more than that, and gives no leave."""


def gives_leave(license: str) -> bool:
    """Whether the words in `license` let strangers read all of an article."""
    words = license.strip().rstrip(".")
    return len(license) <= LONGEST_LICENSE and (bool(FREE.fullmatch(words)) or not DENIED.fullmatch(words))
