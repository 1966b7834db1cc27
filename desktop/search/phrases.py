"""Many short texts packed for finding any part of them: names and addresses of a million customers in a few MB.

Texts are far less various than they look: with each run of digits replaced by a mark, "三和村5组12号" and
"三和村8组3号" have one skeleton. Kept are the distinct skeletons, end to end in one array of signs, and the runs of
digits as codes into a list of the distinct ones. A question is one pass over the skeletons, and then only over the
numbers of those that fit. Everything is set-wise, so building and asking let other threads run.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MARK = 1  # stands for a run of digits in a skeleton; no cleaned text holds it
_END = 10
_LONGEST_RUN = 9  # digits; longer runs stay letters of the skeleton
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BASE = 0xD1B54A32D192ED03

WHOLE, BEGINNING, INSIDE = 0, 1, 2


def folded(text: str) -> NDArray[np.uint32]:
    """Code points with full-width signs made plain and a–z made A–Z."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).copy()
    codes[(codes >= 0xFF01) & (codes <= 0xFF5E)] -= np.uint32(0xFEE0)
    codes[codes == 0x3000] = 0x20
    codes[(codes >= ord("a")) & (codes <= ord("z"))] -= np.uint32(32)
    return codes


@dataclass(frozen=True, slots=True)
class Found:
    """Owners (n,) of the matching texts, best kind of match first, each once; `more` when there are others."""

    owners: NDArray[np.uint32]
    ranks: NDArray[np.uint8]
    more: bool = False


NOTHING = Found(np.zeros(0, np.uint32), np.zeros(0, np.uint8))


class PhrasesMaking:
    """Takes texts in pieces of some ten thousands."""

    def __init__(self) -> None:
        self._hashes: list[NDArray[np.uint64]] = []
        self._owners: list[NDArray[np.uint32]] = []
        self._numbers: list[NDArray[np.uint32]] = []
        self._known = np.zeros(0, np.uint64)
        self._new: list[tuple[NDArray[np.uint64], NDArray[np.uint32], NDArray[np.int64]]] = []

    def add(self, lines: str, owners: NDArray[np.uint32]) -> None:
        """As many lines as owners, each ended by a line feed."""
        codes = folded(lines)
        digit = (codes >= 48) & (codes <= 57)
        digit &= ~_in_long_runs(digit)
        first = digit.copy()
        first[1:] &= ~digit[:-1]
        self._numbers.append(_run_values(codes, digit, np.flatnonzero(first)))
        codes[first] = MARK
        skeletons = codes[~digit | first]
        ends = np.flatnonzero(skeletons == _END)
        starts = np.concatenate([[0], ends[:-1] + 1]).astype(np.int64)
        if len(ends) != len(owners):
            raise ValueError("as many lines as owners")
        hashes = _hashes(skeletons, starts, ends - starts + 1)
        distinct, at = np.unique(hashes, return_index=True)
        fresh = ~np.isin(distinct, self._known)
        self._known = np.union1d(self._known, distinct)
        chosen = at[fresh]
        lengths = (ends - starts)[chosen]
        self._new.append((distinct[fresh], skeletons[_ragged(starts[chosen], lengths)], lengths))
        self._hashes.append(hashes)
        self._owners.append(owners)

    def made(self, standing: NDArray[np.uint8]) -> "Phrases":
        """`standing` by owner: of texts that fit alike, owners with the smaller one come first."""
        if not self._owners:
            return Phrases.empty()
        names = np.concatenate([one[0] for one in self._new])
        flat = np.concatenate([one[1] for one in self._new])
        lengths = np.concatenate([one[2] for one in self._new])
        starts = np.cumsum(lengths) - lengths
        order = np.argsort(names)
        names, lengths, starts = names[order], lengths[order], starts[order]
        flat = flat[_ragged(starts, lengths)]
        heads = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        skeleton = np.searchsorted(names, np.concatenate(self._hashes)).astype(np.uint32)
        self._hashes.clear()
        owners = np.concatenate(self._owners)
        marks = np.concatenate([[0], np.cumsum(flat == MARK)])
        per = (marks[heads[1:]] - marks[heads[:-1]]).astype(np.int64)  # numbers in each skeleton
        rows = np.lexsort((standing[owners], skeleton))
        runs = per[skeleton]
        at = np.cumsum(runs) - runs
        skeleton = skeleton[rows]
        values = np.concatenate(self._numbers)[_ragged(at[rows], per[skeleton])]
        self._numbers.clear()
        distinct, codes = np.unique(values, return_inverse=True)
        first_row = np.searchsorted(skeleton, np.arange(len(names) + 1)).astype(np.int64)
        first_number = np.concatenate([[0], np.cumsum(np.diff(first_row) * per)])
        signs, flat_codes = np.unique(flat, return_inverse=True)
        return Phrases(
            signs=signs,
            flat=flat_codes.astype(np.min_scalar_type(len(signs))),
            heads=heads.astype(np.uint32),
            per=per.astype(np.uint16),
            first_row=first_row,
            first_number=first_number.astype(np.int64),
            numbers=distinct,
            codes=codes.astype(np.min_scalar_type(max(1, len(distinct)))),
            owners=owners[rows],
        )


@dataclass(frozen=True, slots=True)
class _Fits:
    """Where one word fits: skeleton, its first number there, kind of match; and what those numbers must be."""

    skeleton: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    rank: NDArray[np.uint8]
    tests: tuple[NDArray[np.bool_], ...] = ()


@dataclass(frozen=True, slots=True)
class Phrases:
    """Immutable. `signs[flat]` are the skeletons; those of text `row` with number codes in `codes`."""

    signs: NDArray[np.uint32]
    flat: NDArray[Any]
    heads: NDArray[np.uint32]
    per: NDArray[np.uint16]
    first_row: NDArray[np.int64]
    first_number: NDArray[np.int64]
    numbers: NDArray[np.uint32]  # distinct, each behind a leading 1
    codes: NDArray[Any]
    owners: NDArray[np.uint32]

    @staticmethod
    def empty() -> "Phrases":
        none = np.zeros(0, np.int64)
        return Phrases(
            none.astype(np.uint32), none.astype(np.uint8), np.zeros(1, np.uint32), none.astype(np.uint16),
            np.zeros(1, np.int64), np.zeros(1, np.int64), none.astype(np.uint32),
            none.astype(np.uint8), none.astype(np.uint32),
        )  # fmt: skip

    @property
    def bytes(self) -> int:
        parts = (self.signs, self.flat, self.heads, self.per, self.first_row, self.first_number, self.codes)
        return sum(part.nbytes for part in (*parts, self.numbers, self.owners))

    def containing(self, text: str, most: int) -> Found:
        """Owners of the texts that hold this one; of more than `most` owners the best of the first ones."""
        return self._found(self._fits_of(text), most)

    def at_places(self, places: NDArray[np.int64], lengths: NDArray[np.int64], most: int) -> Found:
        """Owners of the texts whose skeletons were matched at these places of `flat` over so many signs."""
        return self._found([self._fits(*self._inside(places, lengths))], most)

    def holders(self, text: str, size: int) -> NDArray[np.bool_]:
        """For each owner below `size` whether one of its texts holds this one."""
        held = np.zeros(size, np.bool_)
        for way in self._fits_of(text):
            held[self.owners[self._rows_passing(way)]] = True
        return held

    def _fits_of(self, word: str) -> list[_Fits]:
        """The ways a word can fit: digits as numbers of a skeleton, or as its signs where a run was too long."""
        codes = folded(word)
        digit = (codes >= 48) & (codes <= 57)
        places = self._places(codes)
        literal = [self._fits(places, np.full(len(places), len(codes)))] if len(places) else []
        if not digit.any():
            return literal
        first = digit.copy()
        first[1:] &= ~digit[:-1]
        pattern = codes.copy()
        pattern[first] = MARK
        pattern = pattern[~digit | first]
        places = self._places(pattern)
        tests = []
        for start in np.flatnonzero(first):
            end = start
            while end < len(codes) and digit[end]:
                end += 1
            run = word_of(codes[start:end])
            tests.append(self._numbers_like(run, open_left=start == 0, open_right=end == len(codes)))
        return [*literal, self._fits(places, np.full(len(places), len(pattern)), tuple(tests))]

    def _numbers_like(self, run: str, *, open_left: bool, open_right: bool) -> NDArray[np.bool_]:
        """Which of the distinct numbers are the run, or have it at their end, beginning or anywhere."""
        fits = np.zeros(len(self.numbers), np.bool_)
        if len(run) > _LONGEST_RUN:
            return fits
        size = 10 ** len(run)
        for behind in range(_LONGEST_RUN + 1 - len(run) if open_right else 1):
            cut = self.numbers // np.uint32(10**behind)
            if open_left:
                fits |= (cut >= size) & (cut % size == int(run))
            else:
                fits |= cut == size + int(run)
        return fits

    def _places(self, pattern: NDArray[np.uint32]) -> NDArray[np.int64]:
        """Where in `flat` the pattern stands, within one skeleton."""
        at = np.searchsorted(self.signs, pattern)
        if not len(pattern) or (at >= len(self.signs)).any() or (self.signs[at] != pattern).any():
            return np.zeros(0, np.int64)
        places = np.flatnonzero(self.flat == at[0])
        places = places[places + len(pattern) <= len(self.flat)]
        for place in range(1, len(pattern)):
            places = places[self.flat[places + place] == at[place]]
        return self._inside(places, np.full(len(places), len(pattern)))[0]

    def _inside(
        self, places: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        skeleton = np.searchsorted(self.heads, places, side="right") - 1
        within = places + lengths <= self.heads[skeleton + 1] if len(places) else np.zeros(0, np.bool_)
        return places[within], lengths[within]

    def _fits(
        self, places: NDArray[np.int64], lengths: NDArray[np.int64], tests: tuple[NDArray[np.bool_], ...] = ()
    ) -> _Fits:
        skeleton = np.searchsorted(self.heads, places, side="right") - 1
        start, end = self.heads[skeleton].astype(np.int64), self.heads[skeleton + 1].astype(np.int64)
        begins, ends = places == start, places + lengths == end
        rank = np.where(begins & ends, WHOLE, np.where(begins, BEGINNING, INSIDE)).astype(np.uint8)
        ordinal = self._marks_before(start, places) if tests else np.zeros(len(places), np.int64)
        return _Fits(skeleton, ordinal, rank, tests)

    def _marks_before(self, start: NDArray[np.int64], places: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many numbers stand between the head of a skeleton and a place in it."""
        mark = np.searchsorted(self.signs, MARK)
        if not len(places) or mark >= len(self.signs) or self.signs[mark] != MARK:
            return np.zeros(len(places), np.int64)
        at = np.flatnonzero(self.flat == mark)
        return np.searchsorted(at, places) - np.searchsorted(at, start)

    def _found(self, ways: list[_Fits], most: int) -> Found:
        wanted = np.full(len(self.per), 255, np.uint8)
        for way in ways:
            np.minimum.at(wanted, way.skeleton, way.rank)
        if any(way.tests for way in ways):
            rows = np.unique(np.concatenate([self._rows_passing(way) for way in ways]))
            rank = wanted[np.searchsorted(self.first_row, rows, side="right") - 1]
            order = np.argsort(rank, kind="stable")
            return _once(self.owners[rows[order]], rank[order], most)
        skeletons = np.flatnonzero(wanted < 255)
        skeletons = skeletons[np.argsort(wanted[skeletons], kind="stable")]
        counts = self.first_row[skeletons + 1] - self.first_row[skeletons]
        total = int(counts.sum())
        limit = total if total <= 4 * most else most
        while True:
            taken = _taken(counts, limit)
            rows = _ragged(self.first_row[skeletons], taken)
            found = _once(self.owners[rows], np.repeat(wanted[skeletons], taken), most)
            if found.more or len(rows) == total:
                return found
            if len(found.owners) >= most:
                return Found(found.owners, found.ranks, more=True)
            limit = min(total, 4 * limit)

    def _rows_passing(self, fits: _Fits) -> NDArray[np.int64]:
        """Rows whose numbers pass the tests at one of the places."""
        skeleton, ordinal = fits.skeleton, fits.ordinal
        counts = self.first_row[skeleton + 1] - self.first_row[skeleton]
        rows = _ragged(self.first_row[skeleton], counts)
        step = np.repeat(self.per[skeleton].astype(np.int64), counts)
        base = np.repeat(self.first_number[skeleton] + ordinal - self.first_row[skeleton] * self.per[skeleton], counts)
        at = base + rows * step
        for place, test in enumerate(fits.tests):
            passes = test[self.codes[at + place]]
            rows, at = rows[passes], at[passes]
        return rows


def word_of(codes: NDArray[np.uint32]) -> str:
    return "".join(map(chr, codes.tolist()))


def _once(owners: NDArray[np.uint32], ranks: NDArray[np.uint8], most: int) -> Found:
    distinct, at = np.unique(owners, return_index=True)
    if len(distinct) != len(owners):
        at.sort()
        owners, ranks = owners[at], ranks[at]
    return Found(owners[:most], ranks[:most], len(owners) > most)


def _taken(counts: NDArray[np.int64], limit: int) -> NDArray[np.int64]:
    """How many of each to take, the first ones first, so that the sum is at most `limit`."""
    before = np.cumsum(counts) - counts
    taken: NDArray[np.int64] = np.clip(limit - before, 0, counts)
    return taken


def _ragged(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers start, start + 1 … of every piece, one after another."""
    before = np.cumsum(lengths) - lengths
    total = int(lengths.sum())
    pieces: NDArray[np.int64] = np.repeat(starts - before, lengths)
    pieces += np.arange(total, dtype=np.int64)
    return pieces


def _in_long_runs(digit: NDArray[np.bool_]) -> NDArray[np.bool_]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], digit, [False]]).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts > _LONGEST_RUN
    inside = np.zeros(len(digit), np.bool_)
    inside[_ragged(starts[long], (ends - starts)[long])] = True
    return inside


def _run_values(codes: NDArray[np.uint32], digit: NDArray[np.bool_], starts: NDArray[np.int64]) -> NDArray[np.uint32]:
    """Each run as a number behind a leading 1, so that 04 (104) is not 4 (14). At most 1,999,999,999."""
    values = np.ones(len(starts), np.uint32)
    going, at = np.arange(len(starts)), starts
    while len(going):
        values[going] = values[going] * np.uint32(10) + (codes[at] - np.uint32(48))
        at = at + 1
        on = digit[np.minimum(at, len(digit) - 1)] & (at < len(digit))
        going, at = going[on], at[on]
    return values


def _hashes(codes: NDArray[np.uint32], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """64 bits of each line; of a hundred thousand skeletons two are alike with a chance of 1 : 3,000,000,000."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    powers = np.ones(int(lengths.max()), np.uint64)
    base = np.full(len(powers) - 1, _BASE, np.uint64)
    powers[1:] = np.cumprod(base, dtype=np.uint64)
    mixed = codes.astype(np.uint64) + _MIX
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    mixed *= powers[np.arange(len(codes)) - np.repeat(starts, lengths)]
    return np.add.reduceat(mixed, starts)
