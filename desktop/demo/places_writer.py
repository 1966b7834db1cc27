"""Writes what the demo's places were and are called besides, and their codes in the lists of other years."""

import csv

import numpy as np

from desktop.database.connection import Connection
from desktop.demo import open_data
from desktop.demo.identifiers import uuids
from desktop.demo.tables import insert

_SOURCE_2023 = "统计用区划代码 2023-06-30"


def write_places(db: Connection, rng: np.random.Generator) -> None:
    """Aliases and codes, for the divisions that are in `admin_division` already."""
    by_name = dict(db.execute("SELECT name, id FROM admin_division WHERE valid_to IS NULL OR level = 'COUNTY'"))
    with (open_data.DATA / "place_aliases.csv").open(encoding="utf-8", newline="") as lines:
        aliases = [row for row in csv.DictReader(lines) if row["means"] in by_name]
    uids = uuids(rng, len(aliases), first_millisecond=1_420_041_600_000)
    insert(
        db, "place_alias", uid=uids, name=[row["name"] for row in aliases],
        division_id=[by_name[row["means"]] for row in aliases], kind=[row["kind"] for row in aliases],
        note=[row["note"] or None for row in aliases],
    )  # fmt: skip
    codes = _later_codes(db)
    if codes:
        insert(db, "place_code", code=list(codes), division_id=list(codes.values()), source=_SOURCE_2023)


def _later_codes(db: Connection) -> dict[str, int]:
    """Code of 2023 → division, for villages that are listed there under the same name, joined within the county."""
    known = {
        open_data.without_county(name): (division, code)
        for division, name, code in db.execute("SELECT id, name, code FROM admin_division WHERE level = 'VILLAGE'")
    }
    found = {}
    for code, name in open_data.villages_2023():
        division, own = known.get(open_data.without_county(name), (0, code))
        if own != code:
            found[code] = division
    return found
