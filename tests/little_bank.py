"""A bank of three grids in a row, made in a moment: real file, real encryption, for tests of the store and of edits."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from desktop.database import keys
from desktop.database.connection import open_reader, open_writer
from desktop.database.key_file import place
from desktop.database.workspace import create
from desktop.editing.editor import Editor
from desktop.maps.geometry_blob import pack_points

WEST, MIDDLE, EAST = 1, 2, 3
OUTLET, BRANCH, MANAGER, CUSTOMER = 3, 2, 1, 1
PASSPHRASES = {keys.USER_SLOT: "keep-the-fields", keys.ESCROW_SLOT: "head-office-safe"}
AS_OF = "2016-04-30"
UNSEEN = ("journal_head", "point_version", "search_version")  # of `meta`: no business data


def make_little_bank(path: Path, *, demo: bool = True) -> bytes:
    """Write `path` and its key file; returns the data key."""
    phrases = {keys.USER_SLOT: keys.DEMO_PASSPHRASE} if demo else PASSPHRASES
    key = create(path, passphrases=phrases, bank_name="三格银行", as_of=AS_OF, demo=demo, cost=keys.FLOOR)
    db = open_writer(path, key)
    db.execute("BEGIN")
    org = "INSERT INTO org_unit (id, uid, code, name, level, parent_id, has_credit, lon_e7, lat_e7, radius_m)"
    db.execute(f"{org} VALUES (1, 'o1', '1', '总行', 'HQ', NULL, 1, NULL, NULL, NULL)")
    db.execute(f"{org} VALUES (2, 'o2', '2', '东支行', 'BRANCH', 1, 1, NULL, NULL, NULL)")
    db.execute(f"{org} VALUES (3, 'o3', '3', '东网点', 'OUTLET', 2, 1, 1211500000, 319500000, 3000)")
    db.execute(
        "INSERT INTO staff (id, uid, staff_no, name, role, org_id) VALUES (1, 's1', '001', '甲', 'CUSTOMER_MANAGER', 2)"
    )
    db.execute(
        "INSERT INTO admin_division (id, uid, code, name, short_name, level, division_type) "
        "VALUES (1, 'd1', '990001100', '示例镇', '示例', 'TOWN', '镇')"
    )
    db.execute(
        "INSERT INTO grid_plan (id, uid, version, title, status, valid_from) "
        "VALUES (1, 'p1', 1, '方案', 'ACTIVE', '2014-01-01')"
    )
    for grid in (WEST, MIDDLE, EAST):
        db.execute(
            "INSERT INTO grid (id, uid, code, name, area_type, zone, plan_id, town_id, valid_from) "
            "VALUES (?, ?, ?, ?, 'VILLAGE', 'RURAL', 1, 1, '2014-01-01')",
            (grid, f"g{grid}", f"9900011002{grid:02d}00", f"{grid}号村"),
        )
        db.execute(
            "INSERT INTO grid_assignment (uid, grid_id, branch_id, outlet_id, staff_id, role, valid_from) "
            "VALUES (?, ?, 2, 3, 1, 'LEAD', '2014-01-01')",
            (f"a{grid}", grid),
        )
    for left, right, points in _borders():
        db.execute(
            "INSERT INTO boundary_arc (plan_id, left_id, right_id, points) VALUES (1, ?, ?, ?)", (left, right, points)
        )
    db.execute(
        "INSERT INTO import_batch (id, uid, platform, file, sha256, rows_read, rows_accepted, rows_rejected, "
        "rows_merged, imported_at, imported_by) "
        "VALUES (1, 'b1', 'CORE', 'a.csv', '0', 1, 1, 0, 0, '2016-01-01T00:00:00+08:00', 'x')"
    )
    db.execute(
        "INSERT INTO customer (id, uid, cust_no, kind, name, lifecycle, home_grid_id, batch_id) "
        "VALUES (1, 'c1', 'C1', 'PERSON', '示例人一', 'EXISTING', 1, 1)"
    )
    db.execute("INSERT INTO contact (customer_id, seq, kind, value) VALUES (1, 0, 'MOBILE', '12000000001')")
    db.execute(
        "INSERT INTO geo_point (customer_id, seq, lon_e7, lat_e7, raw_crs, method) "
        "VALUES (1, 0, 1211050000, 319500000, 'CGCS2000', 'GPS')"
    )
    db.commit()
    db.close()
    return key


def _borders() -> list[tuple[int | None, int | None, bytes]]:
    """Three unit squares of 0.1° in a row; each border once, the grid to the left of its points first."""
    x, y = [1_211_000_000 + step * 1_000_000 for step in range(4)], (319_000_000, 320_000_000)
    borders: list[tuple[int | None, int | None, list[tuple[int, int]]]] = [
        (WEST, MIDDLE, [(x[1], y[0]), (x[1], y[1])]),
        (MIDDLE, EAST, [(x[2], y[0]), (x[2], y[1])]),
        (WEST, None, [(x[1], y[1]), (x[0], y[1]), (x[0], y[0]), (x[1], y[0])]),
        (MIDDLE, None, [(x[1], y[0]), (x[2], y[0])]),
        (MIDDLE, None, [(x[2], y[1]), (x[1], y[1])]),
        (EAST, None, [(x[2], y[0]), (x[3], y[0]), (x[3], y[1]), (x[2], y[1])]),
    ]
    return [(left, right, pack_points(np.array(points, dtype=np.int32))) for left, right, points in borders]


@dataclass(frozen=True, slots=True)
class LittleBank:
    """A closed bank file of a test's own."""

    path: Path
    key: bytes

    def copied_to(self, folder: Path) -> "LittleBank":
        for path in (self.path, place(self.path)):
            shutil.copyfile(path, folder / path.name)
        return LittleBank(folder / self.path.name, self.key)

    def editor(self, **options: Any) -> Editor:
        return Editor(self.path, self.key, **{"user": "zhang", "device": "PC-1", **options})

    def rows(self, query: str) -> list[Any]:
        """Read with a connection of its own."""
        reader = open_reader(self.path, self.key)
        try:
            return reader.execute(query).fetchall()
        finally:
            reader.close()

    def write(self, statement: str, values: tuple[Any, ...] = ()) -> None:
        """Write behind the Editor's back, as an import does."""
        writer = open_writer(self.path, self.key)
        writer.execute(statement, values)
        writer.commit()
        writer.close()

    def dump(self) -> dict[str, list[Any]]:
        """Every row of every table but the journal, its head, and the versions of what mirrors rows."""
        tables = [name for (name,) in self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        dump = {name: sorted(self.rows(f"SELECT * FROM {name}"), key=repr) for name in tables if name != "journal"}
        dump["meta"] = [row for row in dump["meta"] if row[0] not in UNSEEN]
        return dump


@pytest.fixture(scope="session")
def little_template(tmp_path_factory: pytest.TempPathFactory) -> LittleBank:
    path = tmp_path_factory.mktemp("little") / "little.getu"
    return LittleBank(path, make_little_bank(path))


@pytest.fixture(scope="session")
def locked_template(tmp_path_factory: pytest.TempPathFactory) -> LittleBank:
    path = tmp_path_factory.mktemp("locked") / "little.getu"
    return LittleBank(path, make_little_bank(path, demo=False))


@pytest.fixture
def real_bank(locked_template: LittleBank, tmp_path: Path) -> LittleBank:
    """The little bank with two secret passphrases (PASSPHRASES), as a real one has; closed."""
    return locked_template.copied_to(tmp_path)


@pytest.fixture
def bank(little_template: LittleBank, tmp_path: Path) -> LittleBank:
    """A fresh copy of the little bank, closed."""
    return little_template.copied_to(tmp_path)
