"""Reads of what the search keeps in memory: all names and addresses, a piece at a time, in one state of the bank.

Imported late, for the pinyin behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection
from desktop.progress import Progress
from desktop.search.directory import Directory
from desktop.search.freshness_queries import search_version
from desktop.search.phrases import Phrases, PhrasesMaking
from desktop.search.sounding import Sounding

_PIECE = 40_000  # customers whose texts are read in one step, without holding up other threads


@dataclass(frozen=True, slots=True)
class TextIndex:
    """Names and addresses of one state of the bank; owners are customer ids. Never asked when `version` is older."""

    version: int
    names: Phrases
    addresses: Phrases
    sounding: Sounding  # of the names
    standing: NDArray[np.uint8]  # by customer id: 0 key and located, 1 key, 2 located, 3 neither

    def holding_all(self, words: Sequence[str]) -> NDArray[np.bool_]:
        """By customer id: whether each word stands in the name or in an address."""
        held = np.ones(len(self.standing), np.bool_)
        for word in words:
            held &= self.names.holders(word, len(held)) | self.addresses.holders(word, len(held))
        return held

    def teach(self, directory: Directory) -> Directory:
        """The directory that hears pinyin as well."""
        return Directory(directory.entries, Sounding(directory.phrases()))

    @property
    def megabytes(self) -> float:
        return (self.names.bytes + self.addresses.bytes + self.standing.nbytes) / 1e6


def read_index(db: Connection, progress: Progress) -> TextIndex:
    """Some seconds for a million customers, nearly all of them without holding up other threads."""
    db.execute("BEGIN")
    try:
        version = search_version(db)
        (last,) = db.execute("SELECT coalesce(max(id), 0) FROM customer").fetchone()
        standing = _standing(db, last)
        names = _phrases(db, "customer", "id", "name", last, standing, progress)
        addresses = _phrases(db, "address", "customer_id", "raw", last, standing, progress)
    finally:
        db.execute("ROLLBACK")
    return TextIndex(version, names, addresses, Sounding(names), standing)


def _standing(db: Connection, last: int) -> NDArray[np.uint8]:
    standing = np.full(last + 1, 3, np.uint8)
    for low in range(0, last + 1, _PIECE):
        ends = (low, low + _PIECE)
        for less, sql in (
            (2, "SELECT group_concat(id) FROM customer WHERE is_key AND id >= ? AND id < ?"),
            (
                1,
                "SELECT group_concat(customer_id) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'"
                " AND customer_id >= ? AND customer_id < ?",
            ),
        ):
            standing[_numbers(db.execute(sql, ends).fetchone()[0])] -= np.uint8(less)
    return standing


def _phrases(
    db: Connection, table: str, owner: str, text: str, last: int, standing: NDArray[np.uint8], progress: Progress
) -> Phrases:
    making = PhrasesMaking()
    for low in range(0, last + 1, _PIECE):
        progress.check()
        lines, owners = db.execute(
            f"SELECT group_concat(replace({text}, char(10), ' '), char(10)), group_concat({owner})"
            f" FROM {table} WHERE {owner} >= ? AND {owner} < ?",
            (low, low + _PIECE),
        ).fetchone()
        if owners:
            making.add(lines + "\n", _numbers(owners))
    return making.made(standing)


def _numbers(joined: str | None) -> NDArray[np.uint32]:
    if not joined:
        return np.zeros(0, np.uint32)
    return np.fromstring(joined, dtype=np.uint32, sep=",")
