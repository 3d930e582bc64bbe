"""Which words let strangers read all of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model import Outlet
from ..webaddresses import is_elsewhere

DENIED = re.compile(
    r"[\W\d_]*"  # - · ~ · ? · 0
    r"|[a-z]"  # n · x
    r"|(?:no|not|none|nil|null|nothing|never|false|off|without|un(?:known|clear|sure|licen[cs]ed|decided|free)"
    r"|nein|nicht|kein\w*|ohne|unbekannt|aucune?|sans|ningun[ao]?|sin)"  # none · null · no licence · keine Lizenz
    r"(?:\W.*)?"
    r"|(?:to be|do not|don.?t|ask|see|must not|may not|expired|revoked|refused|withdrawn|forbidden|restricted"
    r"|denied|pending|embargo\w*|todo|tb[acd]|xxx|n/?a|proprietary|private|internal|confidential|paywall\w*"
    r"|paid|subscription|closed|fair use|copyright\w*|©|\(c\))(?:\W.*)?"  # to be asked · TODO · n/a · © 2018 AFP
    r"|non(?:[ -]?(?:free|libre))?|©.*|.*(?<!no )(?<!some )\brights reserved.*"
    r"|.*\b(?:refused|denied|pending|requested|asked|expired|revoked)"  # permission requested
    r"|.*\b(?:refused|denied)\b.*"
    r"|.*\?"  # CC BY?
    r"|https?://.*(?:terms|copyright).*"
    r"|urheberrecht.*|.*\brechte vorbehalten.*|.*\bdroits r[ée]serv[ée]s.*|.*\bderechos reservados.*"
    r"|.*(?:무단|저작권|転載|著作権|版权所有|版權所有|права защищены).*",
    re.I | re.S,
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


def licence_of(fields: Mapping[str, Any], outlet: Outlet) -> str:
    """The licence that an article names, else that of its outlet.

    A page of another site that only calls itself the outlet has not got its licence; news of an agency stand anywhere.
    """
    if fields.get("license") or outlet.agency or not outlet.domains:
        return fields.get("license") or outlet.license
    url = fields.get("url", "")
    elsewhere = all(is_elsewhere(url, f"https://{domain}") for domain in outlet.domains)
    return "" if elsewhere else outlet.license


def gives_leave(license: str) -> bool:
    """Whether the words in `license` let strangers read all of an article."""
    words = license.strip().rstrip(".")
    return len(license) <= LONGEST_LICENSE and (bool(FREE.fullmatch(words)) or not DENIED.fullmatch(words))
