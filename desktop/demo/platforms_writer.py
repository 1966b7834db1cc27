"""Writes what the platforms sent: import files, every received row, and where two of them disagree on a phone."""

import hashlib
import json

import numpy as np

from desktop.database.connection import Connection
from desktop.demo.chance import Ints, stream
from desktop.demo.customers_writer import FIRM_PHONES, IMPORTED_ON, Town
from desktop.demo.ground_writer import staff_no
from desktop.demo.identifiers import phones, uuids
from desktop.demo.records import BATCHES
from desktop.demo.tables import days, insert, or_null, picked

UID_SINCE = 1_430_000_000_000
MERGED, REJECTED = 0.035, 0.004  # rows of a file that belong to a known customer, or that could not be used
OTHER_PHONES = FIRM_PHONES + 300_000_000  # owner numbers of the phones another platform knows
REJECTION = json.dumps({"原因": "身份证号校验位不符", "说明": "示例"}, ensure_ascii=False)
PHONE_RULE = "手机：核心优先于省联社CRM"


def write(db: Connection, town: Town) -> None:
    """The import batches, so that read = accepted + rejected + merged, and what their merged rows say."""
    rng = stream(town.seed, "imports")
    uid = uuids(rng, len(BATCHES), first_millisecond=UID_SINCE)
    known: list[Ints] = []
    for index, about in enumerate(BATCHES):
        accepted = np.flatnonzero(town.records.batch == index) + 1
        merged = np.unique(rng.integers(1, int(accepted[0]), round(len(accepted) * MERGED))) if index else accepted[:0]
        rejected = round(len(accepted) * REJECTED)
        known.append(merged)
        insert(
            db, "import_batch", id=[index + 1], uid=[uid[index]], platform=about.platform, file=about.file,
            sha256=hashlib.sha256(f"{town.seed} {about.file}".encode()).hexdigest(),
            encoding="GB18030" if about.file.endswith(".csv") else None, rows_accepted=len(accepted),
            rows_rejected=rejected, rows_merged=len(merged), rows_read=len(accepted) + rejected + len(merged),
            imported_at=f"{about.imported_on}T18:30:00+08:00", imported_by=staff_no(1),
        )  # fmt: skip
        rows = np.arange(len(accepted) + len(merged) + rejected) + 1
        insert(
            db, "source_record", batch_id=index + 1, row_no=rows,
            ext_id=[f"{about.platform[:2]}{index + 1:02d}{row:07d}" for row in rows.tolist()],
            customer_id=or_null(np.r_[accepted, merged, np.full(rejected, -1)]),
            match_state=["NEW"] * len(accepted) + ["AUTO"] * len(merged) + ["REJECTED"] * rejected,
            payload=[None] * (len(accepted) + len(merged)) + [REJECTION] * rejected,
        )  # fmt: skip
    second = np.repeat(np.arange(len(BATCHES)), [len(merged) for merged in known])
    _phones_by_platform(db, town, np.concatenate(known) - 1, second)


def _phones_by_platform(db: Connection, town: Town, record: Ints, second: Ints) -> None:
    """Field values of customers that a second file knows too; a third of the time the phones differ."""
    rng = stream(town.seed, "platform values")
    records, people = town.records, town.people
    platform = np.array([batch.platform for batch in BATCHES])
    first = records.batch[record]
    fit = (records.person[record] >= 0) & records.has_phone[record] & (platform[first] != platform[second])
    record, second, first = record[fit], second[fit], first[fit]
    mine = phones(people.phone_owner[records.person[record]])
    differs = rng.random(len(record)) < 0.33
    others = phones(OTHER_PHONES + record)
    theirs = [other if new else own for own, other, new in zip(mine, others, differs.tolist(), strict=True)]
    once = np.unique(record, return_index=True)[1]
    insert(
        db, "field_value", customer_id=record[once] + 1, field="mobile", platform=platform[first[once]].tolist(),
        value=[mine[i] for i in once.tolist()], as_of=days(IMPORTED_ON[first[once]]), confidence=80, chosen=1,
    )  # fmt: skip
    insert(
        db, "field_value", customer_id=record + 1, field="mobile", platform=platform[second].tolist(), value=theirs,
        as_of=days(IMPORTED_ON[second]), confidence=70, chosen=0,
    )  # fmt: skip
    clash = np.flatnonzero(differs)
    state = np.searchsorted([0.7, 0.95], rng.random(len(clash)), side="right")
    resolved = (state == 1).tolist()
    insert(
        db, "conflict", uid=uuids(rng, len(clash), first_millisecond=UID_SINCE), customer_id=record[clash] + 1,
        field="mobile",
        candidates=[
            json.dumps({str(platform[first[i]]): mine[i], str(platform[second[i]]): theirs[i]}) for i in clash.tolist()
        ],
        state=picked(("OPEN", "RESOLVED", "DEFERRED"), state),
        chosen=[mine[i] if done else None for i, done in zip(clash.tolist(), resolved, strict=True)],
        decided_by=[staff_no(1) if done else None for done in resolved],
        rule=[PHONE_RULE if done else None for done in resolved],
    )  # fmt: skip
