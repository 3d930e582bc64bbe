"""Hundreds of edits by chance: after each of them the site equals one that is built anew."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from sitebuilding import THEME, Site, few, loud, louder

from incremental_build import code, spreading

STEPS = int(os.environ.get("INCREMENTAL_STEPS", "60"))
NAMES = ["alpha", "beta", "gamma", "delta", "lone", "omega", "kappa"]
TAGS = ["one", "two", "three", "four five", "Six"]
SETTINGS = {
    "SITENAME": ["Site", "Other"],
    "SITEURL": ["https://site.example", ""],
    "RELATIVE_URLS": [True, False],
    "TAG_URL": ["tag/{slug}.html", "t/{slug}.html"],
    "CATEGORY_SAVE_AS": ["category/{slug}.html", "c/{slug}.html"],
    "DEFAULT_PAGINATION": [1, 3, False],
    "MOTTO": ["All", "None", None],
    "JINJA_FILTERS": [{"loud": loud}, {"loud": louder}],
    "JINJA_GLOBALS": [{"mark": "*"}, {"mark": "+"}, {}],
    "SUMMARY_MAX_LENGTH": [1, 50],
    "FEED_MAX_ITEMS": [1, 100],
    "CATEGORY_FEED_ATOM": [None, "feeds/{slug}.atom.xml"],
    "TIMEZONE": ["UTC", "Asia/Seoul"],
    "REVERSE_CATEGORY_ORDER": [True, False],
    "MONTH_ARCHIVE_SAVE_AS": ["", "{date:%Y}/{date:%m}/index.html"],
}


class Editor:
    """Somebody who edits a site by chance, but the same way for the same seed."""

    def __init__(self, site: Site, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.site = site
        self.chance = random.Random(seed)
        self.patch = patch
        self.edits = [
            *[self.article] * 6,
            *[self.template] * 2,
            *[self.setting] * 2,
            self.remove,
            self.rename,
            self.page,
            self.version,
            self.nothing,
            self.spoil,
        ]

    def step(self) -> str:
        """One edit; says which."""
        edit = self.chance.choice(self.edits)
        return f"{edit.__name__}: {edit()}"

    def article(self) -> str:
        pick = self.chance.choice
        name = pick(NAMES)
        fields = {
            "title": pick([name.title(), f"{name} again", "<b>Bold</b>"]),
            "slug": name,
            "tags": ", ".join(self.chance.sample(TAGS, self.chance.randrange(4))),
            "category": pick(["News", "Other", "Third & last"]),
            "author": pick(["", "Ann", "Bob"]),
            "date": f"202{self.chance.randrange(4)}-0{self.chance.randrange(1, 9)}-01 {NAMES.index(name) + 10}:00",
            "status": pick(["", "", "", "draft", "hidden"]),
            "box": pick(["", "round"]),
            "summary": pick(["", "", "Short, see [beta]({filename}/beta.md)"]),
            "mood": pick(["", "glad"]),
        }
        links = " ".join(f"[x]({{filename}}{other}.md)" for other in self.chance.sample(NAMES, 2))
        self.site.article(name, pick(["Text.", "Other text.", "![](x.png)"]) + " " + links, **fields)
        return f"{name} {fields}"

    def remove(self) -> str:
        paths = sorted((self.site.folder / "content").glob("*.md"))
        if len(paths) > 2:
            path = self.chance.choice(paths)
            path.unlink()
            return path.name
        return ""

    def rename(self) -> str:
        path = self.chance.choice(sorted((self.site.folder / "content").glob("*.md")))
        names = [name for name in NAMES if not path.with_stem(name).exists()]
        if names:
            path.rename(path.with_stem(self.chance.choice(names)))
        return f"{path.name} {names}"

    def page(self) -> str:
        path = self.site.folder / "content/pages/about.md"
        if path.exists() and self.chance.random() < 0.3:
            path.unlink()
        else:
            self.site.write("content/pages/about.md", f"title: About {self.chance.randrange(3)}\n\nText.\n")
        return ""

    def template(self) -> str:
        name = self.chance.choice(sorted(path.name for path in (THEME / "templates").glob("*.html")))
        text = (THEME / "templates" / name).read_text()
        mark = self.chance.choice(["", "<!-- edited -->", "{{ SITENAME }}", "{# nothing #}", "{{ mark }}"])
        if mark and name not in ("macros.html", "counting.html"):
            text = text.replace("{% endblock %}", mark + "{% endblock %}", 1) + (
                "" if "extends" in text else mark
            )
        self.site.write(f"theme/templates/{name}", text)
        return f"{name} {mark}"

    def setting(self) -> str:
        name = self.chance.choice(sorted(SETTINGS))
        value = self.chance.choice(SETTINGS[name])
        self.site.settings[name] = value
        if name == "TAG_URL":
            self.site.settings["TAG_SAVE_AS"] = value
        return f"{name} {value}"

    def version(self) -> str:
        number = self.chance.randrange(3)
        self.patch.setattr(code, "distributions", lambda _places: {f"plugin-{number}.dist-info"})
        return str(number)

    def nothing(self) -> str:
        return ""

    def spoil(self) -> str:
        """A file of the output goes, or is changed, or the store is damaged."""
        store = next((self.site.folder / ".cache").rglob("store.sqlite"), None)
        if store is not None and self.chance.random() < 0.4:
            raw = bytearray(store.read_bytes())
            raw[self.chance.randrange(len(raw))] ^= 255
            store.write_bytes(raw[: self.chance.choice([len(raw), len(raw) // 2])])
            return "store"
        path = self.chance.choice(sorted((self.site.folder / "warm").rglob("*.html")))
        if self.chance.random() < 0.5:
            path.unlink()
        else:
            path.write_text("spoilt")
        return path.name


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("theme", ["", "simple"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_edits_by_chance(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str, seed: int, jobs: int
) -> None:
    monkeypatch.setattr(spreading, "FEW", 3)
    site = few(Site(tmp_path, {"INCREMENTAL_JOBS": jobs}, theme=theme))
    editor = Editor(site, seed, monkeypatch)
    done = []
    skipped = taken = 0
    for step in range(STEPS // 4):
        done.append(editor.step())
        try:
            site.check()
        except AssertionError as error:
            raise AssertionError(f"step {step} of seed {seed}, after:\n" + "\n".join(done[-3:])) from error
        skipped += site.counts["skipped"]
        taken += site.spread["taken"]
    assert skipped > STEPS // 2
    assert taken > STEPS // 2 or jobs == 1
