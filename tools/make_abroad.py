"""Write plugins/news_digest/data/abroad.txt from CLDR's names of states and the table below.

usage: make_abroad.py > plugins/news_digest/data/abroad.txt

A development tool: needs what make_gazetteer.py needs.
"""

from __future__ import annotations

from babel import Locale
from make_gazetteer import LEFT_OUT, NAMES

LANGUAGES = ("de", "fr", "es", "ko")
AMBIGUOUS = frozenset(
    "Island Maurice Mauricio Dominique Granada Grenade 수단 오만 통가 말리 가나 차드 기니".split()
)
"""Names that are mostly something else in their own language or in another: a given name, a city, a word."""
NO_STATES = frozenset("AC CP CQ DG EA EU EZ IC TA UN XA XB XK ZZ QO".split())
"""Codes of CLDR that stand for no state."""
NEWS = {
    "Germany": "Bundesrepublik Deutschland",
    "United States": "USA, Vereinigte Staaten, Etats-Unis, EE. UU., Estados Unidos",
    "United Kingdom": "Großbritannien, Vereinigtes Königreich, Grande-Bretagne, Royaume-Uni, Gran Bretaña, Reino Unido",
    "Netherlands": "Niederlande, Niederlanden, Pays-Bas, Países Bajos, Holanda",
    "South Korea": "한국, 남한, Südkorea, Corée du Sud, Corea del Sur",
    "North Korea": "북한, Nordkorea, Corée du Nord, Corea del Norte",
    "Czech Republic": "Tschechien, Tchéquie, République tchèque, Chequia, República Checa",
    "England": "Angleterre, Inglaterra, 잉글랜드",
    "Australia": "호주",
    "Scotland": "Schottland, Écosse, Escocia, 스코틀랜드",
    "Russia": "Russland, Russie, Rusia, 러시아",
    "United Nations": "Vereinte Nationen, Vereinten Nationen, Nations unies, Naciones Unidas, 유엔",
    "European Union": "Europäische Union, Europäischen Union, Union européenne, Unión Europea, 유럽연합",
    "European Commission": "EU-Kommission, Europäische Kommission, Commission européenne, Comisión Europea",
    "European Parliament": "Europaparlament, Europäische Parlament, Parlement européen, Parlamento Europeo",
    "European Central Bank": "Europäische Zentralbank, Banque centrale européenne, Banco Central Europeo",
    "African Union": "Afrikanische Union, Union africaine, Unión Africana, 아프리카연합",
    "World Bank": "Weltbank, Banque mondiale, Banco Mundial, 세계은행",
    "World Health Organization": "Weltgesundheitsorganisation, Organisation mondiale de la santé, "
    "Organización Mundial de la Salud, 세계보건기구",
    "International Monetary Fund": "Internationaler Währungsfonds, Internationale Währungsfonds, "
    "Fonds monétaire international, Fondo Monetario Internacional, 국제통화기금",
    "Red Cross": "Rotes Kreuz, Roten Kreuz, Rote Kreuz, Croix-Rouge, Cruz Roja, 적십자사",
    "Seoul": "서울, Séoul, Seúl",
    "Busan": "부산",
    "Pyongyang": "평양, Pjöngjang, Pionyang",
    "Tokyo": "도쿄, Tokio",
    "Beijing": "베이징, Peking, Pékin, Pekín",
    "New York": "뉴욕, Nueva York",
    "Paris": "파리",
    "London": "런던, Londres",
}
"""What newspapers write besides, and bodies and cities: English name -> forms."""


def main() -> None:
    english = Locale("en").territories
    print("# Names of states, bodies and cities in other languages: `English name: form, form`.")
    print("# Written by tools/make_abroad.py: change that and write it again.")
    names: dict[str, list[str]] = {}
    for code in sorted(english):
        if len(code) == 2 and code not in LEFT_OUT | NO_STATES:
            name = NAMES.get(code, english[code].replace(" & ", " and "))
            forms = [Locale(language).territories.get(code, "") for language in LANGUAGES]
            forms += (
                [f"{forms[0]}s"] if forms[0] and " " not in forms[0] and forms[0][-1] not in "sxz" else []
            )
            names[name] = [form for form in forms if form and "(" not in form and "," not in form]
    for name, more in NEWS.items():
        names[name] = [*names.get(name, []), *more.split(", ")]
    for name in sorted(names):
        forms = dict.fromkeys(f for f in names[name] if f != name and f not in AMBIGUOUS and len(f) > 1)
        if forms:
            print(f"{name}: {', '.join(forms)}")


if __name__ == "__main__":
    main()
