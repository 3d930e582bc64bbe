"""What a page is offered as in other forms: feeds, references, annotations, calendars."""

from __future__ import annotations

from collections.abc import Container

from .files import SITE_FEED
from .library import Library, Site
from .stories import Story
from .views import FeedLink

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
BIBTEX, CSL, CALENDAR = "application/x-bibtex", "application/vnd.citationstyles.csl+json", "text/calendar"
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def feed_link(name: str, url: str) -> FeedLink:
    """The Atom feed that belongs to the page of a tag, an actor or an outlet."""
    return FeedLink(name, f"feeds/{url.removesuffix('.html')}.atom.xml", ATOM)


def as_json_feed(feed: FeedLink) -> FeedLink:
    """The same as a JSON Feed."""
    return FeedLink(feed.title, f"{feed.url.removesuffix('.atom.xml')}.json", JSON_FEED)


def site_offers(site: Site) -> tuple[FeedLink, ...]:
    """What the home page is offered as."""
    links = {"jsonfeed": as_json_feed(FeedLink(site.name, SITE_FEED))}
    return _wanted(links, site.settings.exports)


def shelf_offers(name: str, url: str, site: Site) -> tuple[FeedLink, ...]:
    """What the page of a tag or an outlet is offered as, beside its Atom feed."""
    return _wanted({"jsonfeed": as_json_feed(feed_link(name, url))}, site.settings.exports)


def actor_offers(name: str, url: str, site: Site) -> tuple[FeedLink, ...]:
    """The same for an actor, who has a calendar as well."""
    calendar = FeedLink(name, calendar_path(url), CALENDAR)
    return (*shelf_offers(name, url, site), *_wanted({"ical": calendar}, site.settings.exports))


def article_offers(story: Story, library: Library) -> tuple[FeedLink, ...]:
    """What an article's page is offered as."""
    links = {
        "bibtex": FeedLink("BibTeX", article_path(story, "bib"), BIBTEX),
        "csl": FeedLink("CSL-JSON", article_path(story, "csl.json"), CSL),
        "annotations": FeedLink("Web Annotation", article_path(story, "annotations.jsonld"), ANNOTATIONS),
    }
    return _wanted(links, library.site.settings.exports)


def article_path(story: Story, suffix: str) -> str:
    """Where an article's file of some kind lies."""
    return f"articles/{story.slug}.{suffix}"


def calendar_path(url: str) -> str:
    """Where the calendar of an actor lies, by the actor's page."""
    return f"timeline/{url.removesuffix('.html')}.ics"


def _wanted(links: dict[str, FeedLink], exports: Container[str]) -> tuple[FeedLink, ...]:
    return tuple(link for name, link in links.items() if name in exports)
