"""No parser is broken by any input: it gives a result or a problem in words, in its place, and the same twice."""

from __future__ import annotations

import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.effort import THOROUGH
from fuzz.inputs import inputs
from fuzz.parsers import PARSERS, attempt

EXAMPLES = 200 if THOROUGH else 12


@pytest.mark.parametrize("parser", PARSERS)
def test_any_input_is_read_or_refused_in_words(parser: str) -> None:
    @settings(max_examples=EXAMPLES, derandomize=True, deadline=None, database=None)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries, on what they are fed
            attempt(parser, data.draw(inputs(parser)))

    run()
