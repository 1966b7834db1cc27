"""Writes what the bank stands on: divisions, village groups, grids, borders, backdrop, outlets, staff, assignments."""

from datetime import date

import numpy as np

from desktop.database.connection import Connection
from desktop.demo.chance import Ints, stream
from desktop.demo.geography import Geography
from desktop.demo.identifiers import phones, uuids
from desktop.demo.organisation_maker import (
    DEPARTMENTS,
    FIRST_BRANCH_ID,
    FIRST_OUTLET_ID,
    HQ_ID,
    NOBODY,
    Organisation,
)
from desktop.demo.places_writer import write_places
from desktop.demo.tables import insert, or_null
from desktop.maps.geometry_blob import pack_parts, pack_points

PROVINCE_ID, CITY_ID, COUNTY_ID = 1, 2, 3
FIRST_TOWN_ID = 4
CODES_SINCE = "2016-07-31"  # date of the list the town codes come from
VILLAGE_CODES_SINCE = "2017-10-31"
DISTRICT_ON = "2020-07-05"  # 海门市 became 海门区
PLAN_ID, FORMER_PLAN_ID = 2, 1
PLAN_SINCE, ROTATED_ON, VACANT_SINCE = "2015-01-01", "2015-07-01", "2016-02-01"
SIGNED = "责任书已签（2016年度），区域锁定"
STAFF_PHONES = 990_000_000  # owner numbers of staff phones, far from those of customers


def grid_id(village: int) -> int:
    """Grids are numbered in the order of the villages they are made of."""
    return village + 1


def division_id(village: int, towns: int) -> int:
    return FIRST_TOWN_ID + towns + village


def write(db: Connection, *, seed: int, geography: Geography, organisation: Organisation, households: Ints) -> None:
    """Everything but customers. `households` (v,) estimates the households of each grid."""
    rng = stream(seed, "ground uids")
    _divisions(db, rng, geography)
    write_places(db, stream(seed, "place uids"))
    _grids(db, rng, geography, households)
    _backdrop(db, geography)
    _offices(db, rng, geography, organisation)
    _assignments(db, rng, organisation)


def _uids(rng: np.random.Generator, n: int) -> list[str]:
    return uuids(rng, n, first_millisecond=1_420_041_600_000)  # 2015-01-01 +08:00


def _divisions(db: Connection, rng: np.random.Generator, geography: Geography) -> None:
    towns, villages = geography.towns, geography.villages
    rows: list[tuple[object, ...]] = [
        (PROVINCE_ID, "32", "江苏省", "江苏", "PROVINCE", "省", None, None, None, None, None, None),
        (CITY_ID, "3206", "南通市", "南通", "CITY", "市", PROVINCE_ID, None, None, None, None, None),
        (
            COUNTY_ID,
            "320684",
            "海门市",
            "海门",
            "COUNTY",
            "县级市",
            CITY_ID,
            None,
            None,
            None,
            DISTRICT_ON,
            "320614",
        ),
    ]
    rows += [
        (
            FIRST_TOWN_ID + i,
            t.code,
            t.name,
            t.short_name,
            "TOWN",
            "管委会·园区" if t.is_zone else "镇",
            COUNTY_ID,
            t.lon_e7,
            t.lat_e7,
            CODES_SINCE,
            None,
            None,
        )
        for i, t in enumerate(towns)
    ]
    rows += [
        (
            division_id(i, len(towns)),
            v.code,
            v.name,
            v.short_name,
            "VILLAGE",
            "村委会·行政村" if v.kind == "VILLAGE" else "居委会·社区",
            FIRST_TOWN_ID + v.town,
            v.lon_e7,
            v.lat_e7,
            VILLAGE_CODES_SINCE,
            None,
            None,
        )
        for i, v in enumerate(villages)
    ]
    yudong = next((t for t in towns if t.short_name.startswith("余东")), towns[0])
    after = FIRST_TOWN_ID + len(towns) + len(villages)
    rows += [
        (
            after,
            f"{yudong.code[:6]}112",
            "树勋镇",
            "树勋镇",
            "TOWN",
            "镇",
            COUNTY_ID,
            yudong.lon_e7,
            yudong.lat_e7,
            None,
            "2012-07-01",
            yudong.code,
        ),
        (after + 1, "320614", "海门区", "海门", "COUNTY", "市辖区", CITY_ID, None, None, DISTRICT_ON, None, None),
    ]
    db.executemany(
        "INSERT INTO admin_division (uid, id, code, name, short_name, level, division_type, parent_id, lon_e7, lat_e7,"
        " valid_from, valid_to, successor_code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(uid, *row) for uid, row in zip(_uids(rng, len(rows)), rows, strict=True)],
    )
    db.executemany(
        "INSERT INTO village_group (division_id, group_no, lon_e7, lat_e7) VALUES (?, ?, ?, ?)",
        [
            (division_id(i, len(towns)), group.group_no, group.lon_e7, group.lat_e7)
            for i, village in enumerate(villages)
            if village.kind == "VILLAGE"
            for group in village.groups
        ],
    )


def _grids(db: Connection, rng: np.random.Generator, geography: Geography, households: Ints) -> None:
    uid = _uids(rng, 2)
    insert(
        db, "grid_plan", id=[FORMER_PLAN_ID, PLAN_ID], uid=uid, version=[1, 2],
        title=["2014年网格划分方案（示例）", "2015—2017年全辖网格化管理方案（示例）"], status=["SUPERSEDED", "ACTIVE"],
        approver="总行行长办公会", document=["示例农商行发〔2014〕1号", "示例农商行发〔2014〕36号"],
        valid_from=["2014-01-01", PLAN_SINCE], valid_to=[PLAN_SINCE, None],
    )  # fmt: skip
    villages = geography.villages
    rural = [village.kind == "VILLAGE" for village in villages]
    ids = [grid_id(i) for i in range(len(villages))]
    insert(
        db, "grid", id=ids, uid=_uids(rng, len(ids)), code=[f"{village.code}00" for village in villages],
        name=[village.short_name for village in villages],
        area_type=["VILLAGE" if flag else "COMMUNITY" for flag in rural],
        zone=["RURAL" if flag else "URBAN" for flag in rural],
        town_id=[FIRST_TOWN_ID + village.town for village in villages],
        households_est=households, population_est=np.rint(households * 2.7).astype(np.int64),
        plan_id=PLAN_ID, valid_from=PLAN_SINCE,
    )  # fmt: skip
    towns = len(geography.towns)
    insert(db, "grid_division", grid_id=ids, division_id=[division_id(i, towns) for i in range(len(ids))])
    insert(
        db, "boundary_arc", plan_id=PLAN_ID,
        left_id=[None if arc.left < 0 else grid_id(arc.left) for arc in geography.arcs],
        right_id=[None if arc.right < 0 else grid_id(arc.right) for arc in geography.arcs],
        points=[pack_points(arc.e7) for arc in geography.arcs],
    )  # fmt: skip


def _backdrop(db: Connection, geography: Geography) -> None:
    db.executemany(
        "INSERT INTO backdrop_feature (kind, rank, name, source, parts, points) VALUES (?, ?, ?, ?, ?, ?)",
        [(f.kind, f.rank, f.name, f.source, *pack_parts(f.parts)) for f in geography.backdrop],
    )


def _offices(db: Connection, rng: np.random.Generator, geography: Geography, organisation: Organisation) -> None:
    sites = geography.outlet_sites
    main = next((site for site in sites if site.is_main), sites[0])
    rows: list[tuple[object, ...]] = [
        (HQ_ID, "3206840000", "示例农商银行总行", "HQ", None, 0, main.address, main.lon_e7, main.lat_e7, None)
    ]
    rows += [
        (HQ_ID + 1 + i, f"32068400{i + 1:02d}", name, "DEPT", HQ_ID, 0, main.address, None, None, None)
        for i, name in enumerate(DEPARTMENTS)
    ]
    for branch, outlet in enumerate(organisation.branch_outlet.tolist()):
        site = sites[outlet]
        rows.append(
            (FIRST_BRANCH_ID + branch, f"320684{branch + 1:02d}00", organisation.branch_names[branch], "BRANCH", HQ_ID,
             1, site.address, site.lon_e7, site.lat_e7, None)
        )  # fmt: skip
    in_branch: dict[int, int] = {}
    order = sorted(range(len(sites)), key=lambda outlet: (not organisation.outlet_credit[outlet], outlet))
    for outlet in order:
        branch = int(organisation.outlet_branch[outlet])
        in_branch[branch] = in_branch.get(branch, 0) + 1
        site = sites[outlet]
        rows.append(
            (FIRST_OUTLET_ID + outlet, f"320684{branch + 1:02d}{in_branch[branch]:02d}",
             organisation.outlet_names[outlet], "OUTLET", FIRST_BRANCH_ID + branch,
             int(organisation.outlet_credit[outlet]), site.address, site.lon_e7, site.lat_e7,
             int(organisation.outlet_radius[outlet]))
        )  # fmt: skip
    db.executemany(
        "INSERT INTO org_unit (uid, id, code, name, level, parent_id, has_credit, address, lon_e7, lat_e7, radius_m,"
        " opened_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2008-01-01')",
        [(uid, *row) for uid, row in zip(_uids(rng, len(rows)), rows, strict=True)],
    )
    staff = len(organisation.staff_names)
    numbers = np.arange(staff)
    lends = [role in ("BRANCH_HEAD", "CUSTOMER_MANAGER", "RISK_MANAGER") for role in organisation.staff_roles]
    hired = rng.integers(1998, 2015, staff).tolist()
    insert(
        db, "staff", id=numbers + 1, uid=_uids(rng, staff), staff_no=[staff_no(i) for i in range(staff)],
        name=organisation.staff_names, role=organisation.staff_roles, org_id=organisation.staff_org,
        phone=phones(STAFF_PHONES + numbers), hired_on=[f"{year}-07-01" for year in hired],
        cert_no=[f"示例证{i + 1:04d}" if flag else None for i, flag in enumerate(lends)],
        status=["ON_LEAVE" if i % 47 == 46 else "ACTIVE" for i in range(staff)],
    )  # fmt: skip


def staff_no(row: int) -> str:
    return f"9{row + 1:04d}"


def _assignments(db: Connection, rng: np.random.Generator, organisation: Organisation) -> None:
    grids = np.arange(len(organisation.grid_lead))
    branch = FIRST_BRANCH_ID + organisation.grid_branch
    outlet = FIRST_OUTLET_ID + organisation.grid_outlet
    rotated = organisation.grid_former_lead != NOBODY
    moved = np.flatnonzero(rotated)
    pairs = sorted({(int(organisation.grid_former_lead[g]), int(organisation.grid_lead[g])) for g in moved})
    handover = {pair: number + 1 for number, pair in enumerate(pairs)}
    insert(
        db, "handover", id=list(handover.values()), uid=_uids(rng, len(pairs)), from_staff=[a + 1 for a, _ in pairs],
        to_staff=[b + 1 for _, b in pairs], signed_at=f"{ROTATED_ON}T09:00:00+08:00", supervisor="零售业务部",
        checklist='["客户档案","未结走访","责任书"]',
    )  # fmt: skip

    def assign(role: str, rows: Ints, staff: Ints, since: str, until: str | None, why: str | None) -> None:
        if not len(rows):
            return
        ended = role == "LEAD" and since == ROTATED_ON
        insert(
            db, "grid_assignment", uid=_uids(rng, len(rows)), grid_id=rows + 1, branch_id=branch[rows],
            outlet_id=outlet[rows], staff_id=or_null(np.where(staff == NOBODY, NOBODY, staff + 1)), role=role,
            valid_from=since, valid_to=until, reason=why,
            handover_id=[
                handover[int(organisation.grid_former_lead[g]), int(organisation.grid_lead[g])] if ended else None
                for g in rows.tolist()
            ],
        )  # fmt: skip

    lead = organisation.grid_lead
    vacant = lead == NOBODY
    assign("LEAD", moved, organisation.grid_former_lead[moved], PLAN_SINCE, ROTATED_ON, None)
    assign("LEAD", moved, lead[moved], ROTATED_ON, None, "三年轮岗")
    assign("LEAD", grids[~rotated & ~vacant], lead[~rotated & ~vacant], PLAN_SINCE, None, None)
    assign("LEAD", grids[vacant], organisation.grid_backup[vacant], PLAN_SINCE, VACANT_SINCE, None)
    assign("LEAD", grids[vacant], lead[vacant], VACANT_SINCE, None, "缺岗，待补位")
    second = organisation.grid_backup != NOBODY
    assign("BACKUP", grids[second], organisation.grid_backup[second], PLAN_SINCE, None, None)
    assign("RISK", grids, organisation.grid_risk, PLAN_SINCE, None, None)
    locked = np.flatnonzero(organisation.locked)
    insert(
        db, "grid_lock", uid=_uids(rng, len(locked)), grid_id=locked + 1, reason=SIGNED, locked_by=staff_no(1),
        locked_at="2016-01-15T10:00:00+08:00", expires_on=date(2016, 12, 31).isoformat(),
    )  # fmt: skip
    helpers = np.flatnonzero(rng.random(len(grids)) < 0.7)
    insert(
        db, "grid_helper", grid_id=helpers + 1, kind=["村干部" if g % 3 else "联络员" for g in helpers.tolist()],
        name=[f"示例联络员{g + 1:03d}" for g in helpers.tolist()], phone=phones(STAFF_PHONES + 1000 + helpers),
    )  # fmt: skip
