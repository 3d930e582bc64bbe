"""The copydesk on prose cases: each seed beside the article that an editor would make of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news_digest.copydesk import NoStory, edit
from news_digest.copydesk.claims import read_claims
from news_digest.copydesk.days import read_stamp
from news_digest.copydesk.imprint import read_imprint
from news_digest.copydesk.language import language
from news_digest.copydesk.lines import join_wrapped
from news_digest.model import Article, Claim, Knowledge, Line, Outlet, Page
from prose import Case, cases

FIELDS = "title kicker dek byline dateline date modified outlet via category tags lang".split()
OUTLETS = (
    Outlet("The Morning Lantern", domains=("lantern.example",), zone="Asia/Hong_Kong", day_first=True),
    Outlet("The Inland Post", zone="America/New_York", day_first=False),
    Outlet("Fenwick Wire", agency=True),
)
KNOWLEDGE = Knowledge(outlets=OUTLETS, outlet_forms={outlet.name.casefold(): outlet for outlet in OUTLETS})


def text_page(text: str) -> Page:
    """The page of a text copy, as the text format reads it."""
    lines, gap = [], 0
    for number, raw in enumerate(text.splitlines(), 1):
        shown = " ".join(raw.split())
        if shown:
            lines.append(Line(shown, number, gap))
            gap = 0
        else:
            gap += 1
    return Page("case.txt", "text", tuple(lines))


def told(article: Article) -> str:
    """The article in the words of the cases: fields, blocks, cuts."""
    rows = [f"{name}: {_shown(getattr(article, name))}" for name in FIELDS if getattr(article, name)]
    rows += [f"[{block.kind}] {block.text}" for block in article.body]
    rows += [f"(cut, {cut.reason}) {cut.text}" for cut in article.cuts]
    return "\n".join(rows) + "\n"


def _shown(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("case", cases("copydesk"), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    article, _ = edit(text_page(case["seed"]), KNOWLEDGE)
    assert told(article) == case["article"]


@pytest.mark.parametrize("case", cases("mastheads"), ids=lambda case: case.name)
def test_masthead(case: Case) -> None:
    article, _ = edit(text_page(case["seed"]), KNOWLEDGE)
    expected = dict(line.split(":", 1) for line in case["fields"].splitlines())
    found = {name: _shown(getattr(article, name) or "") for name in expected}
    assert found == {name: value.strip() for name, value in expected.items()}


DATES = [line.split(" => ") for line in cases("dates")[0]["dates"].splitlines()]


@pytest.mark.parametrize(("printed", "meant"), DATES)
def test_printed_date(printed: str, meant: str) -> None:
    found = read_stamp(printed)
    shown = "none" if found is None else "either way" if found.either_way else str(found.stamp)
    assert shown == meant


@given(st.text(max_size=60), st.sampled_from([True, False, None]))
def test_reading_a_date_never_fails(text: str, day_first: bool | None) -> None:
    read_stamp(text, day_first)


WORDS = st.lists(
    st.sampled_from("The a envoy of said Moon, “we will.” Read more 12 © Share “ x".split()), max_size=40
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_every_line_is_kept_or_cut_with_a_reason(rows: list[list[str]]) -> None:
    """Nothing that was in a seed vanishes: each line stands in a field, in the body or among the cuts."""
    page = text_page("\n\n".join(" ".join(row) for row in rows))
    try:
        article, _ = edit(page, KNOWLEDGE)
    except NoStory:
        return
    kept = " ".join(
        [article.title, article.kicker, article.dek, article.dateline, *article.byline, *article.tags]
        + [block.text for block in article.body]
        + [cut.text for cut in article.cuts]
    )
    for line in page.lines:
        bare = line.text.split(" ", 1)[-1] if line.text[0] in "-*•1" else line.text
        assert bare.strip("-–—―· ") in kept or line.text in kept
    assert all(cut.reason for cut in article.cuts)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_lines_are_joined(width: int) -> None:
    import textwrap

    paragraphs = [
        "The council met on Tuesday to decide whether the old harbour wall should be raised, and sat until midnight.",
        "A short one.",
        "Engineers have warned for years that the wall would not hold in a storm such as the one of last winter, "
        "when water stood in the fish market and three boats were lost.",
        "The vote was nine to four. Work is to begin in the spring and to last until the end of the year.",
    ]
    wrapped = "\n".join(textwrap.fill(p, width) for p in paragraphs)
    lines = [Line(text, i) for i, text in enumerate(wrapped.splitlines(), 1)]
    assert [line.text for line in join_wrapped(lines)] == paragraphs


def test_lines_that_are_paragraphs_stay_apart() -> None:
    lines = [Line(f"Paragraph {i} is one line and ends with a full stop, and it is longer than a page is wide.", i)
             for i in range(6)]  # fmt: skip
    assert len(join_wrapped(lines)) == 6


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The minister said that the talks had been useful and that they would go on for as long as it takes."),
        ("de", "Der Minister sagte, die Gespräche seien nützlich gewesen und würden in der nächsten Woche mit den "
               "Vertretern der Länder fortgesetzt."),
        ("fr", "Le ministre a dit que les discussions avaient été utiles et qu'elles se poursuivraient dans les jours "
               "qui viennent avec les pays de la région."),
        ("es", "El ministro dijo que las conversaciones fueron útiles y que seguirán en los próximos días con los "
               "representantes de la región."),
        ("ko", "장관은 회담이 유익했다고 말했다. 회담은 다음 주에도 계속될 예정이다."),
        ("", "Hello world"),
    ],
)  # fmt: skip
def test_language(lang: str, text: str) -> None:
    assert language(text) == lang


def test_a_page_without_prose_is_no_story() -> None:
    with pytest.raises(NoStory):
        edit(text_page("Share\n\nPrint\n"), KNOWLEDGE)


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("CC BY-SA 4.0 International", True),
        ("CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", True),
        ("CC BY 3.0 DE", True),
        ("CC BY 4.0 for the photograph only", False),
        ("CC BY-NC, all rights reserved", False),
        ("CC0 lottery winners association", False),
        ("CC0-1.0", True),
        ("CC BY-SA 4.0", True),
        ("All rights reserved", False),
        ("https://www.paper.example/terms-and-conditions", False),
        ("none", False),
    ],
)
def test_only_a_free_licence_is_believed_of_a_page(claimed: str, believed: bool) -> None:
    page = text_page(cases("copydesk")[1]["seed"])
    page = Page(page.seed, page.format, page.lines, (Claim("license", claimed, "json-ld"),))
    assert edit(page, KNOWLEDGE)[0].license == (claimed if believed else "")


OPENINGS = [
    "The company is to cut its services, its chief executive, Alan Firth, said on Monday.",
    "The paper's chief correspondent, Alan Firth, was held at the border on Monday night.",
    "A former editor, Alan Firth, was elected mayor.",
    "The bureau chief, Alan Firth, left the country on 3 May 2021.",
    "The mayor told a reporter, Alan Firth, to leave the town hall at once.",
    "Attorneys on staff gave money to her rival, Alan Firth, the filings show.",
    "By Monday its editor, Alan Firth, had left.",
    "The council met in the town hall on 3 May 2021.",
    "Die Redakteurin, Anna Schmidt, wurde am Montag in Hamburg entlassen.",
    "Le correspondant, Jean Roux, a quitté Paris lundi soir.",
    "El corresponsal, Juan Pérez, fue detenido el lunes en Madrid.",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_sentence_is_no_line_of_the_masthead(opening: str) -> None:
    story = [
        opening,
        "The ferries will leave at noon on every day of the week, and nobody in the harbour was asked before.",
        "The council has set aside two million for a bridge, which is to be built within the next five years.",
    ]
    text = "\n\n".join(["Ferries to be cut from the winter on", "By Jane Doe", "May 3, 2021", *story])
    article, _ = edit(text_page(text), KNOWLEDGE)
    assert [block.text for block in article.body] == story
    assert article.byline == ("Jane Doe",)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe, staff writer.", ("Jane Doe",)),
        ("By Jane Doe, who covers the courts for the Courier.", ("Jane Doe",)),
        ("Jane Doe, Chief Political Correspondent", ("Jane Doe",)),
        ("Jane Doe, Washington bureau chief", ("Jane Doe",)),
        ("Jane Doe, senior foreign affairs correspondent.", ("Jane Doe",)),
        ("Jane Doe, Berlin correspondent, and John Roe, staff writer.", ("Jane Doe", "John Roe")),
        ("Jane Doe, staff writer, 3 May 2021, 3:15 p.m.", ("Jane Doe",)),
        ("Jane Doe reports from Seoul.", ("Jane Doe",)),
        ("Lena Vogt berichtet aus Berlin.", ("Lena Vogt",)),
        ("Alan Firth, police chief, quits over a leak", ()),
        ("Alan Firth, chief of staff, quits", ()),
    ],
)
def test_who_signs_a_line(line: str, byline: tuple[str, ...]) -> None:
    assert read_imprint(line, KNOWLEDGE).byline == byline


def test_comments_never_outweigh_the_story() -> None:
    story = [
        "The council of Fenwick voted on Tuesday to raise the harbour wall by a metre, ending a dispute of nine years.",
        "Work is expected to begin in April, and the county has set aside two million for it, the mayor said at night.",
    ]
    remark = "I have had a boat in this harbour for thirty years, and number {} of my reasons is that nobody asked."
    comments = [f"Anna Brown says:\n{remark.format(n)}" for n in range(30)]
    text = "\n".join(
        ["Harbour wall to be raised by a metre", "March 7, 2018", *story, "30 comments", *comments]
    )
    article, _ = edit(text_page(text), KNOWLEDGE)
    assert [block.text for block in article.body] == story


def test_what_is_far_larger_than_an_article_is_refused() -> None:
    with pytest.raises(NoStory, match="far more than an article"):
        edit(text_page("word " * 10_000), KNOWLEDGE)
    with pytest.raises(NoStory, match="20001 lines"):
        edit(text_page("One line of it.\n" * 20_001), KNOWLEDGE)


@pytest.mark.parametrize("claimed", ["9999-12-31", "2100-01-01T00:00:00Z", "1970-01-01"])
def test_a_date_that_no_page_can_be_from_is_none(claimed: str) -> None:
    found = read_claims(Page("a", "html", (), (Claim("date", claimed, "json-ld"),)), Knowledge())
    assert "date" not in found
    claims = (Claim("date", claimed, "json-ld"), Claim("date", "2021-05-03", "meta"))
    assert str(read_claims(Page("a", "html", (), claims), Knowledge())["date"]) == "2021-05-03"


@pytest.mark.parametrize(
    ("modified", "kept"), [("1999-01-01", False), ("2021-05-02", False), ("2021-05-04", True)]
)
def test_nothing_is_updated_before_it_appears(modified: str, kept: bool) -> None:
    claims = (Claim("date", "2021-05-03", "meta"), Claim("modified", modified, "meta"))
    assert ("modified" in read_claims(Page("a", "html", (), claims), Knowledge())) is kept
