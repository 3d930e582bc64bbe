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

    index.html            edition (EditionView or None: the latest), recent (tuple of EditionLink: those before it),
                          actors (tuple of ActorRow, the most named), tags (tuple of TagRow, the most used),
                          undated (number of articles that stand in no edition)
    edition.html          edition (EditionView)
    article.html          article (ArticleView), coins (the original as a COinS context object)
    actors.html           groups (tuple of ActorGroup), pairs (number), quotes (whether there are any)
    actors_part.html      part (ActorsPart)
    actor.html            actor (ActorView)
    moved.html            moved (MovedView)
    pair.html             pair (PairView)
    network.html          drawing (Drawing or None), pairs (tuple of PairRow, the strongest), total (their number)
    quotes.html           letters (tuple of SpeakerLetter), part (QuotesPart or None: all, where they are few),
                          most (speakers of a letter shown), total, unattributed (numbers),
                          unknown (url of the unattributed; may be empty)
    quotes_part.html      part (QuotesPart)
    older.html            older (OlderView)
    tags.html             tags (tuple of TagRow, by name)
    tag.html              tag (TagView)
    outlets.html          outlets (tuple of OutletRow, by name)
    outlet.html           outlet (OutletView)
    timeline.html         years (tuple of TimelineYear, newest first), undated (tuple of ArticleRow), chart
                          (Density or None)
    timeline_year.html    year (TimelineYear), earlier, later (TimelineYear or None), chart (Density or
                          None), filtered (url of the timeline with its filter set to the year)
    timeline_month.html   month (TimelineMonth), earlier, later (TimelineMonth or None), chart, filtered
    timeline_day.html     day (TimelineDay), month (TimelineMonth), earlier, later (TimelineDay or None);
                          only of months that are `apart`
    archives.html         years (tuple of ArchiveYear, newest first), undated (tuple of ArticleRow)
    search.html           letters (tuple of SearchLetter), able (whether there is a full-text search), filters
                          (tuple of SearchFilter)
    search_letter.html    letters (as above), letter (SearchLetter), page (SearchPage)
    archives_year.html    year (ArchiveYear), years (as above)
    notes.html            groups, lost (tuples of NoteGroup; lost: without a place), count
    page.html             page (PageView)
    data.html             exports (tuple of ExportView)
    404.html              nothing more
    atom.xml              feed (FeedView); every address in it is ready for use as it stands
    sitemap.xml           entries (tuple of SitemapEntry); written only where SITEURL is set
    sitemaps.xml          urls of the parts of a sitemap that is too long for one file

Filters of our own: `{{ title|unbroken }}` keeps Jong-un on one line, in headlines and names;
`{{ actor.url|in_timeline('actor') }}` is the address of the actor's part of the timeline.

`base.html` is what the others extend; it needs only what is in every template.
"""

from __future__ import annotations

from .actors import ActorGroup as ActorGroup
from .actors import ActorLetter as ActorLetter
from .actors import ActorsPart as ActorsPart
from .actors import ActorView as ActorView
from .actors import CompanionView as CompanionView
from .actors import ContextView as ContextView
from .actors import HeldView as HeldView
from .actors import MovedView as MovedView
from .actors import PairView as PairView
from .actors import TitleSource as TitleSource
from .actors import TitleView as TitleView
from .article import ArticleView as ArticleView
from .article import CutsView as CutsView
from .article import CutView as CutView
from .article import DayTold as DayTold
from .article import EarlierText as EarlierText
from .article import LostNotes as LostNotes
from .article import OtherVersion as OtherVersion
from .article import QuoteView as QuoteView
from .article import RelatedView as RelatedView
from .article import SourceLine as SourceLine
from .data import ColumnView as ColumnView
from .data import ExportView as ExportView
from .data import SheetView as SheetView
from .feeds import FeedEntry as FeedEntry
from .feeds import FeedView as FeedView
from .frame import FeedLink as FeedLink
from .frame import HeadView as HeadView
from .frame import PageLink as PageLink
from .frame import PageView as PageView
from .frame import SitemapEntry as SitemapEntry
from .frame import SiteView as SiteView
from .lists import ArchiveYear as ArchiveYear
from .lists import EditionLink as EditionLink
from .lists import EditionView as EditionView
from .lists import KeyDate as KeyDate
from .lists import Listing as Listing
from .lists import ListYear as ListYear
from .lists import OlderView as OlderView
from .lists import OutletView as OutletView
from .lists import TagView as TagView
from .network import Drawing as Drawing
from .network import DrawnActor as DrawnActor
from .network import DrawnLines as DrawnLines
from .network import PairRow as PairRow
from .notes import NoteGroup as NoteGroup
from .notes import NoteView as NoteView
from .quotes import QuotesPart as QuotesPart
from .quotes import SaidView as SaidView
from .quotes import SpeakerLetter as SpeakerLetter
from .quotes import SpeakerLink as SpeakerLink
from .quotes import SpeakerView as SpeakerView
from .rows import ActorRow as ActorRow
from .rows import ArticleRow as ArticleRow
from .rows import DateView as DateView
from .rows import NameView as NameView
from .rows import OutletRow as OutletRow
from .rows import PassingRow as PassingRow
from .rows import TagRow as TagRow
from .search import SearchFilter as SearchFilter
from .search import SearchLetter as SearchLetter
from .search import SearchPage as SearchPage
from .timeline import Bar as Bar
from .timeline import Density as Density
from .timeline import Sparkline as Sparkline
from .timeline import TimelineDay as TimelineDay
from .timeline import TimelineEntry as TimelineEntry
from .timeline import TimelineEvent as TimelineEvent
from .timeline import TimelineMonth as TimelineMonth
from .timeline import TimelineSource as TimelineSource
from .timeline import TimelineYear as TimelineYear
