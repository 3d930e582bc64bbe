"""A build that goes on from the one before gives the same bytes as one from nothing, whatever was changed."""

from __future__ import annotations

import logging
import os
import random
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import Pelican
from pelican.settings import read_settings

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "bench"))

from corpus import Writer, as_article, as_seed  # noqa: E402

STEPS = int(os.environ.get("DIGEST_WARM_STEPS", "40"))
"""Random changes, each followed by both builds."""

ARTICLES = 12


class Desk:
    """A small digest that someone works on, and its two builds."""

    def __init__(self, place: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # not for secrets
        self.place, self.number = place, 1000 * seed
        self.content, self.seeds, self.theme = place / "content", place / "seeds", place / "theme"
        self.output, self.cache = place / "warm", place / "cache"
        self.settings: dict[str, Any] = {"SITENAME": "Desk", "DIGEST_JOBS": 2, "DIGEST_NER": "none"}
        shutil.copytree(ROOT / "themes" / "broadsheet", self.theme)
        for folder in ("articles", "notes", "pages"):
            (self.content / folder).mkdir(parents=True)
        self.seeds.mkdir()
        for _ in range(ARTICLES):
            self.new_article()
        self.new_seed()

    def build(self, output: Path, cache: Path | None) -> None:
        override = {
            **self.settings,
            "PATH": str(self.content),
            "OUTPUT_PATH": str(output),
            "THEME": str(self.theme),
            "DIGEST_SEEDS": str(self.seeds),
            "DIGEST_CACHE": str(cache) if cache else "",
        }
        Pelican(read_settings(str(ROOT / "pelicanconf.py"), override)).run()

    def articles(self) -> list[Path]:
        return sorted((self.content / "articles").rglob("*.md"))

    def any_article(self) -> Path:
        return self.dice.choice(self.articles())

    def new_article(self) -> None:
        self.number += 1
        news = Writer(self.number).news()
        (self.content / "articles" / f"{news.slug}.md").write_text(as_article(news), "utf-8")

    def new_seed(self) -> None:
        self.number += 1
        (self.seeds / f"{self.number}.txt").write_text(as_seed(Writer(self.number).news()), "utf-8")

    def edit(self, path: Path, pattern: str, put: str) -> None:
        """Put something in place of what is found first."""
        text = path.read_text("utf-8")
        path.write_text(re.sub(pattern, lambda _: put, text, count=1, flags=re.M), "utf-8")


def says_more(desk: Desk) -> None:
    path = desk.any_article()
    path.write_text(
        f"{path.read_text('utf-8')}\nNothing more was said on {desk.dice.randint(1, 28)} May 2021.\n", "utf-8"
    )


def loses_a_paragraph(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"\n\n[^-\n][^\n]*\Z", "\n")


def has_another_title(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"^title: .*$", f"title: Council meets for time {desk.dice.randint(1, 99)}")


def has_another_date(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"^date: .*$", f"date: 2019-0{desk.dice.randint(1, 9)}-11")


def has_no_date(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"^date: .*\n", "")


def has_other_tags(desk: Desk) -> None:
    desk.edit(
        desk.any_article(),
        r"^tags: .*$",
        f"tags: [{desk.dice.choice(['ferry line', 'tolls', 'Ferry Line'])}]",
    )


def names_someone_else(desk: Desk) -> None:
    name = desk.dice.choice(["Mina Arden", "Harbour Council", "France"])
    desk.edit(desk.any_article(), r"^actors:$", f"actors:\n- {{name: {name}, kind: organisation}}")


def comes_from_elsewhere(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"^outlet: .*$", f"outlet: {desk.dice.choice(['Courier', 'Reuters'])}")


def is_a_draft(desk: Desk) -> None:
    desk.edit(desk.any_article(), r"^date:", "status: draft\ndate:")


def is_gone(desk: Desk) -> None:
    if len(desk.articles()) > ARTICLES // 2:
        desk.any_article().unlink()


def has_another_file(desk: Desk) -> None:
    path = desk.any_article()
    path.rename(path.with_name(f"moved-{desk.dice.randint(1, 999)}.md"))


def is_a_copy(desk: Desk) -> None:
    path = desk.any_article()
    text = re.sub(r"^slug: .*\n", "", path.read_text("utf-8"), flags=re.M)
    path.with_name(f"copy-{desk.dice.randint(1, 999)}.md").write_text(
        text.replace("outlet: ", "outlet: New "), "utf-8"
    )


def has_a_note(desk: Desk) -> None:
    path = desk.any_article()
    words = path.read_text("utf-8").split("---\n")[2].split("\n\n")[0].split()[2:8]
    slug = re.search(r"^slug: (.*)$", path.read_text("utf-8"), re.M)
    name = slug[1] if slug else path.stem
    (desk.content / "notes" / f"{name}.md").write_text(
        f"> {' '.join(words)}\n\nA note, {desk.dice.random()}.\n", "utf-8"
    )


def notes_are_gone(desk: Desk) -> None:
    for path in (desk.content / "notes").iterdir():
        path.unlink()


def registry_says_more(desk: Desk) -> None:
    name = desk.dice.choice(
        re.findall(r"name: ([^,]*),", desk.any_article().read_text("utf-8")) or ["France"]
    )
    role = desk.dice.choice(["speaker of the house", "minister"])
    (desk.content / "actors.yml").write_text(f"{name}: {{aliases: [Old {name}], roles: [{role}]}}\n", "utf-8")


def actor_is_renamed(desk: Desk) -> None:
    names = re.findall(r"name: ([^,]*),", desk.any_article().read_text("utf-8")) or ["France"]
    name, other = desk.dice.choice(names), desk.dice.choice(names)
    same = f"{other}: {{same: New {name}}}\n" if other != name else ""
    role = f"{{role: minister, from: {desk.dice.randrange(2010, 2020)}}}"
    (desk.content / "actors.yml").write_text(
        f"New {name}: {{former: [{name}], roles: [{role}]}}\n{same}", "utf-8"
    )


def outlet_gives_leave(desk: Desk) -> None:
    (desk.content / "outlets.yml").write_text("Reuters: {license: CC BY 4.0}\n", "utf-8")


def template_says_more(desk: Desk) -> None:
    path = desk.dice.choice(sorted((desk.theme / "templates").glob("*.html")))
    text = path.read_text("utf-8")
    path.write_text(text.replace("</main>", f"<p>{desk.dice.random()}</p></main>") + "{# more #}", "utf-8")


def style_is_ours(desk: Desk) -> None:
    (desk.content / "style.css").write_text(f"/* {desk.dice.random()} */", "utf-8")


def page_is_ours(desk: Desk) -> None:
    (desk.content / "pages" / "about.md").write_text(
        f"---\ntitle: About {desk.dice.randint(1, 9)}\n---\nUs.\n", "utf-8"
    )


def setting_is_another(desk: Desk) -> None:
    key, values = desk.dice.choice(
        [
            ("SITENAME", ("Desk", "Table")),
            ("SITESUBTITLE", ("", "Under it")),
            ("DIGEST_RELATED", (2, 5)),
            ("DIGEST_PUBLIC", (False, True)),
            ("DEFAULT_LANG", ("en", "de")),
            ("SITEURL", ("", "https://desk.example/x")),
            ("DIGEST_SEARCH", (False, True)),
            ("DIGEST_EXPORTS", (("all",), ("json", "ical"))),
        ]
    )
    desk.settings[key] = desk.dice.choice(values)


def seed_comes(desk: Desk) -> None:
    desk.new_seed()


def seed_is_another(desk: Desk) -> None:
    path = desk.dice.choice(sorted(desk.seeds.iterdir()))
    path.write_text(path.read_text("utf-8").replace("may", "will", 1), "utf-8")


def output_is_damaged(desk: Desk) -> None:
    files = sorted(path for path in desk.output.rglob("*") if path.is_file() and path.name != ".written")
    for path in desk.dice.sample(files, 3):
        if desk.dice.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[::-1])


def cache_is_damaged(desk: Desk) -> None:
    path = desk.dice.choice(sorted(desk.cache.iterdir()))
    data = bytearray(path.read_bytes())
    if desk.dice.random() < 0.4:
        del data[len(data) // 2 :]
    else:
        for _ in range(20):
            data[desk.dice.randrange(len(data))] ^= 255
    path.write_bytes(data)


def nothing(_desk: Desk) -> None:
    """Both must give the same again."""


CHANGES: tuple[Callable[[Desk], None], ...] = (
    *(says_more, loses_a_paragraph, has_another_title, has_another_date, has_no_date, has_other_tags),
    *(names_someone_else, comes_from_elsewhere, is_a_draft, is_gone, has_another_file, is_a_copy),
    *(has_a_note, notes_are_gone, registry_says_more, outlet_gives_leave, template_says_more, style_is_ours),
    *(page_is_ours, setting_is_another, seed_comes, seed_is_another, output_is_damaged, cache_is_damaged),
    *(nothing, says_more, says_more, seed_comes, actor_is_renamed, actor_is_renamed),
)


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


@pytest.fixture
def quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.usefixtures("quiet")
def test_whatever_is_changed_a_warm_build_is_a_clean_one(tmp_path: Path, seed: int) -> None:
    desk = Desk(tmp_path, seed)
    desk.build(desk.output, desk.cache)
    done = []
    for step in range(STEPS // 2):
        some = [desk.dice.choice(CHANGES) for _ in range(desk.dice.choice((1, 1, 1, 2, 3)))]
        done.append(" and ".join(change.__name__ for change in some))
        for change in some:
            change(desk)
        desk.build(desk.output, desk.cache)
        clean = tmp_path / f"clean-{step}"
        desk.build(clean, None)
        warm, cold = tree(desk.output), tree(clean)
        wrong = sorted(name for name in {*warm, *cold} if warm.get(name) != cold.get(name))
        assert not wrong, f"after {'; '.join(done[-3:])}: {len(wrong)} files, {wrong[:8]}"
        shutil.rmtree(clean)
