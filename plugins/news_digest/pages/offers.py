"""What a page is offered as in other forms, told by where it lies: feeds, references, annotations, calendars."""

from __future__ import annotations

from collections.abc import Iterator

from .files import SITE_FEED, PageFile
from .library import Site
from .views import FeedLink

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
BIBTEX, CSL, CALENDAR = "application/x-bibtex", "application/vnd.citationstyles.csl+json", "text/calendar"
ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
SLIDES = "application/json"

TIMELINE, TIMELINE_CALENDAR, TIMELINE_SLIDES = (
    *("timeline/index.html", "timeline/all.ics", "timeline/timelinejs.json"),
)


def offers(file: PageFile, site: Site) -> tuple[FeedLink, ...]:
    """Links to the page in other forms, of those that the digest writes."""
    exports = site.settings.exports
    return tuple(link for name, link in _offers(file, site) if name in exports or "all" in exports)


def _offers(file: PageFile, site: Site) -> Iterator[tuple[str, FeedLink]]:
    """Name of the export, and link."""
    if file.path == "index.html":
        yield "jsonfeed", as_json_feed(FeedLink(site.name, SITE_FEED))
    if file.feed:
        yield "jsonfeed", as_json_feed(file.feed)
    if file.feed and file.feed.url.startswith("feeds/actors/"):
        page = file.feed.url.removeprefix("feeds/").removesuffix(".atom.xml")
        yield "ical", FeedLink(file.feed.title, calendar_path(page), CALENDAR)
    if file.template == "article.html":
        yield "bibtex", FeedLink("BibTeX", sibling(file.path, "bib"), BIBTEX)
        yield "csl", FeedLink("CSL-JSON", sibling(file.path, "csl.json"), CSL)
        yield "annotations", FeedLink("Web Annotation", sibling(file.path, "annotations.jsonld"), ANNOTATIONS)
    if file.path == TIMELINE:
        yield "ical", FeedLink(site.name, TIMELINE_CALENDAR, CALENDAR)
        yield "timelinejs", FeedLink("TimelineJS", TIMELINE_SLIDES, SLIDES)


def feed_link(name: str, url: str) -> FeedLink:
    """The Atom feed that belongs to the page of a tag, an actor or an outlet."""
    return FeedLink(name, sibling(f"feeds/{url}", "atom.xml"), ATOM)


def as_json_feed(feed: FeedLink) -> FeedLink:
    """The same as a JSON Feed."""
    return FeedLink(feed.title, f"{feed.url.removesuffix('.atom.xml')}.json", JSON_FEED)


def calendar_path(url: str) -> str:
    """Where the calendar of an actor lies, by the actor's page."""
    return sibling(f"timeline/{url}", "ics")


def sibling(path: str, suffix: str) -> str:
    """The file beside a page that has another ending."""
    return f"{path.removesuffix('.html')}.{suffix}"
