"""Makes the demo bank file: the seed's figures, real places, invented borders and provably fake people."""

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.customers.point_store import pack_points
from desktop.database import key_file, keys, workspace
from desktop.database.connection import Connection, open_bulk, refusing
from desktop.demo import (
    business_writer,
    customers_writer,
    diligence,
    firms,
    geography,
    ground_writer,
    locations,
    money,
    organisation_maker,
    people,
    platforms_writer,
    records,
    visits,
)
from desktop.demo.addresses import Place
from desktop.demo.chance import Flags, Ints, exactly, stream
from desktop.demo.customers_writer import Marks, Town
from desktop.demo.geography import Geography
from desktop.demo.identifiers import uuids
from desktop.demo.locations import EXACT, Locations
from desktop.demo.organisation_maker import Organisation
from desktop.demo.people import People
from desktop.demo.records import Records
from desktop.demo.scale import FULL, Scale, Size, scale_of
from desktop.demo.tables import take_indexes_off
from desktop.files import ready_folder
from desktop.grids.boundary import Arc, Partition
from desktop.grids.membership import Membership
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import e7_to_world
from desktop.progress import Progress
from desktop.quality.rule import shipped_rule
from desktop.quality.score_queries import score_bank
from desktop.refusal import Refused

Report = Callable[[float, str], None]

AS_OF = date(2016, 4, 30)
BANK_NAME = "示例农商银行（海门，示例数据）"
MERGED_TOWNS = {
    "余东": "树勋镇",
    "常乐": "麒麟镇",
    "悦来": "万年镇",
    "四甲": "货隆镇",
    "正余": "王浩镇",
    "三厂": "厂洪镇",
}  # by town, the former town that people there still write
PART = 40_000  # records written at a time: between two parts the work can be cancelled
KEY_CUSTOMERS = 0.01
STALE_SECONDS = 3600
GROUND_SHARE = {"small": 0.45, "full": 0.05}  # of the whole work, spent on the geography


def make(path: Path, *, size: Size, seed: int = 1, progress: Progress) -> Path:
    """Make the demo bank at `path`, replacing an earlier demo bank there, and return the path.

    The same seed gives the same rows on every machine; only keys and salt differ. The file is made beside its
    final name and moved there when it is finished: cancelled or failed work leaves nothing behind. Raises Refused
    when something else stands at `path` or the disk has too little room, and Cancelled.
    """
    path = Path(path)
    scale = scale_of(size)
    _must_be_free(path)
    ready_folder(path.parent)
    with refusing(path):
        _must_have_room(path.parent, scale)
    _sweep(path)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.making")
    try:
        _make(unfinished, scale=scale, seed=seed, progress=progress)
        progress.check()
        workspace.move(unfinished, path)
    finally:
        for leftover in (unfinished, key_file.place(unfinished)):
            leftover.unlink(missing_ok=True)
        for suffix in ("-wal", "-shm", "-journal", ".lock", ".new"):
            unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)
    progress.report(1.0, f"{path.name}")
    return path


def _sweep(path: Path) -> None:
    """Remove what a making that was killed an hour ago or more has left beside `path`."""
    for leftover in path.parent.glob(f".{path.name}.*.making*"):
        if time.time() - leftover.stat().st_mtime > STALE_SECONDS:
            leftover.unlink(missing_ok=True)


def _must_be_free(path: Path) -> None:
    if path.exists() and not keys.is_demo(path):
        raise Refused(
            f"{path.name} 已存在，而且不是示例库，不会覆盖。请换一个文件名。",
            f"{path.name} exists and is not a demo bank; it will not be overwritten. Choose another name.",
        )


def _must_have_room(folder: Path, scale: Scale) -> None:
    free = shutil.disk_usage(folder).free
    if free < scale.space_needed:
        raise Refused(
            f"磁盘空间不足：需要 {scale.space_needed // 10**6} MB，只剩 {free // 10**6} MB。什么都没有写入。",
            f"Not enough disk space: {scale.space_needed // 10**6} MB needed, {free // 10**6} MB free."
            " Nothing was written.",
        )


def _make(path: Path, *, scale: Scale, seed: int, progress: Progress) -> None:
    progress.report(0.0, "地理 geography")
    land = geography.make(seed)
    ground_share = GROUND_SHARE[scale.name]

    def report(done: float, what: str) -> None:
        progress.report(ground_share + (1.0 - ground_share) * done, what)

    report(0.02, "居民 people")
    town, organisation, lines, loans, walked = _invent(land, scale=scale, seed=seed, report=report)
    phrase = {keys.USER_SLOT: keys.DEMO_PASSPHRASE}
    key = workspace.create(path, passphrases=phrase, bank_name=BANK_NAME, as_of=AS_OF, demo=True)
    db = open_bulk(path, key)
    try:
        db.execute("BEGIN")
        indexes = take_indexes_off(db)
        _write_meta(db, scale, seed)
        ground_writer.write(
            db, seed=seed, geography=land, organisation=organisation, households=_households_of(town, scale)
        )
        count = len(town.records)
        for part, start in enumerate(range(0, count, PART)):
            report(0.08 + 0.70 * start / count, "客户 customers")
            customers_writer.write_part(db, town, part, slice(start, min(count, start + PART)))
        report(0.78, "家庭 households")
        business_writer.households(db, town)
        report(0.79, "授信贷款 lines and loans")
        business_writer.lines_and_loans(db, town, lines, loans, organisation)
        report(0.81, "走访 visits")
        business_writer.visits(db, town, walked)
        report(0.83, "来源记录 received rows")
        platforms_writer.write(db, town)
        for number, statement in enumerate(indexes):
            report(0.87 + 0.06 * number / len(indexes), "索引 indexes")
            db.execute(statement)
        report(0.93, "坐标索引 point index")
        pack_points(db)
        db.execute("UPDATE meta SET value = '1' WHERE key = 'point_version'")
        db.execute("UPDATE customer_points SET point_version = 1")
        report(0.95, "资料质量 quality")
        score_bank(db, shipped_rule(), progress.part(0.95, 0.98))
        report(0.98, "统计 statistics")
        db.execute("PRAGMA analysis_limit = 1000")
        db.execute("ANALYZE")
        db.execute("COMMIT")
    finally:
        db.close()


def _write_meta(db: Connection, scale: Scale, seed: int) -> None:
    about = {
        "bank_uid": uuids(stream(seed, "bank uid"), 1, first_millisecond=1_420_041_600_000)[0],
        "county": "320684",
        "seed": str(seed),
        "size": scale.name,
    }
    db.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", about.items())


def _households_of(town: Town, scale: Scale) -> Ints:
    """Estimated households of each grid, at the seed's scale whatever the size of the bank."""
    found = np.bincount(town.people.household_village, minlength=len(town.places))
    estimate: Ints = np.maximum(1, np.rint(found * (FULL.records / scale.records))).astype(np.int64)
    return estimate


@dataclass(frozen=True, slots=True)
class _Ground:
    """The geography as arrays by village."""

    centres: E7
    town_of: Ints
    rural: Flags
    weight: NDArray[np.float64]
    groups: list[E7]
    group_row: list[dict[int, int]]


def _ground(land: Geography, seed: int) -> _Ground:
    villages = land.villages
    rural = np.array([village.kind == "VILLAGE" for village in villages])
    rng = stream(seed, "village sizes")
    return _Ground(
        centres=np.array([(village.lon_e7, village.lat_e7) for village in villages], dtype=np.int32),
        town_of=np.array([village.town for village in villages]),
        rural=rural,
        weight=np.where(rural, 1.0, 1.9) * rng.lognormal(0.0, 0.33, len(villages)),
        groups=[np.array([(g.lon_e7, g.lat_e7) for g in v.groups], dtype=np.int32).reshape(-1, 2) for v in villages],
        group_row=[{group.group_no: row for row, group in enumerate(village.groups)} for village in villages],
    )


def _invent(
    land: Geography, *, scale: Scale, seed: int, report: Report
) -> tuple[Town, Organisation, money.Lines, money.Loans, visits.Visits]:
    """Everybody and everything, in memory."""
    ground = _ground(land, seed)

    def settle(village: int, n: int) -> tuple[E7, Ints]:
        sites = land.house_sites(stream(seed, f"houses {village}"), village, n)
        if not ground.rural[village]:
            return sites.e7, np.full(n, -1)
        row = ground.group_row[village]
        return sites.e7, np.array([row.get(int(number), -1) for number in sites.group_no])

    adults, firm_count = records.people_wanted(scale)
    folk = people.make(seed, adults=adults, village_weight=ground.weight, settle=settle, as_of=AS_OF)
    report(0.05, "居民 people")
    short = [village.short_name for village in land.villages]
    grown = np.flatnonzero(folk.adult)
    home = folk.household_village[folk.household[grown]]
    bounds = np.searchsorted(home, np.arange(len(short) + 1))
    companies = firms.make(
        seed, count=firm_count, village_weight=ground.weight, rural=ground.rural, village_names=short,
        town_names=[town.short_name.removesuffix("镇") for town in land.towns], village_town=ground.town_of,
        adults_of_village=[grown[a:b] for a, b in pairwise(bounds.tolist())], as_of=AS_OF,
    )  # fmt: skip
    rows = records.make(seed, scale=scale, people=folk, firms=companies)
    report(0.06, "坐标 places")
    placed = _locate(land, ground, seed, folk, rows)
    report(0.07, "业务 business")
    organisation = _organise(land, ground, seed)
    care = diligence.make(seed, organisation)
    lines, loans = money.lines_and_loans(seed, scale=scale, records=rows, diligence=care, as_of=AS_OF)
    marks = _marks(seed, folk, rows, placed, lines, loans, organisation, care)
    walked = visits.make(
        seed, scale=scale, records=rows, organisation=organisation, has_loan=marks.has_loan, is_key=marks.is_key,
        diligence=care, as_of=AS_OF,
    )  # fmt: skip
    places = [
        Place(
            land.towns[village.town].short_name,
            village.short_name,
            village.kind != "VILLAGE",
            tuple(group.group_no for group in village.groups),
            _old_town(land, village.town, number),
        )
        for number, village in enumerate(land.villages)
    ]
    town = Town(
        seed, AS_OF, folk, companies, rows, placed, marks, places, len(land.towns), ground.rural, ground.centres
    )
    return town, organisation, lines, loans, walked


def _old_town(land: Geography, town: int, village: int) -> str | None:
    """The name before the mergers, for a third of the villages of towns that took in others."""
    name = land.towns[town].short_name
    return next((old for now, old in MERGED_TOWNS.items() if now in name), None) if village % 3 == 0 else None


def _locate(land: Geography, ground: _Ground, seed: int, folk: People, rows: Records) -> Locations:
    record = np.flatnonzero(rows.located)
    person = rows.person[record]
    village = rows.home[record]
    house = folk.household[person]
    at = folk.household_e7[house]
    group = np.where(person >= 0, folk.household_group[house], -1)
    for number in np.unique(village[person < 0]).tolist():
        here = np.flatnonzero((village == number) & (person < 0))
        at[here] = land.house_sites(stream(seed, f"works {number}"), number, len(here)).e7
    membership = Membership(
        Partition(
            tuple(
                Arc(i, _face(border.left), _face(border.right), border.e7, e7_to_world(border.e7))
                for i, border in enumerate(land.arcs)
            )
        )
    )
    return locations.place(
        seed, record=record, village=village, group=group, at_house=at, village_centres=ground.centres,
        group_centres=ground.groups, contains=lambda e7: membership.assign(e7_to_world(e7)).astype(np.int64),
    )  # fmt: skip


def _face(village: int) -> int | None:
    return village if village >= 0 else None


def _organise(land: Geography, ground: _Ground, seed: int) -> Organisation:
    sites = land.outlet_sites
    return organisation_maker.make(
        seed, outlet_names=[site.name for site in sites],
        outlet_places=e7_to_world(np.array([(site.lon_e7, site.lat_e7) for site in sites], dtype=np.int32)),
        outlet_towns=np.array([site.town for site in sites]), outlet_urban=np.array([site.urban for site in sites]),
        outlet_credit=np.array([site.has_credit for site in sites]), grid_places=e7_to_world(ground.centres),
        grid_towns=ground.town_of,
    )  # fmt: skip


def _marks(
    seed: int,
    folk: People,
    rows: Records,
    placed: Locations,
    lines: money.Lines,
    loans: money.Loans,
    organisation: Organisation,
    care: diligence.Diligence,
) -> Marks:
    rng = stream(seed, "marks")
    n = len(rows)
    has_loan, has_line = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_)
    has_loan[loans.record[loans.balance_fen > 0]] = True
    has_line[lines.record[lines.state == 0]] = True
    pull = np.where(has_loan, 8.0, 1.0) * np.where(rows.person < 0, 5.0, 1.0) * (rows.lifecycle <= records.EXISTING)
    location = np.full(n, -1)
    location[placed.record] = np.arange(len(placed.record))
    exact = np.zeros(n, dtype=np.bool_)
    exact[placed.record] = placed.method <= EXACT
    household = np.full(n, -1)
    family = np.flatnonzero(rows.with_family)
    household[family] = np.unique(folk.household[rows.person[family]], return_inverse=True)[1] + 1
    word = np.where(rng.random(n) < 0.86, "LIVE_ADDRESS", "HUKOU_ADDRESS").astype(object)
    word[(household >= 0) & (rng.random(n) < 0.3)] = "HOUSEHOLD"
    word[exact] = "LIVE_POINT"
    firm = rows.person < 0
    word[firm] = np.where(exact[firm] | (rng.random(int(firm.sum())) < 0.75), "OPERATE_ADDRESS", "REGISTER_ADDRESS")
    word[rows.home < 0] = None
    team = organisation.grid_backup[rows.home]
    moved = has_loan & (rows.home >= 0) & (team != organisation_maker.NOBODY) & (rng.random(n) < 0.03)
    return Marks(
        is_key=exactly(rng, round(n * KEY_CUSTOMERS), pull),
        has_loan=has_loan,
        has_line=has_line,
        account=money.with_account(seed, rows, care),
        household_id=household,
        home_rule=word,
        manager=np.where(moved, team, -1),
        location=location,
    )
