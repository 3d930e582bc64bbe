"""A few of the raw copies of `make soak`: none is lost in silence; and the soak sees it where one is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

import soak
from spoilt import ODD, REFUSED


def test_every_good_copy_is_published_and_every_bad_one_reported(tmp_path: Path) -> None:
    spoilt = len(REFUSED) + len(ODD)
    done = soak.soak(tmp_path / "digest", spoilt + 12, spoilt)
    assert done.faults == ()
    assert (done.good, done.refused, done.odd) == (12, len(REFUSED), len(ODD))
    assert done.odd_published > len(ODD) / 2
    assert done.memory > 0 or not Path("/proc").is_dir()


def test_what_is_lost_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_less(place: Path) -> dict[str, str]:
        found = published(place)
        return {name: found[name] for name in sorted(found)[1:]}

    published = soak._published
    monkeypatch.setattr(soak, "_published", one_less)
    done = soak.soak(tmp_path / "digest", 4, 0)
    assert done.faults == ("000000.txt: good, but not published",)
    assert "1 faults" in soak.told(done)
