"""Exports as a core system would write them, of the demo bank's customers, with the faults that such files have.

For tests and benches of the import. It knows nothing of the importer: what is wrong with a row is decided here, and
the truth about the file is returned beside it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from desktop.database.connection import Connection
from desktop.demo.chance import stream
from desktop.maps import datum

HEADER = (
    "客户号", "客户名称", "客户类型", "证件号码", "性别", "出生日期", "手机号码", "联系地址", "所属乡镇", "所属村居",
    "村民小组", "婚姻状况", "文化程度", "职业", "客户状态", "存款余额(元)", "经度", "纬度",
)  # fmt: skip
KINDS = {
    "PERSON": "个人", "SOLE_TRADER": "个体工商户", "ENTERPRISE": "企业", "COOP": "农民专业合作社",
    "FAMILY_FARM": "家庭农场", "VILLAGE_COLLECTIVE": "村集体", "OTHER_ORG": "其他",
}  # fmt: skip
STAGES = {"POTENTIAL": "潜在", "EXISTING": "存量", "DORMANT": "睡眠", "CHURNED": "流失", "CLOSED": "销户"}
GENDERS = {"M": "男", "F": "女", None: ""}
NO, NAME, KIND, ID, GENDER, BORN, PHONE, ADDRESS, TOWN, VILLAGE, GROUP, MARITAL, SCHOOL, JOB, STAGE, MONEY, LON, LAT = (
    range(18)
)
_AT_ONCE = 40_000

# Faults that make a row useless, each with its share of the rows, and harmless peculiarities.
BAD = {
    "wrong digit": 0.003, "cut by a spreadsheet": 0.0008, "E notation": 0.0004, "short phone": 0.002,
    "no such day": 0.0005, "no such village": 0.001, "outside the county": 0.0003, "garbled": 0.0002,
}  # fmt: skip
ODD = {"15 digits": 0.02, "full width": 0.004, "blanks": 0.004, "dashed phone": 0.01, "slashed day": 0.05}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is in the file: rows in all, rows that nobody should accept, rows that are there twice word for word."""

    rows: int
    bad: int
    repeated: int


def write_export(db: Connection, path: Path, *, rows: int, seed: int = 1, encoding: str = "gb18030") -> Truth:
    """Write a CSV file of this many rows (customers of the bank, some of them twice); GCJ-02 coordinates."""
    rng = stream(seed, "export")
    (count,) = db.execute("SELECT count(*) FROM customer").fetchone()
    wanted = min(rows, int(count))
    repeated = rows - wanted
    bad = 0
    last: list[list[str]] = []
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for lines in _lines(db, wanted):
            flaws = _spoil(rng, lines)
            bad += int(flaws.sum())
            writer.writerows(lines)
            last = [line for line, flaw in zip(lines, flaws.tolist(), strict=True) if not flaw]
        while repeated and last:
            again = last[: min(repeated, len(last))]
            writer.writerows(again)
            repeated -= len(again)
    return Truth(rows, bad, rows - wanted)


def _lines(db: Connection, wanted: int) -> Iterator[list[list[str]]]:
    """Clean lines, some thousands at a time."""
    cursor = db.execute(
        "SELECT c.cust_no, c.name, c.kind, coalesce(p.id_no, o.uscc, o.old_reg_no, o.org_code, ''), p.gender,"
        "  coalesce(p.birth_on, ''), coalesce(k.value, ''), a.raw, coalesce(t.short_name, ''),"
        "  coalesce(d.short_name, ''), a.group_no, coalesce(p.marital, ''), coalesce(p.education, ''),"
        "  coalesce(p.occupation, ''), c.lifecycle, g.lon_e7, g.lat_e7, c.id"
        " FROM customer c LEFT JOIN person_profile p ON p.customer_id = c.id"
        " LEFT JOIN org_profile o ON o.customer_id = c.id"
        " LEFT JOIN contact k ON k.customer_id = c.id AND k.seq = 0"
        " LEFT JOIN address a ON a.customer_id = c.id AND a.seq = 0"
        " LEFT JOIN admin_division d ON d.id = a.division_id LEFT JOIN admin_division t ON t.id = d.parent_id"
        " LEFT JOIN geo_point g ON g.customer_id = c.id AND g.seq = 0 AND g.state = 'CURRENT'"
        " ORDER BY c.id LIMIT ?",
        (wanted,),
    )
    while found := cursor.fetchmany(_AT_ONCE):
        places = _shifted(found)
        yield [
            [
                row[0], row[1], KINDS[row[2]], row[3], GENDERS[row[4]], row[5], row[6], row[7], row[8], row[9],
                "" if row[10] is None else f"{row[10]}组", row[11], row[12], row[13], STAGES[row[14]],
                f"{row[17] * 7919 % 9_000_000 / 100:.2f}", *place,
            ]
            for row, place in zip(found, places, strict=True)
        ]  # fmt: skip


def _shifted(found: list[Any]) -> list[tuple[str, str]]:
    lonlat = np.array([(row[15] or 0, row[16] or 0) for row in found], dtype=np.float64) * 1e-7
    moved = datum.wgs84_to_gcj02(lonlat)
    return [
        ("", "") if row[15] is None else (f"{lon:.7f}", f"{lat:.7f}")
        for row, (lon, lat) in zip(found, moved.tolist(), strict=True)
    ]


def _spoil(rng: np.random.Generator, lines: list[list[str]]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Faults and peculiarities in place; which lines are useless now."""
    bad = np.zeros(len(lines), dtype=np.bool_)
    for fault, share in ODD.items():
        for at in np.flatnonzero(rng.random(len(lines)) < share).tolist():
            _make_odd(fault, lines[at])
    for fault, share in BAD.items():
        for at in np.flatnonzero((rng.random(len(lines)) < share) & ~bad).tolist():
            bad[at] |= _make_bad(fault, lines[at])
    return bad


def _make_odd(fault: str, line: list[str]) -> None:
    number = line[ID]
    is_id = line[KIND] == "个人" and len(number) == 18
    if fault == "15 digits" and is_id and number[6:8] == "19":
        line[ID] = number[:6] + number[8:17]
    elif fault == "full width" and is_id:
        line[ID] = "".join(chr(ord(sign) + 0xFEE0) for sign in number)
    elif fault == "blanks" and is_id:
        line[ID] = f" {number[:6]} {number[6:]}　"
    elif fault == "dashed phone" and len(line[PHONE]) == 11:
        line[PHONE] = f"+86 {line[PHONE][:3]}-{line[PHONE][3:7]}-{line[PHONE][7:]}"
    elif fault == "slashed day" and line[BORN]:
        line[BORN] = line[BORN].replace("-", "/")


def _make_bad(fault: str, line: list[str]) -> bool:
    """Whether the fault could be made in this line."""
    number = line[ID]
    is_id = line[KIND] == "个人" and len(number) == 18 and number.isascii()
    if fault == "wrong digit" and is_id:
        line[ID] = number[:16] + str((int(number[16]) + 2) % 10) + number[17]
    elif fault == "cut by a spreadsheet" and is_id and not _is_right(number[:15] + "000"):
        line[ID] = number[:15] + "000"
    elif fault == "E notation" and is_id:
        line[ID] = f"{number[0]}.{number[1:6]}E+17"
    elif fault == "short phone" and len(line[PHONE]) == 11:
        line[PHONE] = line[PHONE][:10]
    elif fault == "no such day" and line[BORN]:
        line[BORN] = line[BORN][:4] + "-02-31"
    elif fault == "no such village" and line[VILLAGE]:
        line[VILLAGE] = "无此名村"
    elif fault == "outside the county" and line[LON]:
        line[LON], line[LAT] = "116.3974720", "39.9093920"
    elif fault == "garbled":
        line[NAME] = line[NAME].encode().decode("gb18030", "replace")[:20]
    else:
        return False
    return True


def _is_right(number: str) -> bool:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(n) * w for n, w in zip(number[:17], weights, strict=True)) % 11] == number[17]
