"""What is asked first because it is cheap: it lets through whatever the dear pattern behind it would find."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news_digest.copydesk.captions import DASHED, DOTTED, LABELLED, RIGHTS, SLASHED, SLASHES
from news_digest.copydesk.captions import LABELS as CREDIT_LABELS
from news_digest.copydesk.days import CLOCKS, TIMED
from news_digest.copydesk.furniture import why_furniture
from news_digest.copydesk.imprint import JOINT, LABEL, LABELS, SPLIT
from news_digest.copydesk.phrases import BOXES, LINES, WITHIN
from news_digest.copydesk.prose import ENDED, is_ended, small
from news_digest.render import LIVE, escape

PLUGINS = Path(__file__).parent.parent / "plugins"
INNER = [re.compile(phrase) for _, phrases in LINES for phrase in phrases if phrase.startswith(".")]


def any_of(signs: tuple[str, ...]) -> Callable[[str], bool]:
    return lambda text: any(sign in small(text) for sign in signs)


GATES: list[tuple[str, re.Pattern[str], Callable[[str], bool]]] = [
    *((f"phrase {n}", phrase, any_of(WITHIN)) for n, phrase in enumerate(INNER)),
    *((f"clock {n}", clock, lambda text: TIMED.search(text) is not None) for n, clock in enumerate(CLOCKS)),
    ("label", LABEL, any_of(LABELS)),
    ("split", SPLIT, lambda text: JOINT.search(text) is not None),
    ("rights", RIGHTS, any_of(("licensing rights",))),
    ("labelled", LABELLED, any_of(CREDIT_LABELS)),
    ("dotted", DOTTED, any_of(CREDIT_LABELS)),
    ("slashed", SLASHED, lambda text: any(map(text.__contains__, SLASHES)) or bool(DASHED.search(text))),
]


@pytest.mark.parametrize(("pattern", "gate"), [row[1:] for row in GATES], ids=[row[0] for row in GATES])
@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_what_a_pattern_finds_is_let_through(
    pattern: re.Pattern[str], gate: Callable[[str], bool], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(pattern))
    found = pattern.search(text)
    assert found and gate(text)


def test_phrases_are_in_small_letters() -> None:
    for _, phrases in (*LINES, *BOXES):
        for phrase in phrases:
            bare = re.sub(r"\\.", "", phrase)
            assert bare == bare.lower(), phrase


@pytest.mark.parametrize("text", ["SHARE THIS ARTICLE", "İmprimer".upper(), "Alle Rechte vorbehalten."])
def test_furniture_is_known_in_any_case(text: str) -> None:
    assert why_furniture(text)


@given(st.text("ab .!?…。”\"')1\n"))
def test_the_end_of_a_sentence_is_read_backwards(text: str) -> None:
    forwards = re.search(r"[.!?…。！？।][\"'”’»“‘)\]›」』\s\d]*$", text)
    assert is_ended(text) is bool(forwards)
    assert bool(ENDED.match(text[::-1])) is bool(forwards)


@given(st.text("ab \\`*_{}[]()#+-.!|<>&;:~1", min_size=1).map(lambda text: "x" + text))
def test_nothing_is_escaped_that_is_not_live(text: str) -> None:
    plain = " ".join(text.split())
    assert LIVE.search(plain) or escape(text).replace("\\[", "[") == plain


def test_plain_text_needs_no_reader_of_mark_up(tmp_path: Path) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Harbour opens\n\nThe harbour was opened on Monday by the mayor of the town.\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; import news_digest.convert; from news_digest.model import Seed;"
        "from news_digest.formats import read_page;"
        "read_page(Seed(Path(sys.argv[1]), 'story.txt'), Path(sys.argv[1]).read_bytes());"
        "print(*sorted({'trafilatura', 'htmldate', 'lxml', 'bs4', 'rich', 'markdown'} & sys.modules.keys()))"
    )
    env = {**os.environ, "PYTHONPATH": str(PLUGINS)}
    done = subprocess.run(
        [sys.executable, "-c", code, str(story)], capture_output=True, text=True, check=True, env=env
    )
    assert done.stdout.split() == []
