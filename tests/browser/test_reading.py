"""An article in a browser: notes beside their passage, cards, days, paragraph marks, paper."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from window import Visit

pytestmark = pytest.mark.browser

FERRY, ARABIC = "articles/ferry-link-opens.html", "articles/arabic.html"

BOXES = """[...document.querySelectorAll('.prose > *, .after, footer')].filter(part =>
    part.checkVisibility()).map(part => {
    const box = part.getBoundingClientRect()
    return {note: part.matches('.margin'), left: box.left, right: box.right, top: box.top, bottom: box.bottom}
})"""
"""The blocks of the text and of its margin, and what stands below."""
LINES = """[...document.querySelectorAll('.prose > :not(.margin), .after > *')].filter(part =>
    part.checkVisibility()).map(part => {
    const range = document.createRange()
    range.selectNodeContents(part)
    return {top: range.getBoundingClientRect().top, bottom: range.getBoundingClientRect().bottom}
})"""
"""What is printed of the text and of what follows; a block may be higher than its lines."""
LENGTHEN = """[...document.querySelectorAll('.margin')].at(-1).append('A longer remark on it. '.repeat(80))"""


def apart(page: Page) -> None:
    """No two blocks of text or margin lie over each other."""
    boxes = page.evaluate(BOXES)
    assert len(boxes) > 2 and any(box["note"] for box in boxes)
    for one, other in combinations(boxes, 2):
        across = min(one["right"], other["right"]) - max(one["left"], other["left"])
        down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
        assert across < 1 or down < 1, (one, other)


@pytest.mark.parametrize("path", [FERRY, ARABIC])
@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1100, 1440])
def test_no_note_lies_over_the_text_or_another_note(visit: Visit, path: str, width: int) -> None:
    page = visit(width).open(path)
    apart(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_note_stands_beside_its_passage_where_there_is_room(visit: Visit) -> None:
    page = visit(1440).open(FERRY)
    text, note = page.locator("#p1").bounding_box(), page.locator("#n1").bounding_box()
    assert text and note
    assert note["x"] > text["x"] + text["width"], "beside it"
    assert abs(note["y"] - text["y"]) < 20, "and level with it"
    page = visit(390).open(FERRY)
    text, note = page.locator("#p1").bounding_box(), page.locator("#n1").bounding_box()
    assert text and note
    assert 0 <= note["y"] - (text["y"] + text["height"]) < 30, "right below it"


@pytest.mark.parametrize("path", [FERRY, ARABIC])
@pytest.mark.parametrize("width", [1024, 1440])
def test_what_follows_begins_right_below_the_text_however_long_the_notes(
    visit: Visit, path: str, width: int
) -> None:
    page = visit(width).open(path)
    page.evaluate(LENGTHEN)
    note = page.locator(".margin").last.bounding_box()
    assert note
    lines = [line for line in page.evaluate(LINES) if line["bottom"] > note["y"]]
    assert len(lines) > 2
    assert all(0 <= other["top"] - one["bottom"] < 80 for one, other in pairwise(lines)), "no white space"
    apart(page)
    assert page.locator(".after").evaluate("after => getComputedStyle(after).direction") == "ltr"


def test_notes_from_right_to_left_stand_on_the_left(visit: Visit) -> None:
    page = visit(1440).open(ARABIC)
    text, note = page.locator("#p1").bounding_box(), page.locator("#n1").bounding_box()
    assert text and note
    assert note["x"] + note["width"] < text["x"]
    assert page.locator(".pin").first.evaluate("pin => pin.getBoundingClientRect().left") > text["x"]


def test_a_number_leads_to_the_note_and_the_notes_back(visit: Visit) -> None:
    window = visit(1440)
    page = window.open(FERRY)
    page.get_by_role("link", name="Note 2", exact=True).click()
    assert page.url.endswith("#n2")
    expect(page.locator("#n2")).to_be_in_viewport()
    page.get_by_role("link", name="Note 2: back to the text").click()
    assert page.url.endswith("#n2-in")
    assert page.get_by_role("note").count() == 4
    assert window.complaints == []


def test_the_list_of_notes_leads_to_each(visit: Visit) -> None:
    window = visit()
    page = window.open("notes.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("Notes")
    page.get_by_role("link", name="The boat will sail").click()
    assert page.url.endswith(f"{FERRY}#n2")
    assert window.complaints == []


def test_a_card_comes_on_hover_can_be_reached_and_goes_with_escape(visit: Visit) -> None:
    window = visit(1440)
    page = window.open(FERRY)
    card = page.get_by_role("tooltip")
    link = page.locator(".prose .actor").first
    link.hover()
    assert card.count() == 0, "not at once"
    expect(card).to_be_visible()
    expect(card).to_contain_text("Clara Nordin")
    expect(card).to_contain_text("Person")
    assert link.get_attribute("aria-describedby") == card.get_attribute("id")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None
    link.hover(position={"x": 2, "y": 2})
    page.mouse.move(5, 5)
    page.wait_for_timeout(600)
    expect(card).to_have_count(0)
    assert window.complaints == []


def test_a_card_comes_with_the_focus_and_stays_within_the_window(visit: Visit) -> None:
    page = visit(1024).open(FERRY)
    page.locator("#main").focus()
    actor = page.locator(".prose .actor")
    for _ in range(40):
        page.keyboard.press("Tab")
        if actor.first.evaluate("link => link === document.activeElement"):
            break
    card = page.get_by_role("tooltip")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 1024
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert card.count() == 0 or not actor.first.evaluate("link => link === document.activeElement")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_finger_opens_no_card(visit: Visit) -> None:
    page = visit(390, has_touch=True, is_mobile=True).open(FERRY)
    page.evaluate(
        "document.querySelector('.prose .actor').addEventListener('click', e => e.preventDefault())"
    )
    page.locator(".prose .actor").first.tap()
    page.wait_for_timeout(600)
    expect(page.get_by_role("tooltip")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_words_for_a_day_tell_it_on_a_touch_or_by_tab(visit: Visit, width: int) -> None:
    page = visit(width, has_touch=True, java_script_enabled=False).open(FERRY)
    day = page.locator(".when").first
    shown = "part => getComputedStyle(part, '::after').content"
    assert "May 2021" not in day.evaluate(shown)
    day.focus()
    assert "3 May 2021" in day.evaluate(shown)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    told = page.locator(f"#{day.get_attribute('aria-describedby')}")
    expect(told).to_have_text("3 May 2021")
    expect(told).to_be_visible()


def test_arrows_go_from_paragraph_to_paragraph_and_tab_stops_once(visit: Visit) -> None:
    page = visit(1440).open(FERRY)
    pins = page.locator(".pin")
    assert [pin.get_attribute("tabindex") for pin in pins.all()].count("-1") == pins.count() - 1
    pins.first.focus()
    page.keyboard.press("ArrowDown")
    expect(pins.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(pins.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url.endswith("#p2")


def test_all_is_there_without_scripts(visit: Visit) -> None:
    window = visit(1440, java_script_enabled=False)
    page = window.open(FERRY)
    assert page.get_by_role("note").count() == 4
    for name in ("Key facts", "In this story", "Days told here", "Said here", "How to cite"):
        expect(page.get_by_text(name, exact=True).or_(page.get_by_label(name)).first).to_be_attached()
    page.get_by_role("link", name="on Monday").click()
    assert page.url.endswith("#p1")
    page.get_by_role("link", name="Note 1", exact=True).click()
    page.get_by_role("note").first.get_by_role("link", name="Clara Nordin").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Clara Nordin")


def test_a_quotation_says_who_speaks(visit: Visit) -> None:
    page = visit(1440).open(FERRY)
    said = page.get_by_role("group", name="Clara Nordin · said")
    expect(said).to_have_text("“The boat will sail on the first of June2,”")
    said.hover(position={"x": 8, "y": 8})
    assert "Clara Nordin" in said.evaluate("part => getComputedStyle(part, '::after').content")


def test_on_paper_the_notes_stand_below_the_text(visit: Visit) -> None:
    page = visit(1440, "dark").open(FERRY)
    page.emulate_media(media="print")
    last = page.locator(".prose > p, .prose > blockquote").last.bounding_box()
    tops = [box["y"] for note in page.get_by_role("note").all() if (box := note.bounding_box())]
    assert last and len(tops) == 4 and tops == sorted(tops)
    assert tops[0] > last["y"] + last["height"], "all of them, after all of the text"
    apart(page)
    expect(page.locator(".pin").first).to_be_hidden()
    assert page.pdf()[:5] == b"%PDF-"


def test_from_the_disk(visit: Visit, site: Path) -> None:
    window = visit(1440, at=f"{site.as_uri()}/")
    page = window.open(FERRY)
    page.locator(".prose .actor").first.hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.get_by_role("link", name="Note 1", exact=True).click()
    assert window.complaints == []
