"""The copydesk: a page becomes an article, as an editor would read it.

`edit` is the flow: lines are joined and marked, the story is found among them, what stands above and
below is read into fields, and every line of the story is kept as a block or cut with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model import Article, Block, Cut, Kind, Knowledge, Page
from ..problems import Problem, Severity
from .body import read_body
from .bylines import known_outlet
from .claims import read_claims
from .days import read_stamp
from .foot import is_writers_note
from .headlines import without_site
from .home import day_first_here, in_told_zone
from .imprint import Imprint, read_imprint
from .language import language
from .lines import join_labels, join_wrapped
from .marks import Marked, mark
from .masthead import Masthead, read_masthead
from .printed import agency_of, credited, in_home_zone, own_name, read_print, take_author_notes, take_dateline
from .prose import folded, length
from .story import find_story
from .strays import ends_with_offer
from .webpage import flattened, is_structured, read_webpage

__all__ = ["NoStory", "edit"]


WEB = ("html", "mhtml")
"""Formats whose claims are those of a publisher's system, and outweigh what a line seems to say."""
MOST_LINES, LONGEST_LINE, MOST_TEXT = 20_000, 20_000, 1_000_000
"""Lines, characters of one, and of all, beyond which a file is no article."""
SHORTEST = 12
"""Words; what is shorter is a notice or a form, not a story."""


class NoStory(ValueError):
    """The page holds nothing that reads as a story; the message says what it holds."""


def edit(page: Page, knowledge: Knowledge) -> tuple[Article, tuple[Problem, ...]]:
    """Read a page as a newspaper: its article, and what an editor should look at.

    Raises NoStory where no line reads as prose.
    """
    _refuse_bulk(page)
    typed = is_structured(page)
    page = page if typed else flattened(page)
    claimed = read_claims(page, knowledge)
    blocks, cuts, printed = read_webpage(page, claimed, knowledge) if typed else _plain(page, knowledge)
    if not _is_story(page, blocks):
        first = page.lines[0].text[:60] if page.lines else ""
        raise NoStory(
            f"no story found in {len(page.lines)} lines" + (f" (the first is {first!r})" if first else "")
        )
    fields = _weigh(claimed, printed, typed or page.format in WEB)
    return _article(page, fields, blocks, (*cuts, *page.cuts), knowledge)


def _refuse_bulk(page: Page) -> None:
    """What is far larger than any article would only take time: a log, a database, an archive."""
    longest = max((len(line.text) for line in page.lines), default=0)
    whole = sum(len(line.text) for line in page.lines)
    for many, what in (
        (len(page.lines) > MOST_LINES, f"{len(page.lines)} lines"),
        (longest > LONGEST_LINE, f"a paragraph of {longest} characters"),
        (whole > MOST_TEXT, f"{whole} characters"),
    ):
        if many:
            advice = "put each article into a file of its own"
            raise NoStory(f"holds {what}, far more than an article does: {advice}")


def _is_story(page: Page, blocks: list[Block]) -> bool:
    """Whether enough is left to be an article; a text that was written for the digest may be short."""
    told = any(claim.source == "front matter" for claim in page.claims)
    return bool(blocks) and (told or sum(length(block.text) for block in blocks) >= SHORTEST)


def _plain(page: Page, knowledge: Knowledge) -> tuple[list[Block], list[Cut], dict[str, Any]]:
    """Blocks, cuts and printed fields of a text copy."""
    lines = join_wrapped(join_labels(page.lines))
    marked = mark(lines, _imprints([line.text for line in lines], knowledge))
    start, end = find_story(marked)
    head = read_masthead(marked, start, end)
    blocks, cuts = read_body([*(marked[i] for i in head.early), *marked[head.body : end]])
    while blocks and (blocks[-1].kind is Kind.HEADING or ends_with_offer(blocks)):
        last = blocks.pop()
        cuts.append(Cut(last.text, last.line, "below the story"))
    printed = read_print(marked, head, marked[end:], knowledge)
    story = "\n".join(block.text for block in blocks)
    for name in ("date", "modified"):
        if name in printed and not known_outlet(printed.get("outlet", ""), knowledge):
            printed[name] = in_told_zone(printed[name], [marked[i].text for i in head.imprints], story)
    return blocks, [*_above(marked, head), *cuts, *_below(marked[end:])], printed


def _imprints(texts: Sequence[str], knowledge: Knowledge) -> list[Imprint]:
    """Each line read as part of a masthead, with days and months in the order of the outlet."""
    day_first = day_first_here(texts)
    imprints = [read_imprint(text, knowledge, day_first) for text in texts]
    home = next((o for i in imprints for name in i.outlets if (o := known_outlet(name, knowledge))), None)
    if home and home.day_first is not None and day_first is None:
        order = home.day_first  # settles the dates that could be read either way
        imprints = [
            read_imprint(text, knowledge, order)
            if any(d and d.either_way for d in (i.date, i.modified))
            else i
            for text, i in zip(texts, imprints, strict=True)
        ]
    return imprints


def _above(marked: Sequence[Marked], head: Masthead) -> list[Cut]:
    """What stands above the body and is no field of the article."""
    kept = {head.headline, head.kicker, head.dek, *head.bylines, *head.early}
    cuts = []
    for i, item in enumerate(marked[: head.body]):
        if i in kept:
            continue
        reason = item.reason or item.box or "above the story"
        if i in head.repeats:
            reason = "headline repeated"
        elif i in head.papers or item.imprint and i in head.imprints:
            reason = "read as masthead"
        cuts.append(Cut(item.text, item.line.number, reason))
    return cuts


def _below(marked: Sequence[Marked]) -> list[Cut]:
    return [Cut(m.text, m.line.number, m.reason or m.box or m.foot or _why_below(m)) for m in marked]


def _why_below(item: Marked) -> str:
    """The reason to cut a line below the story that is no furniture."""
    if item.imprint:
        return "read as masthead"
    return "note on the writer" if is_writers_note(item.text) else "below the story"


def _weigh(claimed: dict[str, Any], printed: dict[str, Any], typed: bool) -> dict[str, Any]:
    """Structured pages are believed for what they claim, text copies for what they print."""
    fields = {**printed, **claimed} if typed else {**claimed, **printed}
    for name in ("date", "modified"):
        one, other = claimed.get(name), printed.get(name)
        if one and other and one.first_day == other.first_day and not fields[name].time:
            fields[name] = other if other.time else one
    return fields


def _article(
    page: Page, fields: dict[str, Any], blocks: list[Block], cuts: tuple[Cut, ...], knowledge: Knowledge
) -> tuple[Article, tuple[Problem, ...]]:
    opened = next((block.text for block in blocks if block.kind is Kind.PARAGRAPH), "")  # with a place
    dateline, agency, blocks = take_dateline(blocks, knowledge)
    blocks, signed = take_author_notes(blocks, fields.get("byline", ()))
    cuts = (*cuts, *signed)
    guessed = ""
    if not fields.get("outlet"):
        guessed = "" if agency else own_name(blocks, knowledge) or credited(blocks, knowledge)
        fields["outlet"] = guessed or agency_of(agency, knowledge)
    known = known_outlet(fields["outlet"], knowledge)
    fields["outlet"] = known.name if known else fields["outlet"]
    if fields.get("via") == fields["outlet"]:
        del fields["via"]
    if fields.get("modified") and not fields.get("date"):
        fields["date"] = fields.pop("modified")
    names = {folded(fields[name]).removeprefix("the ") for name in ("outlet", "via") if fields.get(name)}
    stated = {claim.value for claim in page.claims if claim.field == "byline" and page.format in WEB}
    fields["byline"] = tuple(
        n for n in fields.get("byline", ()) if n in stated or folded(n).removeprefix("the ") not in names
    )
    for name in ("date", "modified"):
        fields[name] = in_home_zone(fields.get(name), fields, knowledge)
    fields["dateline"] = fields.get("dateline") or dateline
    fields["byline"] = tuple(n for n in fields["byline"] if n in stated or not opened.startswith(n))
    fields["lang"] = language(*(block.text for block in blocks)) or fields.get("lang", "")
    whole = fields.get("title", "")
    fields["title"] = without_site(whole, [fields["outlet"]])
    if fields["title"] != whole and not any(name in folded(whole) for name in names):
        cuts = (*cuts, Cut(whole, 0, "headline with the name of a site"))
    if not fields.get("date"):
        written = read_stamp(dateline)
        fields["date"] = written.stamp if written else None
    article = Article(seed=page.seed, body=tuple(blocks), cuts=cuts, partial=page.partial, **fields)
    return article, tuple(_doubts(article, guessed))


def _doubts(article: Article, guessed: str) -> list[Problem]:
    """What an editor should look at."""
    doubts = []

    def doubt(message: str, advice: str, severity: Severity = Severity.WARNING) -> None:
        doubts.append(Problem(article.seed, 0, severity, message, advice))

    if not article.title:
        first = article.body[0].text[:60]
        doubt(f"no headline found (the story begins {first!r})", "Write `title:` into the article.")
    if article.date is None:
        doubt("no date of publication found", "Write `date: YYYY-MM-DD` into the article.", Severity.NOTE)
    if guessed:
        doubt(f"outlet {guessed!r} taken from the story, which says what it was told or whose pictures it shows",
              "Correct `outlet:` in the article if it is another.", Severity.NOTE)  # fmt: skip
    if article.partial:
        doubt("only the opening of the story is in this copy (a paywall)", "Add a full copy if you have one.",
              Severity.NOTE)  # fmt: skip
    return doubts
