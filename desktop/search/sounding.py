"""Texts found as they sound: `wangxiaoming`, `wxm`, `wangxm` for 王小明. Imported late, for the library behind it."""

import re

import numpy as np
from numpy.typing import NDArray

from desktop.search.phrases import Found, Phrases
from desktop.search.pinyin import sounds

SPELLED = re.compile(r"[A-Za-züÜ][A-Za-züÜ' ]+")
_LONGEST = 40
_INITIALS = frozenset({"zh", "ch", "sh"})


class Sounding:
    """The readings of every sign of some phrases, as tables by sign."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._size = len(phrases.signs)
        self._by_syllable: dict[str, list[int]] = {}
        for code, heard in enumerate(sounds(map(chr, phrases.signs.tolist()))):
            for syllable in heard:
                self._by_syllable.setdefault(syllable, []).append(code)

    def find(self, text: str, most: int) -> Found:
        """Owners of phrases with signs that follow each other as typed: syllables or their first letters."""
        letters = re.sub("[' ]", "", text.lower().replace("ü", "v"))[:_LONGEST]
        flat = self._phrases.flat
        places: list[NDArray[np.int64]] = []
        lengths: list[int] = []

        def walk(starts: NDArray[np.int64], signs: int, done: int) -> None:
            if done == len(letters):
                places.append(starts)
                lengths.append(signs)
                return
            starts = starts[starts + signs < len(flat)]
            here = flat[starts + signs]
            fits = self._beginning(letters[done])[here]
            starts, here = starts[fits], here[fits]
            for end in range(done + 1, min(len(letters), done + 6) + 1):
                piece = letters[done:end]
                if not len(starts):
                    return
                if end == len(letters) or len(piece) == 1 or piece in _INITIALS:
                    table = self._beginning(piece)
                elif piece in self._by_syllable:
                    table = self._table(self._by_syllable[piece])
                else:
                    continue
                walk(starts[table[here]], signs + 1, end)

        walk(np.arange(len(flat), dtype=np.int64), 0, 0)
        sizes = [np.full(len(one), size, np.int64) for one, size in zip(places, lengths, strict=True)]
        none = [np.zeros(0, np.int64)]
        return self._phrases.at_places(np.concatenate(places or none), np.concatenate(sizes or none), most)

    def _beginning(self, piece: str) -> NDArray[np.bool_]:
        heard = [codes for syllable, codes in self._by_syllable.items() if syllable.startswith(piece)]
        return self._table([code for codes in heard for code in codes])

    def _table(self, codes: list[int]) -> NDArray[np.bool_]:
        table = np.zeros(self._size, np.bool_)
        table[codes] = True
        return table
