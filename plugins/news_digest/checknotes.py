"""What `check` says of notes: those without an article, passages without a sure place, links that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .checkfiles import lines_of, slug_of, text_of
from .checknames import actor_refs
from .frontmatter import Document
from .model import Knowledge
from .notes import Remark, doubts, parse
from .placing import resolve
from .problems import Problem, Severity
from .report import as_typed
from .settings import Settings
from .shortlinks import Target, Targets, Vain, in_vain, names_of, parts_of
from .slugs import slugs_for
from .texts import texts_below

SEALED = re.compile(
    r"^(?:    |\t)[^\n]*$|(?<!`)(`++)(?:(?!\1).){1,4000}?\1|<(?:code|pre)>(?:(?!<(?:code|pre)>).)*?</(?:code|pre)>"
    r"|(?<!\[)\[[^\[\]]*\]\([^()]*\)|<[^<>]*>",
    re.M | re.S,
)  # code and links, in which nothing is a short link


def about_notes(
    settings: Settings, documents: Mapping[str, Document], knowledge: Knowledge
) -> Iterator[Problem]:
    """Problems of every file of notes."""
    by_slug = {slug_of(where, document): document for where, document in documents.items()}
    targets: Targets | None = None
    for path in texts_below(settings.notes):
        where = as_typed(path)
        text = text_of(path, where)
        if isinstance(text, Problem):
            yield text
        else:
            targets = targets or targets_of(by_slug, knowledge)
            yield from _about(where, path.stem, text, by_slug, targets)


def targets_of(by_slug: Mapping[str, Document], knowledge: Knowledge) -> Targets:
    """All articles, and everyone whom any of them names; whether they have a page the build tells."""
    names = {ref.name for document in by_slug.values() for ref in actor_refs(document)}
    links = {name: Target(name, slug) for name, slug in slugs_for(names).items()}
    renamed = {old: actor.name for actor in knowledge.actors for old in actor.former if actor.name in links}
    before = {slug: links[renamed[old]] for old, slug in slugs_for(renamed).items()}
    return Targets(
        articles={slug: Target(str(one.fields.get("title", slug)), slug) for slug, one in by_slug.items()},
        pages=before | {link.url: link for link in links.values()},
        names=names_of(links, knowledge),
    )


def _about(
    where: str, slug: str, text: str, by_slug: Mapping[str, Document], targets: Targets
) -> Iterator[Problem]:
    remarks, wrong = parse(text, where)
    yield from wrong
    article = by_slug.get(slug)
    if article is None:
        message = f"no article has the slug {slug!r}"
        yield Problem(where, 0, Severity.ERROR, message, "Name the file after the article's slug.")
        return
    if article.fields.get("status") == "withdrawn":
        return
    body = lines_of(article.body)
    for remark in remarks:
        anchor = resolve(remark.passage, body)
        printed = body[anchor.start : anchor.end]
        yield from doubts(anchor, remark.passage.exact, where, remark.line, printed)
        yield from _about_links(remark, where, targets)


def _about_links(remark: Remark, where: str, targets: Targets) -> Iterator[Problem]:
    text = SEALED.sub(lambda code: "\n" * code[0].count("\n"), remark.text)
    for part in parts_of(text, targets):
        if isinstance(part, Vain):
            yield in_vain(part, text, where, remark.text_line)
