"""SQL, formulas and tricks with paths in cells, headers and file names are data, not commands; secrets are not kept."""

import json
from pathlib import Path

import pytest

from desktop.importing.layout import layout_of
from desktop.importing.mapping import Mapping, guessed, read_mapping, write_mapping
from desktop.importing.opening import open_table
from desktop.maps.datum import Datum
from desktop.refusal import Refused
from tests.importing.conftest import Bring, written
from tests.little_bank import LittleBank

SQL = "x'); DROP TABLE customer;--"


def test_sql_is_a_name_like_any_other(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    receipt = bring(
        written(tmp_path / "a'; DROP TABLE customer;--.csv", f'客户号,姓名,地址\n"1\' OR 1=1","{SQL}","{SQL}"\n')
    )
    assert receipt.accepted == 1
    assert bank.rows("SELECT name FROM customer WHERE id = 2") == [(SQL,)]
    assert bank.rows("SELECT file FROM import_batch WHERE id = 2") == [("a'; DROP TABLE customer;--.csv",)]


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_a_formula_is_text_on_both_ways(bank: LittleBank, bring: Bring, tmp_path: Path, formula: str) -> None:
    quoted = formula.replace('"', '""')
    receipt = bring(written(tmp_path / "a.csv", f'客户号,姓名,手机\n1,"{quoted}",12\n'))  # the phone is wrong
    assert receipt.rejects is not None
    text = receipt.rejects.read_bytes().decode("gb18030")
    assert f"'{formula[:3]}" in text
    bring(written(tmp_path / "b.csv", text.replace(",12,", ",12000000001,")))
    assert bank.rows("SELECT name FROM customer WHERE id = 2") == [(formula,)]


def test_a_name_of_a_file_leads_nowhere_else(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    receipt = bring(written(tmp_path / "..%2f..;$(touch x)`y`.csv", "客户号,姓名,手机\n1,甲,12\n"))
    assert receipt.rejects is not None
    assert receipt.rejects.parent == tmp_path / "拒收"
    assert [file.name for file in (tmp_path / "拒收").iterdir()] == [receipt.rejects.name]


def test_passwords_and_fingerprints_are_not_kept_anywhere(bank: LittleBank, bring: Bring, tmp_path: Path) -> None:
    header = "客户号,姓名,手机,查询密码,CVV2,指纹特征"
    text = f"{header}\n1,示例甲,12000000001,geheim1,cvq987,AAqFF\n2,示例乙,12,geheim2,cvq654,BBqFF\n"
    receipt = bring(written(tmp_path / "a.csv", text))
    told = json.dumps(bank.dump(), default=str, ensure_ascii=False)
    assert receipt.rejects is not None
    for place in (told, receipt.rejects.read_bytes().decode("gb18030")):
        assert not any(secret in place for secret in ("geheim1", "geheim2", "cvq987", "cvq654", "AAqFF", "BBqFF"))
    with pytest.raises(Refused, match="不得保存"):
        bring(tmp_path / "a.csv", mapping=Mapping({"name": "姓名", "ext_id": "查询密码"}))


def test_a_mapping_file_says_again_what_it_was_told(tmp_path: Path) -> None:
    layout = layout_of(open_table(written(tmp_path / "a.csv", '客户号,"姓""名\\",存款(万元),经度,纬度\n1,甲,2,3,4\n')))
    mapping = guessed(layout).with_column("name", layout.header[1]).with_(platform="SUNSHINE", datum=Datum.BD09)
    write_mapping(mapping, tmp_path / "m.toml")
    assert read_mapping(tmp_path / "m.toml") == mapping
    assert mapping.units == {"deposit": 1_000_000}
    (tmp_path / "m.json").write_text(json.dumps(mapping.told()), encoding="utf-8")
    assert read_mapping(tmp_path / "m.json") == mapping
    for bad in ("", "x = [", "columns = 3", '[columns]\nnobody = "a"', 'platform = "X"\n[columns]\nname = "a"'):
        (tmp_path / "bad.toml").write_text(bad, encoding="utf-8")
        with pytest.raises(Refused, match="读不懂对应关系"):
            read_mapping(tmp_path / "bad.toml")


def test_columns_are_guessed_in_two_languages_and_by_their_values(tmp_path: Path) -> None:
    english = written(tmp_path / "a.csv", "Cust_No,Customer Name,ID No,Mobile,Address,Lng,Lat\n", "utf-8")
    english.write_text(english.read_text() + "1,A,2,3,4,5,6\n")
    assert set(guessed(layout_of(open_table(english))).columns) == {
        "ext_id", "name", "id_no", "mobile", "live_address", "lon", "lat",
    }  # fmt: skip
    rows = "\n".join(f"示例{i},99000119900101001{i % 10},1200000000{i % 10},法人" for i in range(5))
    nameless = written(tmp_path / "b.csv", f"姓名,号码甲,号码乙,法人身份证号\n{rows}\n")
    assert guessed(layout_of(open_table(nameless))).columns == {"name": "姓名", "id_no": "号码甲", "mobile": "号码乙"}


def test_coordinates_without_a_datum_are_asked_about(bring: Bring, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有说明坐标系"):
        bring(written(tmp_path / "a.csv", "客户号,姓名,经度,纬度\n1,甲,121.15,31.95\n"), datum=None)
