"""One seed by itself: read, edited and annotated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .annotators import annotate
from .copydesk import NoStory, edit
from .formats import Unreadable, read_page
from .languages import language_of
from .model import Article, Knowledge, Seed
from .problems import Problem, Severity
from .report import placed
from .seeds import read_bytes, sha256
from .verbatim import keep_verbatim

INCIPIT = 8
"""Words of its opening that stand in for a missing headline."""


REPORT_IT = "Please report it and attach this file."


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one seed gave, before the other seeds are known."""

    seed: Seed
    sha256: str = ""
    """Of its bytes, in hexadecimal; empty where they could not be read."""
    article: Article | None = None
    """None where it failed; a problem says why."""
    problems: tuple[Problem, ...] = ()
    lasting: bool = True
    """The same bytes will give the same again; False where it could not be read, or the program failed."""


def prepare(seed: Seed, knowledge: Knowledge) -> Prepared:
    """Read, edit and annotate one seed; whatever is wrong with it comes back as a problem."""
    prepared = read_alone(seed, knowledge)
    return replace(prepared, problems=placed(prepared.problems, seed))


def read_alone(seed: Seed, knowledge: Knowledge, data: bytes | None = None) -> Prepared:
    """The same with problems under the seed's name, so that they hold wherever it lies; `data` are its bytes."""
    try:
        data = read_bytes(seed) if data is None else data
    except OSError as error:
        return failed(
            seed, f"can't be read ({error.strerror or error})", "Check that you may read it.", lasting=False
        )
    except ValueError as error:
        return failed(seed, str(error), "", lasting=False)
    digest = sha256(data)
    try:
        page = read_page(seed, data)
        article, doubts = edit(page, knowledge)
        article, untrue = keep_verbatim(annotate(article, knowledge), page)
        problems = [*doubts, *_in_unread_language(article), *untrue]
        article = replace(article, seed=seed.name, title=article.title or _incipit(article))
    except (Unreadable, NoStory) as error:
        return failed(seed, str(error), "", digest)
    except Exception as error:  # one seed must never end the run
        return failed(seed, internal(error), REPORT_IT, digest, lasting=False)
    return Prepared(seed, digest, article, tuple(problems))


def failed(seed: Seed, message: str, advice: str, digest: str = "", *, lasting: bool = True) -> Prepared:
    """A seed that gave no article, and why."""
    problem = Problem(seed.name, 0, Severity.ERROR, message.removesuffix("."), advice)
    return Prepared(seed, digest, problems=(problem,), lasting=lasting)


def internal(error: Exception) -> str:
    """An error of the program's own, in one line."""
    return " ".join(f"internal error ({type(error).__name__}: {error})".split())


def _incipit(article: Article) -> str:
    """The opening words, by which a story without a headline is known until an editor writes one."""
    words = article.body[0].text.split()
    return " ".join(words[:INCIPIT]) + (" …" if len(words) > INCIPIT else "")


def _in_unread_language(article: Article) -> Iterable[Problem]:
    """A note where names, speakers and days can't be found, because the article's language has no tables."""
    if language_of(article.lang) is None:
        message = (
            f"in a language that is not read ({article.lang}): only actors that are known by name were found"
        )
        advice = "Add names to actors.yml as they are printed, or write `actors:` into the article."
        yield Problem(article.seed, 0, Severity.NOTE, message, advice)
