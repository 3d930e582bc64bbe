"""The way of a seed to its page: what the page shows is what the seed held, minus what the report says was cut."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

from lxml import html as lxml_html

from fuzz.parsers import OutOfPlace, shipped
from news_digest.formats import read_page
from news_digest.frontmatter import dump
from news_digest.model import Article, Block, Kind, Page, Seed
from news_digest.pages.decorators import dressed_story
from news_digest.pages.reader import read_story
from news_digest.pages.stories import Story
from news_digest.pages.wording import Wording, wording
from news_digest.prepare import Prepared, read_alone
from news_digest.rendering import linked
from news_digest.settings import Settings

WORD = re.compile(r"\w+")
DATELINE = 160
"""Characters before the first sentence that may be place, day and agency."""
LABELS = frozenset(
    "image media photo photograph photographs picture pictures foto bild credit crédit caption bildunterschrift "
    "légende by von par por of".split()
)
"""Words that say what a line is, and are left out where it is known to be that."""


class Incomplete(OutOfPlace):
    """Something vanished on the way, or came from nowhere."""


@cache
def english() -> Wording:
    return wording("en", Path(__file__).parents[2] / "themes/broadsheet")


def check(data: bytes, name: str = "x.txt") -> str:
    """What became of a seed, in a word; raises Incomplete."""
    seed = Seed(Path(name), name)
    prepared = read_alone(seed, shipped(), data)
    if any("internal error" in problem.message for problem in prepared.problems):
        raise Incomplete(str(prepared.problems[0]))
    if prepared.article is None:
        if not prepared.problems:
            raise Incomplete("neither an article nor a problem")
        return "refused"
    story = as_read(prepared)
    if story is None:
        return "refused"
    urls = {actor.name: "actors/a.html" for actor in story.actors}
    shown = words(shown_text(dressed_story(story, urls, shipped(), english()).html))
    held = words(*(block.text for block in prepared.article.body))
    if shown != held:
        raise Incomplete(f"the page shows {shown}, the article holds {held}")
    if name.endswith((".txt", ".text")):
        _compare(prepared.article, read_page(seed, data))
    return "read"


def check_page(page: str, blocks: Sequence[str]) -> str:
    """The same for a web page of known blocks: each is shown, a field, or cut and told with its beginning."""
    name = "x.html"
    prepared = read_alone(Seed(Path(name), name), shipped(), page.encode())
    done = check(page.encode(), name)
    if prepared.article is None:
        return done
    article, whole = prepared.article, _solid(" ".join(blocks))
    for block in article.body:
        if _solid(block.text) not in whole:
            raise Incomplete(f"not on the page: {block.text!r}")
    shown = _solid(" ".join([*(block.text for block in article.body), *_fields(article)]))
    cuts = [_solid(cut.text) for cut in article.cuts]
    for text in map(_solid, blocks):
        if text not in shown and not any(cut and text.startswith(cut) for cut in cuts):
            raise Incomplete(f"vanished without a word: {text}")
    return done


def _solid(text: str) -> str:
    """Its letters and digits alone."""
    return "".join(words(text))


def as_read(prepared: Prepared) -> Story | None:
    """The story as the site reads it, by way of a file; None for more than a file holds, which is told in words."""
    fresh, lost = linked([prepared], shipped())
    if lost:
        if "KB of front matter" in str(lost[0].problems[0]):
            return None
        raise Incomplete(str(lost[0].problems))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles/x.md")
        path.parent.mkdir()
        path.write_text(dump({**fresh[0].fields, "slug": "x"}, fresh[0].body), "utf-8")
        return read_story(path, Path(folder), shipped(), Settings(), at_home=False)


def words(*texts: str) -> list[str]:
    return [word for text in texts for word in WORD.findall(text)]


def shown_text(html: str) -> str:
    """The text of a body as a browser shows it, blocks apart."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in tree.iter("p", "li", "h2", "h3", "h4", "br", "pre"):
        element.tail = "\n" + (element.tail or "")
    return str(tree.text_content())


def _parts(block: Block) -> list[str]:
    """What stood in one piece: a credit on a line of its own stands in brackets behind its caption, without label."""
    if block.kind is Kind.CAPTION and block.text.endswith(")"):
        return block.text.removesuffix(")").rsplit(" (", 1)
    return [block.text]


def _compare(article: Article, page: Page) -> None:
    """That each paragraph stands in the copy, in order, and each word of the copy is kept, cut or a field."""
    copy = "".join("".join(line.text.split()) for line in page.lines)
    place = 0
    for part in chain.from_iterable(map(_parts, article.body)):
        wanted = "".join(part.split())
        found = copy.find(wanted, place)
        if found < 0:
            raise Incomplete(f"not in the copy, or not in its order: {part!r}")
        place = found + len(wanted)
    left = Counter(words(*(line.text for line in page.lines)))
    left -= Counter(words(*(block.text for block in article.body), *(cut.text for cut in article.cuts)))
    left -= Counter(words(*_fields(article)))
    first = article.body[0].text
    opening = next((line.text for line in page.lines if line.text.endswith(first[-40:])), "")
    left -= Counter(words(opening[:DATELINE]))
    signed = [line.text for line in page.lines if any(name in line.text for name in article.byline)]
    left -= Counter(words(*signed))  # of a line that names the writer the place and the role are left out
    lost = [word for word in left if word.casefold() not in LABELS and not word.isdigit()]
    if lost:
        raise Incomplete(f"vanished without a word: {lost}")


def _fields(article: Article) -> Iterable[str]:
    yield from (article.title, article.kicker, article.dek, article.dateline, article.category)
    yield from (article.outlet, article.via, *article.byline, *article.tags, article.url, article.license)
