"""How much an actor matters in an article, and who is named only in passing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from .annotators.known import is_acting
from .annotators.verbs import PAST
from .annotators.words import SPEECH
from .model import DEK, TITLE, ActorKind, Article, Kind, Mention

FAINT = frozenset(("adjective", "place", "pair"))
"""Cues of mentions that hardly show someone acting."""
LONE = frozenset(("speech verb", "capital"))
"""Cues of words that stand alone and stand for themselves."""
ENOUGH = 0.5
"""Points an actor needs: a caption or a demonym alone is not acting."""
OFTEN, REPORTED = 2, 3
"""Mentions of someone who is not named in passing; of an outlet, which is mostly a source."""
FEWEST = 1
"""Who matter in a story, at least, if anyone is named in it."""
ASIDE = re.compile(r",[^,;.]{1,80},")  # , the French foreign minister,
NEXT = re.compile(r"[ ,]+([^\s,.;:”]+)")  # the words of `Ann Wood, a teacher, said`
REACH = 12
"""Words in which the verb of a subject is looked for when something is said of it first."""
BEFORE = re.compile(r"(\w+) (?:the )?$")  # said the Red Cross


def points_of(mentions: Sequence[Mention], article: Article, speaks: bool) -> float:
    """Salience before scaling: headline, dek and lede count more, captions, places and demonyms little."""
    total = 1.0 if speaks else 0.0
    places = {TITLE: 3.0, DEK: 2.0, lede_of(article): 2.0}
    for mention in mentions:
        block = mention.span.block
        worth = places.get(block, 1.0)
        if block >= 0 and article.body[block].kind is Kind.CAPTION:
            worth = 0.3
        total += worth * (0.3 if mention.cue in FAINT else 1.0)
    return total


def shown(mentions: Sequence[Mention], article: Article) -> bool:
    """Whether the actor is more than a demonym in passing: one Danish farmer is not Denmark."""
    plain = any(mention.cue not in ("adjective", "pair") for mention in mentions)
    return plain or points_of(mentions, article, False) >= ENOUGH


def lede_of(article: Article) -> int:
    """Index of the first paragraph."""
    return next((n for n, block in enumerate(article.body) if block.kind is Kind.PARAGRAPH), 0)


def is_passing(
    mentions: Sequence[Mention], article: Article, points: float, speaks: bool, known: bool
) -> bool:
    """Whether all mentions are in passing: late, few, and never the subject of what is said or done.

    A name of one word that nothing is known of matters only where it stands twice and speaks; a place where it acts.
    """
    strong = [mention for mention in mentions if mention.cue not in FAINT and _told(mention, article)]
    if speaks and (known or " " in mentions[0].name or all(m.cue not in LONE for m in mentions)):
        return False
    if points < ENOUGH or not strong:
        return True
    if mentions[0].kind is ActorKind.OUTLET:
        return len(strong) < REPORTED and all(mention.span.block != TITLE for mention in strong)
    if not known and " " not in strong[0].name and any(mention.cue in LONE for mention in strong):
        return len(strong) < OFTEN or all(mention.cue != "speech verb" for mention in strong)
    if mentions[0].kind is ActorKind.PLACE:
        return not any(_acts(mention, article, 1) for mention in strong)
    early = (TITLE, DEK, lede_of(article))
    if len(strong) >= OFTEN or any(mention.span.block in early for mention in strong):
        return False
    return not any(_acts(mention, article, REACH) for mention in strong)


def _told(mention: Mention, article: Article) -> bool:
    """Whether it stands in the story itself and not in a caption."""
    return mention.span.block < 0 or article.body[mention.span.block].kind is not Kind.CAPTION


def _acts(mention: Mention, article: Article, reach: int) -> bool:
    """Whether a verb of doing follows at once, one of saying in `reach` words, or one of saying goes before."""
    block, start, end = mention.span.block, mention.span.start, mention.span.end
    text = {TITLE: article.title, DEK: article.dek}.get(block, "") if block < 0 else article.body[block].text
    before = BEFORE.search(text[max(0, start - 20) : start])
    if before and before[1] in SPEECH:
        return True
    if aside := ASIDE.match(text, end):
        after = NEXT.match(text, aside.end() - 1)
        if after and _does(after[1]):
            return True
    for number in range(reach):
        word = NEXT.match(text, end)
        if not word:
            return False
        if word[1] in SPEECH or (number == 0 and _does(word[1])):
            return True
        end = word.end()
    return False


def _does(word: str) -> bool:
    """Whether a word is a verb of saying or doing, in the past or not."""
    return is_acting(word) or word in PAST


def main_ones(points: Mapping[str, float], passing: Mapping[str, bool]) -> dict[str, bool]:
    """The same with the foremost no longer in passing, where a story would have too few who matter: someone acts in it.

    `passing` holds those who may matter alone: no places, and no outlets.
    """
    main = sum(not one for one in passing.values())
    ranked = sorted((name for name, one in passing.items() if one), key=lambda name: (-points[name], name))
    return {name: False for name in ranked[: max(0, FEWEST - main)] if points[name] >= 1.0}
