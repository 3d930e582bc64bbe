"""Which raw copies are new texts of stories that are there already, and what is remembered of the old ones. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Protocol
from urllib.parse import urlsplit

from .model import Stamp
from .receipts import GHOST, OWN, Receipt, Version, fingerprint, generated
from .webaddresses import is_elsewhere

FEWEST = 3
"""Paragraphs that two texts of one story share, at least."""

SHARED = 0.5
"""Part of the shorter text's paragraphs that both share, at least."""

DAYS = 31
"""Days between the texts of a story, at most."""


class Text(Protocol):
    """A converted article."""

    @property
    def seed(self) -> str: ...

    @property
    def fields(self) -> Mapping[str, Any]: ...

    @property
    def body(self) -> str: ...


def continued(
    texts: Iterable[Text],
    receipts: Mapping[str, Receipt],
    gone: Container[str] = (),
    down: Container[str] = (),
) -> dict[str, list[str]]:
    """Seed of a text without a receipt -> seeds of the receipts whose story it may tell anew, the likeliest first.

    The same address will do, with a paragraph that is the same unless the older copy is `gone`. Else so many
    paragraphs must be the same to the letter, and the outlet or the title; of what was taken `down` the
    paragraphs will do, and all of them where there are fewer than FEWEST.
    """
    texts = list(texts)
    by_address: dict[str, list[Text]] = {}
    by_paragraph: dict[str, list[Text]] = {}
    sizes: dict[str, int] = {}
    for text in texts:
        if address := _address(text.fields):
            by_address.setdefault(address, []).append(text)
        prints = set(generated(text.body))
        sizes[text.seed] = len(prints)
        for one in prints:
            by_paragraph.setdefault(one, []).append(text)
    found: dict[str, list[tuple[bool, int, str]]] = {}
    for seed, receipt in receipts.items():
        prints = set(plain(receipt.body))
        shared: dict[str, int] = {}
        for one in prints & by_paragraph.keys():
            for text in by_paragraph[one]:
                shared[text.seed] = shared.get(text.seed, 0) + 1
        same = {text.seed for text in by_address.get(_text(receipt.fields.get("url")), ())}
        for text in texts if same or shared else ():
            count = shared.get(text.seed, 0)
            fewest = min(FEWEST, len(prints)) if seed in down else FEWEST
            enough = count >= max(fewest, SHARED * min(len(prints), sizes[text.seed]))
            own = seed in down or (enough and _is_own(text.fields, receipt))
            if (text.seed in same and (count or seed in gone)) or (enough and own):
                found.setdefault(text.seed, []).append((text.seed in same, count, seed))
    return {
        seed: [old for *_, old in sorted(some, key=lambda one: (not one[0], -one[1], one[2]))]
        for seed, some in found.items()
    }


def _address(fields: Mapping[str, Any]) -> str:
    """Fingerprint of the article's address; empty where it is none of an article."""
    url = fields.get("url", "")
    return fingerprint(url) if url and urlsplit(url).path.strip("/") else ""


def _text(found: object) -> str:
    return found if isinstance(found, str) else ""


def _is_own(fields: Mapping[str, Any], receipt: Receipt) -> bool:
    """Whether a text is of the outlet that the receipt names; of its title, where one of them names none."""
    here, there = fields.get("outlet"), receipt.fields.get("outlet")
    if here and there:
        return fingerprint(here) == there
    return fingerprint(fields.get("title")) == receipt.fields.get("title")


def may_follow(new: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Whether by the dates and addresses in their front matter an article may be a later text of another."""
    here, there = str(new.get("url", "")), str(old.get("url", ""))
    if is_elsewhere(here, there) and is_elsewhere(there, here):
        return False
    if not (last(new) and last(old)):
        return True
    days = [Stamp.parse(last(fields)).first_day.toordinal() for fields in (new, old)]
    return last(new)[:10] >= last(old)[:10] and days[0] - days[1] <= DAYS


def last(fields: Mapping[str, Any]) -> str:
    """When the text is from: dates of any precision sort as they are written."""
    return max(str(fields.get("date", "")), str(fields.get("modified", "")))


def succeeded(
    receipt: Receipt, new: Mapping[str, Any], body: str, old: Mapping[str, Any]
) -> tuple[Version, ...]:
    """The earlier texts of a story that is told in other words now.

    When it was found that they are other words says nothing of when they were written: a text that bears no later
    date than the one before is newer and undated. Of several such in a row nobody can tell the order in time.
    """
    changed, added, removed = changes(plain(receipt.body), generated(body))
    if not (changed or added or removed):
        return receipt.versions
    until = last(new) if last(new) > last(old) else ""
    before = receipt.versions[-1] if receipt.versions else None
    if before and before.until == until == "":  # one change with the one before
        counts = (changed + before.changed, added + before.added, removed + before.removed)
        return (*receipt.versions[:-1], Version(before.sha256, before.date, until, *counts))
    return (*receipt.versions, Version(receipt.sha256, last(old), until, changed, added, removed))


def changes(before: Sequence[str], now: Sequence[str]) -> tuple[int, int, int]:
    """How many paragraphs are in other words, how many came, how many went."""
    changed = added = removed = 0
    for what, i, j, k, m in SequenceMatcher(None, before, now).get_opcodes():
        if what != "equal":
            both = min(j - i, m - k)
            changed, added, removed = changed + both, added + m - k - both, removed + j - i - both
    return changed, added, removed


def plain(prints: Sequence[str]) -> list[str]:
    """The fingerprints of the paragraphs last generated, without what is remembered of the editor's hand."""
    return [one.removeprefix(OWN) for one in prints if not one.startswith(GHOST)]


def with_history(fields: Mapping[str, Any], versions: Sequence[Version]) -> dict[str, Any]:
    """Front matter with what is known of the earlier texts."""
    if not versions:
        return dict(fields)
    told: dict[str, str] = {}
    for number, one in enumerate(versions, 1):
        counts = ((one.changed, "changed"), (one.added, "added"), (one.removed, "removed"))
        told[one.date if one.date and one.date not in told else f"text {number}"] = ", ".join(
            f"{count} {what}" for count, what in counts if count
        )
    return {**fields, "versions": told}
