"""Related articles: cross-links by shared actors, and what the editor wrote under `related` and `unrelated`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from ..crosslinks import NAMED, CrossLink, Node, relate
from ..forms import agents_of, find_meant
from ..model import ActorKind, Knowledge
from ..problems import Problem, Severity
from ..workers import each
from .decorators import printed_forms
from .kept import Kept
from .stories import Story
from .wording import ENGLISH, Wording

HEADLINE, FOREMOST, PASSING = 1.0, 0.6, 0.3
"""Salience of an actor: named in the headline, among the first MAIN of the list, further down."""
MAIN = 5

FAINT = (ActorKind.STATE, ActorKind.PLACE)
STATES = 0.5
"""What is left of the salience of a state or place: most news name one, so that it tells less than a person."""

EDITORS = 2.0
"""Weight of a link that the editor chose: no other can have it."""

Links = dict[str, tuple[CrossLink, ...]]


def links_of(
    stories: Sequence[Story],
    nodes: Mapping[str, Node],
    limit: int,
    shown: Mapping[str, Story],
    kept: Kept,
    processes: int = 1,
) -> tuple[Links, tuple[Problem, ...]]:
    """The links of every story by slug: the editor's first, then by weight, back links last.

    `nodes` are the stories as cross-links see them, by slug. A story that another one is `shown` for has that
    one's links; neither links to the other.
    """
    leads = [story for story in stories if shown[story.slug] is story]
    told = [nodes[story.slug] for story in leads]
    over = partial(each, jobs=processes, inherit=True)
    linked = kept.once(
        "links", (told, limit), lambda: relate(told, limit, over), dict[str, tuple[CrossLink, ...]]
    )
    apart = {frozenset((story.slug, slug)) for story in stories for slug in story.unrelated}
    made = {story.slug: linked[shown[story.slug].slug] for story in stories}
    made = {
        slug: tuple(link for link in links if frozenset((slug, link.target)) not in apart)
        for slug, links in made.items()
    }
    return _with_editors_choice(stories, made), tuple(_unknown(stories))


def node_of(story: Story, knowledge: Knowledge) -> Node:
    """The story as cross-links see it."""
    forms = printed_forms(story, knowledge, story.title)
    agents = agents_of(story.actors, knowledge)
    in_title = {name for _, _, name in find_meant(story.title, forms, agents)}
    salience = {}
    for rank, actor in enumerate(story.acting):
        place = HEADLINE if actor.name in in_title else FOREMOST if rank < MAIN else PASSING
        salience[actor.name] = place * (STATES if actor.kind in FAINT else 1.0)
    faint = frozenset(actor.name for actor in story.acting if actor.kind in FAINT)
    names = {actor.name.casefold() for actor in story.actors}
    topics = tuple(tag for tag in story.tags if tag.casefold() not in names)
    return Node(story.slug, str(story.date or ""), salience, faint, topics)


def _with_editors_choice(stories: Iterable[Story], made: Mapping[str, tuple[CrossLink, ...]]) -> Links:
    links = dict(made)
    for story in stories:
        for slug in reversed(story.related):
            if slug in made and slug != story.slug:
                links[story.slug] = _put_first(links[story.slug], slug)
                if all(link.target != story.slug for link in links[slug]):
                    links[slug] = (*links[slug], CrossLink(story.slug, EDITORS, (), back=True))
    return links


def _put_first(links: Sequence[CrossLink], slug: str) -> tuple[CrossLink, ...]:
    made = next((link for link in links if link.target == slug), CrossLink(slug, EDITORS, ()))
    rest = (link for link in links if link.target != slug)
    return (replace(made, weight=EDITORS, back=False), *rest)


def _unknown(stories: Sequence[Story]) -> Iterable[Problem]:
    slugs = {story.slug for story in stories}
    for story in stories:
        for key, wanted in (("related", story.related), ("unrelated", story.unrelated)):
            for slug in wanted:
                if slug not in slugs:
                    message = f"`{key}` names {slug!r}, but no article has that slug"
                    yield Problem(story.where, 0, Severity.WARNING, message, "Correct it or take it out.")


def unweighted(link: CrossLink) -> CrossLink:
    """The link without its weight, unless the editor chose it."""
    return (
        link if link.weight == EDITORS else CrossLink(link.target, 0.0, link.shared, link.topics, link.back)
    )


def neighbours(story: Story, linked: Iterable[Story]) -> tuple[Story | None, Story | None]:
    """The next earlier and the next later of the linked stories; None where there is none or no date."""
    if not story.date:
        return None, None
    here = (story.date, story.slug)
    dated = {(other.date, other.slug): other for other in linked if other.date}
    earlier = max((key for key in dated if key < here), default=None)
    later = min((key for key in dated if key > here), default=None)
    return dated[earlier] if earlier else None, dated[later] if later else None


def reason_of(link: CrossLink, wording: Wording = ENGLISH) -> str:
    """Why the link is there, in words: `both name Mike Pence, Moon Jae-in, Japan and 2 more`."""
    reasons = [wording.gettext("chosen by the editor")] if link.weight == EDITORS else []
    if link.shared:
        reasons.append(wording.gettext("both name %(names)s", names=listed(link.shared, wording)))
    if link.topics:
        topics = [wording.gettext("“%(topic)s”", topic=topic) for topic in link.topics]
        reasons.append(wording.gettext("both about %(topics)s", topics=listed(topics, wording)))
    return "; ".join(reasons)


def listed(names: Sequence[str], wording: Wording) -> str:
    """The first NAMED with commas and `and`, then how many more there are."""
    named, more = list(names[:NAMED]), len(names) - NAMED
    if more > 0:
        some = ", ".join(named)
        return wording.ngettext("%(names)s and %(num)s more", "%(names)s and %(num)s more", more, names=some)
    if len(named) < 2:
        return "".join(named)
    return wording.gettext("%(names)s and %(last)s", names=", ".join(named[:-1]), last=named[-1])
