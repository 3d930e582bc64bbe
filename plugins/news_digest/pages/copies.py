"""Stories that are one text: which of them stands for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..samestory import Copy, Family, families
from .markup import plain
from .stories import Story


def families_of(stories: Sequence[Story]) -> dict[str, Family]:
    """The family of each story that has copies or versions, by slug; what the editor calls unrelated stays apart."""
    apart = {frozenset((story.slug, slug)) for story in stories for slug in story.unrelated}
    return families([_copy(story) for story in stories], apart)


def _copy(story: Story) -> Copy:
    return Copy(
        story.slug,
        str(story.date or ""),
        story.outlet,
        story.url,
        story.title,
        plain(story.html),
        str(story.modified or ""),
    )


def leading(stories: Sequence[Story], same: Mapping[str, Family]) -> dict[str, Story]:
    """Slug -> the story that is shown for it: itself for most."""
    by_slug = {story.slug: story for story in stories}
    return {slug: by_slug[same[slug].lead] if slug in same else story for slug, story in by_slug.items()}
