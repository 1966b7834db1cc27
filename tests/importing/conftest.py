"""A little bank with two villages of the same name in two towns, and how a file is brought into it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.bank_editor import open_editor
from desktop.importing.import_file import Source, import_file
from desktop.importing.layout import layout_of
from desktop.importing.mapping import Mapping, guessed
from desktop.importing.opening import open_table
from desktop.importing.receipt import Receipt
from desktop.maps.datum import Datum
from desktop.progress import Progress
from tests.little_bank import LittleBank
from tests.little_bank import little_template as little_template

Bring = Callable[..., Receipt]

_VILLAGES = ((2, 1, "东村"), (3, 1, "同名村"), (5, 4, "同名村"))


@pytest.fixture
def bank(little_template: LittleBank, tmp_path: Path) -> LittleBank:
    """The little bank with the towns 示例镇 and 另一镇; 东村 is grid 1."""
    copy = little_template.copied_to(tmp_path)
    division = "INSERT INTO admin_division (id, uid, code, name, short_name, level, division_type, parent_id) VALUES "
    copy.write(f"{division} (4, 'd4', '990001101', '另一镇', '另一', 'TOWN', '镇', NULL)")
    for number, town, name in _VILLAGES:
        copy.write(
            f"{division} (?, ?, ?, ?, ?, 'VILLAGE', '村委会·行政村', ?)",
            (number, f"d{number}", f"9900011002{number:02d}", f"{name}村委会", name, town),
        )
    copy.write("INSERT INTO grid_division (grid_id, division_id) VALUES (1, 2)")
    return copy


@pytest.fixture
def bring(bank: LittleBank, tmp_path: Path) -> Bring:
    """Import a file with the mapping that is guessed; `changes` of the mapping, `sheet`, `as_of`, `progress`."""

    def brought(
        path: Path,
        *,
        platform: str = "CORE",
        datum: Datum | None = Datum.CGCS2000,
        mapping: Mapping | None = None,
        sheet: str | None = None,
        as_of: str | None = "2016-04-30",
        progress: Progress | None = None,
    ) -> Receipt:
        found = (mapping or guessed(layout_of(open_table(path, sheet=sheet)))).with_(platform=platform, datum=datum)
        with open_editor(bank.path, bank.key, user="li", device="PC-2") as editor:
            return import_file(
                editor,
                Source.opened(path, found, sheet=sheet),
                rejects=tmp_path / "拒收",
                progress=progress or Progress(),
                as_of=as_of,
            )

    return brought


def written(path: Path, text: str, encoding: str = "gb18030") -> Path:
    """A text file of these lines."""
    path.write_bytes(text.encode(encoding))
    return path
