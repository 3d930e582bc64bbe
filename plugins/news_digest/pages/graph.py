"""Pages as linked data: JSON-LD in the words of schema.org.

Our page of an article is an annotated edition that is based on the original; the original's text is never
given as ours. Where the site does not know its address, addresses are relative to the page.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any

from ..model import Actor, ActorRef
from .addresses import ACTOR, ARTICLE, WEBSITE, address, wikidata
from .files import PageFile
from .library import Library, Site
from .stories import Story
from .views import ActorRow, ArticleView, QuoteView

Node = dict[str, Any]

CONTEXT = "https://schema.org"

TYPES = {
    "person": "Person",
    "organisation": "Organization",
    "state": "Country",
    "place": "Place",
    "outlet": "NewsMediaOrganization",
}

SECTIONS = ("timeline", "actors", "tags", "outlets")
"""Those with a list of their own, at SECTION/index.html; their names are words of the menu."""

NEWEST = 30
"""Articles that are told of an actor."""


def graph_of(file: PageFile, library: Library) -> Node:
    """What a page says of itself; empty for what is not listed and for what has no title."""
    if file.graph:
        return dict(file.graph)
    if file.template == "article.html":
        view: ArticleView = file.variables["article"]
        return article_graph(_story(file, library), view.quotes, library)
    if file.template == "actor.html":
        return actor_graph(library.actors[file.variables["actor"].name], library)
    if file.path == "index.html":
        return _graph([website(library.site, file.path)])
    if file.title and file.listed:
        return _graph([breadcrumbs(library.site, file.section, file.title, file.path)])
    return {}


def article_graph(story: Story, quotes: Iterable[QuoteView], library: Library) -> Node:
    """Our page, the original that it is based on, who is named in it, and what is said."""
    site, here = library.site, story.url_path
    about = [_actor(actor, library, here) for actor in story.acting]
    named = [_actor(actor, library, here) for actor in story.actors if actor.passing]
    ours = {
        "@type": "AnalysisNewsArticle",
        "@id": address(site, here, here) + ARTICLE,
        "url": address(site, here, here),
        "headline": story.title,
        "inLanguage": story.lang or site.lang,
        "isPartOf": {"@id": _website_id(site, here)},
        "isBasedOn": {"@id": _original_id(story)},
        "citation": {"@id": _original_id(story)},
        "keywords": list(story.tags),
        "about": [_reference(node) for node in about],
        "mentions": [_reference(node) for node in named],
        "hasPart": [_quotation(quote, story, library) for quote in quotes],
    }
    nodes = [node for node in (*about, *named) if "@id" in node]
    trail = breadcrumbs(site, "article", story.title, here)
    return _graph([website(site, here), _known(ours), _original(story, library), *nodes, trail])


def actor_graph(row: ActorRow, library: Library) -> Node:
    """The page of an actor, who it is about, and the newest articles that name it."""
    site, here = library.site, row.url
    page = {
        "@type": "ProfilePage",
        "@id": address(site, here, here),
        "name": row.name,
        "inLanguage": site.lang,
        "isPartOf": {"@id": _website_id(site, here)},
        "mainEntity": {"@id": address(site, here, here) + ACTOR},
    }
    about = _named(row.name, row.kind, library)
    about["@id"] = address(site, here, here) + ACTOR
    about["subjectOf"] = [
        {"@id": address(site, story.url_path, here) + ARTICLE}
        for story in islice(library.by_actor[row.name], NEWEST)
    ]
    return _graph([website(site, here), page, about, breadcrumbs(site, "actors", row.name, here)])


def website(site: Site, here: str) -> Node:
    """The digest as a whole."""
    return {
        "@type": "WebSite",
        "@id": _website_id(site, here),
        "url": address(site, "index.html", here),
        "name": site.name,
        "inLanguage": site.lang,
    }


def breadcrumbs(site: Site, section: str, title: str, here: str) -> Node:
    """The way from the home page to this one."""
    trail = [(site.name, "index.html")]
    if section in SECTIONS and here != f"{section}/index.html":
        trail.append((site.wording.gettext(section.capitalize()), f"{section}/index.html"))
    trail.append((title, here))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address(site, path, here)}
            for place, (name, path) in enumerate(trail, 1)
        ],
    }


def _original(story: Story, library: Library) -> Node:
    """The article as its outlet published it."""
    outlets = library.knowledge.outlet_forms
    authors = [
        {"@type": TYPES["outlet" if name.casefold() in outlets else "person"], "name": name}
        for name in story.byline
    ]
    publisher = {"@type": TYPES["outlet"], "name": story.outlet} if story.outlet else None
    return _known(
        {
            "@type": "NewsArticle",
            "@id": _original_id(story),
            "url": story.url,
            "headline": story.title,
            "author": authors,
            "publisher": publisher,
            "datePublished": str(story.date or "").replace(" ", "T"),
            "dateModified": str(story.modified or "").replace(" ", "T"),
            "inLanguage": story.lang or library.site.lang,
            "license": story.license if story.license.startswith("http") else "",
        }
    )


def _original_id(story: Story) -> str:
    return story.url or "#original"


def _actor(actor: ActorRef, library: Library, here: str) -> Node:
    """What an article's page tells of an actor; the actor's own page tells the rest."""
    node: Node = {"@type": TYPES[actor.kind], "name": actor.name}
    known = _entry(actor.name, library)
    if known and known.wikidata:
        node["sameAs"] = wikidata(known.wikidata)
    if row := library.plain_actors.get(actor.name):
        node["@id"] = address(library.site, row.url, here) + ACTOR
    return node


def _named(name: str, kind: str, library: Library) -> Node:
    """Who or what something is, without an address of ours."""
    known = _entry(name, library)
    described = "jobTitle" if kind == "person" else "description"
    return _known(
        {
            "@type": TYPES[kind],
            "name": name,
            "alternateName": list(known.aliases) if known else [],
            described: "; ".join(known.roles) if known else "",
            "sameAs": wikidata(known.wikidata) if known and known.wikidata else "",
        }
    )


def _entry(name: str, library: Library) -> Actor | None:
    """What registry and gazetteer say of it."""
    return next((one for one in library.knowledge.actor_forms.get(name, ()) if one.name == name), None)


def _quotation(quote: QuoteView, story: Story, library: Library) -> Node:
    here = story.url_path
    speaker = (
        {"@id": address(library.site, quote.speaker_url, here) + ACTOR}
        if quote.speaker_url
        else {"name": quote.speaker}
    )
    return _known(
        {
            "@type": "Quotation",
            "text": quote.words,
            "url": address(library.site, quote.url, here),
            "spokenByCharacter": speaker if quote.speaker else None,
        }
    )


def _story(file: PageFile, library: Library) -> Story:
    return library.by_slug[file.path.removeprefix("articles/").removesuffix(".html")]


def _reference(node: Node) -> Node:
    return {"@id": node["@id"]} if "@id" in node else node


def _website_id(site: Site, here: str) -> str:
    return address(site, "index.html", here) + WEBSITE


def _known(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in ("", None, [])}


def _graph(nodes: Iterable[Node]) -> Node:
    return {"@context": CONTEXT, "@graph": list(nodes)}
