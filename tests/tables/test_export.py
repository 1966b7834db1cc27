"""Exports read back: every id is text, nothing is a formula, a file is whole or not there, and the log knows of it."""

import csv
import hashlib
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from desktop.tables.clipboard_text import as_html, as_text
from desktop.tables.export import Exported, Form, export
from desktop.tables.originals_queries import Originals
from desktop.tables.sheet import Sheet, harmless
from tests.full_disk import disk_with_room_for
from tests.tables.some_tables import HEADS, KEYS, some_table

_NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ROWS = [
    ("张*", "00320684199001010", 3, 123456789, "2016-04-30", 1),
    ('=HYPERLINK("http://x")', "6222020000000000001", None, -5, None, 0),
    ("㐂*\t\n𠮷", "+86", -2, None, "1899-12-31", 0),
    ("@cmd", None, 0, 10, "2000-02-29", 1),
]


def sheet_of(rows: Sequence[Sequence[object]], originals: Callable[[Sequence[int]], Originals] | None = None) -> Sheet:
    table = some_table(rows)
    names = tuple(head.zh for head in HEADS)
    places = np.arange(len(rows), dtype=np.int32)
    return Sheet(table, places, tuple(KEYS), "格图 试表", names, ("格图 试表", "操作人 甲 & 乙"), originals=originals)


def silent(_: Exported) -> None:
    """A log that takes everything."""


def xlsx_cells(path: Path) -> tuple[list[dict[str, str]], str]:
    """Rows of column letter → text as Excel would read it (strings in line), and the raw sheet."""
    with zipfile.ZipFile(path) as parts:
        raw = parts.read("xl/worksheets/sheet1.xml").decode()
    rows = []
    for row in ElementTree.fromstring(raw).iterfind(".//m:row", _NS):
        cells = {}
        for cell in row.iterfind("m:c", _NS):
            text = "".join(part.text or "" for part in cell.iter(f"{{{_NS['m']}}}t"))
            value = cell.findtext("m:v", "", _NS)
            kind = "s" if cell.get("t") == "inlineStr" else "f" if cell.find("m:f", _NS) is not None else "n"
            cells[re.sub(r"\d", "", cell.get("r", ""))] = kind + (text if kind == "s" else value)
        rows.append(cells)
    return rows, raw


def test_a_workbook_holds_ids_as_text_and_nothing_that_runs(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    told: list[Exported] = []
    export(sheet_of(ROWS), file, Form.XLSX, progress=Progress(), log=told.append)
    cells, raw = xlsx_cells(file)
    assert cells[0]["A"] == "s格图 试表"
    assert cells[1]["A"] == "s操作人 甲 & 乙"
    assert list(cells[2].values()) == ["s" + head.zh for head in HEADS]
    assert cells[3] == {
        "A": "s张*",
        "B": "s00320684199001010",
        "C": "n3",
        "D": "n1234567.89",
        "E": "n42490",
        "F": "s是",
    }
    assert cells[4]["A"] == 's=HYPERLINK("http://x")'
    assert cells[4]["B"] == "s6222020000000000001"
    assert cells[7]["A"] == "s合计"
    assert cells[7]["D"] == "f1234567.94"
    assert raw.count("<f>") == 2  # the sums alone
    for wanted in ("<pane ", "<autoFilter ", 'orientation="landscape"', "<oddFooter>"):
        assert wanted in raw
    assert told[0].rows == len(ROWS)
    assert told[0].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("form", "encoding"), [(Form.CSV_GB18030, "gb18030"), (Form.CSV_UTF8, "utf-8-sig")])
def test_a_csv_file_reads_back_as_it_was(tmp_path: Path, form: Form, encoding: str) -> None:
    file = tmp_path / "a.csv"
    export(sheet_of(ROWS), file, form, progress=Progress(), log=silent)
    with file.open(encoding=encoding, newline="") as lines:
        found = list(csv.reader(lines))
    assert found[2] == [head.zh for head in HEADS]
    assert found[3] == ["张*", "\t00320684199001010", "3", "1234567.89", "2016-04-30", "是"]
    assert found[4][:2] == ['\'=HYPERLINK("http://x")', "\t6222020000000000001"]
    assert found[5][0] == "㐂*\t\n𠮷"
    assert found[6] == ["'@cmd", "", "0", "0.10", "2000-02-29", "是"]
    assert found[7] == ["合计", "", "1", "1234567.94", "", ""]
    assert (file.read_bytes()[:3] == b"\xef\xbb\xbf") == (form is Form.CSV_UTF8)


@given(st.lists(st.tuples(st.text(max_size=12), st.text("0123456789X=+-@", max_size=20)), max_size=8))
def test_no_cell_of_clipboard_or_csv_begins_like_a_formula(pairs: list[tuple[str, str]]) -> None:
    rows = [(name.replace("\x00", ""), code, None, -7, None, 0) for name, code in pairs]
    sheet = sheet_of(rows)
    lines = as_text(sheet).split("\r\n")[1:-1]
    assert len(lines) == len(rows)
    for line, (_, code, *_) in zip(lines, rows, strict=True):
        name, found, *rest = line.split("\t")
        assert not name.startswith(("=", "+", "-", "@"))
        assert found == harmless(code)
        assert rest == ["", "-0.07", "", ""]
    assert as_html(sheet).count("mso-number-format") == sum(bool(name) + bool(code) for name, code, *_ in rows)


def test_originals_go_along_only_where_they_are_given(tmp_path: Path) -> None:
    told: Originals = {1: {"name": "张三丰"}}
    masked, revealed = tmp_path / "masked.csv", tmp_path / "revealed.csv"
    assert not export(sheet_of(ROWS), masked, Form.CSV_UTF8, progress=Progress(), log=silent).original
    done = export(sheet_of(ROWS, lambda _: told), revealed, Form.CSV_UTF8, progress=Progress(), log=silent)
    assert done.original
    assert "original" in done.object_
    assert "张三丰" not in masked.read_text("utf-8-sig")
    assert "张三丰" in revealed.read_text("utf-8-sig")
    assert "㐂*" in revealed.read_text("utf-8-sig")


@pytest.mark.parametrize("form", list(Form))
def test_what_the_log_does_not_take_leaves_no_file(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "a.out"
    file.write_text("before")

    def refuses(_: Exported) -> None:
        raise Refused("不行", "no")

    with pytest.raises(Refused):
        export(sheet_of(ROWS), file, form, progress=Progress(), log=refuses)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("form", list(Form))
def test_a_cancelled_export_leaves_nothing(tmp_path: Path, form: Form) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        export(sheet_of(ROWS * 3000), tmp_path / "a.out", form, progress=progress, log=silent)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [Form.XLSX, Form.CSV_GB18030])
def test_a_full_disk_is_told_and_leaves_what_was_there(tmp_path: Path, form: Form) -> None:
    file = tmp_path / "a.out"
    file.write_text("before")
    rows = [(f"名{number}", f"{number * 7919:018}", number, number * 977, None, 0) for number in range(4000)]
    with disk_with_room_for(20_000), pytest.raises(Refused, match="磁盘已满"):
        export(sheet_of(rows), file, form, progress=Progress(), log=silent)
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_missing_folder_is_made_and_an_impossible_one_refused(tmp_path: Path) -> None:
    export(sheet_of(ROWS), tmp_path / "new" / "a.xlsx", Form.XLSX, progress=Progress(), log=silent)
    assert (tmp_path / "new" / "a.xlsx").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused):
        export(sheet_of(ROWS), tmp_path / "file" / "a.xlsx", Form.XLSX, progress=Progress(), log=silent)


def test_a_table_without_rows_is_exported_with_its_names(tmp_path: Path) -> None:
    for form in Form:
        done = export(sheet_of([]), tmp_path / form.value, form, progress=Progress(), log=silent)
        assert done.rows == 0
        assert (tmp_path / form.value).stat().st_size > 0


def test_a_killed_export_leaves_what_was_there_before(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_text("before")
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.progress import Progress\n"
        "from desktop.tables.export import Form, export\n"
        "from tests.tables.test_export import sheet_of, silent\n"
        "rows = [(f'名{n}', f'{n:018}', n, n, None, 0) for n in range(200_000)]\n"
        "print('ready', flush=True)\n"
        "export(sheet_of(rows), Path(sys.argv[1]), Form.XLSX, progress=Progress(), log=silent)\n"
    )
    running = subprocess.Popen([sys.executable, "-c", program, str(file)], cwd=paths.ROOT, stdout=subprocess.PIPE)
    assert running.stdout is not None
    assert running.stdout.readline() == b"ready\n"
    patience = time.monotonic() + 20
    while not list(tmp_path.glob(".getu-*")):
        assert time.monotonic() < patience
        time.sleep(0.02)
    running.kill()
    running.wait()
    running.stdout.close()
    assert file.read_text() == "before"
