"""`getu locate --bank FILE`: place the customers of a bank by their addresses, or say what that would do."""

import argparse
import json
from pathlib import Path
from typing import Any

from desktop.bank_editor import open_editor
from desktop.locating.datum_edit import RepairDatum
from desktop.locating.edits import LocateCustomers
from desktop.locating.finding import Findings, find
from desktop.locating.place_queries import batch_name
from desktop.locating.resolver import Reason
from desktop.session import login_name
from desktop.verbs.bank_file import unlock
from desktop.verbs.terminal import progress_on_stderr

_REASONS = {
    Reason.NO_ADDRESS: "没有地址 no address",
    Reason.NO_PLACE: "地址没写到村 names no village",
    Reason.ELSEWHERE: "外县地址 another county",
    Reason.UNKNOWN_PLACE: "村名查不到 unknown village",
    Reason.AMBIGUOUS: "几个村都像 ambiguous",
    Reason.LOW_SCORE: "把握不够 not sure enough",
}
_METHODS = {
    "ADDRESS": "门牌 known door", "GROUP_CENTRE": "组中心 group centre", "VILLAGE_CENTRE": "村中心 village centre",
}  # fmt: skip


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bank", type=Path, required=True, metavar="FILE", help="银行文件 / the bank's file (.getu)")
    parser.add_argument("--dry-run", action="store_true", help="只计算，不写入 / work it out, write nothing")
    parser.add_argument(
        "--repair-datum", action="store_true",
        help="把疑似偏移的批次纠正为 CGCS2000，保留原坐标 / repair batches that seem shifted, keeping what came",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")


def run(options: argparse.Namespace) -> int:
    """0 when the pass is done, whatever it found."""
    bank = unlock(options.bank)
    db = bank.reader()
    try:
        with progress_on_stderr() as progress:
            found = find(db, progress)
        names = {one.batch: batch_name(db, one.batch) for one in found.datums}
    finally:
        db.close()
    repaired = found.datums if options.repair_datum and not options.dry_run else ()
    if not options.dry_run:
        with open_editor(bank.path, bank.key, user=login_name(), device="getu locate") as editor:
            for one in repaired:
                editor.do(RepairDatum(one.batch, one.datum.value))
            if repaired:  # points that looked doubtful lie where they should now
                db = bank.reader()
                try:
                    found = find(db)
                finally:
                    db.close()
            editor.do(LocateCustomers(found))
    if options.json:
        print(json.dumps(_as_json(found, names), ensure_ascii=False, indent=2))
    else:
        print("\n".join([*_told(found, names), _end(options.dry_run)]))
    return 0


def _told(found: Findings, names: dict[int, str]) -> list[str]:
    placed = found.located_before + len(found.points)
    lines = [
        f"客户 customers: {found.customers:,}，已定位 located: {found.located_before:,} → {placed:,}"
        f"（{placed / max(1, found.customers):.1%}）",
        f"读取未定到村的地址 addresses read: {found.read:,}，定到村 led to a village: {len(found.addresses):,}",
    ]
    lines += [f"  {_METHODS[method]}: {count:,}" for method, count in found.methods().items() if count]
    lines.append(f"归属网格 home grids set: {len(found.homes):,}")
    lines.append(f"与所写村不符，转为存疑 points made doubtful: {len(found.doubtful):,}")
    for one in found.datums:
        lines.append(
            f"  批次 batch {names[one.batch]}：疑为 {one.datum.value}，在本村的 {one.inside_now:.1%} → "
            f"{one.inside_then:.1%}；加 --repair-datum 纠正 / seems to be {one.datum.value}; add --repair-datum"
        )
    lines.append(f"仍未定位 not located: {len(found.unplaced):,}")
    return lines + [f"  {_REASONS[reason]}: {count:,}" for reason, count in found.reasons().items() if count]


def _end(dry_run: bool) -> str:
    if dry_run:
        return "试算，没有写入 / Dry run: nothing was written"
    return "已写入，一步可撤销 / Written, as one step that can be undone"


def _as_json(found: Findings, names: dict[int, str]) -> dict[str, Any]:
    return {
        "customers": found.customers,
        "located_before": found.located_before,
        "addresses_read": found.read,
        "addresses_led_to_a_village": len(found.addresses),
        "points": found.methods(),
        "homes": len(found.homes),
        "doubtful": len(found.doubtful),
        "unplaced": {reason.name: count for reason, count in found.reasons().items()},
        "datums": [
            {
                "batch": names.get(one.batch, str(one.batch)), "datum": one.datum.value, "points": one.points,
                "inside_now": round(one.inside_now, 4), "inside_then": round(one.inside_then, 4),
            }
            for one in found.datums
        ],
    }  # fmt: skip
