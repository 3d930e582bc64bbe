"""Write plugins/news_digest/data/states.yml from open country data and the table below.

usage: make_gazetteer.py > plugins/news_digest/data/states.yml

A development tool: needs `countryinfo` (MIT: demonyms, capitals, official names) and `babel` (CLDR's English
names) in an environment of its own. What newspapers write besides stands in `NEWS`; it wins.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import countryinfo
from babel import Locale

LEFT_OUT = frozenset(
    "AI AN AQ AS AW AX BL BM BQ BV CC CK CS CW CX FK FO GF GG GI GL GP GS GU HM IM IO JE KY MF "
    "MP MQ MS NC NF NU PF PM PN RE SH SJ SX TC TF TK UM VG VI WF YT EH".split()
)
"""Codes of territories that hardly act in the news, and of states that are no more."""

NAMES = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "CZ": "Czech Republic",
    "HK": "Hong Kong",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "ST": "São Tomé and Príncipe",
    "TL": "East Timor",
    "TR": "Turkey",
    "TT": "Trinidad and Tobago",
    "VC": "Saint Vincent and the Grenadines",
    "VA": "Vatican",
}
"""Names as newspapers write them where CLDR's differ."""

NOT_ACTING = set(
    "Singapore Monaco Luxembourg Djibouti Kingston Victoria Wellington Georgetown Castries Nassau Santiago Brussels "
    "Valletta Malé Praia Roseau Basseterre Jerusalem Sofia Lima".split()
) | {"San José", "San Juan"}
"""Capitals that are also the state's name, a person's, or another actor's seat."""

NEWS: dict[str, dict[str, list[str]]] = {
    "AE": {"aliases": ["UAE", "U.A.E.", "Emirates"]},
    "AU": {"adjectives": ["Aussie"]},
    "AR": {"adjectives": ["Argentine", "Argentinian"]},
    "BA": {"aliases": ["Bosnia", "Bosnia-Herzegovina"]},
    "BF": {"metonyms": ["Ouagadougou"]},
    "BJ": {"metonyms": ["Cotonou"]},
    "BO": {"metonyms": ["La Paz"]},
    "BW": {"adjectives": ["Botswanan"]},
    "CD": {"aliases": ["DR Congo", "DRC", "D.R. Congo", "Congo-Kinshasa"]},
    "CG": {"aliases": ["Congo-Brazzaville", "Congo Republic"]},
    "CH": {"metonyms": ["Berne"]},
    "CI": {"aliases": ["Côte d'Ivoire", "Cote d'Ivoire"], "metonyms": ["Abidjan"]},
    "CN": {"aliases": ["PRC", "P.R.C.", "Mainland China"], "metonyms": ["Zhongnanhai"]},
    "CO": {"metonyms": ["Bogota"]},
    "CV": {"adjectives": ["Cape Verdean"]},
    "CZ": {"aliases": ["Czechia"]},
    "DM": {"adjectives": []},
    "DO": {"adjectives": ["Dominican"]},
    "EC": {"adjectives": ["Ecuadorian"]},
    "GB": {
        "aliases": ["UK", "U.K.", "Britain", "Great Britain"],
        "metonyms": ["Whitehall"],
        "adjectives": ["Britons"],
    },
    "GM": {"aliases": ["The Gambia"]},
    "HK": {"metonyms": [], "adjectives": ["Hong Konger", "Hongkonger"]},
    "IE": {"adjectives": []},
    "IL": {"metonyms": ["Jerusalem", "Tel Aviv"]},
    "IN": {"metonyms": ["Delhi"]},
    "IR": {"metonyms": ["Teheran"]},
    "IS": {"adjectives": ["Icelandic"]},
    "KG": {"adjectives": ["Kyrgyz"]},
    "KP": {
        "aliases": [
            "N Korea",
            "N. Korea",
            "N.Korea",
            "DPRK",
            "D.P.R.K.",
            "Democratic People's Republic of Korea",
        ],
        "adjectives": ["N Korean", "N. Korean"],
    },
    "KR": {
        "aliases": ["S Korea", "S. Korea", "S.Korea", "ROK", "R.O.K.", "Republic of Korea"],
        "adjectives": ["S Korean", "S. Korean", "Republic of Korean"],
    },
    "KZ": {"metonyms": ["Astana", "Nur-Sultan"], "adjectives": ["Kazakh"]},
    "LA": {"adjectives": ["Lao"]},
    "LS": {"adjectives": ["Basotho"]},
    "MD": {"metonyms": ["Chisinau"]},
    "MK": {"aliases": ["Macedonia"]},
    "MM": {"aliases": ["Burma"], "metonyms": ["Naypyitaw"], "adjectives": ["Myanmarese"]},
    "MO": {"aliases": ["Macao"], "adjectives": ["Macanese"]},
    "MV": {"adjectives": ["Maldivian"]},
    "NE": {"adjectives": ["Nigerien"]},
    "NL": {"aliases": ["Holland"], "metonyms": [], "adjectives": []},
    "NP": {"adjectives": ["Nepali"]},
    "NZ": {"aliases": ["NZ"]},
    "PH": {"metonyms": ["Malacañang", "Malacanang"], "adjectives": ["Philippine"]},
    "PS": {
        "aliases": ["Palestinian territories", "Palestinian Territories"],
        "metonyms": ["Ramallah"],
        "adjectives": ["Palestinian"],
    },
    "SA": {"adjectives": ["Saudi"]},
    "SE": {"adjectives": ["Swede"]},
    "SI": {"adjectives": ["Slovenian"]},
    "SK": {"adjectives": ["Slovakian"]},
    "SR": {"adjectives": ["Surinamese"]},
    "ST": {"aliases": ["Sao Tome and Principe"]},
    "SZ": {"aliases": ["Swaziland"]},
    "TJ": {"adjectives": ["Tajik"]},
    "TL": {"aliases": ["Timor-Leste"]},
    "TR": {"aliases": ["Türkiye", "Turkiye"], "adjectives": ["Turk"]},
    "UA": {"metonyms": ["Kiev"]},
    "US": {
        "aliases": ["US", "U.S.", "USA", "U.S.A.", "United States of America", "America"],
        "metonyms": ["Washington", "Washington, D.C.", "Washington, DC", "Washington DC"],
    },
    "UZ": {"adjectives": ["Uzbek"]},
    "VA": {"aliases": ["Vatican City", "Holy See", "The Vatican"]},
    "VN": {"aliases": ["Viet Nam"]},
    "YE": {"metonyms": ["Sanaa"]},
}

EXTRA: dict[str, dict[str, list[str]]] = {
    "England": {"adjectives": ["English"]},
    "Kosovo": {"metonyms": ["Pristina"], "adjectives": ["Kosovar", "Kosovan"]},
    "Northern Ireland": {"adjectives": ["Northern Irish"]},
    "Scotland": {"metonyms": ["Holyrood"], "adjectives": ["Scottish"]},
    "Soviet Union": {"aliases": ["USSR", "U.S.S.R."], "adjectives": ["Soviet"]},
    "Wales": {"adjectives": ["Welsh"]},
}

OFFICIAL = re.compile(
    r"(?:(?:Arab|Islamic|Federal|Democratic|Federative|Bolivarian|United|Socialist|Hashemite|People's|Co-operative) )*"
    r"(?:Republic|Kingdom|State|Principality|Sultanate|Commonwealth|Union) of (?:the )?[A-Z][A-Za-z ]+"
    r"|[A-Z][a-z]+ (?:Republic|Federation|Confederation)"
)  # Federal Republic of Germany; Russian Federation; not 'Koninkrijk der Nederlanden'


def state(code: str, facts: dict[str, Any], territories: Any) -> tuple[str, dict[str, list[str]]]:
    """Name and forms of one state."""
    name = NAMES.get(code) or str(territories[code]).replace("’", "'").replace(" & ", " and ")
    news = NEWS.get(code, {})
    official = [a for a in facts.get("altSpellings", []) if OFFICIAL.fullmatch(a) and a.isascii()]
    seats = facts.get("capital") or []
    seats = [seats] if isinstance(seats, str) else seats
    capitals = [
        seat for seat in seats if seat not in NOT_ACTING and "City" not in seat and "D.C." not in seat
    ]
    demonyms = [d.strip() for d in re.split(r",|\band\b|/", facts.get("demonym") or "")]
    if code in ("HK", "MO", "DM") or name in demonyms:
        demonyms = []
    forms = {
        "aliases": [*news.get("aliases", []), *official],
        "metonyms": [*capitals, *news.get("metonyms", [])],
        "adjectives": [*demonyms, *news.get("adjectives", [])],
    }
    taken = {name}
    for key, values in forms.items():
        forms[key] = [v for v in dict.fromkeys(values) if v and v not in taken]
        taken.update(forms[key])
    return name, forms


def quoted(word: str) -> str:
    """The word as a YAML flow scalar."""
    return json.dumps(word, ensure_ascii=False) if re.search(r"[,:{}\[\]#&*!|>'\"%@`]", word) else word


def main() -> None:
    territories = Locale("en").territories
    states: dict[str, dict[str, list[str]]] = dict(EXTRA)
    for file in sorted((Path(countryinfo.__file__).parent / "data").glob("*.json")):
        facts = json.loads(file.read_text("utf-8"))
        code = facts["ISO"]["alpha2"]
        if code not in LEFT_OUT:
            name, forms = state(code, facts, territories)
            states[name] = forms
    print("# States and a few territories: short and official names, capitals that act for them, demonyms.")
    print(
        "# Written by tools/make_gazetteer.py: change that and write it again. The editor's content/actors.yml wins."
    )
    for name in sorted(states):
        forms = [
            f"{key}: [{', '.join(map(quoted, values))}]" for key, values in states[name].items() if values
        ]
        print(f"{quoted(name)}: {{{', '.join(forms)}}}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
