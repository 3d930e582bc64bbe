"""The words of the made-up corpus: names, topics, nouns, and how often each is used."""

from __future__ import annotations

import random
from itertools import accumulate

GIVEN = (
    "Ada Amir Anna Anton Aylin Bela Bruno Carla Cem Chloe Clara Dana David Diego Dora Edgar Elena Elif Emil Erik "
    "Eva Fatima Felix Frida Georg Greta Hana Hugo Ida Igor Ines Irene Ivan Jakob Jana Joan Jonas Julia Karim Kira "
    "Lara Laszlo Lea Leo Lina Luca Lucia Magda Maja Marco Maria Marta Max Mina Mira Nadia Nils Nina Noah Olga Omar "
    "Oscar Paula Pavel Petra Pia Rafael Rita Rosa Samir Sara Selma Sofia Stefan Tamar Tariq Theo Tomas Ulla Vera "
    "Viktor Yara Yusuf Zara Zoltan"
).split()
SYLLABLES = (
    "ba bel bor bra cal cor dal den dor dra fal fen gar gor hal han hel jan kal kar kel kor lan lar lin lor mal mar "
    "mel mor nar nor pal par pel por ral ran rel ros sal san sel sor tal tan tel tor val van vel vor wal war zan zel"
).split()
ENDINGS = "berg dal ek en er etti i ic ik ini man ner o off os ova sen ski son ti vic".split()
STATES = (
    "France Germany Japan Brazil India Kenya Poland Turkey Norway Chile Canada Egypt Vietnam Spain Mexico Ghana"
).split()
BODIES = (
    "the European Union|the United Nations|the World Bank|NATO|the African Union|the International Monetary Fund|"
    "the World Health Organization|the European Commission|OPEC|the World Trade Organization"
).split("|")
OUTLETS = (
    "Reuters",
    "The Guardian",
    "Le Monde",
    "Yonhap",
    "The Hindu",
    "Der Spiegel",
    "El Pais",
    "The Times",
)
TOPICS = (
    "grain corridor|harbour strike|debt relief|water treaty|border fence|school reform|vaccine fund|rail merger|"
    "fishing rights|coal phase-out|housing bill|budget gap|wage talks|night trains|river dam|data law|steel duties|"
    "ferry line|forest fire|energy pact|visa rules|land register|tram network|pension plan|copper mine"
).split("|")
NOUNS = (
    "agreement answer bank border budget cabinet campaign city coalition committee company council court crisis "
    "debate decision delay demand deal dispute draft economy election envoy export factory farm forecast fund "
    "government group harbour hospital industry inquiry investment judge law leader letter loan market measure "
    "meeting minister ministry mission motion network offer office opposition order parliament partner party plan "
    "policy port price project promise proposal protest province report rule sanction sector session shipment "
    "signal site spending state station strategy summit supply talks tariff tax term trade treaty trial union vote "
    "warning water week worker"
).split()
ADJECTIVES = (
    "annual bitter broad central clear costly direct early final fragile fresh general hard joint late limited local "
    "long major modest national narrow new open private public quiet rare recent regional serious sharp short slow "
    "special steady strong sudden tough urgent vast weak wide"
).split()
VERBS = (
    "accept block cancel change close delay discuss end expand explain finance hold join leave limit open oppose pay "
    "plan prepare prevent protect publish question raise reject repeat replace review settle sign stop support "
    "suspend test win"
).split()
PEOPLE = 1200


def _weights(count: int) -> list[float]:
    """Of the first, second, third ... as often as 1, 1/2, 1/3 ..., added up."""
    return list(accumulate(1 / (n + 2) for n in range(count)))


def _people() -> tuple[str, ...]:
    dice = random.Random(1)  # noqa: S311  # not for secrets
    made: dict[str, None] = {}
    while len(made) < PEOPLE:
        family = dice.choice(SYLLABLES) + dice.choice(SYLLABLES) + dice.choice(ENDINGS)
        made[f"{dice.choice(GIVEN)} {family.capitalize()}"] = None
    return tuple(made)


NAMES = _people()
OFTEN = {
    len(pool): _weights(len(pool))
    for pool in (NAMES, STATES, BODIES, TOPICS, OUTLETS, NOUNS, ADJECTIVES, VERBS)
}
