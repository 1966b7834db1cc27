"""Any part of many short texts, against plain scans."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.search.phrases import Phrases, PhrasesMaking

TEXTS = st.lists(st.text("王村组号04 12aA＃１𠮷", max_size=14), min_size=1, max_size=30)


def packed(texts: list[str]) -> Phrases:
    making = PhrasesMaking()
    for start in range(0, len(texts), 7):
        piece = texts[start : start + 7]
        making.add("".join(text + "\n" for text in piece), np.arange(start, start + len(piece), dtype=np.uint32))
    return making.made(np.zeros(len(texts), np.uint8))


def plain(text: str) -> str:
    return "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text).upper()


@settings(max_examples=400, deadline=None)
@given(texts=TEXTS, asked=st.text("王村组号04 12aA＃１𠮷", min_size=1, max_size=6))
def test_what_is_found_is_what_a_scan_finds(texts: list[str], asked: str) -> None:
    expected = {number for number, text in enumerate(texts) if plain(asked) in plain(text)}
    phrases = packed(texts)
    found = phrases.containing(asked, 100)
    assert set(found.owners.tolist()) == expected
    assert len(found.owners) == len(expected)
    assert set(np.flatnonzero(phrases.holders(asked, len(texts))).tolist()) == expected
    few = phrases.containing(asked, 2)
    assert len(few.owners) == min(2, len(expected))
    assert few.more == (len(expected) > 2)


def test_long_runs_of_digits_are_found_by_any_part() -> None:
    phrases = packed(["户1234567890123", "户123456789", "1" * 40])
    assert phrases.containing("567890", 9).owners.tolist() == [0]
    assert phrases.containing("户12345678", 9).owners.tolist() == [1, 0]  # a whole number before a part
    assert phrases.containing("11111", 9).owners.tolist() == [2]


def test_nothing_at_all_is_packed_and_asked() -> None:
    assert len(PhrasesMaking().made(np.zeros(1, np.uint8)).containing("王", 9).owners) == 0
