"""The full name for a short one: an honorific, an office or a given name with what else the article tells."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from ..languages import Language
from ..model import ActorKind, Article, Knowledge
from .cast import Cast, honorifics_of
from .given import GIVEN
from .tokens import tokens_of
from .words import FAMILY_FIRST, ORDINARY

NEW = frozenset("a an ein eine un une una".split())
SOMEBODY = frozenset("the der die das le la les el los las l'".split())
WORD = re.compile(r"(?<![\w-])[^\W\d_a-z][\w’'-]+\Z")  # the Ayumi of Ayumi Sato
LONGEST = 20
"""Letters of a given name."""
END = 1_000_000
"""Beyond the last block."""


@functools.cache
def _telling(code: str) -> frozenset[str]:
    """The honorifics that tell a gender."""
    return frozenset(honorific for honorific, gender in honorifics_of(code).items() if gender)


class FullNames(Cast):
    """The people of one article, by the short forms of their names."""

    def __init__(self, article: Article, knowledge: Knowledge, language: Language) -> None:
        super().__init__(article, knowledge, language)
        texts = [block.text for block in article.body]
        self._text = "\n".join(texts)
        self._begins = list(accumulate((len(text) + 1 for text in texts), initial=0))
        """Where the blocks begin in it."""

    def full(self, speaker: str, block: int = END, place: int = 0, gender: str = "") -> str:
        """The full name for a short one: Mr Brand, Mayor Brand, Brand; as it is where that is not sure.

        Whoever is named in full only behind `block` and `place` is not yet meant; `gender` is what a pronoun tells.
        """
        *titles, family = speaker.split() or [""]
        if self._introduced.get(speaker, (block, 0)) > (block, place):
            return self._earlier(speaker, family, block, place)
        if titles and titles[0].lower() in NEW:  # a Mr Brand, who gave no other name
            return speaker
        if titles and titles[0].lower() in SOMEBODY and len(titles) == 2:
            titles = titles[1:] if titles[1] in self.honorifics else titles
        told = [title in self.honorifics or title.lower() in self.titles for title in titles]
        if len(titles) > 2 or not all(
            title[0].isupper() or known for title, known in zip(titles, told, strict=True)
        ):
            return speaker
        titled = any(told)
        if titles and not titled:
            return speaker
        some = self._of_family(family)
        before = {name for name in some if self._introduced.get(name, (END, 0)) <= (block, place)}
        some = before or some
        honorific = next((title for title in titles if title in self.honorifics), "")
        gender = self.honorifics.get(honorific, "") or gender
        if family in self._strangers and (not gender or self._strangers[family] & {gender, ""}):
            return speaker
        if titles and not honorific:
            office = titles[-1].lower()
            if office not in self.offices and office not in self.titles:
                return speaker
            held = {name for name, _ in self.offices.get(office, ())}
            if held == {speaker}:
                return speaker  # President Horvat, who is not the Senator Horvat of the article
            some = some & held or some
        some = self._of_gender(some, gender)
        return next(iter(some)) if len(some) == 1 else speaker

    def _earlier(self, speaker: str, family: str, block: int, place: int) -> str:
        """The one of a family who was named in full before, if the speaker is only named in full later."""
        some = [
            name
            for name in sorted(self._of_family(family))
            if self._introduced.get(name, (END, 0)) <= (block, place)
        ]
        return some[0] if len(some) == 1 else speaker

    def _of_gender(self, some: set[str], gender: str) -> set[str]:
        """Those who may be meant by a word of a gender: who is known to have it, else who may have it."""
        if not gender:
            return some
        known = {name for name in some if self.genders.get(name) == gender}
        unknown = {name for name in some if not self.genders.get(name)}
        if not unknown:
            return known
        return known - self._guessed or (set() if known else unknown)

    def find_strangers(self) -> None:
        """Find surnames that stand in the text, as nobody's, before anyone of the family is named in full.

        The Trump of `Trump and his wife, Melania Trump,` is somebody whose full name is never printed.
        """
        for block, mentions in self.mentions.items():
            for mention in mentions if block >= 0 else ():
                *titles, family = mention.text.split()
                if mention.kind is not ActorKind.PERSON or mention.name or family not in self.families:
                    continue
                titled = all(title in self.honorifics or title.lower() in self.titles for title in titles)
                named = [self._introduced.get(name, (END, 0)) for name in self.families[family]]
                if titled and min(named) > (block, mention.span.start):
                    gender = next(
                        (self.honorifics[title] for title in titles if title in self.honorifics), ""
                    )
                    self._strangers.setdefault(family, set()).add(gender)

    def bind(self) -> None:
        """Tell genders by honorifics: a Ms Sato is the one Sato who was named before and is not known to be a man.

        Where both honorifics stand with a family of which one person alone is named, nothing is told.
        """
        telling = _telling(self.language.code)
        found = [
            (block, token.start, token.text, following.text)
            for block, told in enumerate(self.article.body)
            if not telling.isdisjoint(told.text.split())
            for token, following in pairwise(tokens_of(told.text))
            if token.text in telling and following.capital
        ]
        genders: dict[str, set[str]] = {}
        for _, _, honorific, family in found:
            genders.setdefault(family, set()).add(self.honorifics[honorific])
        for block, start, honorific, family in found:
            gender, some = self.honorifics[honorific], self._of_family(family)
            if len(genders[family]) > 1 and len(some) == 1:
                continue
            before = [
                name
                for name in sorted(some)
                if self._introduced.get(name, (END, 0)) < (block, start)
                and (name in self._guessed or self.genders.get(name) in (None, "", gender))
            ]
            if len(before) == 1:
                self.genders[before[0]] = gender
                self._guessed.discard(before[0])

    def _of_family(self, family: str) -> set[str]:
        """Full names that bear a family name, first or last."""
        if family not in self._by_family:
            leads = self.leads.get(family, set())
            first = leads if family in FAMILY_FIRST or family not in GIVEN else set()
            last = {name for name in self.families.get(family, ()) if " " in name}
            self._by_family[family] = first | last | self._printed(family) or leads  # Dame Edith
        return self._by_family[family]

    def _printed(self, family: str) -> set[str]:
        """Full names of a family that the text prints, whether or not they were taken for someone's."""
        found: dict[str, tuple[int, int]] = {}
        at = self._text.find(f" {family}")
        while at > 0:
            end = at + 1 + len(family)
            before = WORD.search(self._text, max(0, at - LONGEST), at)
            if before and not self._text[end : end + 1].isalnum():
                number = bisect_right(self._begins, at) - 1
                found.setdefault(f"{before[0]} {family}", (number, end - self._begins[number]))
            at = self._text.find(f" {family}", end)
        known = self.families.get(family, set())
        names = {
            name
            for name in found
            if self._is_given(name.split()[0]) and not any(full.endswith(f" {name}") for full in known)
        }
        for name in names:
            self._introduced.setdefault(name, found[name])
        for name in names:
            if not self.genders.get(name):
                self.genders[name] = self.gender_by_given(name) or self._guess(name, *found[name])
        return names

    def _is_given(self, word: str) -> bool:
        low = word.lower()
        ordinary = low in self.titles or low in self.language.stop_words or low in self.language.determiners
        return word[0].isupper() and word not in self.honorifics and not (ordinary or word in ORDINARY)

    def named(self, words: str) -> str:
        """The one full name that ends in these words; the words themselves where there is none or several."""
        names = self.families.get(words.split()[-1], set()) if words else set()
        fitting = [name for name in names if name.endswith(words)]
        return fitting[0] if len(fitting) == 1 else words

    def by_given(self, given: str) -> str:
        """The one full name that begins with a given name; empty where there is none or several."""
        if given not in self._by_first:
            fitting = self.leads.get(given, set())
            sure = len(fitting) == 1 and self._is_given(given)
            self._by_first[given] = next(iter(fitting)) if sure else ""
        return self._by_first[given]
