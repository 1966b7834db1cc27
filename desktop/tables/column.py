"""Columns of a table: each kind keeps a million values in a few bytes a row, knows how they read and compare.

Every column offers `text(row)`, a value as it is read, "" when blank (money in 元); `blank(rows)`, bool (n,); and
`keys(rows)`, arrays that sort like the values, the least significant first, the place of blanks among them meaning
nothing. `rows` are places in the table, None means all in their order.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from desktop import formats

Mask = NDArray[np.bool_]
Rows = NDArray[np.int32]  # places in the table, 0-based
Ints = NDArray[np.int64]
Keys = NDArray[np.uint64]

Scalar = TypeVar("Scalar", bound=np.generic)

_CHUNK = 5  # characters of a code that are compared at a time: 40 bits, which leaves room for the row beside them
_EPOCH = np.datetime64("1970-01-01", "D")


class Kind(Enum):
    """What a column holds, and so how it is shown, filtered, summed and exported."""

    TEXT = "text"
    CODE = "code"  # digits that are a name and no number: kept as text everywhere
    NUMBER = "number"
    MONEY = "money"  # 分
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a column and how it is treated.

    `personal`: holds masked personal data; the original is read from the bank and never kept in the table.
    `width` is in characters; `decimals` of a NUMBER says how many of its stored digits stand behind the point.
    """

    key: str
    zh: str
    en: str
    kind: Kind
    width: int = 10
    personal: bool = False
    shown: bool = True  # until the user chooses
    summed: bool = True  # False for numbers whose sum means nothing: a year, a score
    decimals: int = 0

    @property
    def is_number(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.MONEY)


def taken(values: NDArray[Scalar], rows: Rows | None) -> NDArray[Scalar]:
    return values if rows is None else values[rows]


@dataclass(frozen=True, slots=True, eq=False)
class CodedColumn:
    """Text as places in a list of distinct words in reading order; place 0 is the blank.

    `values` are the words of the store, `words` what people read in the language of the window.
    """

    head: Head
    codes: NDArray[np.unsignedinteger]
    values: tuple[str, ...]
    words: tuple[str, ...]

    @classmethod
    def of(cls, head: Head, values: Iterable[str | None], order: Sequence[str] | None = None) -> "CodedColumn":
        """Words in the order of `order`, else by GB18030 bytes, which is pinyin order for the common characters."""
        coder = _Coder({"": 0})
        met = np.fromiter(map(coder.__getitem__, (value or "" for value in values)), dtype=np.uint32)
        return cls.of_codes(head, met, tuple(coder), order)

    @classmethod
    def of_codes(
        cls, head: Head, met: NDArray[np.unsignedinteger], words: tuple[str, ...], order: Sequence[str] | None = None
    ) -> "CodedColumn":
        """From codes that are places in `words`, of which the first is ""; brings both into reading order."""
        first = {word: place for place, word in enumerate(order or ())}

        def reading_order(place: int) -> tuple[int, bytes]:
            return first.get(words[place], len(first)), reading_key(words[place])

        by = sorted(range(1, len(words)), key=reading_order)
        places = np.array([0, *by], dtype=np.intp)
        rank = np.empty(len(words), dtype=_smallest(len(words)))
        rank[places] = np.arange(len(words))
        sorted_words = tuple(words[place] for place in places)
        return cls(head, rank[met], sorted_words, sorted_words)

    def __len__(self) -> int:
        return len(self.codes)

    def text(self, row: int) -> str:
        return self.words[int(self.codes[row])]

    def worded(self, say: Callable[[str], str]) -> "CodedColumn":
        """The same values in the words of another language."""
        return replace(self, words=("", *map(say, self.values[1:])))

    def blank(self, rows: Rows | None = None) -> Mask:
        return np.asarray(taken(self.codes, rows) == 0)

    def keys(self, rows: Rows | None = None) -> list[Keys]:
        return [taken(self.codes, rows).astype(np.uint64)]

    def places(self, picked: Callable[[str], bool]) -> Mask:
        """bool (len(words),): which words are picked; the blank never is."""
        return np.array([False, *(picked(word) for word in self.words[1:])], dtype=np.bool_)

    def rows_of(self, places: Mask) -> Mask:
        """bool (n,): rows whose word is one of `places`."""
        found: Mask = np.take(places, self.codes)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class CodeColumn:
    """Text that differs from row to row, such as customer numbers: UTF-8 bytes of one width, shorter ones padded."""

    head: Head
    packed: NDArray[np.bytes_]

    @classmethod
    def of(cls, head: Head, values: Sequence[str | None]) -> "CodeColumn":
        return cls(head, np.array([(value or "").encode() for value in values], dtype=np.bytes_))

    def __len__(self) -> int:
        return len(self.packed)

    def text(self, row: int) -> str:
        return bytes(self.packed[row]).decode()

    def blank(self, rows: Rows | None = None) -> Mask:
        return np.asarray(taken(self.packed, rows) == b"")

    def keys(self, rows: Rows | None = None) -> list[Keys]:
        packed = np.ascontiguousarray(taken(self.packed, rows))
        width = packed.dtype.itemsize
        letters = packed.view(np.uint8).reshape(len(packed), width)
        found = []
        for end in range(width, 0, -_CHUNK):
            key = np.zeros(len(packed), dtype=np.uint64)
            for place in range(max(0, end - _CHUNK), end):
                key = (key << np.uint64(8)) | letters[:, place]
            found.append(key)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class NumberColumn:
    """Whole numbers: counts, money in 分, days since 1970 or flags; the smallest number of the type is the blank."""

    head: Head
    values: NDArray[np.signedinteger]

    @classmethod
    def of(cls, head: Head, values: NDArray[np.signedinteger], blank: Mask | None = None) -> "NumberColumn":
        """Values in the smallest type that holds them; those under `blank` are left out."""
        known = values if blank is None else values[~blank]
        low, high = (int(known.min()), int(known.max())) if len(known) else (0, 0)
        dtype = next(one for one in (np.int8, np.int16, np.int32, np.int64) if _fits(low, high, one))
        packed: NDArray[np.signedinteger] = values.astype(dtype)
        if blank is not None:
            packed[blank] = np.iinfo(dtype).min
        return cls(head, packed)

    @classmethod
    def of_dates(cls, head: Head, values: Sequence[str | None]) -> "NumberColumn":
        """From YYYY-MM-DD…, None = blank."""
        return cls.of_days(head, np.array([value[:10] if value else "NaT" for value in values], dtype="datetime64[D]"))

    @classmethod
    def of_days(cls, head: Head, days: NDArray[np.datetime64]) -> "NumberColumn":
        """From dates, NaT = blank."""
        return cls.of(head, np.where(np.isnat(days), 0, (days - _EPOCH).astype(np.int64)), np.isnat(days))

    def __len__(self) -> int:
        return len(self.values)

    @property
    def nothing(self) -> int:
        """The value that stands for a blank."""
        return int(np.iinfo(self.values.dtype).min)

    def text(self, row: int) -> str:
        value = int(self.values[row])
        return "" if value == self.nothing else said(self.head, value)

    def blank(self, rows: Rows | None = None) -> Mask:
        return np.asarray(taken(self.values, rows) == self.nothing)

    def keys(self, rows: Rows | None = None) -> list[Keys]:
        values = taken(self.values, rows).astype(np.int64)
        some = values != self.nothing
        low = np.min(values, initial=np.iinfo(np.int64).max, where=some) if some.any() else np.int64(0)
        above = values.view(np.uint64) - np.array(low, dtype=np.int64).view(np.uint64)  # may be more than int64 holds
        return [np.where(some, above, np.uint64(0))]


Column = CodedColumn | CodeColumn | NumberColumn


def reading_key(word: str) -> bytes:
    """Sorts Chinese the way a phone book does, as far as the code table allows."""
    return word.encode("gb18030", "replace")


def said(head: Head, value: int) -> str:
    """A number of a column as it is read: 元 with two decimals, a date, ✓ for a flag."""
    if head.kind is Kind.MONEY:
        return f"{value / 100:,.2f}"
    if head.kind is Kind.DATE:
        return day_text(value)
    if head.kind is Kind.FLAG:
        return "✓" if value else ""
    if head.decimals:
        return f"{value / 10**head.decimals:,.{head.decimals}f}"
    return formats.count(value) if head.summed else str(value)


def day_number(date: str) -> int:
    """YYYY-MM-DD → days since 1970. ValueError for what is no date."""
    return int((np.datetime64(date, "D") - _EPOCH).astype(np.int64))


def day_text(number: int) -> str:
    """Days since 1970 → YYYY-MM-DD."""
    return str(_EPOCH + number)


class _Coder(dict[str, int]):
    """Gives every new word the next number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def _fits(low: int, high: int, dtype: type[np.signedinteger]) -> bool:
    return np.iinfo(dtype).min < low and high <= np.iinfo(dtype).max


def _smallest(words: int) -> type[np.unsignedinteger]:
    return np.uint8 if words <= 1 << 8 else np.uint16 if words <= 1 << 16 else np.uint32
