"""Very many rows in one step: columns come back as they were packed, and undo restores every row."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.editing.bulk import NO_NUMBER, Column, packed, unpacked
from desktop.editing.changes import Changes
from desktop.editing.edit import Edit, EditRefused
from desktop.editing.row_writer import RowWriter
from tests.little_bank import LittleBank


@given(st.lists(st.none() | st.integers(-(2**31) + 1, 2**31 - 1)))
def test_whole_numbers_come_back(values: list[int | None]) -> None:
    column = np.array([NO_NUMBER if value is None else value for value in values], dtype=np.int64)
    assert unpacked(packed(column)) == values


@given(st.sets(st.integers(0, 2**31 - 1)))
def test_ids_in_order_come_back(ids: set[int]) -> None:
    assert unpacked(packed(np.array(sorted(ids), dtype=np.int64))) == sorted(ids)


@given(st.lists(st.none() | st.floats(allow_nan=False)))
def test_numbers_come_back(values: list[float | None]) -> None:
    column = np.array([np.nan if value is None else value for value in values], dtype=np.float64)
    assert unpacked(packed(column)) == values


@given(st.lists(st.none() | st.text(max_size=8)))
def test_texts_come_back(values: list[str | None]) -> None:
    assert unpacked(packed(values)) == values


@dataclass(frozen=True, slots=True)
class Readdress(Edit):
    """Two addresses come, one changes, the customer's point goes."""

    expected: str = "GPS"

    @property
    def label(self) -> str:
        return "成批"

    def apply(self, rows: RowWriter) -> Changes:
        key: dict[str, Column] = {"customer_id": np.array([1, 1]), "seq": np.array([0, 1])}
        rows.write_bulk("address", None, {**key, "kind": ["LIVE", "HUKOU"], "raw": ["甲", "乙"]})
        one: dict[str, Column] = {"customer_id": np.array([1]), "seq": np.array([1])}
        rows.write_bulk("address", {**one, "raw": ["乙"]}, {**one, "raw": ["丙"]})
        point: dict[str, Column] = {
            "customer_id": np.array([1]), "seq": np.array([0]), "method": [self.expected], "raw_crs": ["CGCS2000"],
            "lon_e7": np.array([1_211_050_000]), "lat_e7": np.array([319_500_000]),
        }  # fmt: skip
        rows.write_bulk("geo_point", {**point, "state": ["CURRENT"]}, {**point, "state": ["DOUBTFUL"]})
        return Changes(frozenset({"address"}))


def test_rows_that_come_change_and_go_are_undone_to_the_last_value(bank: LittleBank) -> None:
    before = bank.dump()
    with bank.editor() as editor:
        editor.do(Readdress())
        assert bank.rows("SELECT seq, raw FROM address ORDER BY seq") == [(0, "甲"), (1, "丙")]
        assert bank.rows("SELECT state FROM geo_point") == [("DOUBTFUL",)]
        after = bank.dump()
        editor.undo()
        assert bank.dump() == before
        editor.redo()
        assert bank.dump() == after


def test_a_row_that_is_not_as_expected_refuses_the_whole_step(bank: LittleBank) -> None:
    before = bank.dump()
    with bank.editor() as editor, pytest.raises(EditRefused, match="后来又有改动"):
        editor.do(Readdress(expected="MAP_PICK"))
    assert bank.dump() == before


def test_rows_that_are_there_already_are_not_written_over(bank: LittleBank) -> None:
    bank.write("INSERT INTO address (customer_id, seq, kind, raw) VALUES (1, 0, 'LIVE', '旧')")
    before = bank.dump()
    with bank.editor() as editor, pytest.raises(EditRefused, match="后来又有改动"):
        editor.do(Readdress())
    assert bank.dump() == before
