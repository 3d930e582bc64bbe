"""Addresses: what is read from one folder of the site is found from there."""

from __future__ import annotations

from posixpath import relpath

from hypothesis import given
from hypothesis import strategies as st

from news_digest.pages.addresses import relative

names = st.lists(st.sampled_from(["a", "b", "articles", "x.html"]), min_size=1, max_size=4).map("/".join)


@given(names, st.one_of(st.just(""), names), st.sampled_from(["", "#p3"]))
def test_a_relative_address_is_that_of_the_file_system(path: str, folder: str, anchor: str) -> None:
    if path == folder or folder.startswith(f"{path}/"):
        return  # a page is no folder
    assert relative(path + anchor, folder) == relpath(path, folder or ".") + anchor
