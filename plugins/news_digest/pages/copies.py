"""Stories that are one text: which of them stands for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..candidates import NOTHING, Near, candidates
from ..samestory import Copy, Family, Signature, families, signature_of
from .kept import Kept
from .markup import plain
from .stories import Story


def signed(story: Story) -> Signature:
    """What is looked up of a story's text."""
    return signature_of(plain(story.html))


def families_of(
    stories: Sequence[Story], signatures: Mapping[str, Signature], html_of: Callable[[str], str], kept: Kept
) -> dict[str, Family]:
    """The family of each story that has copies or versions, by slug; what the editor calls unrelated stays apart.

    `signatures` are those of the stories, by slug, as are their texts, which few are asked for.
    """
    apart = {frozenset((story.slug, slug)) for story in stories for slug in story.unrelated}
    samples = {slug: signature.sample for slug, signature in signatures.items()}
    before = kept.before("near", Near, NOTHING)
    near = Near(tuple(samples), tuple(samples.values()), candidates(samples, before))
    if near != before:
        kept.remember("near", near)
    told = {slug for pair in near.pairs for slug in pair}
    copies = (_copy(story) for story in stories if story.slug in told)
    return families(copies, apart, signatures, lambda slug: plain(html_of(slug)), near.pairs)


def _copy(story: Story) -> Copy:
    date, modified = str(story.date or ""), str(story.modified or "")
    return Copy(story.slug, date, story.outlet, story.url, story.title, modified=modified)


def leading(stories: Sequence[Story], same: Mapping[str, Family]) -> dict[str, Story]:
    """Slug -> the story that is shown for it: itself for most."""
    by_slug = {story.slug: story for story in stories}
    return {slug: by_slug[same[slug].lead] if slug in same else story for slug, story in by_slug.items()}
