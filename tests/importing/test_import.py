"""Files come in: figures that add up, refused rows that can be mended, the same file twice, second voices, undo."""

import json
from pathlib import Path

import pytest
import xlsxwriter
from sqlcipher3.dbapi2 import IntegrityError

from desktop.bank_check import check
from desktop.bank_editor import open_editor
from desktop.customers.point_store import is_stale, pack_points, point_version
from desktop.database.connection import open_reader, open_writer, reset_bulk_room, set_bulk_room
from desktop.importing.fields import FIELDS, Check
from desktop.importing.import_file import Source, dry_run
from desktop.importing.layout import layout_of
from desktop.importing.mapping import guessed
from desktop.importing.opening import open_table
from desktop.importing.take_back_edits import take_back
from desktop.importing.vocabulary import coded
from desktop.maps.bookmark_edits import AddBookmark
from desktop.maps.datum import Datum
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from desktop.search.freshness_queries import search_version
from tests.importing.conftest import Bring, written
from tests.little_bank import LittleBank

HEAD = "客户号,姓名,证件号码,手机号码,地址,所属村居,所属乡镇,存款余额(元),经度,纬度"
A1 = "A1,示例甲,990001199001010013,12000000011,东村一组1号,东村,示例镇,10.50,121.15,31.95"
A2 = "A2,示例乙,990001198512310021,12000000012,同名村2号,同名村,另一镇,,,"
A3 = "A3,示例丙,990001198512310022,12000000013,同名村3号,同名村,示例镇,,,"  # a wrong check digit
A4 = "A4,示例丁,,1200000001,,,,,,"  # a digit short
FIRM = "F1,示例纺织有限公司,91990001DEM000014K,,,东村,,,,"


def lines(*rows: str, head: str = HEAD) -> str:
    return "\r\n".join((head, *rows)) + "\r\n"


def test_a_file_comes_in_and_its_figures_add_up(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    before = bank.rows("SELECT count(*) FROM customer")[0][0]
    receipt = bring(written(tmp_path / "核心.csv", lines(A1, A2, A3, A4, FIRM, A1)))
    assert (receipt.read, receipt.accepted, receipt.rejected, receipt.merged, receipt.same) == (6, 3, 2, 1, 1)
    assert {(code, field): rows for code, field, rows in receipt.reasons} == {
        ("CHECK_DIGIT", "id_no"): 1, ("NO_PHONE", "mobile"): 1,
    }  # fmt: skip
    assert bank.rows("SELECT count(*) FROM customer") == [(before + 3,)]
    assert bank.rows(
        "SELECT c.cust_no, c.kind, c.name, c.home_grid_id, c.home_grid_rule, p.id_no, p.gender, p.birth_on, k.value,"
        " a.raw, a.division_id, g.lon_e7, g.raw_crs FROM customer c JOIN person_profile p ON p.customer_id = c.id"
        " JOIN contact k ON k.customer_id = c.id JOIN address a ON a.customer_id = c.id"
        " LEFT JOIN geo_point g ON g.customer_id = c.id WHERE c.id > 1 ORDER BY c.id"
    ) == [
        ("A1", "PERSON", "示例甲", 1, "LIVE_POINT", "990001199001010013", "M", "1990-01-01", "12000000011",
         "东村一组1号", 2, 1211500000, "CGCS2000"),
        ("A2", "PERSON", "示例乙", None, None, "990001198512310021", "F", "1985-12-31", "12000000012",
         "同名村2号", 5, None, None),
    ]  # fmt: skip
    assert bank.rows(
        "SELECT c.kind, o.uscc, c.home_grid_id FROM org_profile o JOIN customer c ON c.id = customer_id"
    ) == [("ENTERPRISE", "91990001DEM000014K", 1)]
    kept = bank.rows("SELECT row_no, ext_id, match_state, payload FROM source_record ORDER BY batch_id, row_no")
    assert [(number, key, state) for number, key, state, _ in kept] == [
        (2, "A1", "NEW"), (3, "A2", "NEW"), (4, "A3", "REJECTED"), (5, "A4", "REJECTED"), (6, "F1", "NEW"),
    ]  # fmt: skip
    assert json.loads(kept[0][3]) == A1.split(",")
    reader = open_reader(bank.path, bank.key)
    report = check(reader)
    assert report.ok, [finding for finding in report.findings if not finding.ok]
    assert search_version(reader) == 1
    reader.close()


def test_refused_rows_come_back_mended_and_nothing_doubles(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    file = written(tmp_path / "核心.csv", lines(A1, A3, A4))
    receipt = bring(file)
    assert receipt.rejects is not None
    text = receipt.rejects.read_bytes().decode("gb18030")
    assert text.splitlines()[0] == f"{HEAD},拒收原因 Refused because"
    assert "证件号码校验位不符" in text
    again = bring(receipt.rejects)  # not mended: refused again, and nothing is written
    assert (again.read, again.rejected, again.batch) == (2, 2, None)
    mended = text.replace("990001198512310022", "990001198512310021").replace(",1200000001,", ",12000000014,")
    third = bring(written(tmp_path / "改好.csv", mended))
    assert (third.read, third.accepted, third.rejected) == (2, 2, 0)
    before = bank.dump()
    for file_again in (file, written(tmp_path / "另存.csv", lines(A1, A3, A4), "utf-8-sig"), tmp_path / "改好.csv"):
        receipt = bring(file_again)
        assert receipt.batch is None or receipt.before is not None
        assert receipt.accepted == 0
    assert bank.dump() == before


def test_the_same_file_twice_is_told_at_once(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    file = written(tmp_path / "核心.csv", lines(A1, A2))
    first = bring(file)
    journal = bank.rows("SELECT count(*) FROM journal")
    assert journal == [(1,)]
    second = bring(file)
    assert second.before is not None
    assert second.batch == first.batch
    assert bank.rows("SELECT count(*) FROM journal") == journal


def test_two_sheets_of_one_layout_are_two_imports(bring: Bring, tmp_path: Path) -> None:
    path = tmp_path / "两村.xlsx"
    book = xlsxwriter.Workbook(str(path))
    for number, name in enumerate(("东村", "西村"), 1):
        page = book.add_worksheet(name)
        page.write_row(0, 0, ("客户号", "姓名"))
        page.write_row(1, 0, (f"N-{number}", "示例甲"))
    book.close()
    first, second, again = (bring(path, sheet=sheet, datum=None) for sheet in ("东村", "西村", "西村"))
    assert (first.accepted, second.accepted, again.accepted) == (1, 1, 0)
    assert first.batch != second.batch
    assert again.batch == second.batch


def test_a_number_that_stands_twice_with_other_content_is_refused(bring: Bring, tmp_path: Path) -> None:
    other = A1.replace("示例甲", "示例戊").replace("990001199001010013", "")
    receipt = bring(written(tmp_path / "核心.csv", lines(A1, other)))
    assert (receipt.accepted, receipt.rejected) == (1, 1)
    assert receipt.reasons == (("SAME_KEY", "ext_id", 1),)
    assert receipt.rejects is not None
    assert "第 2 行" in receipt.rejects.read_bytes().decode("gb18030")


def test_one_identity_under_two_numbers_is_one_customer(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    receipt = bring(written(tmp_path / "核心.csv", lines(A1, A1.replace("A1", "A9"))))
    assert (receipt.accepted, receipt.merged, receipt.conflicts) == (1, 1, 0)
    assert bank.rows("SELECT count(*) FROM customer WHERE cust_no = 'A1'") == [(1,)]
    assert bank.rows("SELECT ext_id, customer_id FROM source_record ORDER BY row_no") == [("A1", 2), ("A9", 2)]


def test_a_second_platform_fills_asks_and_replaces_by_authority(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    bring(written(tmp_path / "阳光.csv", lines(A1.replace("A1", "S7"))), platform="SUNSHINE", as_of="2016-01-01")
    head = "客户号,姓名,证件号码,手机号码,地址,职业"
    row = "C5,示例甲甲,990001199001010013,12000000099,别处5号,务农"
    receipt = bring(written(tmp_path / "核心.csv", lines(row, head=head)), platform="CORE", as_of="2016-04-30")
    assert (receipt.accepted, receipt.merged, receipt.updated) == (0, 1, 1)
    # name and phone: the core system's word counts more; the address is SUNSHINE's, so it is asked
    assert bank.rows("SELECT name FROM customer WHERE id = 2") == [("示例甲甲",)]
    assert bank.rows("SELECT value FROM contact WHERE customer_id = 2") == [("12000000099",)]
    assert bank.rows("SELECT raw FROM address WHERE customer_id = 2") == [("东村一组1号",)]
    assert bank.rows("SELECT occupation FROM person_profile WHERE customer_id = 2") == [("务农",)]
    assert bank.rows("SELECT field, candidates, state FROM conflict WHERE customer_id = 2") == [
        ("live_address", json.dumps({"SUNSHINE": "东村一组1号", "CORE": "别处5号"}, ensure_ascii=False), "OPEN")
    ]
    voices = set(bank.rows("SELECT field, platform, value, chosen FROM field_value WHERE customer_id = 2"))
    assert {
        ("mobile", "SUNSHINE", "12000000011", 0), ("mobile", "CORE", "12000000099", 1),
        ("occupation", "CORE", "务农", 1), ("live_address", "CORE", "别处5号", 0),
        ("live_address", "SUNSHINE", "东村一组1号", 1),
    } <= voices  # fmt: skip


def test_a_newer_file_of_the_same_platform_brings_its_customers_up_to_date(
    bank: LittleBank, bring: Bring, tmp_path: Path
) -> None:
    bring(written(tmp_path / "一月.csv", lines(A1, A2)), as_of="2016-01-31")
    moved = A1.replace("12000000011", "12000000077").replace("121.15,31.95", "121.25,31.95")
    receipt = bring(written(tmp_path / "二月.csv", lines(moved, A2)), as_of="2016-02-29")
    assert (receipt.accepted, receipt.merged, receipt.same, receipt.updated, receipt.conflicts) == (0, 2, 1, 1, 0)
    assert bank.rows("SELECT value FROM contact WHERE customer_id = 2") == [("12000000077",)]
    assert bank.rows("SELECT seq, lon_e7, state FROM geo_point WHERE customer_id = 2 ORDER BY seq") == [
        (0, 1212500000, "CURRENT"), (1, 1211500000, "HISTORY"),
    ]  # fmt: skip
    assert bank.rows("SELECT home_grid_id FROM customer WHERE id = 2") == [(2,)]
    assert bank.rows("SELECT platform, value, as_of, chosen FROM field_value WHERE field = 'mobile' ORDER BY as_of")[
        -1
    ] == ("CORE", "12000000077", "2016-02-29", 1)


def test_what_a_person_decided_stays(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    bring(written(tmp_path / "一.csv", lines(A1)), platform="EXCEL")
    bank.write(
        "INSERT INTO conflict (id, uid, customer_id, field, candidates, state, chosen, decided_by) VALUES"
        """ (1, 'k1', 2, 'mobile', '{"EXCEL": "12000000011"}', 'RESOLVED', '12000000011', '001')"""
    )
    bank.write("UPDATE customer SET updated_at = '2016-02-01T00:00:00+08:00' WHERE id = 2")
    other = A1.replace("12000000011", "12000000055").replace("示例甲", "示例假")
    receipt = bring(written(tmp_path / "二.csv", lines(other)), platform="CORE")
    assert receipt.conflicts == 2
    assert bank.rows("SELECT value FROM contact WHERE customer_id = 2") == [("12000000011",)]
    assert bank.rows("SELECT name FROM customer WHERE id = 2") == [("示例甲",)]


def test_a_number_of_one_and_an_identity_of_another_customer_is_asked(
    bank: LittleBank, bring: Bring, tmp_path: Path
) -> None:
    bring(written(tmp_path / "一.csv", lines(A1)))
    receipt = bring(written(tmp_path / "二.csv", lines(A1.replace("A1,示例甲", "C1,示例人一"))))
    assert (receipt.merged, receipt.accepted) == (1, 0)
    assert bank.rows("SELECT customer_id, id_no FROM person_profile") == [(2, "990001199001010013")]
    assert ("id_no", 1) in bank.rows("SELECT field, customer_id FROM conflict")


def test_a_wrong_id_is_not_taken_for_a_firm_by_chance(bring: Bring, tmp_path: Path) -> None:
    chance = "990001197408301601"  # fails as an id, holds as a credit code
    receipt = bring(written(tmp_path / "一.csv", lines(A1.replace("990001199001010013", chance))))
    assert receipt.reasons == (("CHECK_DIGIT", "id_no", 1),)


def test_an_identity_number_is_never_overwritten(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    bring(written(tmp_path / "一.csv", lines(A1)))
    other = A1.replace("990001199001010013", "990001198512310021").replace("A1,示例甲", "A1,示例甲")
    receipt = bring(written(tmp_path / "二.csv", lines(other)))
    assert receipt.conflicts >= 1
    assert bank.rows("SELECT id_no FROM person_profile WHERE customer_id = 2") == [("990001199001010013",)]


def test_a_batch_is_taken_back_whole(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    bring(written(tmp_path / "一.csv", lines(A1)), as_of="2016-01-31")
    before = bank.dump()
    moved = A1.replace("12000000011", "12000000077").replace("121.15,31.95", "121.25,31.95").replace("A1", "B1")
    receipt = bring(written(tmp_path / "二.csv", lines(moved, A2, FIRM, A3)), platform="MOBILE")
    assert receipt.batch is not None
    assert receipt.updated == 1
    assert bank.dump() != before
    with open_editor(bank.path, bank.key, user="li", device="PC-2") as editor:
        assert take_back(editor, receipt.batch) == 2
        with pytest.raises(Refused, match="没有这个导入批次"):
            take_back(editor, receipt.batch)
    after = bank.dump()
    after["import_layout"], before["import_layout"] = [], []  # what the columns mean is still known
    assert after == before
    again = bring(tmp_path / "二.csv", platform="MOBILE")
    assert again.accepted == receipt.accepted


@pytest.mark.parametrize(
    ("later", "because"),
    [
        ("INSERT INTO visit (uid, customer_id, staff_id, kind, channel, started_at, minutes) VALUES"
         " ('v', 2, 1, 'FIRST', 'DOOR', '2016-04-01T09:00:00+08:00', 9)", "走访记录"),
        ("UPDATE customer SET updated_at = '2016-04-01T09:00:00+08:00' WHERE id = 2", "有人修改过"),
    ],
)  # fmt: skip
def test_a_batch_that_later_work_rests_on_stays(
    bank: LittleBank, bring: Bring, tmp_path: Path, later: str, because: str
) -> None:
    receipt = bring(written(tmp_path / "一.csv", lines(A1)))
    bank.write(later)
    before = bank.dump()
    with (
        open_editor(bank.path, bank.key, user="li", device="PC-2") as editor,
        pytest.raises(Refused, match=because),
    ):
        take_back(editor, receipt.batch or "")
    assert bank.dump() == before


def test_a_batch_that_a_later_file_met_again_stays(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    first = bring(written(tmp_path / "一.csv", lines(A1)))
    second = bring(written(tmp_path / "二.csv", lines(A1.replace("A1", "S1"))), platform="SUNSHINE")
    with open_editor(bank.path, bank.key, user="li", device="PC-2") as editor:
        with pytest.raises(Refused, match="后来的导入"):
            take_back(editor, first.batch or "")
        take_back(editor, second.batch or "")
        take_back(editor, first.batch or "")
    assert bank.rows("SELECT count(*) FROM customer") == [(1,)]


def test_people_can_still_undo_their_own_steps(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    with open_editor(bank.path, bank.key, user="li", device="PC-2") as editor:
        editor.do(AddBookmark("镇上", 0, 0, 1.0))
    bring(written(tmp_path / "一.csv", lines(A1)))
    with open_editor(bank.path, bank.key, user="li", device="PC-2") as editor:
        assert editor.history.undo_label == "添加书签「镇上」"
        editor.undo()
    assert bank.rows("SELECT count(*) FROM bookmark") == [(0,)]
    assert bank.rows("SELECT count(*) FROM customer") == [(2,)]


def test_a_dry_run_tells_the_same_and_writes_nothing(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    file = written(tmp_path / "核心.csv", lines(A1, A2, A3, A4, A1))
    before = bank.dump()
    mapping = guessed(layout_of(open_table(file))).with_(platform="CORE", datum=Datum.CGCS2000)
    reader = open_reader(bank.path, bank.key)
    dry = dry_run(reader, Source.opened(file, mapping), Progress())
    reader.close()
    assert bank.dump() == before
    real = bring(file)
    figures = ("read", "accepted", "rejected", "merged", "same", "reasons")
    assert [getattr(dry, one) for one in figures] == [getattr(real, one) for one in figures]


def test_the_packed_points_are_fresh_after_an_import(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    writer = open_writer(bank.path, bank.key)
    pack_points(writer)
    writer.commit()
    version = point_version(writer)
    writer.close()
    bring(written(tmp_path / "一.csv", lines(A1)))
    reader = open_reader(bank.path, bank.key)
    assert not is_stale(reader)
    assert point_version(reader) > version
    reader.close()


def test_cancelling_leaves_the_bank_as_it_was(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    before = bank.dump()

    with pytest.raises(Cancelled):
        bring(written(tmp_path / "一.csv", lines(A1, A3)), progress=_ImpatientPerson())
    assert bank.dump() == before
    assert list((tmp_path / "拒收").glob("*")) == []


class _ImpatientPerson(Progress):
    """Cancels while the rows are written; it is heard at the end of that."""

    def report(self, done: float, what: str) -> None:
        if what == "导入":
            self.cancel()
        else:
            super().report(done, what)


def test_bad_cells_are_left_out_where_the_mapping_says_so(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    file = written(tmp_path / "一.csv", lines(A3, A4))
    mapping = guessed(layout_of(open_table(file)))
    lenient = type(mapping).heard({**mapping.told(), "blanked": ["mobile"]}, "x")
    receipt = bring(file, mapping=lenient)
    assert (receipt.accepted, receipt.rejected) == (1, 1)
    assert bank.rows("SELECT name FROM customer WHERE id = 2") == [("示例丁",)]


def test_every_word_that_an_import_writes_is_one_of_the_schema(bank: LittleBank) -> None:
    """A load does not ask the CHECKs of the schema, so its vocabulary is held against them here."""
    for field in FIELDS:
        if field.check is not Check.WORD or field.key == "id_type":
            continue
        table, column = (field.table, field.column) if field.table else ("customer", "kind")
        for word in set(coded(field.key).values()):
            (checks,) = bank.rows(f"SELECT sql FROM sqlite_master WHERE name = '{table}'")[0]
            line = next(part for part in checks.splitlines() if part.strip().startswith(f"{column} "))
            allowed = checks[checks.index(line) :].split("CHECK", 1)
            if "CHECK" in line:
                assert word in allowed[1].split("))")[0].replace("'", "").replace("(", " ").replace(",", " ").split()
    writer = open_writer(bank.path, bank.key)
    with pytest.raises(IntegrityError):
        writer.execute("UPDATE customer SET kind = 'NOBODY'")
    set_bulk_room(writer)
    reset_bulk_room(writer)
    with pytest.raises(IntegrityError):
        writer.execute("UPDATE customer SET kind = 'NOBODY'")
    writer.close()
