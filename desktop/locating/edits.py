"""Writes what was found about places: the whole bank in one step, one customer placed by hand, a batch repaired."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from desktop.editing.bulk import NO_NUMBER, Column
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit
from desktop.editing.row_writer import RowWriter
from desktop.locating.finding import Findings, Unplaced

KINDS = frozenset({"address", "geo_point", "customer", "unplaced"})


@dataclass(frozen=True, slots=True)
class LocateCustomers(Edit):
    """Write a pass over the bank: villages of addresses, points, doubtful points, home grids, who is left over.

    Refused as a whole when one of the rows has been changed since the pass.
    """

    findings: Findings = field(repr=False)

    @property
    def label(self) -> str:
        return f"按地址定位（{len(self.findings.points)} 户）"

    def told(self) -> dict[str, Any]:
        found = self.findings
        return {
            "addresses": len(found.addresses), "points": len(found.points), "doubtful": len(found.doubtful),
            "homes": len(found.homes), "unplaced": len(found.unplaced),
        }  # fmt: skip

    def apply(self, rows: RowWriter) -> Changes:
        found = self.findings
        _write_addresses(rows, found)
        _write_points(rows, found)
        _write_homes(rows, found)
        _write_unplaced(rows, found)
        return Changes(KINDS)


def _write_addresses(rows: RowWriter, found: Findings) -> None:
    read = found.addresses
    key: dict[str, Column] = {
        "customer_id": _ints([one.customer for one in read]),
        "seq": _ints([one.seq for one in read]),
    }
    before: dict[str, Column] = {
        "division_id": _ints([None] * len(read)),
        "group_no": _ints([one.old_group or None for one in read]),
        "parse_score": _floats([one.old_score for one in read]),
    }
    after: dict[str, Column] = {
        "division_id": _ints([one.division for one in read]),
        "group_no": _ints([one.group_no or one.old_group or None for one in read]),
        "parse_score": _floats([one.score for one in read]),
    }
    rows.write_bulk("address", {**key, **before}, {**key, **after})


def _write_points(rows: RowWriter, found: Findings) -> None:
    new = found.points
    n = len(new)
    columns: dict[str, Column] = {
        "customer_id": _ints([one.customer for one in new]), "seq": _ints([0] * n),
        "lon_e7": _ints([one.lon_e7 for one in new]), "lat_e7": _ints([one.lat_e7 for one in new]),
        "raw_crs": ["CGCS2000"] * n, "method": [one.method for one in new],
        "accuracy_m": _ints([one.accuracy_m for one in new]), "located_by": [rows.user] * n,
        "located_on": [rows.at[:10]] * n,
    }  # fmt: skip
    rows.write_bulk("geo_point", None, columns)
    key: dict[str, Column] = {"customer_id": _ints(found.doubtful), "seq": _ints([0] * len(found.doubtful))}
    rows.write_bulk(
        "geo_point",
        {**key, "state": ["CURRENT"] * len(found.doubtful)},
        {**key, "state": ["DOUBTFUL"] * len(found.doubtful)},
    )


def _write_homes(rows: RowWriter, found: Findings) -> None:
    homes = found.homes
    key: dict[str, Column] = {"id": _ints([one.customer for one in homes])}
    before: dict[str, Column] = {
        "home_grid_id": _ints([one.old or None for one in homes]),
        "home_grid_rule": [one.old_rule or None for one in homes],
    }
    after: dict[str, Column] = {
        "home_grid_id": _ints([one.new for one in homes]),
        "home_grid_rule": [one.new_rule for one in homes],
    }
    rows.write_bulk("customer", {**key, **before}, {**key, **after})


def _write_unplaced(rows: RowWriter, found: Findings) -> None:
    gone = [row for key, row in found.unplaced_before.items() if found.unplaced.get(key) != row]
    new = [row for key, row in found.unplaced.items() if found.unplaced_before.get(key) != row]
    rows.write_bulk("unplaced", _unplaced(gone), None)
    rows.write_bulk("unplaced", None, _unplaced(new))


def _unplaced(those: list[Unplaced]) -> dict[str, Column]:
    columns = list(zip(*sorted(those), strict=True)) or [()] * 6
    names = ("customer_id", "reason", "town_id", "first_id", "second_id")
    numbers: dict[str, Column] = {name: _ints(list(column)) for name, column in zip(names, columns[:5], strict=True)}
    return {**numbers, "score": _floats(list(columns[5]))}


def _ints(values: list[Any]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([NO_NUMBER if value is None else value for value in values], dtype=np.int64)


def _floats(values: list[Any]) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
