"""One mark ends a sentence, whatever it ends with."""

from __future__ import annotations

import pytest

from news_digest.fullstops import ended, stop, unstopped


@pytest.mark.parametrize(
    ("text", "sentence", "bare"),
    [
        ("the talks", "the talks.", "the talks"),
        ("the talks.", "the talks.", "the talks"),
        ("“until Saturday.”", "“until Saturday.”", "“until Saturday”"),
        ("“Who?”", "“Who?”", "“Who?”"),
        ("«Ja!»", "«Ja!»", "«Ja!»"),
        ("Example Inc.", "Example Inc.", "Example Inc"),
        ("and then...", "and then...", "and then..."),
        ("and then…", "and then…", "and then…"),
        ("3.5", "3.5.", "3.5"),
        ("", ".", ""),
    ],
)
def test_a_full_stop_is_never_doubled(text: str, sentence: str, bare: str) -> None:
    assert ended(text) == sentence == text + stop(text)
    assert unstopped(text) == bare
