"""What is decided of who is who leaves actors.yml as it was typed: every comment, every other line, every sign."""

from __future__ import annotations

import difflib
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.actorbook import Registry
from news_digest.actorsheet import read_actors
from news_digest.decisions import DECISIONS
from news_digest.model import ActorKind
from news_digest.problems import UserError
from news_digest.sheetedits import amended, told
from news_digest.sheetplaces import loses_remarks, remarks
from news_digest.sheets import Sheet

PEOPLE = ("Ada Example", "Bob Other", "Cid Third", "Dee: Fourth", "Eve 'Ee' Fifth")


class Typist:
    """Types a sheet in one of the many ways in which it may be typed, with a comment wherever one may stand."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.behind: dict[str, list[str]] = {}
        """Comment at the end of a line -> the words that stand in the line."""

    def word(self, word: str) -> str:
        plain = not any(sign in word for sign in ":'#")
        single = "'" + word.replace("'", "''") + "'"
        return self.chance.choice([word, f'"{word}"', single] if plain else [f'"{word}"', single])

    def remark(self) -> str:
        self.count += 1
        return f"# remark {self.count}, [with] 'signs': {{in}} \"it\" #"

    def end(self, *words: str) -> str:
        """The end of a line, on which these words stand."""
        if self.chance.random() < 0.5:
            return "\n"
        remark = self.remark()
        self.behind[remark] = list(words)
        return f"{' ' * self.chance.randint(1, 3)}{remark}\n"

    def lines(self, indent: int) -> str:
        """Nothing, or lines of comment, or blank ones."""
        return "".join(
            self.chance.choice(["\n", f"{' ' * indent}{self.remark()}\n"])
            for _ in range(self.chance.choice([0, 0, 1, 2]))
        )

    def flow_list(self, words: list[str], key: str) -> str:
        if self.chance.random() < 0.5:
            return f"[{', '.join(map(self.word, words))}{self.chance.choice(['', ',', ' , '])}]"
        text = f"[{self.end(key)}{self.lines(8)}"
        for number, word in enumerate(words):
            last = number == len(words) - 1
            comma = "" if last and self.chance.random() < 0.5 else ","
            text += f"        {self.word(word)}{comma}{self.end(word)}{self.lines(8)}"
        return f"{text}      ]"

    def pair(self, key: str, value: str | list[str]) -> str:
        if isinstance(value, str):
            return f"    {key}: {self.word(value)}{self.end(value, key)}"
        if self.chance.random() < 0.4:
            return f"    {key}: {self.flow_list(value, key)}{self.end(key, *value)}"
        indent = self.chance.choice([4, 6])
        text = f"    {key}:{self.end(key)}{self.lines(indent)}"
        for word in value:
            text += f"{' ' * indent}- {self.word(word)}{self.end(word)}{self.lines(indent)}"
        return text

    def entry(self, name: str, says: dict[str, str | list[str]]) -> str:
        text = f"{self.lines(0)}{self.word(name)}:"
        if not says:
            return f"{text}{self.chance.choice(['', ' {}', ' { }', ' ~'])}{self.end(name)}{self.lines(4)}"
        if self.chance.random() < 0.4:
            pairs = []
            for key, value in says.items():
                listed = isinstance(value, list)
                pairs.append(f"{key}: {self.flow_list(value, key) if listed else self.word(value)}")  # type: ignore[arg-type]
            return f"{text} {{{', '.join(pairs)}{self.chance.choice(['', ', '])}}}{self.end(name)}"
        text += f"{self.end(name)}{self.lines(4)}"
        for key, value in says.items():
            text += f"{self.pair(key, value)}{self.lines(4)}"
        return text

    def sheet(self) -> str:
        names = self.chance.sample(PEOPLE, self.chance.randint(1, len(PEOPLE)))
        text = self.chance.choice(["", "\ufeff"]) + self.lines(0)
        for number, name in enumerate(names):
            says: dict[str, str | list[str]] = {}
            for key, stem in (("aliases", "Also"), ("short", "Short"), ("former", "Once")):
                if self.chance.random() < 0.5:
                    some = [f"{stem} {number}{letter}" for letter in "abc"[: self.chance.randint(1, 3)]]
                    says[key] = some[0] if len(some) == 1 and self.chance.random() < 0.3 else some
            others = [other for other in names if other != name]
            if others and self.chance.random() < 0.5:
                says["not"] = self.chance.sample(others, self.chance.randint(1, len(others)))
            if self.chance.random() < 0.3:
                says["gender"] = "f"
            text += self.entry(name, says)
        if self.chance.random() < 0.7:
            text += f"{self.lines(0)}ignore:{self.end('ignore')}"
            for word in ("Rose Garden", "Air Force Two"):
                text += f"- {self.word(word)}{self.end(word)}{self.lines(0)}"
        text += self.lines(0)
        text = text if self.chance.random() < 0.8 else text.rstrip("\n")
        return text.replace("\n", "\r\n") if self.chance.random() < 0.2 else text

    def decision(self, registry: Registry) -> tuple[str, list[str]]:
        names = [name for name in registry.entries if name != "ignore"]
        name = self.chance.choice(names)
        forms = [form for key in ("aliases", "former") for form in registry.says(name, key)]
        what = self.chance.choice([*DECISIONS, "split", "split", "rename", "merge"])
        other = self.chance.choice([*names, "New Name", "Also 0a", "Once 1a"])
        if what == "split" and forms:
            return what, [name, *self.chance.sample(forms, self.chance.randint(1, len(forms)))]
        if what == "kind":
            return what, [name, "organisation"]
        if what == "ignore":
            return what, [self.chance.choice(["New: Name", "Rose Garden", "1984"])]
        return what, [name, other]


def registry_of(text: str) -> Registry:
    actors, _ = read_actors(Sheet(text, "actors.yml"), ActorKind.PERSON)
    forms = {form: actor for actor in actors for form in (*actor.aliases, actor.name)}
    return Registry("actors.yml", told(text), forms)


def words_of(entries: object) -> set[str]:
    """All keys and words in a sheet."""
    if isinstance(entries, dict):
        return {word for key, value in entries.items() for word in ({key} | words_of(value))}
    if isinstance(entries, list):
        return {word for value in entries for word in words_of(value)}
    return {str(entries)}


def leaves(entries: dict[str, object]) -> set[tuple[str, ...]]:
    """Each word of a sheet with the name and the key under which it stands, and each key that is there."""
    found = set()
    for name, says in entries.items():
        found.add((name,))
        for key, value in says.items() if isinstance(says, dict) else [("", says)]:
            found |= {(name, key), *((name, key, word) for word in words_of(value))}
    return found


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_any_decision_leaves_all_else_as_it_was_typed(seed: int) -> None:
    typist = Typist(seed)
    before = typist.sheet()
    for _ in range(3):
        registry = registry_of(before)
        what, names = typist.decision(registry)
        try:
            decided = DECISIONS[what][0](registry, names)
        except UserError:
            continue
        after = amended(before, decided.entries, decided.renamed)
        assert told(after) == decided.entries
        check_the_rest(typist, before, after, decided.entries, decided.renamed or {})
        try:
            registry_of(after)
        except UserError:
            return  # two claim a name now: such a decision is not written
        before = after


def check_the_rest(
    typist: Typist, before: str, after: str, wanted: dict[str, object], renamed: dict[str, str]
) -> None:
    assert not loses_remarks(before, after)
    back = {new: old for old, new in renamed.items()}
    gone = {
        leaf[-1] for leaf in leaves(told(before)) - leaves({back.get(n, n): v for n, v in wanted.items()})
    }
    there = [after[start:end] for start, end in remarks(after)]
    for remark in (before[start:end] for start, end in remarks(before)):
        if not gone & set(typist.behind.get(remark, ())):
            assert there.count(remark) == 1, (remark, gone)
    grown = {word for leaf in leaves(wanted) ^ leaves(told(before)) for word in leaf[:2] if word}
    grown |= set(renamed) | set(back)
    lines, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    steps = difflib.SequenceMatcher(None, lines, new, autojunk=False).get_opcodes()
    for line, others in [
        (line, new[k:m]) for _, i, j, k, m in steps for line in lines[i:j] if line not in new[k:m]
    ]:
        bare = line.split(" # remark")[0].rstrip()
        touched = [word for word in gone | grown if word.replace("'", "''") in bare or word in bare]
        longer = any(other.startswith(bare) for other in others)  # a comma, a line's end
        in_line = not bare.startswith("#") and any(sign in bare for sign in "[]{}")
        assert not bare or touched or longer or in_line, (line, gone, grown)


@pytest.mark.parametrize(
    ("text", "what", "names", "after"),
    [
        (
            "A B:\n  # the one alias\n  aliases:\n  # of old\n  - C D  # he says\n\n# end\n",
            "split",
            ["A B", "C D"],
            "A B: {}\n  # the one alias\n  # of old\nC D: {not: [A B]}\n\n# end\n",
        ),
        (
            "A B:\n  not:\n  # kin\n  - C D  # his aunt\n  - E F\nC D:\nE F:\n",
            "rename",
            ["C D", "C. D."],
            "A B:\n  not:\n  # kin\n  - C. D.  # his aunt\n  - E F\nC. D.: {former: [C D]}\nE F:\n",
        ),
        (
            "A B: {aliases: [C D,  # he says\n    # of old\n    E F], gender: m}  # end\n",
            "split",
            ["A B", "C D"],
            "A B: {aliases: [  # he says\n    # of old\n    E F], gender: m}  # end\nC D: {not: [A B]}\n",
        ),
        ("A B: {not: C D}\nC D:  # c\n", "rename", ["C D", "G H"], "A B: {not: G H}\nG H: {former: [C D]}  # c\n"),
        ("A B: {aliases: Void}\n", "alias", ["A B", "Gap"], "A B: {aliases: [Void, Gap]}\n"),
        ("A B: {aliases: x}\nignore: Rose\n", "ignore", ["Two"], "A B: {aliases: x}\nignore: [Rose, Two]\n"),
        ("A B: {  # c\n  }\n", "kind", ["A B", "place"], "A B: {kind: place  # c\n  }\n"),
    ],
)  # fmt: skip
def test_comments_stay(text: str, what: str, names: list[str], after: str) -> None:
    registry = registry_of(text)
    if not after:
        with pytest.raises(UserError):
            DECISIONS[what][0](registry, names)
        return
    decided = DECISIONS[what][0](registry, names)
    assert amended(text, decided.entries, decided.renamed) == after
