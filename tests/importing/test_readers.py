"""Readers: encodings, separators, workbooks, points; title rows; and that no bytes make them crash or hang."""

import csv
import io
from datetime import date
from pathlib import Path

import numpy as np
import pyogrio
import pytest
import shapely
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.importing.layout import data_pieces, layout_of
from desktop.importing.opening import SUFFIXES, open_table
from desktop.importing.sheet_table import shown
from desktop.importing.table import Table
from desktop.importing.text_table import encoding_of, separator_of
from desktop.refusal import Refused
from tests.importing.conftest import written

ROWS = [["客户号", "姓名", "手机"], ["1", "𠮷田㐂", "12000000001"], ["2", "示例，乙", "12000000002"]]


def read(table: Table) -> list[tuple[int, list[str]]]:
    layout = layout_of(table)
    found = []
    for piece in data_pieces(table, layout, 7):
        found += list(zip(piece.numbers, piece.rows, strict=True))
    return found


@pytest.mark.parametrize(
    ("encoding", "named"),
    [("gb18030", "gb18030"), ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16")],
)
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_text_in_every_encoding_and_with_every_separator(
    tmp_path: Path, encoding: str, named: str, separator: str
) -> None:
    text = "\r\n".join(separator.join(row) for row in ROWS)
    file = written(tmp_path / "a.csv", text, encoding)
    table = open_table(file)
    assert (table.encoding, table.delimiter) == (named, separator)
    assert read(table) == [(2, ROWS[1]), (3, ROWS[2])]


def test_rows_are_numbered_as_in_the_file_below_its_titles(tmp_path: Path) -> None:
    text = '示例农商银行客户明细表\n\n制表日期：2016-04-30,,\n客户号,姓名,手机\n1,"示\n例甲",1\n\n2,示例乙,2\n'
    table = open_table(written(tmp_path / "a.csv", text))
    layout = layout_of(table)
    assert (layout.header, layout.header_row) == (("客户号", "姓名", "手机"), 4)
    assert [number for number, _ in read(table)] == [5, 8]


def test_old_macintosh_line_ends(tmp_path: Path) -> None:
    assert [row for _, row in read(open_table(written(tmp_path / "a.csv", "姓名,手机\r甲,1\r乙,2\r")))] == [
        ["甲", "1"], ["乙", "2"],
    ]  # fmt: skip


def test_a_layout_is_known_again_whatever_else_is_in_the_file(tmp_path: Path) -> None:
    one = layout_of(open_table(written(tmp_path / "a.csv", "客户号,姓名\n1,甲\n")))
    two = layout_of(
        open_table(written(tmp_path / "b.csv", "标题\n 客户号 ,姓 名,拒收原因 Refused because\n9,乙,x\n", "utf-8"))
    )
    other = layout_of(open_table(written(tmp_path / "c.csv", "客户号,手机\n1,2\n")))
    assert one.fingerprint == two.fingerprint != other.fingerprint


def workbook(path: Path) -> Path:
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("说明").write_string(0, 0, "看下一页")
    page = book.add_worksheet("明细")
    page.merge_range(1, 0, 1, 3, "客户明细表")
    for column, name in enumerate(("客户号", "姓名", "证件号码", "出生日期")):
        page.write_string(2, column, name)
    page.write_number(3, 0, 10001)
    page.write_string(3, 1, "示例甲")
    page.write_number(3, 2, 990001199001010013)  # a spreadsheet keeps 15 digits of it
    page.write_datetime(3, 3, date(1990, 1, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
    page.write_string(5, 1, "示例乙")
    book.close()
    return path


def test_a_workbook_is_read_as_people_see_it(tmp_path: Path) -> None:
    table = open_table(workbook(tmp_path / "a.xlsx"), sheet="明细")
    assert layout_of(table).header == ("客户号", "姓名", "证件号码", "出生日期")
    assert read(table) == [
        (4, ["10001", "示例甲", "9.90001E+17", "1990-01-01"]),
        (6, ["", "示例乙", "", ""]),
    ]
    with pytest.raises(Refused, match="说明、明细"):
        open_table(tmp_path / "a.xlsx", sheet="没有")


def test_a_page_of_explanations_is_passed_over_and_a_file_without_customers_starts_at_its_first(tmp_path: Path) -> None:
    found = open_table(workbook(tmp_path / "a.xlsx"))
    assert (found.sheets, found.sheet) == (("说明", "明细"), "明细")
    book = xlsxwriter.Workbook(str(tmp_path / "b.xlsx"))
    for name in ("空", "一"):
        book.add_worksheet(name)
    book.worksheets()[1].write_string(0, 0, "没有列名")
    book.close()
    assert open_table(tmp_path / "b.xlsx").sheet == "空"


def test_of_several_layers_that_of_the_customers_is_read(tmp_path: Path) -> None:
    path, place = tmp_path / "a.gpkg", shapely.to_wkb(np.array([shapely.Point(121.2, 31.9)], object))
    for layer, columns in (("树", ["编号", "树种"]), ("客户", ["客户号", "姓名"])):
        values = [np.array(["1"], object), np.array(["示例甲"], object)]
        pyogrio.raw.write(
            path, place, values, columns, layer=layer, crs="EPSG:4326", geometry_type="Point", append=path.exists()
        )
    found = open_table(path)
    assert (found.sheets, found.sheet) == (("树", "客户"), "客户")
    assert read(found)[0][1][:2] == ["1", "示例甲"]
    assert read(open_table(path, sheet="树"))[0][1][:2] == ["1", "示例甲"]


def test_a_workbook_is_known_by_its_content(tmp_path: Path) -> None:
    disguised = workbook(tmp_path / "a.xlsx").rename(tmp_path / "a.csv")
    assert open_table(disguised).form == "sheet"
    assert open_table(written(tmp_path / "b.xls", "客户号\t姓名\n1\t甲\n")).form == "text"


def test_numbers_of_workbooks() -> None:
    cells = (5.0, 5.5, 1e14, 123456789012345678.0, True, None, float("nan"), date(2016, 1, 2))
    assert [shown(cell) for cell in cells] == [
        "5", "5.5", "100000000000000", "1.23457E+17", "是", "", "", "2016-01-02",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".gpkg", ".shp", ".geojson"])
def test_points_of_other_programs(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"点{suffix}"
    shapes = [shapely.Point(121.15, 31.95), shapely.Point(121.25, 31.96)]
    pyogrio.raw.write(
        file, geometry=shapely.to_wkb(shapes), field_data=[np.array(["甲", "乙"], dtype=object), np.array([1, 2])],
        fields=["姓名", "编号"], geometry_type="Point", crs="EPSG:4326", encoding="UTF-8",
    )  # fmt: skip
    table = open_table(file)
    assert layout_of(table).header == ("姓名", "编号", "经度", "纬度")
    assert read(table) == [(2, ["甲", "1", "121.1500000", "31.9500000"]), (3, ["乙", "2", "121.2500000", "31.9600000"])]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0\r\x1e"), max_size=8),
                 min_size=2, max_size=4),
        min_size=1, max_size=6,
    ),
    st.sampled_from(["gb18030", "utf-8-sig", "utf-16"]),
)  # fmt: skip
def test_what_a_program_writes_is_read_again(tmp_path: Path, rows: list[list[str]], encoding: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([["客户号", "姓名", "手机", "地址"], *rows])
    table = open_table(written(tmp_path / "a.csv", out.getvalue(), encoding))
    table.delimiter = ","  # the sniffer sees a few odd lines only
    assert [row for _, row in read(table)] == rows


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=3000),
    st.sampled_from(SUFFIXES),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_no_bytes_make_a_reader_crash(tmp_path: Path, content: bytes, suffix: str, head: bytes) -> None:
    file = tmp_path / f"x{suffix}"
    file.write_bytes(head + content)
    assert refusal_of(file) in ("", "。")


def refusal_of(file: Path) -> str:
    """The last sign of the refusal, nothing where the file could be read; any other error fails the test."""
    try:
        read(open_table(file))
    except Refused as refusal:
        return refusal.zh[-1]
    return ""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_workbook_is_refused_or_read(tmp_path: Path, data: st.DataObject) -> None:
    if not (tmp_path / "good.xlsx").exists():
        workbook(tmp_path / "good.xlsx")
    whole = bytearray((tmp_path / "good.xlsx").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path / "bad.xlsx"
    file.write_bytes(bytes(whole[: data.draw(st.integers(1, len(whole)))]))
    assert refusal_of(file) in ("", "。")


def test_an_unpaired_quote_ruins_its_rows_and_not_the_file(tmp_path: Path) -> None:
    rows = "\n".join(f'{i},示例{i},"地址' if i == 3 else f"{i},示例{i},地址" for i in range(4000))
    found = read(open_table(written(tmp_path / "a.csv", f"客户号,姓名,地址\n{rows}\n")))
    assert [row for _, row in found[:3]] == [[str(i), f"示例{i}", "地址"] for i in range(3)]
    assert len(found[-1][1]) == 3
    assert len(found) > 1000


def test_encodings_and_separators_are_told_from_content(tmp_path: Path) -> None:
    assert encoding_of(written(tmp_path / "a", "示例" * 1_000_000, "utf-8")) == "utf-8"
    assert encoding_of(written(tmp_path / "b", "示例", "gbk")) == "gb18030"
    assert separator_of("a,b,c\n1,2,3\n") == ","
    assert separator_of("标题\na\tb\n1,5\t2\n3,5\t4\n") == "\t"


def test_points_whose_names_are_in_another_encoding_are_refused_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "点.geojson"
    feature = '{"type":"Feature","properties":{"姓名":"示例"},"geometry":{"type":"Point","coordinates":[121.1,31.9]}}'
    path.write_bytes(f'{{"type":"FeatureCollection","features":[{feature}]}}'.encode("gb18030"))
    with pytest.raises(Refused, match=r"点\.geojson"):
        layout_of(open_table(path))
