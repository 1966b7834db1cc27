"""Checks a piece of a file column by column: values in their one form, reasons to refuse a row, row hashes."""

import hashlib
import json
import re
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

import numpy as np
from numpy.typing import NDArray

from desktop.importing import identities, values
from desktop.importing.cells import looks_odd, plain_text, stripped
from desktop.importing.fields import BY_KEY, FIELDS, Check
from desktop.importing.ground import Ground, to_e7
from desktop.importing.identity_columns import check_identities
from desktop.importing.mapping import Mapping
from desktop.importing.reasons import Problem
from desktop.importing.table import BROKEN, Piece
from desktop.importing.vocabulary import coded, vocabulary
from desktop.maps.datum import Datum

_LONGEST = {"live_address": 300, "hukou_address": 300, "operate_address": 300, "register_address": 300}
_LONG = 100
_NOT_WRITTEN = frozenset(
    field.key for field in FIELDS if field.check in (Check.AMOUNT, Check.DEGREES) and not field.table
)
_ESCAPED = re.compile('["\\\\\x00-\x1f]')


@dataclass(slots=True)
class CheckedPiece:
    """A piece of a file, checked. Lists run along its rows; positions in `problems` count from 0 within the piece."""

    numbers: list[int]
    share: float
    hashes: list[int]  # of the mapped cells, 64 bits with sign
    payloads: list[str]  # JSON list of the cells as received, without columns that must not be stored
    values: dict[str, list[Any]] = made(default_factory=dict)  # by field; None = blank
    problems: dict[int, list[Problem]] = made(default_factory=dict)
    e7: NDArray[np.int32] | None = None  # (n, 2); (0, 0) without a place
    raw: NDArray[np.float64] | None = None  # (n, 2) as received
    grid: NDArray[np.int32] | None = None  # the grid a place lies in; 0 = none
    known: int = 0  # rows besides these that were received before, word for word

    def refuse(self, at: int, code: str, key: str = "", detail: str = "") -> None:
        self.problems.setdefault(at, []).append(Problem(code, key, detail))

    def cells(self, at: int) -> list[str]:
        """A row as it was received."""
        found: list[str] = json.loads(self.payloads[at])
        return found

    def column(self, key: str) -> list[Any]:
        """The values of a field; blanks for one that the file has not."""
        return self.values.get(key) or [None] * len(self.numbers)


class Checker:
    """Checks the pieces of one file, one after the other; remembers what it has read before."""

    def __init__(self, ground: Ground, mapping: Mapping, header: tuple[str, ...], name: str) -> None:
        self._ground, self._mapping, self._width = ground, mapping, len(header)
        self._at = mapping.positions(header, name)
        words = vocabulary()
        self._hidden = [i for i, column in enumerate(header) if words.is_refused(column)]
        self._own = [i for i, column in enumerate(header) if words.is_own(column)]
        self._known = {key: values.Memory() for key in self._at}
        self._divisions: dict[tuple[str, str], tuple[int | None, str | None]] = {}
        self._before = np.zeros(0, dtype=np.int64)
        meant = repr((sorted(self._at), mapping.datum, sorted(mapping.units.items()), mapping.kind))
        self._tag = hashlib.blake2b(meant.encode(), digest_size=2).hexdigest()  # the same cells may mean another thing

    def expect(self, hashes: NDArray[np.int64]) -> None:
        """Rows with these hashes (n,) were accepted before, word for word: they are counted and not looked at again."""
        self._before = np.unique(hashes)

    def check(self, piece: Piece) -> CheckedPiece:
        """Never raises for any content of a row."""
        rows, problems = self._squared(piece.rows)
        columns = list(zip(*rows, strict=True)) if rows else [()] * self._width
        cells = {key: stripped(columns[at]) for key, at in self._at.items()}
        hashes = _hashes([cells[key] for key in sorted(cells)], len(rows), self._tag)
        numbers, known = piece.numbers, self._were_there(hashes, problems)
        if known.any():
            at = np.flatnonzero(~known).tolist()
            numbers, rows, hashes = [numbers[i] for i in at], [rows[i] for i in at], hashes[~known]
            cells = {key: [texts[i] for i in at] for key, texts in cells.items()}
            problems = {new: problems[old] for new, old in enumerate(at) if old in problems}
        checked = CheckedPiece(
            numbers, piece.share, hashes.tolist(), _payloads(rows), problems=problems, known=int(known.sum())
        )
        if not rows:
            return checked
        for key, texts in cells.items():
            self._column(checked, key, texts)
        self._kinds(checked)
        check_identities(checked, cells.get("id_no"), self._ground.day)
        self._phones(checked)
        self._places(checked)
        self._villages(checked, cells)
        self._keys(checked)
        for key in self._mapping.blanked & self._at.keys():
            _forgive(checked, key)
        for found in problems.values():
            if found[0].code == "UNREADABLE":
                del found[1:]
        for key in _NOT_WRITTEN & checked.values.keys():
            del checked.values[key]  # it would only be carried from process to process
        return checked

    def _were_there(self, hashes: NDArray[np.int64], problems: MappingABC[int, object]) -> NDArray[np.bool_]:
        known = np.zeros(len(hashes), dtype=np.bool_)
        if len(self._before):
            at = np.minimum(np.searchsorted(self._before, hashes), len(self._before) - 1)
            known = self._before[at] == hashes
            known[list(problems)] = False
        return known

    def _squared(self, rows: list[list[str]]) -> tuple[list[list[str]], dict[int, list[Problem]]]:
        """Rows of the header's width, without what must not be stored."""
        problems: dict[int, list[Problem]] = {}
        width = self._width
        for at, row in enumerate(rows):
            if len(row) != width:
                if row == [BROKEN]:
                    problems[at] = [Problem("UNREADABLE")]
                    row = []
                elif len(row) > width and any(cell.strip() for cell in row[width:]):
                    problems[at] = [Problem("TOO_MANY_CELLS")]
                rows[at] = [*row[:width], *[""] * (width - len(row))]
        for hidden in (*self._hidden, *self._own):
            for row in rows:
                row[hidden] = ""
        return rows, problems

    def _column(self, checked: CheckedPiece, key: str, cells: list[str]) -> None:
        check, known = BY_KEY[key].check, self._known[key]
        if check is Check.TEXT:
            found, wrong = _texts(cells, _LONGEST.get(key, _LONG))
        elif check is Check.DATE:
            found, wrong = values.each(cells, values.day, known)
            self._future(found, wrong)
        elif check is Check.AMOUNT:
            factor = self._mapping.units.get(key, 100)
            found, wrong = values.each(cells, lambda cell: values.amount(cell, factor), known)
        elif check is Check.COUNT:
            found, wrong = values.each(cells, values.whole, known)
        elif check is Check.WORD:
            words = coded(key)
            found, wrong = values.each(cells, lambda cell: values.word(cell, words), known)
            if key in ("is_farm_household", "no_contact"):
                found = [None if one is None else int(str(one)) for one in found]
        elif check is Check.PHONE:
            demo = self._ground.demo
            found, wrong = values.each(cells, lambda cell: values.phone(cell, demo=demo), known)
        elif check is Check.DEGREES:
            found, wrong = values.each(cells, values.degrees, known)
        elif check is Check.KEY:
            found, wrong = values.each(cells, values.key, known)
        elif check is Check.CODE:
            read = {"uscc": identities.credit_codes, "org_code": identities.organisation_codes}
            codes, wrong = read.get(key, identities.old_numbers)(cells)
            found = list(codes)
        else:
            return  # identity numbers and villages are read together with other columns
        checked.values[key] = found
        for at, code in wrong.items():
            checked.refuse(at, code, key)

    def _future(self, found: list[object], wrong: dict[int, str]) -> None:
        day = self._ground.day
        for at, value in enumerate(found):
            if isinstance(value, str) and not "1850-01-01" <= value <= day:
                wrong[at] = "FUTURE" if value > day else "NO_SUCH_DAY"
                found[at] = None

    def _kinds(self, checked: CheckedPiece) -> None:
        """Where no column says it, a name or a code of an organisation does; everybody else is a person."""
        if self._mapping.kind is not None:
            checked.values["kind"] = [self._mapping.kind] * len(checked.numbers)
            return
        told = checked.column("kind")
        if all(told):
            return
        codes, names = checked.column("uscc"), checked.column("name")
        checked.values["kind"] = [
            kind or _kind_of(name, code) for kind, name, code in zip(told, names, codes, strict=True)
        ]

    def _phones(self, checked: CheckedPiece) -> None:
        """Each number where it belongs: a land line in the column of mobiles is one all the same."""
        both = [checked.values.pop(key, None) for key in ("mobile", "landline")]
        if both == [None, None]:
            return
        n = len(checked.numbers)
        sorted_out: dict[str, list[Any]] = {"MOBILE": [None] * n, "LANDLINE": [None] * n}
        for column in both:
            for at, found in enumerate(column or ()):
                if found is not None and sorted_out[found[0]][at] is None:
                    sorted_out[found[0]][at] = found[1]
        checked.values["mobile"], checked.values["landline"] = sorted_out["MOBILE"], sorted_out["LANDLINE"]

    def _places(self, checked: CheckedPiece) -> None:
        if not self._mapping.has_places:
            return
        lon = np.array([np.nan if v is None else v for v in checked.column("lon")], dtype=np.float64)
        lat = np.array([np.nan if v is None else v for v in checked.column("lat")], dtype=np.float64)
        raw = np.column_stack([lon, lat])
        there = np.isfinite(raw)
        for at in np.flatnonzero(there.any(axis=1) & ~there.all(axis=1)).tolist():
            if at not in checked.problems:
                checked.refuse(at, "HALF_A_PLACE", "lon")
        whole = there.all(axis=1)
        swapped = whole & (lat > 70) & (lon < 60) & (lon > 15)
        for at in np.flatnonzero(swapped).tolist():
            checked.refuse(at, "SWAPPED", "lon")
        rows = np.flatnonzero(whole & ~swapped & (np.abs(lat) <= 90))
        e7 = np.zeros((len(raw), 2), dtype=np.int32)
        grid = np.zeros(len(raw), dtype=np.int32)
        e7[rows] = to_e7(raw[rows], self._mapping.datum or Datum.CGCS2000)
        grid[rows] = self._ground.grids_at(e7[rows])
        outside = whole & ~swapped & (grid == 0)
        for at in np.flatnonzero(outside).tolist():
            checked.refuse(at, "OUTSIDE", "lon")
        e7[outside | swapped] = 0
        checked.e7, checked.raw, checked.grid = e7, raw, grid

    def _villages(self, checked: CheckedPiece, cells: MappingABC[str, list[str]]) -> None:
        if "village" not in cells and "town" not in cells:
            return
        n = len(checked.numbers)
        found: list[int | None] = []
        known = self._divisions
        for at, pair in enumerate(zip(cells.get("village") or [""] * n, cells.get("town") or [""] * n, strict=True)):
            answer = known.get(pair)
            if answer is None:
                village, town = (plain_text(text)[0] for text in pair)
                answer = known[pair] = self._ground.division(village, town)
            found.append(answer[0])
            if answer[1] is not None:
                checked.refuse(at, answer[1], "town" if answer[1] == "UNKNOWN_TOWN" else "village")
        checked.values["village"] = found
        checked.values.pop("town", None)

    def _keys(self, checked: CheckedPiece) -> None:
        """A row has a name, and a key: its number, or else what it says of the customer."""
        problems = checked.problems
        for key in ("name", *(["ext_id"] if "ext_id" in self._at else [])):
            for at, value in enumerate(checked.values[key]):
                if value is None and not any(problem.field == key for problem in problems.get(at, ())):
                    checked.refuse(at, "EMPTY", key)
        if "ext_id" not in self._at:
            names, phones = checked.column("name"), checked.column("mobile")
            ids, codes = checked.column("id_no"), checked.column("uscc")
            addresses = checked.column("live_address")
            checked.values["ext_id"] = [
                "#" + hashlib.blake2b(repr(told).encode(), digest_size=8).hexdigest()
                for told in (
                    (i or c or (n, p, a)) for i, c, n, p, a in zip(ids, codes, names, phones, addresses, strict=True)
                )
            ]


def _texts(cells: list[str], longest: int) -> tuple[list[Any], dict[int, str]]:
    wrong: dict[int, str] = {}
    texts = cells
    if looks_odd(cells):
        texts = list(cells)
        for at, cell in enumerate(cells):
            texts[at], problem = plain_text(cell)
            if problem is not None:
                wrong[at] = problem
    if max(map(len, texts), default=0) > longest:
        for at, text in enumerate(texts):
            if len(text) > longest:
                wrong[at] = "TOO_LONG"
    return [text or None for text in texts], wrong


def _kind_of(name: str | None, code: str | None) -> str:
    if code is not None:
        return {"92": "SOLE_TRADER", "93": "COOP"}.get(code[:2], "ENTERPRISE")
    name = name or ""
    if name.endswith(("公司", "厂", "企业", "集团")):
        return "ENTERPRISE"
    if "家庭农场" in name:
        return "FAMILY_FARM"
    return "COOP" if "专业合作社" in name else "PERSON"


def _forgive(checked: CheckedPiece, key: str) -> None:
    """Leave a bad cell out instead of refusing its row; whole-row reasons stand."""
    for at, problems in list(checked.problems.items()):
        kept = [problem for problem in problems if problem.field != key]
        if len(kept) < len(problems):
            if key in checked.values:
                checked.values[key][at] = None
            checked.problems[at] = kept
            if not kept:
                del checked.problems[at]


def _hashes(columns: Sequence[Sequence[str]], n: int, tag: str) -> NDArray[np.int64]:
    if not columns:
        return np.zeros(n, dtype=np.int64)
    digest = hashlib.blake2b
    joined = ["\x1f".join(row).encode("utf-8", "replace") for row in zip(*columns, [tag] * n, strict=True)]
    return np.frombuffer(b"".join([digest(row, digest_size=8).digest() for row in joined]), dtype="<i8")


def _payloads(rows: list[list[str]]) -> list[str]:
    """Each row as a JSON list; nearly all can be put together without looking at their signs one by one."""
    joined = ["\x1f".join(row) for row in rows]
    if not _ESCAPED.search("".join(joined).replace("\x1f", "")):
        return [f'["{row}"]'.replace("\x1f", '","') for row in joined]
    return [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows]
