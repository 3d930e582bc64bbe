"""The hash of each seed's bytes; a seed that looks as it did when it was last read is not read again."""

from __future__ import annotations

from collections.abc import Sequence

from .engine import Keeping
from .model import Seed
from .packing import DAMAGED, pack, unpack_seen
from .plainfiles import has_no_text
from .seeds import read_bytes, sha256
from .signatures import Signature, is_settled, now, signature_of

KIND = "seeds"


def digests_of(seeds: Sequence[Seed], folder: str, store: Keeping) -> list[str]:
    """SHA-256 in hexadecimal, in order of the seeds; empty for one that can't be read.

    `folder` is the name under which they are remembered.
    """
    seen = _seen(folder, store)
    fresh = {}
    digests = []
    for seed in seeds:
        looked = now()
        signature = signature_of(seed.path)
        before = seen.get(seed.name)
        if before and before[0] == signature:
            digests.append(before[1])
            fresh[seed.name] = before
            continue
        digests.append(digest := _digest(seed))
        if digest and signature and is_settled(signature, looked):
            fresh[seed.name] = (signature, digest)
    if fresh != seen:
        store.put_many(KIND, {folder: pack(fresh)})
    store.keep(KIND, [folder])
    return digests


def _seen(folder: str, store: Keeping) -> dict[str, tuple[Signature, str]]:
    rows = store.get_many(KIND, [folder])
    try:
        return unpack_seen(rows[folder]) if rows else {}
    except DAMAGED:
        return {}


def _digest(seed: Seed) -> str:
    try:
        return "" if has_no_text(seed.name) else sha256(read_bytes(seed))
    except (OSError, ValueError):
        return ""
