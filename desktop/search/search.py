"""What a typed text may mean, decided by rule, and the answer to every meaning."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop.database.connection import Connection
from desktop.maps.datum import Datum
from desktop.maps.place_text import parse_place
from desktop.refusal import Refused
from desktop.search.answer import Answer, Group, Hit, Kind
from desktop.search.directory import SPELLED, Directory
from desktop.search.freshness_queries import search_version
from desktop.search.phrases import NOTHING, Found
from desktop.search.queries import (
    CUSTOMER_NO,
    ID_NO,
    MOST,
    NAME,
    PHONE,
    TAIL,
    USCC,
    Column,
    beginning_with,
    customer_hits,
    ending_with,
    is_value,
)

if TYPE_CHECKING:  # it brings the pinyin along, which no start-up may wait for
    from desktop.search.index_queries import TextIndex

LONGEST = 100  # nothing of a bank has a longer name; a pasted page is cut
SHOWN = 8
_MOST_WORDS = 6
_ORDER = list(Kind)
FIGURES = re.compile(r"[0-9\s.,，。+-]+")  # parts of numbers and coordinates, which nobody's name or address is
_NUMBER = re.compile(r"[0-9]+[0-9A-Z]*")
_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_WHOLE, _BEGINNING, _TAIL, _INSIDE, _ADDRESS, _SOUND = range(6)
_RANKS = np.array([_WHOLE, _BEGINNING, _INSIDE], np.uint8)  # of phrases


def search(
    db: Connection,
    directory: Directory,
    text: str,
    index: "TextIndex | None" = None,
    *,
    shown: Mapping[Kind, int] | None = None,
) -> Answer:
    """Everything `text` may mean, grouped by kind; `shown` says how many rows where more than a few are wanted.

    Never raises for a text, however odd. An index of an older state of the bank is not asked.
    """
    asked = clean(text)
    if index is not None and index.version != search_version(db):
        index = None
    if not asked:
        return Answer(asked, (), partial=index is None)
    groups = [
        *_coordinate(asked),
        *directory.find(asked, shown),
        *_customers(db, asked, index, (shown or {}).get(Kind.CUSTOMER, SHOWN)),
    ]
    return Answer(asked, tuple(sorted(groups, key=lambda group: _ORDER.index(group.kind))), partial=index is None)


def clean(text: str) -> str:
    """One line without control characters, full-width digits and letters made plain, at most LONGEST long."""
    plain = "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text[: 4 * LONGEST])
    return _UNSAYABLE.sub(" ", plain.replace("\u3000", " ")).strip()[:LONGEST].strip()


def number_in(text: str) -> str:
    """The text as a number without its spaces and hyphens; empty if it is none."""
    number = re.sub(r"[\s-]", "", text).upper()
    return number if _NUMBER.fullmatch(number) else ""


def readings(text: str) -> tuple[tuple[Column, str], ...]:
    """(column, what its beginning is) of every way to read a text as a customer's name or number.

    A number may be a customer number from 4 characters on, a phone from 5, an id or organisation code from 6.
    """
    number = number_in(text)
    if not number:
        return ((NAME, text),)
    ways: list[tuple[Column, str]] = []
    if number.isdecimal():
        ways += [(CUSTOMER_NO, number)] * (len(number) >= 4) + [(PHONE, number)] * (len(number) >= 5)
    if len(number) >= 6:
        ways += [(ID_NO, number), (USCC, number)]
    return (*ways, (NAME, text))


def tails(text: str) -> tuple[tuple[Column, str], ...]:
    """(column, what its end is): four characters and more of a phone, an id or an organisation code."""
    number = number_in(text)
    if len(number) < TAIL:
        return ()
    return (*([(PHONE, number)] if number.isdecimal() else []), (ID_NO, number), (USCC, number))


def _coordinate(text: str) -> list[Group]:
    try:
        place = parse_place(text)
    except Refused:
        return []
    places = [place]
    other = parse_place(text, default=Datum.GCJ02)
    if other.datum is not place.datum:  # the text names none, so it may be meant in any
        places += [other, parse_place(text, default=Datum.BD09)]
    hits = tuple(
        Hit(
            Kind.COORDINATE, 0, f"{one.lon:.6f}, {one.lat:.6f}", one.datum.value, (),
            round(one.lon * 1e7), round(one.lat * 1e7),
        )
        for one in places
    )  # fmt: skip
    return [Group(Kind.COORDINATE, hits, len(hits))]


def _customers(db: Connection, text: str, index: "TextIndex | None", shown: int) -> list[Group]:
    """One group of customers over all readings; each counted once however often it was found."""
    owners, ranks, more = _found(db, text, index)
    if not len(owners):
        return []
    standing = index.standing[owners] if index is not None else np.zeros(len(owners), np.uint8)
    first = np.lexsort((owners, ranks))  # the best way each was found
    _, at = np.unique(owners[first], return_index=True)
    chosen = first[at]
    best = chosen[np.lexsort((owners[chosen], standing[chosen], ranks[chosen]))]
    hits = customer_hits(db, owners[best[:shown]].tolist(), _words(text))
    total = min(len(best), MOST) if more else len(best)
    return [Group(Kind.CUSTOMER, hits, total, more or len(best) > MOST)]


def _words(text: str) -> list[str]:
    return list(dict.fromkeys(text.split()))[:_MOST_WORDS]


def _found(db: Connection, text: str, index: "TextIndex | None") -> tuple[NDArray[np.uint32], NDArray[np.uint8], bool]:
    parts: list[tuple[NDArray[np.uint32], NDArray[np.uint8] | int]] = []
    more = False
    for columns, read, rank in ((readings(text), beginning_with, _BEGINNING), (tails(text), ending_with, _TAIL)):
        for column, words in columns:
            if column is NAME and index is not None and not number_in(text):
                continue  # the index holds it
            ids = read(db, column, words)
            parts.append((ids, rank))
            if rank == _BEGINNING and len(ids):
                parts.append((is_value(db, column, words), _WHOLE))
            more |= len(ids) > MOST
    for found, all_alike in _in_index(text, index):
        parts.append((found.owners, _RANKS[found.ranks] if all_alike is None else all_alike))
        more |= found.more
    owners = np.concatenate([NOTHING.owners, *(ids for ids, _ in parts)])
    alike = [np.broadcast_to(np.asarray(rank, np.uint8), ids.shape) for ids, rank in parts]
    return owners, np.concatenate([NOTHING.ranks, *alike]), more


def _in_index(text: str, index: "TextIndex | None") -> list[tuple[Found, int | None]]:
    """What names and addresses hold, and the rank where it is not that of the match."""
    if index is None or number_in(text) or FIGURES.fullmatch(text):
        return []
    words = _words(text)
    found: list[tuple[Found, int | None]] = []
    if SPELLED.fullmatch(text):
        found.append((index.sounding.find(text, MOST), _SOUND))
    if len(words) > 1:
        held = index.holding_all(words)
        rows = np.flatnonzero(held).astype(np.uint32)
        rows = rows[np.argsort(index.standing[rows], kind="stable")]
        found.append((Found(rows[:MOST], np.zeros(min(MOST, len(rows)), np.uint8), len(rows) > MOST), _INSIDE))
    else:
        found.append((index.names.containing(text, MOST), None))
        if len(text) > 1:
            found.append((index.addresses.containing(text, MOST), _ADDRESS))
    return found
