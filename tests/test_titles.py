"""What a text says beside a name that someone is: the name stands in square brackets."""

from __future__ import annotations

import pytest

from news_digest.titles import nouns_of, titles_beside

NOTHING = ""

CASES = {
    # right before the name
    "President [Emmanuel Macron] came to the cathedral.": "President",
    "US Vice-President [Mike Pence] sat in the same box.": "US Vice-President",
    "North Korean leader [Kim Jong-un] used his address.": "North Korean leader",
    "On Friday South Korea's vice unification minister [Chun Hae-sung] spoke.": (
        "South Korea's vice unification minister"
    ),
    "Secretary of State [Rex Tillerson] was on a tour.": "Secretary of State",
    "Acting Attorney General [Ada Example] said so.": "Acting Attorney General",
    "Then [Vice President Pence] came in.": "Vice President",
    "Meanwhile Mayor [Ada Example] said so.": "Mayor",
    "President [Moon Jae-in]'s office welcomed it.": "President",
    # a place or a day before a title is no part of it
    "In Seoul President [Moon Jae-in] said so.": "President",
    "On Monday President [Trump] left.": "President",
    "At Panmunjom South Korea's vice minister [Chun Hae-sung] spoke.": "vice minister",
    # words without which it would be another title
    "He met former Secretary of State [Madeleine Albright].": "former Secretary of State",
    "Then former US president [Ada Example] spoke.": "former US president",
    "The shadow chancellor [John McDonnell] said no.": "shadow chancellor",
    "Would-be president [Ada Example] lost.": "Would-be president",
    "[Ada Example], a would-be president, said so.": "would-be president",
    "[Sung Kim], a former ambassador to Seoul, crossed over.": "former ambassador to Seoul",
    "[Ada Example], then mayor of Northport, said so.": "then mayor of Northport",
    # between commas behind the name
    "[Thomas Bach], president of the International Olympic Committee, told them.": (
        "president of the International Olympic Committee"
    ),
    "However, [Taro Kono], Japan’s foreign minister, urged it.": "Japan’s foreign minister",
    "[Sameh Shoukry], the Egyptian foreign minister who presided, fell silent.": "Egyptian foreign minister",
    "They are safe, said [Anne Hidalgo], the mayor of Paris.": "mayor of Paris",
    "[Ada Example], 52, mayor of Northport, said so.": "mayor of Northport",
    "Macron and [Merkel], the German chancellor, said so.": "German chancellor",
    "[Ada Example], the wife of President Moon, said so.": "wife of President Moon",
    # between commas before it
    "Its climate minister, [Sherry Rehman], spoke throughout.": "climate minister",
    "China's chief negotiator, [Xie Zhenhua], said so.": "China's chief negotiator",
    "She called the American vice-president, [Mike Pence], a dummy.": "American vice-president",
    # someone else's, or nobody's
    "[Trump], the South Korean president, and Kim Jong-un met.": NOTHING,
    "[Macron] and Merkel, the German chancellor, said so.": NOTHING,
    "[Mike Pompeo], the president said, would go.": NOTHING,
    "[Ada Example], the president of Germany said, was wrong.": NOTHING,
    "[Kim Jong-un], President Trump said, was ready.": NOTHING,
    "Asked about the president, [Mike Pence], who was in Seoul, said nothing.": NOTHING,
    "Speaking to the mayor of Northport, [Ada Example], on Monday": NOTHING,
    "The spokesman for the president, [Ada Yoon], said no.": NOTHING,
    "He met the president, [Mike Pence], John Kelly and others.": NOTHING,
    "With the prime minister, [Mike Pence], and John Kelly.": NOTHING,
    "[Ada Example]'s husband, the mayor of Northport, was there.": NOTHING,
    "[Ada Example], whose husband is the mayor, said so.": NOTHING,
    "[Ada Example], the man who shot the president, said so.": NOTHING,
    "[Ada Example], not the president, said so.": NOTHING,
    "[Ada Example], once the mayor of Northport, said so.": NOTHING,
    "[Bolton], a friend of the president, said no.": NOTHING,
    "after meeting the leader of North Korea [Trump] said so": NOTHING,
    "the president [Trump] called on Monday": NOTHING,
    "Presidents [Trump] and Xi met.": NOTHING,
    "His brother [Bob Example] and her ex-husband [Bob Example] came.": NOTHING,
    "He told his South Korean counterpart [Moon Jae-in] so.": NOTHING,
    "Mr [Kim] said so.": NOTHING,
    "[Ada Example] said so.": NOTHING,
}


@pytest.mark.parametrize(("text", "title"), CASES.items(), ids=CASES)
def test_titles_beside_a_name(text: str, title: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    bare = text.replace("[", "").replace("]", "")
    found = titles_beside(bare, start, end)
    assert found == ((title,) if title else ())
    assert all(words in bare for words in found), "word for word"


def test_a_name_can_have_a_title_on_either_side() -> None:
    text = "Japanese Prime Minister Shinzo Abe, leader of the Liberal Democratic Party, left."
    start = text.index("Shinzo")
    assert titles_beside(text, start, start + len("Shinzo Abe")) == (
        "Japanese Prime Minister",
        "leader of the Liberal Democratic Party",
    )


def test_what_the_editor_says_of_someone_is_known_as_a_title() -> None:
    text = "A North Korean luger, Hwang Chung-gum, carried it."
    start = text.index("Hwang")
    place = start, start + len("Hwang Chung-gum")
    assert titles_beside(text, *place) == ()
    nouns = tuple(nouns_of(["luger of the joint team"]))
    assert nouns == ("luger",)
    assert titles_beside(text, *place, nouns) == ("North Korean luger",)


def test_a_sentence_may_begin_with_a_land_or_body_that_is_known() -> None:
    text = "White House spokeswoman Sarah Sanders said so."
    start = text.index("Sarah")
    assert titles_beside(text, start, start + 13) == ()
    assert titles_beside(text, start, start + 13, (), {"White House"}) == ("White House spokeswoman",)
