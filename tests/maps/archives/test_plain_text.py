import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.maps.archives.plain_text import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<a href='x' onclick='evil()'>© 某图商</a>", "© 某图商"),
        ("&copy; A &amp; B", "© A & B"),
        ("&lt;b&gt;bold&lt;/b&gt;", "bold"),
        ("&amp;lt;img src=x onerror=alert(1)&amp;gt;x", "x"),
        ("<script>alert('1')</script>map", "map"),
        ("<style>p { color: red }", ""),
        ("a < b > c", "a c"),
        ("three < four", "three ‹ four"),
        ("one\n\ttwo\u202ethree\0", "one twothree"),
        ("x" * 999, "x" * 299 + "…"),
        (None, ""),
        (["list"], ""),
    ],
)
def test_words_are_shown_and_markup_is_not(text: object, shown: str) -> None:
    assert plain(text) == shown


@given(st.text(alphabet="<>&;ablt/gscrip #x3c\n\u202e", max_size=200))
def test_nothing_is_left_that_could_be_markup(text: str) -> None:
    shown = plain(text)
    assert not set(shown) & set("<>\n\u202e")
    assert len(shown) <= 300
