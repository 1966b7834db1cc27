"""Two years of visits: mostly valid, some too short, too far away, without need or result, or to a closed door."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import Flags, Ints, exactly, stream
from desktop.demo.diligence import Diligence
from desktop.demo.organisation_maker import NOBODY, Organisation
from desktop.demo.records import CLOSED, POTENTIAL, Records
from desktop.demo.scale import Scale

KINDS = ("FIRST", "RETURN", "PRE_LOAN", "POST_LOAN", "COLLECTION", "MARKETING", "CONDOLENCE")
CHANNELS = ("DOOR", "PHONE", "OUTLET", "WECHAT")
VERIFIED = ("UNCHECKED", "PHONE", "ON_SITE", "UNTRUE")
NEEDS = ("小额贷款", "定期存款", "手机银行", "收款码", "建房贷款", "农机贷款", "代缴水电费", "理财", "换卡", "暂无需求")
NEED_SHARES = (0.2, 0.17, 0.14, 0.06, 0.06, 0.05, 0.09, 0.08, 0.04, 0.11)
COMPETITORS = (None, "邮储银行", "农业银行", "建设银行", "支付平台", "村镇银行")
COMPETITOR_SHARES = (0.72, 0.09, 0.08, 0.04, 0.05, 0.02)
RESULTS = ("已登记", "有意向", "已办理", "婉拒", "待答复")
RESULT_SHARES = (0.34, 0.27, 0.16, 0.11, 0.12)
NEXT_STEPS = ("电话回访", "上门回访", "准备资料", "预约网点", None)
NEXT_SHARES = (0.3, 0.22, 0.15, 0.13, 0.2)
NO_VALUE = -1


@dataclass(frozen=True, slots=True)
class Visits:
    """Visits in order of time; word columns are indexes into the tuples above, NO_VALUE = not filled in."""

    record: Ints
    staff: Ints  # row of Organisation's staff
    kind: Ints
    channel: Ints
    started: NDArray[np.datetime64]  # datetime64[s], local time
    minutes: Ints
    distance_m: Ints  # NO_VALUE = not at the door
    found_nobody: Flags
    need: Ints
    competitor: Ints
    result: Ints
    next_step: Ints
    next_on: NDArray[np.datetime64]
    verified: Ints
    supersedes: Ints  # row of the visit this one corrects, NO_VALUE = none


def make(
    seed: int,
    *,
    scale: Scale,
    records: Records,
    organisation: Organisation,
    has_loan: Flags,
    is_key: Flags,
    diligence: Diligence,
    as_of: date,
) -> Visits:
    rng = stream(seed, "visits")
    lead = np.where(organisation.grid_lead == NOBODY, organisation.grid_backup, organisation.grid_lead)
    fit = (records.home >= 0) & (records.lifecycle != CLOSED) & (lead[records.home] != NOBODY)
    pull = np.where(records.located, 3.0, 1.0) * np.where(has_loan, 6.0, 1.0) * np.where(is_key, 8.0, 1.0)
    pull *= diligence.visits[records.home]
    visited = np.flatnonzero(exactly(rng, int(scale.visits * 0.7), np.where(fit, pull, 0.0)))
    n = scale.visits
    record = np.r_[visited, visited[rng.integers(0, len(visited), n - len(visited))]]
    started = _office_hours(rng, n, as_of)
    order = np.lexsort((record, started))
    record, started = record[order], started[order]
    first_seen = np.zeros(n, dtype=np.bool_)
    first_seen[np.unique(record, return_index=True)[1]] = True

    kind = np.where(first_seen, 0, rng.choice([1, 5, 6], size=n, p=[0.74, 0.22, 0.04]))
    kind = np.where(has_loan[record] & (rng.random(n) < 0.5), rng.choice([2, 3, 4], size=n, p=[0.4, 0.52, 0.08]), kind)
    channel = rng.choice(len(CHANNELS), size=n, p=[0.79, 0.13, 0.05, 0.03])
    at_door = channel == 0
    nobody = at_door & (rng.random(n) < 0.09)
    minutes = np.where(nobody, 1, np.maximum(1, np.rint(rng.lognormal(2.75, 0.55, n)))).astype(np.int64)
    minutes = np.where(~nobody & (rng.random(n) < 0.04), rng.integers(1, 3, n), minutes)
    distance = np.rint(rng.gamma(1.6, 28.0, n)).astype(np.int64)
    distance = np.where(rng.random(n) < 0.035, rng.integers(301, 9_000, n), distance)
    talked = ~nobody & (rng.random(n) < 0.94)
    next_step = np.where(talked, rng.choice(len(NEXT_STEPS), size=n, p=NEXT_SHARES), NO_VALUE)
    next_step = np.where(next_step == len(NEXT_STEPS) - 1, NO_VALUE, next_step)
    later = started.astype("datetime64[D]") + rng.integers(5, 60, n)
    corrects = np.full(n, NO_VALUE)
    repeat = np.flatnonzero(~first_seen & (rng.random(n) < 0.008))
    corrects[repeat] = _visit_before(record)[repeat]
    away = np.where(records.lifecycle[record] == POTENTIAL, 0.3, 1.0)
    return Visits(
        record=record,
        staff=lead[records.home[record]],
        kind=kind,
        channel=channel,
        started=started,
        minutes=minutes,
        distance_m=np.where(at_door, distance, NO_VALUE),
        found_nobody=nobody,
        need=np.where(talked, rng.choice(len(NEEDS), size=n, p=NEED_SHARES), NO_VALUE),
        competitor=np.where(talked, rng.choice(len(COMPETITORS), size=n, p=COMPETITOR_SHARES), 0),
        result=np.where(talked, rng.choice(len(RESULTS), size=n, p=RESULT_SHARES), NO_VALUE),
        next_step=next_step,
        next_on=np.where(next_step != NO_VALUE, later, np.datetime64("NaT")),
        verified=np.where(rng.random(n) < 0.12 * away, rng.choice([1, 2, 3], size=n, p=[0.68, 0.27, 0.05]), 0),
        supersedes=corrects,
    )


def _visit_before(record: Ints) -> Ints:
    """Row of the previous visit to the same record, NO_VALUE for the first; rows are in order of time."""
    order = np.lexsort((np.arange(len(record)), record))
    before = np.full(len(record), NO_VALUE)
    same = record[order][1:] == record[order][:-1]
    before[order[1:][same]] = order[:-1][same]
    return before


def _office_hours(rng: np.random.Generator, n: int, as_of: date) -> NDArray[np.datetime64]:
    """Moments on working days of the last 24 months, more of them lately; none after `as_of`."""
    days_back = np.rint(729 * rng.random(n) ** 1.5).astype(np.int64)
    day = np.datetime64(as_of, "D") - days_back
    weekday = (day.astype(np.int64) + 3) % 7  # 1970-01-01 was a Thursday; Monday = 0
    day = day - np.where(weekday == 6, 2, np.where((weekday == 5) & (rng.random(n) < 0.8), 1, 0))
    minute = np.where(rng.random(n) < 0.48, rng.integers(510, 690, n), rng.integers(840, 1050, n))
    moment: NDArray[np.datetime64] = day.astype("datetime64[s]") + minute * 60 + rng.integers(0, 60, n)
    return moment
