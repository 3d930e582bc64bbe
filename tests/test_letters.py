"""Letters in one form: a stretch of signs beyond ASCII by itself gives what the whole text gives."""

from hypothesis import given
from hypothesis import strategies as st

from news_digest.letters import _formed, formed

SIGNS = [*"abDE \n’“—éÜßﬁＡ橋カﾞ한²Σς\u200b\u00ad\u2028", "e\u0301"]


@given(st.lists(st.sampled_from(SIGNS)), st.booleans())
def test_a_stretch_by_itself_is_formed_as_in_the_whole(signs: list[str], cased: bool) -> None:
    data = "".join(signs).encode()
    some, whole = formed(data, cased), _formed(data, cased)
    assert some == whole if cased else some.lower() == whole.lower()
