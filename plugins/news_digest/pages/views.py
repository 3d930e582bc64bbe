"""What the templates see: frozen values, made once, with nothing left to work out in a theme.

Every `url` is a path from the site's root (`articles/x.html`, `timeline/2018-02.html#d13`), never
beginning with `/`; a template writes `{{ SITEURL }}/{{ actor.url }}`. Text is plain and escaped by
autoescape; only `Markup` fields (`body`, `content`) hold HTML, sanitised.

In every template:

    SITENAME SITESUBTITLE DEFAULT_LANG
    SITEURL         what stands before `/` + url: `.` or a chain of `..`, so that the site works at any
                    address and on a disk; on 404.html, which is shown everywhere, the path of the site
    DIGEST_PUBLIC   True where strangers read (third-party text is already held back)
    THEME_ASSETS    name in the theme's static folder -> url with a fingerprint:
                    `{{ SITEURL }}/{{ THEME_ASSETS['style.css'] }}`
    site            SiteView: counts, first and last day, the editor's pages
    head            HeadView: title, description, canonical, feed, section, noindex of this very page

And by template:

    index.html            days (tuple of HomeDay), actors (tuple of ActorRow, the most named), tags (tuple of
                          TagRow, the most used), undated (tuple of ArticleRow), older (number of dated
                          articles that are not among `days`)
    article.html          article (ArticleView)
    actors.html           groups (tuple of ActorGroup)
    actor.html            actor (ActorView)
    tags.html             tags (tuple of TagRow, by name)
    tag.html              tag (TagView)
    outlets.html          outlets (tuple of OutletRow, by name)
    outlet.html           outlet (OutletView)
    timeline.html         years (tuple of TimelineYear, newest first), undated (tuple of ArticleRow)
    timeline_year.html    year (TimelineYear), earlier, later (TimelineYear or None)
    timeline_month.html   month (TimelineMonth), earlier, later (TimelineMonth or None)
    archives.html         years (tuple of ArchiveYear, newest first), undated (tuple of ArticleRow)
    archives_year.html    year (ArchiveYear), years (as above)
    page.html             page (PageView)
    404.html              nothing more
    atom.xml              feed (FeedView); every address in it is ready for use as it stands
    sitemap.xml           entries (tuple of SitemapEntry); written only where SITEURL is set

A filter of our own, for headlines and names: `{{ title|unbroken }}` keeps Jong-un on one line.

`base.html` is what the others extend; it needs only what is in every template.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as a page offers it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PageLink:
    """One of the editor's pages, for menus."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class DateView:
    """A date, no more precise than what was printed."""

    iso: str
    """For `<time datetime>`: `2018`, `2018-02`, `2018-02-13`, `2018-02-13T06:00`, ... `06:00+08:00`."""
    text: str
    """For readers: `13 February 2018, 06:00 (UTC+08:00)`, `February 2018`, `2018`."""
    day: str
    """Without the time: `13 February 2018`, `February 2018`, `2018`."""
    short: str
    """`13 Feb 2018`, `Feb 2018`, `2018`."""
    time: str
    """`06:00` or empty."""
    url: str
    """Its place in the timeline: `timeline/2018-02.html#d13`."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The digest as a whole."""

    name: str
    articles: int
    actors: int
    tags: int
    outlets: int
    first: DateView | None
    """Day of the oldest dated article."""
    last: DateView | None
    """Day of the newest dated article."""
    pages: tuple[PageLink, ...]
    """The editor's pages (about, ...), by title."""


@dataclass(frozen=True, slots=True)
class HeadView:
    """What belongs into `<head>` and the menu."""

    title: str
    """Of this page, without the site's name; empty on the home page."""
    description: str
    """One plain sentence or two, at most 200 characters; may be empty."""
    url: str
    """Of this page, from the site's root."""
    canonical: str
    """Absolute; empty where the site has no address."""
    section: str
    """For aria-current in the menu: `home`, `article`, `actors`, `tags`, `outlets`, `timeline`, `archives`,
    `page` or `404`."""
    feeds: tuple[FeedLink, ...]
    """The site's feed first, then the page's own."""
    noindex: bool
    """True in the private reading copy and on the 404 page: `<meta name="robots" content="noindex">`."""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor in a list."""

    name: str
    url: str
    kind: str
    """`person`, `organisation`, `state`, `place` or `outlet`."""
    count: int
    """Articles of the digest that name the actor; in a list of co-actors those that name both."""
    latest: DateView | None
    """Day of the newest of all its articles."""


@dataclass(frozen=True, slots=True)
class ActorLetter:
    """The actors of one kind under one letter."""

    letter: str
    """`K`, or a digit."""
    anchor: str
    """`person-k`."""
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True, slots=True)
class ActorGroup:
    """The actors of one kind."""

    kind: str
    title: str
    """`People`, `Organisations`, `States`, `Places`, `Outlets`."""
    actors: tuple[ActorRow, ...]
    """People by family name, the others by name."""
    letters: tuple[ActorLetter, ...]
    """The same under letters; empty where they are few."""
    passing: tuple[PassingRow, ...]
    """Those without a page; `actors` may then be empty."""


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag in a list."""

    name: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in a list."""

    name: str
    url: str
    count: int
    latest: DateView | None


@dataclass(frozen=True, slots=True)
class NameView:
    """A name, with its page if it has one."""

    name: str
    url: str
    """May be empty."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    title: str
    url: str
    kicker: str
    summary: str
    """The dek, or the opening of the text, plain, at most 240 characters."""
    date: DateView | None
    """None where the page gives no date."""
    outlet: OutletRow | None
    also_in: tuple[str, ...]
    """Other outlets that have the same text."""
    category: str
    lang: str
    """A language tag, safe for `lang=`; empty if it is the site's language or not known."""
    partial: bool
    """Only the opening of the story is in the digest: mark it `opening only`."""
    actors: tuple[ActorRow, ...]
    """The four weightiest of those who are not only named in passing."""


@dataclass(frozen=True, slots=True)
class PassingRow:
    """An actor without a page: one article names it, in passing."""

    name: str
    kind: str
    """As in ActorRow."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Where an article comes from: shown above the fold, with the link to the original."""

    outlet: OutletRow | None
    via: str
    """Who reprinted it; may be empty."""
    byline: tuple[str, ...]
    dateline: str
    """As printed: `SEOUL, Feb. 13 (Yonhap)`."""
    published: DateView | None
    modified: DateView | None
    original: str
    """Address of the original, http or https; empty if not known."""
    license: str
    """Of this article or its outlet; empty if none is known."""
    seed: str
    """Name of the raw copy; empty in a public digest and for a hand-written article."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A link from one article to another, and why."""

    article: ArticleRow
    reason: str
    """In words: `both name Mike Pence and Moon Jae-in`, or `chosen by the editor`."""
    actors: tuple[ActorRow, ...]
    """The shared actors, largest contribution first."""
    weight: float
    """0 to 1; 2 for an editor's choice."""
    back: bool
    """True: only the other article lists this one (show under `Also linked from`)."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Direct speech in an article."""

    words: str
    """Verbatim, without its marks; ends in an ellipsis where it is longer or its end is not in the shown text."""
    speaker: str
    """May be empty."""
    speaker_url: str
    """Page of the speaker if it is an actor of the digest; else empty."""
    url: str
    """The paragraph, `articles/x.html#p3`; the article itself where the words are not in the shown text."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article on its own page."""

    title: str
    url: str
    kicker: str
    dek: str
    summary: str
    category: str
    lang: str
    """As in ArticleRow."""
    body: Markup
    """Sanitised HTML: p, h2-h4, ul, ol, li, blockquote, em, strong, a, br, code, pre, hr. Blocks carry ids
    p1, p2, ...; actors are `<a class="actor" href=...>`, captions `<p class="caption">`, words that mean
    a day `<time datetime=...>`. Its links suit the article's own page only."""
    source: SourceLine
    partial: bool
    """The seed held only the opening: mark it."""
    excerpt: bool
    """A public digest holds the rest back: say so and point to the original."""
    words: int
    """Of the shown body."""
    actors: tuple[ActorRow, ...]
    """In order of weight, without those named in passing."""
    also: tuple[NameView, ...]
    """Those named in passing, outlets aside."""
    sources: tuple[NameView, ...]
    """Papers, broadcasters and agencies that it quotes, with the outlet's page."""
    tags: tuple[TagRow, ...]
    quotes: tuple[QuoteView, ...]
    unresolved: tuple[str, ...]
    """Named, but not safely anyone: `Ms Kim`."""
    copies: tuple[ArticleRow, ...]
    """The same text in other outlets."""
    versions: tuple[ArticleRow, ...]
    """Other versions of it by the same outlet, newest first."""
    newest: bool
    """False: the first of the versions is newer."""
    related: tuple[RelatedView, ...]
    """In order of weight; those with `back` at the end."""
    earlier: ArticleRow | None
    """The next older article that shares at least one link with this one."""
    later: ArticleRow | None


@dataclass(frozen=True, slots=True)
class ContextView:
    """A sentence that names an actor."""

    before: str
    form: str
    """The name as printed."""
    after: str
    url: str
    """The paragraph: `articles/x.html#p3`."""
    article: ArticleRow


@dataclass(frozen=True, slots=True)
class TimelineSource:
    """An article that tells of an event."""

    article: ArticleRow
    url: str
    """The paragraph, `articles/x.html#p3`."""
    words: str
    """What tells the day, as printed."""
    worked_out: bool
    """The day is not printed in full: it was worked out from the words."""
    date: DateView
    """The day that this article tells."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """What one article or several tell of a day."""

    before: str
    words: str
    after: str
    """The sentence of the first source, around the words that tell the day."""
    actors: tuple[ActorRow, ...]
    sources: tuple[TimelineSource, ...]
    """One an article."""
    elsewhere: tuple[TimelineSource, ...]
    """Articles that tell what looks the same of another day."""
    period: DateView | None
    """Where not a day is meant but a time from then on: `5 to 11 February 2018`."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing on a day."""

    kind: str
    """`published`; `updated`; `mentioned` where an article, or several, tell of this day."""
    article: ArticleRow
    time: str
    """`06:00` or empty."""
    words: str
    """For `mentioned`: the words as printed, `on Wednesday`; else empty."""
    event: TimelineEvent | None = None
    """For `mentioned`: what is told."""


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """A day, or what is only known to the month (anchor `d00`)."""

    date: DateView
    anchor: str
    """Id of the day on its month's page: `d13`."""
    entries: tuple[TimelineEntry, ...]
    gap: int
    """Days without an entry between this day and the next later one shown; 0 if none or not known."""


@dataclass(frozen=True, slots=True)
class TimelineMonth:
    """A month on which something happened, or what is only known to the year (`month` 0)."""

    year: int
    month: int
    name: str
    """`February 2018`; `Some time in 2018`."""
    url: str
    count: int
    """Entries."""
    days: tuple[TimelineDay, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year on which something happened."""

    year: int
    url: str
    count: int
    months: tuple[TimelineMonth, ...]
    """Newest first. Month 0 has no page: its entries are shown on the year's page (its url is there)."""


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor on its own page."""

    name: str
    url: str
    kind: str
    count: int
    aliases: tuple[str, ...]
    """Other names, from registry and gazetteer."""
    forms: tuple[str, ...]
    """Other forms that articles print."""
    roles: tuple[str, ...]
    """Described as: `Japan's foreign minister`."""
    wikidata: str
    """`Q1234` or empty."""
    first: DateView | None
    latest: DateView | None
    contexts: tuple[ContextView, ...]
    """Newest article first; at most three an article and sixty in all."""
    companions: tuple[ActorRow, ...]
    """Co-actors; `count` is the articles in which both act, not only in passing. Most shared first."""
    days: tuple[TimelineDay, ...]
    """Its own timeline, newest first."""
    articles: tuple[ArticleRow, ...]
    """Newest first, undated last."""
    feed: FeedLink


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag on its own page."""

    name: str
    url: str
    count: int
    articles: tuple[ArticleRow, ...]
    actors: tuple[ActorRow, ...]
    """Those named in its articles; `count` is how many of them."""
    feed: FeedLink


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet on its own page."""

    name: str
    url: str
    count: int
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    zone: str
    """`Asia/Hong_Kong` or empty."""
    license: str
    articles: tuple[ArticleRow, ...]
    reprints: tuple[ArticleRow, ...]
    """Articles of others that came by way of this outlet."""
    cited: tuple[ArticleRow, ...]
    """Articles of others that quote this outlet as their source."""


@dataclass(frozen=True, slots=True)
class HomeDay:
    """A day of news on the home page."""

    date: DateView
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class ArchiveYear:
    """All articles of a year."""

    year: int
    url: str
    """Where its articles are listed: `archives.html#y2018`, `archives/2016.html`."""
    apart: bool
    """True: on a page of their own."""
    articles: tuple[ArticleRow, ...]
    """Newest first."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One of the editor's pages."""

    title: str
    url: str
    body: Markup


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed."""

    title: str
    id: str
    """A `tag:` URI that stays when the site moves."""
    url: str
    """Absolute, or relative to the feed where the site has no address."""
    published: str
    """RFC 3339."""
    updated: str
    """RFC 3339."""
    authors: tuple[str, ...]
    """The byline, or the outlet."""
    summary: str
    content: str
    """The shown body as HTML in plain text: autoescape writes it rightly into `<content type="html">`."""
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedView:
    """An Atom feed."""

    title: str
    id: str
    url: str
    """Of the feed itself; `rel="self"`. Empty where the site has no address."""
    html_url: str
    """Of the page that it belongs to."""
    updated: str
    """RFC 3339: the newest entry's."""
    author: str
    entries: tuple[FeedEntry, ...]
    """Newest first; undated articles are in no feed."""


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """A page for search engines."""

    url: str
    """Absolute."""
    modified: str
    """`2018-02-13` or empty."""
