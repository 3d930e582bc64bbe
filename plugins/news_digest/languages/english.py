"""English."""

from __future__ import annotations

from .table import Language, words

ENGLISH = Language(
    code="en",
    name="English",
    months=(
        "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
        "september sept sep", "october oct", "november nov", "december dec",
    ),
    weekdays=(
        "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
        "sunday sun",
    ),
    days={"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    which={"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1},
    units={
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month", "months": "month",
        "year": "year", "years": "year",
    },
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    },
    marks={"“": "”", '"': '"', "‘": "’", "'": "'"},
    according=("according to",),
    pronouns={"he": "m", "she": "f"},
    stop_words=words(
        "the of and to in a is that for it was on with as he be at by this had not are but from or have they which "
        "you were has his said who will their after its been more"
    ),
)  # fmt: skip
