"""`getu import` with real files: a GB18030 export, a workbook with damaged ids, points in GCJ-02."""

import json
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
import xlsxwriter
from python_calamine import CalamineWorkbook

from desktop.cli import DONE, REFUSED, main
from desktop.database import keys
from desktop.database.connection import Connection, open_reader
from desktop.demo.bare_bank import bare_bank
from desktop.demo.exports import Truth, write_export
from desktop.maps.datum import Datum, convert


@pytest.fixture(scope="module")
def export(small_bank: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    db = open_reader(small_bank, keys.unlock(small_bank, keys.DEMO_PASSPHRASE))
    file = tmp_path_factory.mktemp("export") / "核心系统_示例.csv"
    truth = write_export(db, file, rows=4_000)
    db.close()
    return file, truth


@pytest.fixture
def bare(small_reader: Connection, tmp_path: Path) -> Path:
    """A bank with ground and organisation and no customers."""
    bare_bank(small_reader, tmp_path / "空行.getu")
    return tmp_path / "空行.getu"


def told(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, object]:
    capsys.readouterr()
    assert main(["import", *map(str, words), "--no-backup", "--json"]) == DONE
    (receipt,) = json.loads(capsys.readouterr().out)
    assert receipt["read"] == receipt["accepted"] + receipt["merged"] + receipt["rejected"]
    return dict(receipt)


def count(bank: Path, query: str) -> int:
    db = open_reader(bank, keys.unlock(bank, keys.DEMO_PASSPHRASE))
    try:
        (number,) = db.execute(f"SELECT count(*) FROM {query}").fetchone()
    finally:
        db.close()
    return int(number)


def test_an_export_in_gb18030_comes_in_as_its_maker_knows_it(
    bare: Path, export: tuple[Path, Truth], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, truth = export
    assert main(["import", str(file), "--bank", str(bare), "--platform", "CORE", "--no-backup"]) == REFUSED
    said = capsys.readouterr().err
    assert "--datum" in said
    assert "疑为 GCJ-02" in said
    words = (file, "--bank", bare, "--platform", "CORE", "--datum", "GCJ-02", "--rejects", tmp_path / "拒收")
    dry = told(capsys, *words, "--dry-run")
    assert count(bare, "customer") == 0
    receipt = told(capsys, *words)
    assert (receipt["read"], receipt["rejected"]) == (truth.rows, truth.bad) == (dry["read"], dry["rejected"])
    assert count(bare, "customer") == receipt["accepted"]
    assert count(bare, "geo_point") > 1_000
    again = told(capsys, *words)
    assert again["imported_before"]
    assert main(["import", "--bank", str(bare), "--undo", str(receipt["batch"])]) == DONE
    assert count(bare, "customer") == count(bare, "source_record") == count(bare, "contact") == 0
    assert main(["check", str(bare)]) == DONE


def test_a_workbook_with_damaged_ids_gives_them_back_with_reasons(
    bare: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "村级摸底表.xlsx"
    book = xlsxwriter.Workbook(str(file))
    page = book.add_worksheet()
    page.write_row(0, 0, ["示例镇摸底表（示例数据）"])
    page.write_row(1, 0, ["编号", "姓名", "身份证号", "联系电话"])
    page.write_row(2, 0, ["1", "示例甲", "990001199001010013", "12000000001"])
    page.write_row(3, 0, ["2", "示例乙", 990001198512310021, "12000000002"])  # a number: digits are lost
    page.write_row(4, 0, ["3", "示例丙", "990001198512310000", "12000000003"])
    book.close()
    receipt = told(capsys, file, "--bank", bare, "--platform", "EXCEL")
    assert (receipt["accepted"], receipt["rejected"]) == (1, 2)
    assert {reason["code"] for reason in receipt["reasons"]} == {"EXCEL_E", "EXCEL_TAIL"}  # type: ignore[attr-defined]
    rows = CalamineWorkbook.from_path(str(receipt["rejects"])).get_sheet_by_index(0).to_python()
    assert rows[0] == ["编号", "姓名", "身份证号", "联系电话", "拒收原因 Refused because"]
    assert "科学计数" in str(rows[1][4])
    assert "000" in str(rows[2][4])


def test_points_in_gcj02_are_recognised_and_land_in_their_villages(
    bare: Path, small_reader: Connection, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = small_reader.execute(
        "SELECT c.name, d.short_name, t.short_name, g.lon_e7, g.lat_e7, c.home_grid_id FROM geo_point g"
        " JOIN customer c ON c.id = g.customer_id JOIN address a ON a.customer_id = c.id AND a.seq = 0"
        " JOIN admin_division d ON d.id = a.division_id JOIN admin_division t ON t.id = d.parent_id"
        " WHERE g.seq = 0 AND c.kind = 'PERSON' ORDER BY c.id LIMIT 400"
    ).fetchall()
    true = np.array([row[3:5] for row in rows]) * 1e-7
    places = convert(true, source=Datum.CGCS2000, target=Datum.GCJ02)
    file = tmp_path / "走访点.gpkg"
    columns = [np.array([row[i] for row in rows], dtype=object) for i in range(3)]
    pyogrio.raw.write(
        file, geometry=shapely.to_wkb(shapely.points(places)), field_data=columns, fields=["姓名", "村", "乡镇"],
        geometry_type="Point", crs="EPSG:4326",
    )  # fmt: skip
    assert main(["import", str(file), "--bank", str(bare), "--platform", "MAP", "--no-backup"]) == REFUSED
    assert "疑为 GCJ-02" in capsys.readouterr().err
    receipt = told(capsys, file, "--bank", bare, "--platform", "MAP", "--datum", "GCJ-02")
    assert receipt["rejected"] == 0
    db = open_reader(bare, keys.unlock(bare, keys.DEMO_PASSPHRASE))
    found = db.execute(
        "SELECT c.name, g.lon_e7, g.lat_e7, g.raw_crs, c.home_grid_id FROM customer c JOIN geo_point g"
        " ON g.customer_id = c.id ORDER BY c.id"
    ).fetchall()
    db.close()
    by_name = {row[0]: row for row in rows}
    for name, lon, lat, crs, home in found:
        assert max(abs(lon - by_name[name][3]), abs(lat - by_name[name][4])) <= 2
        assert (crs, home) == ("GCJ02", by_name[name][5])
