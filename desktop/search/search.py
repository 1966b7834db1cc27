"""What a typed text may mean, decided by rule, and the answer to every meaning."""

import re
from dataclasses import replace

from desktop.database.connection import Connection
from desktop.maps.place_text import parse_place
from desktop.refusal import Refused
from desktop.search.answer import Answer, Group, Hit, Kind
from desktop.search.directory import Directory
from desktop.search.queries import CUSTOMER_NO, ID_NO, NAME, PHONE, SHOWN, USCC, Column, customers_beginning

LONGEST = 100  # nothing of a bank has a longer name; a pasted page is cut
_ORDER = list(Kind)
_NUMBER = re.compile(r"[0-9]+[0-9A-Z]*")
_UNSAYABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def search(db: Connection, directory: Directory, text: str) -> Answer:
    """Everything `text` may mean, grouped by kind. Never raises for a text, however odd."""
    asked = clean(text)
    if not asked:
        return Answer(asked, ())
    groups = [*_coordinate(asked), *directory.find(asked), *_customers(db, asked)]
    return Answer(asked, tuple(sorted(groups, key=lambda group: _ORDER.index(group.kind))))


def clean(text: str) -> str:
    """One line without control characters, full-width digits and letters made plain, at most LONGEST long."""
    plain = "".join(chr(ord(sign) - 0xFEE0) if "！" <= sign <= "～" else sign for sign in text[: 4 * LONGEST])
    return _UNSAYABLE.sub(" ", plain.replace("\u3000", " ")).strip()[:LONGEST].strip()


def readings(text: str) -> tuple[tuple[Column, str], ...]:
    """(column, what to look for) of every way to read a text as a customer's name or number.

    A number may be a customer number from 4 characters on, a phone from 5, an id or organisation code from 6.
    """
    number = re.sub(r"[\s-]", "", text).upper()
    if not _NUMBER.fullmatch(number):
        return ((NAME, text),)
    ways: list[tuple[Column, str]] = []
    if number.isdecimal():
        ways += [(CUSTOMER_NO, number)] * (len(number) >= 4) + [(PHONE, number)] * (len(number) >= 5)
    if len(number) >= 6:
        ways += [(ID_NO, number), (USCC, number)]
    return (*ways, (NAME, text))


def _coordinate(text: str) -> list[Group]:
    try:
        place = parse_place(text)
    except Refused:
        return []
    words = f"{place.lon:.6f}, {place.lat:.6f}"
    hit = Hit(Kind.COORDINATE, 0, words, place.datum.value, (), round(place.lon * 1e7), round(place.lat * 1e7))
    return [Group(Kind.COORDINATE, (hit,), 1)]


def _customers(db: Connection, text: str) -> list[Group]:
    """One group of customers over all readings; a customer found twice is shown once, but counted twice."""
    found = [customers_beginning(db, column, words) for column, words in readings(text)]
    groups = [group for group in found if group is not None]
    if not groups:
        return []
    hits = {hit.id: hit for group in reversed(groups) for hit in group.hits}
    first = dict.fromkeys(hit.id for group in groups for hit in group.hits)
    shown = tuple(hits[one] for one in first)[:SHOWN]
    total, more = sum(group.total for group in groups), any(group.more for group in groups)
    return [replace(groups[0], hits=shown, total=total, more=more)]
