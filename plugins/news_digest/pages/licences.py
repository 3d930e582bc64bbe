"""Which words let strangers read all of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..model import Outlet
from ..webaddresses import is_elsewhere

DENIED = re.compile(
    r"[\W_]*(?:no(?:ne)?|not\b.*|without\b.*|un(?:licen[cs]ed|known|clear|free)|n/a|false|0|tbd|to be .*"
    r"|no (?:licen[cs]e|permission|rights?)\b.*|(?:.*\b)?(?:pending|requested|asked|expired|revoked|refused)"
    r"|proprietary|private|paid|subscription|restricted|closed|embargoed|internal\b.*|ask\b.*|do not\b.*|fair use"
    r"|copyright.*|(?:\(c\)|©).*|.*\brights reserved.*|https?://.*(?:terms|copyright).*"
    r"|(?:keine?|nicht|ohne)\b.*|unbekannt|urheberrecht.*|.*\brechte vorbehalten.*"
    r"|(?:aucune?|sans)\b.*|.*\bdroits r[ée]serv[ée]s.*|(?:ningun[ao]?|sin)\b.*|.*\bderechos reservados.*"
    r"|.*(?:무단|저작권|転載|著作権|版权所有|版權所有|права защищены).*)?[\W_]*",
    re.I,
)
"""Words in `license` that give no leave, or nothing but signs: all rights reserved, unlicensed, ?, keine."""
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
    return 0 < len(license) <= LONGEST_LICENSE and not DENIED.fullmatch(license)
