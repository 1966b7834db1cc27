"""Whose each row is: unchanged, of a known customer, or of a new one; by number, then by identity, never by name."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from desktop.importing.checking import CheckedPiece
from desktop.importing.key_table import Ints, hashed
from desktop.importing.known_queries import Known
from desktop.importing.reasons import Problem


@dataclass(slots=True)
class Counts:
    """What became of the rows: read = accepted + rejected + merged. `same` of the merged say nothing new."""

    read: int = 0
    accepted: int = 0
    rejected: int = 0
    merged: int = 0
    same: int = 0
    updated: int = 0  # customers that were there before and are not as they were
    conflicts: int = 0
    reasons: dict[tuple[str, str], int] = field(default_factory=dict)  # (code, field) → rows

    def note(self, problems: Sequence[Problem]) -> None:
        self.rejected += 1
        for problem in problems:
            self.reasons[problem.code, problem.field] = self.reasons.get((problem.code, problem.field), 0) + 1


@dataclass(slots=True)
class Sorted:
    """The rows of a piece that are not refused and say something new: whose they are, and whether he is new."""

    rows: Ints  # positions in the piece
    owner: Ints  # customer ids
    fresh: Ints  # of the rows: those that make a new customer
    ids: Ints  # of the new customers
    hashes: Ints  # of all rows of the piece
    disputed: frozenset[int]  # rows whose number is one customer's and whose identity is another's

    @property
    def is_new(self) -> NDArray[np.bool_]:
        return np.isin(self.rows, self.fresh, assume_unique=True)


class Sorting:
    """Tells refused, unchanged, new and known rows apart, and counts them; a dry run needs no more."""

    def __init__(self, known: Known, next_id: int) -> None:
        self._known, self._next = known, next_id
        self.counts = Counts()

    def sort(self, piece: CheckedPiece) -> Sorted:
        """May add reasons to the piece: only here it is known that a number stands twice in the file."""
        counts, n = self.counts, len(piece.numbers)
        hashes = np.array(piece.hashes, dtype=np.int64)
        fit = np.ones(n, dtype=np.bool_)
        fit[list(piece.problems)] = False
        keys = hashed("" if key is None else key for key in piece.column("ext_id"))
        rows = np.flatnonzero(fit)
        owner, same = self._received(piece, rows, keys, hashes)
        keep = np.array([row not in piece.problems for row in rows.tolist()], dtype=np.bool_)
        rows, owner, same = rows[keep], owner[keep], same[keep]
        counts.read += n + piece.known
        for problems in piece.problems.values():
            counts.note(problems)
        counts.same += int(same.sum()) + piece.known
        rows, owner = rows[~same], owner[~same]
        if not len(rows):  # nothing new: numbers and identities need not even be read
            counts.merged += int(same.sum()) + piece.known
            return Sorted(rows, owner, rows, rows, hashes, frozenset())
        owner = self._by_number(keys[rows], owner)
        of_identity = self._by_identity(piece, rows)
        at_odds = (owner >= 0) & (of_identity >= 0) & (owner != of_identity)
        owner = np.where(owner == -1, of_identity, owner)
        fresh = rows[owner == -1]
        twice = _twice(piece, fresh)  # an identity that stands twice among the new ones is one customer
        if twice:
            fresh = np.array([row for row in fresh.tolist() if row not in twice], dtype=np.int64)
        ids = np.arange(self._next, self._next + len(fresh), dtype=np.int64)
        self._next += len(fresh)
        id_of = dict(zip(fresh.tolist(), ids.tolist(), strict=True))
        nobody = owner == -1
        owner[nobody] = [id_of[twice.get(row, row)] for row in rows[nobody].tolist()]
        self._remember(piece, rows, owner, keys, hashes)
        counts.accepted += len(fresh)
        counts.merged += int(same.sum()) + piece.known + len(rows) - len(fresh)
        return Sorted(rows, owner, fresh, ids, hashes, frozenset(rows[at_odds].tolist()))

    def _received(self, piece: CheckedPiece, rows: Ints, keys: Ints, hashes: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """Owner by number (−1 = none) and whether the row was received before just so; a number that stands twice in
        the file with different content is a reason to refuse the later row."""
        owner, hash_before, line = self._known.received.find(keys[rows])
        same = (owner >= 0) & (hash_before == hashes[rows])
        order = np.argsort(keys[rows], kind="stable")
        ordered = keys[rows][order]
        first = order.copy()
        for at in np.flatnonzero(np.append(False, ordered[1:] == ordered[:-1])).tolist():
            first[at] = first[at - 1]
            here, there = int(order[at]), int(first[at])
            if hashes[rows[here]] == hashes[rows[there]]:
                same[here] = True
            elif not same[here]:
                piece.refuse(int(rows[here]), "SAME_KEY", "ext_id", str(piece.numbers[int(rows[there])]))
        for at in np.flatnonzero((owner >= 0) & (line > 0) & ~same).tolist():
            if int(rows[at]) not in piece.problems:
                piece.refuse(int(rows[at]), "SAME_KEY", "ext_id", str(int(line[at])))
        return owner, same

    def _by_number(self, keys: Ints, owner: Ints) -> Ints:
        """A customer that carries this number already, from the same platform."""
        ids, own, _ = self._known.numbers.find(keys)
        return np.where((owner == -1) & (ids >= 0) & (own == 1), ids, owner)

    def _by_identity(self, piece: CheckedPiece, rows: Ints) -> Ints:
        """The customer with the same valid id or credit code, of whatever platform; −1 = none."""
        identities = _identities(piece, rows)
        has = np.array([bool(one) for one in identities], dtype=np.bool_)
        ids, _, _ = self._known.identities.find(hashed(identities))
        return np.where(has, ids, -1)

    def _remember(self, piece: CheckedPiece, rows: Ints, owner: Ints, keys: Ints, hashes: Ints) -> None:
        lines = np.array([piece.numbers[row] for row in rows.tolist()], dtype=np.int64)
        self._known.received.add(keys[rows], owner, hashes[rows], lines)
        identities = _identities(piece, rows)
        at = np.array([i for i, one in enumerate(identities) if one], dtype=np.int64)
        self._known.identities.add(hashed(identities[i] for i in at.tolist()), owner[at])


def _identities(piece: CheckedPiece, rows: Ints) -> list[str]:
    ids, codes, types = piece.column("id_no"), piece.column("uscc"), piece.column("id_type")
    return [(ids[row] if types[row] != "OTHER" else None) or codes[row] or "" for row in rows.tolist()]


def _twice(piece: CheckedPiece, fresh: Ints) -> dict[int, int]:
    """Later row → the first new row of the piece with the same identity."""
    first: dict[str, int] = {}
    twice: dict[int, int] = {}
    for row, identity in zip(fresh.tolist(), _identities(piece, fresh), strict=True):
        if identity and first.setdefault(identity, row) != row:
            twice[row] = first[identity]
    return twice
