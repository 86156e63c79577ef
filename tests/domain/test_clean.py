import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ethics_workshop.domain.text import clean

ODD = st.text(
    st.sampled_from(" \n\t\r\x1b\u00a0\u202f\u2028\u200d\u202eae\u0301éÅ\u212b«»’🙂") | st.characters(),
    max_size=12,
)


@given(ODD, st.booleans())
def test_the_short_way_and_the_long_way_agree(text: str, multiline: bool) -> None:
    """A text is cleaned alike whether or not something in it sends it the long way: an escape added at its end."""
    long_way = clean(f"{text}x\x1b", multiline=multiline)
    assert clean(f"{text}x", multiline=multiline) == long_way
    assert unicodedata.is_normalized("NFC", long_way)
