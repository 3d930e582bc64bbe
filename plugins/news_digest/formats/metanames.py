"""The names of meta elements that speak of the article, and the field that each of them claims."""

from __future__ import annotations

OPENGRAPH = {
    "og:title": "title",
    "og:description": "dek",
    "og:site_name": "outlet",
    "og:url": "url",
    "og:locale": "lang",
    "og:pubdate": "date",
    "og:release_date": "date",
    "og:published_time": "date",
    "og:article:published_time": "date",
    "article:published_time": "date",
    "article:published": "date",
    "article:modified_time": "modified",
    "article:modified": "modified",
    "og:article:modified_time": "modified",
    "og:updated_time": "modified",
    "article:section": "category",
    "article:tag": "tags",
    "article:author": "byline",
    "article:author_name": "byline",
    "og:article:author": "byline",
    "og:author": "byline",
}
"""Names of the OpenGraph kind, in `property` or `name`."""

_NAMES = {
    "title": """title headline hdl hdr_title dc.title dcterms.title parsely-title sailthru.title
        citation_title twitter:title""",
    "byline": """author authors byl byline parsely-author sailthru.author dc.creator dcterms.creator
        citation_author article.author article_author cxenseparse:author rbauthors""",
    "date": """date pubdate publishdate publish-date publish_date published publish_time publication_date
        publication-date parsely-pub-date sailthru.date dc.date dc.date.issued dc.date.created dcterms.date
        dcterms.created dcterms.issued dc.issued citation_publication_date citation_date citation_online_date
        datepublished article.published article_date_original originalpublicationdate ptime pdate displaydate
        cxenseparse:publishtime cxenseparse:recs:publishtime rnews:datepublished article.created datecreated
        release_date issue_date""",
    "modified": """modified lastmod last-modified last_modified dc.date.modified dc.modified dcterms.modified
        datemodified article.updated utime moddate revised date_modified citation_lastmodified_date""",
    "outlet": """publisher dc.publisher dcterms.publisher application-name site_name cre
        citation_journal_title source dc.source""",
    "category": """section article.section parsely-section category articlesection cxenseparse:category
        article:section_name""",
    "tags": "keywords news_keywords parsely-tags sailthru.tags dc.subject dcterms.subject",
    "dek": """description dc.description dcterms.description sailthru.description twitter:description
        abstract""",
    "lang": "content-language language dc.language dcterms.language inlanguage",
    "url": "parsely-link citation_public_url mainentityofpage",
    "license": "license dc.rights.license",
    "robots": "robots",
}
META = {name: field for field, names in _NAMES.items() for name in names.split()}
"""Names of other kinds, in `name`, `property`, `itemprop` or `http-equiv`, in small letters."""
