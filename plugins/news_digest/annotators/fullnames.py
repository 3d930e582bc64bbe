"""The full name for a short one: an honorific, an office or a given name with what else the article tells."""

from __future__ import annotations

import re

from .cast import Cast
from .words import FAMILY_FIRST, ORDINARY


class FullNames(Cast):
    """The people of one article, by the short forms of their names."""

    def full(self, speaker: str) -> str:
        """The full name for a short one: Mr Brand, Mayor Brand, Brand; as it is where that is not sure."""
        *titles, family = speaker.split() or [""]
        if titles and titles[0].lower() in self.language.articles and len(titles) == 2:
            titles = titles[1:] if titles[1] in self.honorifics else titles
        if len(titles) > 2 or not all(title[0].isupper() or title in self.honorifics for title in titles):
            return speaker
        titled = any(title in self.honorifics or title.lower() in self.titles for title in titles)
        if titles and not titled:
            return speaker
        some = self._of_family(family)
        if not titles:
            return next(iter(some)) if len(some) == 1 else speaker
        honorific = next((title for title in titles if title in self.honorifics), "")
        office = titles[-1].lower()
        if honorific:
            gender = self.honorifics[honorific]
            known = {name for name in some if self.genders.get(name) == gender}
            open_ = {name for name in some if not self.genders.get(name)}
            sure = known - self._guessed
            likely = known if not open_ else sure or (open_ if not known else set())
            some = likely if gender else some
        elif office in self.offices:
            held = {name for name, _ in self.offices[office]}
            some = some & held or some
        elif office not in self.titles:
            return speaker
        return next(iter(some)) if len(some) == 1 else speaker

    def _of_family(self, family: str) -> set[str]:
        """Full names that bear a family name, first or last."""
        if family not in self._by_family:
            names = {name for some in self.families.values() for name in some if " " in name}
            first = {name for name in names if name.split()[0] == family and family in FAMILY_FIRST}
            last = {name for name in self.families.get(family, ()) if " " in name}
            given = {name for name in names if name.split()[0] == family}  # Dame Edith
            self._by_family[family] = first or last | self._printed(family) or given
        return self._by_family[family]

    def _printed(self, family: str) -> set[str]:
        """Full names of a family that the text prints, whether or not they were taken for someone's."""
        found: dict[str, tuple[int, int]] = {}
        pattern = re.compile(rf"(?<![\w-])([^\W\d_a-z][\w’-]+) {re.escape(family)}(?!\w)")
        for number, block in enumerate(self.article.body):
            for match in pattern.finditer(block.text) if family in block.text else ():
                found.setdefault(match[0], (number, match.end()))
        names = {name for name in found if self._is_given(name.split()[0])}
        for name in names:
            if not self.genders.get(name):
                self.genders[name] = self._by_given(name) or self._guess(name, *found[name])
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
