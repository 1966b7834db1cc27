"""`getu quality FILE`: score the records of a bank and print how branches, managers or grids stand."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from desktop.bank_editor import open_editor
from desktop.hierarchy.node import Level
from desktop.hierarchy.queries import organisation_tree
from desktop.quality.rule import read_rule, shipped_rule
from desktop.quality.score_queries import score_bank, scored_days, snapshot_of
from desktop.quality.standing import LEVELS, Standing, bank_standing, standings
from desktop.refusal import Refused
from desktop.session import login_name
from desktop.verbs.bank_file import file_argument, unlock
from desktop.verbs.terminal import progress_on_stderr


def arguments(parser: argparse.ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("--score", action="store_true", help="重新评分 / score all records anew")
    parser.add_argument("--rule", type=Path, metavar="TOML", help="评分规则文件 / file of the scoring rule")
    parser.add_argument(
        "--by",
        choices=[str(level) for level in LEVELS],
        default=str(Level.BRANCH),
        help="按哪一级列出 / list by (branch)",
    )
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")


def run(options: argparse.Namespace) -> int:
    """0; raises Refused where the bank has never been scored and is not asked to be now."""
    session = unlock(options.file)
    if options.score:
        rule = shipped_rule() if options.rule is None else read_rule(options.rule)
        with (
            open_editor(session.path, session.key, user=login_name(), device="getu quality") as editor,
            progress_on_stderr() as progress,
        ):
            editor.derive(lambda db: score_bank(db, rule, progress))
    reader = session.reader()
    try:
        days = scored_days(reader)
        now = snapshot_of(reader, days[0]) if days else None
        if now is None:
            raise Refused(
                "这个银行还没有评过资料质量。请加 --score 评分。",
                "The records of this bank have never been scored. Add --score to do so.",
            )
        before = snapshot_of(reader, days[1]) if len(days) > 1 else None
        tree = organisation_tree(reader)
    finally:
        reader.close()
    lines = (bank_standing(tree, now, before), *standings(tree, Level(options.by), now, before))
    if options.json:
        told = {"taken_on": now.taken_on, "rule": now.rule, "lines": [_told(line) for line in lines]}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print(f"{now.taken_on}  规则 / rule {now.rule}")
        print("\n".join(_line(line) for line in lines))
    return 0


def _told(line: Standing) -> dict[str, object]:
    shares = {key: getattr(line.sums, key) for key in ("score", *_SHARES)}
    return {
        "level": str(line.level),
        "code": line.code,
        "name": line.name,
        "gain": line.gain,
        **shares,
        **asdict(line.sums),
    }


_NOWHERE = {
    Level.VACANT: "缺岗 / vacant",
    Level.UNASSIGNED: "未分配 / unassigned",
    Level.HOMELESS: "未归格 / without a grid",
}

_SHARES = ("completeness", "validity", "consistency", "freshness", "uniqueness")


def _line(line: Standing) -> str:
    score = "—" if line.sums.score is None else f"{line.sums.score:.1f}"
    shares = "  ".join(_percent(getattr(line.sums, key)) for key in _SHARES)
    gain = "" if line.gain is None else f"  {line.gain:+.1f}"
    return f"{score:>6}  {shares}  {line.sums.records:>8}  {line.name or _NOWHERE[line.level]}{gain}"


def _percent(share: float | None) -> str:
    return f"{'—':>6}" if share is None else f"{share:6.1%}"
