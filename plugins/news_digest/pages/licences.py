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
    r"no (?:known )?(?:copyright|rights|restrictions)\b.*|no permission (?:is )?(?:needed|required)"
    r"|not (?:protected|subject|in copyright|copyright\w*)\b.*|without (?:any )?(?:restrictions|conditions)\b.*"
    r"|copyright(?: has)?(?:[- ]free| expired| waived)\b.*|see https?://creativecommons\.org/.*|sans restrictions?",
    re.I,
)
"""Words with a no that give it all the same: `No known copyright restrictions`."""
NAMED = re.compile(
    r"\b(?:cc[- ]?0|cc[- ]?by|cc[- ]?zero|creative ?commons|public ?domain|pddl|odbl|odc|ogl|gfdl|gnu|gpl\w*|apache"
    r"|mit licen[cs]e|unlicense|wtfpl|0bsd|etalab|licence ouverte|dl-de|kogl|free art licen[cs]e|open \w+ licen[cs]e"
    r"|open licen[cs]e|copyleft|some rights reserved)(?![a-z])"  # CC BY 4.0 · OGL 3 · publicdomain/zero/1.0/
    r"|\Amit\Z|gemeinfrei|domaine public|dominio público|パブリックドメイン|公有领域|퍼블릭 도메인|공공누리",
    re.I,
)
"""The name of a licence that lets others show a text."""
SAID = re.compile(
    r"\b(?:permission|permitted|permits|agreement|agreed|consent|granted|allowed|authori[sz]ed|waived|own work|our own"
    r"|non-exclusive|royalty[- ]free|free (?:to|for|use|of)|freely|licen[cs]ed (?:by|from|under|to|for))\b"
    r"|genehmig|erlaub|gestattet|autoris|avec l['’]accord|libre|con permiso|허가|許可|许可|授權|授权",
    re.I,
)
"""Words that say plainly that one may: by permission of the editor, licensed from AFP."""
UNLESS = re.compile(
    r"\b(?:no|not|never|non(?!-)|without|unless|except|only|prohibited|forbidden|unauthori[sz]ed|sans|sauf|interdit\w*"
    r"|uniquement|ohne|nur|nicht|kein\w*|verboten|untersagt|sin|salvo|sólo|prohibid\w*)\b|무단|금지|禁",
    re.I,
)
"""Words with which they say that one may not: prohibited without permission, nur mit Genehmigung."""
PENDING = re.compile(
    r"\bpermission (?:is )?(?:needed|required|sought|to be)"
    r"|\b(?:await\w*|seek\w*|wait\w* for|needs?|ask\w* for) .*permission"
    r"|\b(?:unconfirmed|maybe|perhaps)\b",
    re.I,
)
"""Words with which the leave is still to come."""
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
    """Whether the words in `license` let strangers read all of an article: those that name a licence or say so."""
    words = license.strip().rstrip(".")
    if len(license) > LONGEST_LICENSE:
        return False
    if FREE.fullmatch(words):
        return True
    given = NAMED.search(words) or (SAID.search(words) and not UNLESS.search(words))
    return bool(given) and not is_refused(license)


def is_refused(license: str) -> bool:
    """Whether words say that there is no leave, or not yet; such as neither give it nor refuse it are in doubt."""
    words = license.strip().rstrip(".")
    return bool(DENIED.fullmatch(words) or PENDING.search(words))
