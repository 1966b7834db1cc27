"""The check of a bank: right about a good one, and it names what is wrong with a bad one."""

import numpy as np
import pytest

from desktop.bank_check import check
from desktop.database.connection import Connection, open_bulk, open_reader
from desktop.database.report import Report, report_lines, to_json
from desktop.maps.geometry_blob import pack_points
from tests.little_bank import WEST, LittleBank
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template


def report_of(bank: LittleBank) -> Report:
    reader = open_reader(bank.path, bank.key)
    try:
        return check(reader)
    finally:
        reader.close()


def test_a_good_bank_passes_and_its_figures_are_labelled(bank: LittleBank) -> None:
    report = report_of(bank)
    assert report.ok, [finding for finding in report.findings if not finding.ok]
    told = {figure.key: (figure.zh, figure.value, figure.unit) for figure in report.figures}
    assert told["outlets"] == ("网点", 1, "个")
    assert told["grids"] == ("网格", 3, "个")
    assert told["existing_records"] == ("存量客户", 1, "条")
    assert told["located"] == ("已定位", 1, "条")
    assert told["located_share"] == ("定位率", 100.0, "%")
    lines = report_lines(report)
    assert lines[0].startswith("三格银行")
    assert any("网格 " in line and " 3 个" in line for line in lines)
    assert lines[-1].startswith("全部正确")
    assert to_json(report)["figures"]["grids"]["value"] == 3


_INSIDE_THE_MIDDLE = pack_points(
    np.array(
        [
            [1_212_200_000, 319_200_000],
            [1_212_600_000, 319_200_000],
            [1_212_400_000, 319_600_000],
            [1_212_200_000, 319_200_000],
        ],
        dtype=np.int32,
    )
)

WRONG = {
    "leads": [
        ("UPDATE grid_assignment SET valid_to = '2016-01-01' WHERE grid_id = 2", "2016-01-01 之后缺主办"),
        ("UPDATE grid_assignment SET valid_from = '2015-01-01' WHERE grid_id = 2", "2015-01-01 之前缺主办"),
        ("DELETE FROM grid_assignment WHERE grid_id = 2", "无主办"),
        (
            "INSERT INTO grid_assignment (uid, grid_id, branch_id, outlet_id, role, valid_from, valid_to) "
            "VALUES ('z', 2, 2, 3, 'LEAD', '2015-01-01', '2015-02-01')",
            "两个主办",
        ),
    ],
    "homes": [("UPDATE customer SET home_grid_id = NULL", "1")],
    "references": [("UPDATE customer SET batch_id = 7", "customer 1 → import_batch")],
    "boundaries": [
        ("DELETE FROM boundary_arc WHERE id = 4", "边界不闭合 not closed 99000110020200"),
        ("DELETE FROM boundary_arc WHERE left_id = 3 OR right_id = 3", "没有边界"),
    ],
    "coverage": [
        (
            "INSERT INTO boundary_arc (plan_id, left_id, right_id, points) "
            f"VALUES (1, {WEST}, NULL, x'{_INSIDE_THE_MIDDLE.hex()}')",
            "重叠 overlap",
        )
    ],
    "points": [
        (
            "INSERT INTO customer_points VALUES ('lon_e7', '<i4', 7, 0, x'00')",
            "lon_e7: 7 ≠ 1",
        )
    ],
}


@pytest.mark.parametrize(
    ("key", "tampering", "detail"), [(key, *one) for key, several in WRONG.items() for one in several]
)
def test_what_is_wrong_is_named(bank: LittleBank, key: str, tampering: str, detail: str) -> None:
    db = open_bulk(bank.path, bank.key)
    db.execute(tampering)
    db.commit()
    db.close()
    report = report_of(bank)
    wrong = {finding.key: finding for finding in report.findings if not finding.ok}
    assert key in wrong
    assert any(detail in text for text in wrong[key].details), wrong[key].details
    assert "✗" in "\n".join(report_lines(report))
    assert to_json(report)["ok"] is False


def test_the_demo_bank_is_right_and_has_the_figures_of_the_article(small_reader: Connection) -> None:
    report = check(small_reader)
    assert report.ok, [finding for finding in report.findings if not finding.ok]
    told = {figure.key: figure.value for figure in report.figures}
    expected = {
        "outlets": 42,
        "credit_outlets": 28,
        "departments": 3,
        "staff": 95,
        "towns": 12,
        "grids": 297,
        "villages": 231,
        "urban_grids": 66,
        "existing_records": 22_250,  # a fortieth
        "potential_records": 2_468,
        "located": 13_260,
        "with_family": 880,
    }
    assert {key: told[key] for key in expected} == expected
