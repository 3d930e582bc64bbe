"""The store: values that are whole and of one version, or nothing; never an error."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incremental_build.store import Store


def filled(path: Path, version: str = "1", **items: bytes) -> Path:
    with Store(path, version) as store:
        store.put_many("page", items or {"a": b"one", "b": b"two"})
    return path


def found(path: Path, version: str = "1", kind: str = "page") -> dict[str, bytes]:
    with Store(path, version) as store:
        return store.get_many(kind, ["a", "b", "c"])


def test_what_was_put_is_there_in_the_same_run_and_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "store.sqlite"
    with Store(path, "1") as store:
        store.put("page", "a", b"one")
        assert store.get("page", b"a") == b"one"
        assert store.get("other", "a") is None
    assert found(path) == {"a": b"one"}


def test_an_exception_stores_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with pytest.raises(KeyError), Store(path, "1") as store:
        store.put("page", "c", b"three")
        raise KeyError
    assert set(found(path)) == {"a", "b"}


def test_another_version_drops_everything(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    assert found(path, "2") == {}
    filled(path, "2", c=b"three")
    assert found(path, "1") == {}
    assert found(path, "2") == {"c": b"three"}


def test_keep_forgets_all_other_keys_of_the_kind(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with Store(path, "1") as store:
        store.put("other", "a", b"stays")
        store.put("page", "c", b"three")
        store.keep("page", ["b"])
        assert store.get_many("page", ["a", "b", "c"]) == {"b": b"two"}
        store.put("page", "c", b"late")
    assert found(path) == {"b": b"two", "c": b"late"}
    assert found(path, kind="other") == {"a": b"stays"}


def test_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    before = path.stat().st_mtime_ns
    with Store(path, "1") as store:
        store.keep("page", ["a", "b"])
    assert path.stat().st_mtime_ns == before


def test_many_keys_are_found_in_one_question(tmp_path: Path) -> None:
    items = {f"{n}": b"%d" % n for n in range(2345)}
    path = filled(tmp_path / "store", **items)
    with Store(path, "1") as store:
        assert store.get_many("page", [*items, "none"]) == items


@pytest.mark.parametrize("size", [0, 1, 50, 100, 4096, 5000, 9000])
def test_a_truncated_file_is_begun_anew(tmp_path: Path, size: int) -> None:
    items = {f"{n}": os.urandom(3000) for n in range(9)}
    path = filled(tmp_path / "store", **items)
    os.truncate(path, size)
    with Store(path, "1") as store:
        assert all(items[key] == data for key, data in store.get_many("page", items).items())
        store.put("page", "a", b"new")
        assert store.commit()
    assert found(path) == {"a": b"new"}


@pytest.mark.parametrize("content", [b"", b"no database\n" * 999, b"SQLite format 3\0" + bytes(4080)])
def test_a_foreign_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store"
    path.write_bytes(content)
    assert found(path) == {}
    assert found(filled(path, a=b"new")) == {"a": b"new"}


def test_a_database_of_somebody_else_and_a_newer_one_are_begun_anew(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with sqlite3.connect(path) as file:
        file.execute("pragma application_id = 77")
    file.close()
    assert found(path) == {}
    assert found(filled(path, a=b"new")) == {"a": b"new"}


def test_a_missing_table_is_no_error(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with sqlite3.connect(path) as file:
        file.execute("drop table entries")
    file.close()
    with Store(path, "1") as store:
        store.keep("page", [])
        store.put("page", "a", b"new")
    assert found(path) == {"a": b"new"}


@pytest.mark.parametrize("place", [18, 19])
def test_a_head_that_says_read_only_is_damage(tmp_path: Path, place: int) -> None:
    path = filled(tmp_path / "store", a=b"one")
    raw = bytearray(path.read_bytes())
    raw[place] ^= 2
    path.write_bytes(raw)
    with Store(path, "1") as store:
        store.put("page", "a", b"new")
    assert found(path) == {"a": b"new"}


@given(data=st.data())
def test_a_flipped_byte_never_gives_a_wrong_value(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("flip") / "store"
    items = {"a": b"one" * 40, "b": b"two" * 40, "c": b"three" * 40}
    filled(path, **items)
    raw = bytearray(path.read_bytes())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(raw)
    for key, value in found(path).items():
        assert value == items[key]
    with Store(path, "1") as store:
        store.put("page", "a", b"new")
    assert found(path).get("a", b"new") == b"new"


def test_rows_that_changed_places_count_as_missing(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with sqlite3.connect(path) as file:
        file.execute("update entries set key = case key when x'61' then x'63' else x'64' end")
    file.close()
    assert found(path) == {}


def test_the_loser_of_two_goes_on_without_storing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incremental_build.sqlitefile.PATIENCE", 0.05)
    path = filled(tmp_path / "store")
    other = sqlite3.connect(path, isolation_level=None)
    with Store(path, "1") as store:
        assert store.get("page", "a") == b"one"
        other.execute("begin exclusive")
        assert store.get("page", "b") is None
        store.put("page", "c", b"three")
        assert not store.commit()
        assert store.get("page", "c") == b"three"
    other.execute("rollback")
    other.close()
    assert found(path) == {"a": b"one", "b": b"two"}


def test_two_at_once_both_store(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with Store(path, "1") as first, Store(path, "1") as second:
        first.put("page", "c", b"three")
        second.put("page", "a", b"new")
    assert found(path) == {"a": b"new", "b": b"two", "c": b"three"}


def test_a_file_replaced_by_another_version_meanwhile_is_replaced_back_whole(tmp_path: Path) -> None:
    path = filled(tmp_path / "store")
    with Store(path, "1") as store:
        filled(path, "2", a=b"theirs")
        assert store.get("page", "a") in (b"one", None)
        store.put("page", "c", b"three")
    assert found(path, "1").get("a") != b"theirs"
    assert found(path, "2").get("c") is None


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with Store(tmp_path / "new" / "store", "1") as store:
        store.put("page", "a", b"one")
        assert not store.commit()
    tmp_path.chmod(stat.S_IRWXU)


def test_a_folder_in_the_place_of_the_file_is_no_error(tmp_path: Path) -> None:
    with Store(tmp_path, "1") as store:
        store.put("page", "a", b"one")
        assert not store.commit()
    assert not list(tmp_path.parent.glob("*.tmp"))
