"""What is known of a text by fingerprints of some of its words."""

from __future__ import annotations

import random

from news_digest.sketches import is_near, near_in, sketch_of


def text(seed: int, words: int = 600) -> str:
    drawn = random.Random(seed)
    return " ".join(f"w{drawn.randrange(5000)}" for _ in range(words))


def test_a_text_is_near_its_half_and_no_other() -> None:
    whole = text(1)
    half = " ".join(whole.split()[:300])
    assert is_near(sketch_of(whole), sketch_of(half + " " + text(2, 250)))
    assert not is_near(sketch_of(whole), sketch_of(text(2)))
    assert not is_near(sketch_of(whole), sketch_of(""))
    quoting = " ".join(whole.split()[:60]) + " " + text(3)
    assert not is_near(sketch_of(whole), sketch_of(quoting))


def test_marks_capitals_and_soft_hyphens_do_not_count() -> None:
    plain = text(4)
    other = plain.upper().replace(" ", "\n\n", 9).replace(" W1", " *W\u00ad1")
    assert sketch_of(plain) == sketch_of(other) != set()


def test_signs_without_blanks_are_words() -> None:
    drawn = random.Random(5)
    signs = "".join(chr(drawn.randrange(0x4E00, 0x9000)) for _ in range(400))
    assert is_near(sketch_of(signs), sketch_of(signs[:200] + "\n" + signs[200:]))


def test_a_short_text_is_known_however_it_is_cut() -> None:
    for seed in range(20):
        brief = text(seed, 32).split()
        known = {"other": sketch_of(text(77)), "brief": sketch_of(" ".join(brief))}
        cut = " ".join(brief[:14]) + ".\n\n" + " ".join(brief[14:]) + " More " + text(seed + 100, 20)
        assert near_in(cut, known) == "brief"
        assert near_in(" ".join(brief[:10]) + text(seed + 200), known) is None
        assert near_in(text(77), known) == "other"


def test_signs_that_nobody_sees_do_not_count() -> None:
    plain = text(4)
    assert sketch_of(plain.replace("1", "\u200b1\u200c", 400)) == sketch_of(plain)
