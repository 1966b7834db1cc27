"""`getu match --bank FILE`: find the customers of a bank who are one person on several platforms."""

import argparse
import importlib
import json
from pathlib import Path

from desktop.bank_editor import open_editor
from desktop.database.backup import backup
from desktop.database.local_time import now, stamp
from desktop.matching.bank_queries import found_pairs, keep_pairs, lay_out_people, pairs_to_join
from desktop.matching.bulk import join_pairs
from desktop.matching.linkage import Scorer, link
from desktop.matching.model import read_model
from desktop.matching.workbench import Workbench
from desktop.refusal import Refused
from desktop.session import login_name
from desktop.verbs.bank_file import unlock
from desktop.verbs.terminal import progress_on_stderr

DUCKDB, SPARK = "duckdb", "spark"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--bank", type=Path, required=True, help="银行文件 / the bank's file (.getu)")
    parser.add_argument(
        "--engine", choices=(DUCKDB, SPARK), default=DUCKDB, help="计算引擎 / what does the work (%(default)s)"
    )
    parser.add_argument(
        "--model", type=Path, help="匹配模型，默认用随程序的 / model file; the program's own by default"
    )
    parser.add_argument("--dry-run", action="store_true", help="只报数，不写入 / count only, write nothing")
    parser.add_argument(
        "--merge", action="store_true",
        help="写入后合并自动匹配的客户（先备份，可撤销） / merge automatic pairs (backed up first, undoable)",
    )  # fmt: skip
    parser.add_argument("--most", type=int, metavar="N", help="至多合并 N 对 / merge no more than N pairs")
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")


def run(options: argparse.Namespace) -> int:
    """0. Pairs are written for the review queue; nothing is merged unless it is asked for."""
    score = scorer(options.engine)
    model = read_model(options.model)
    session = unlock(options.bank)
    reader = session.reader()
    try:
        with progress_on_stderr() as progress, Workbench() as bench:
            records = lay_out_people(reader, bench.db, progress.part(0.0, 0.3))
            link(bench.db, model, score, progress.part(0.3, 0.8))
            pairs = list(found_pairs(reader, bench.db, model))
            told: dict[str, object] = {
                "engine": options.engine,
                "model": model.version,
                "records": records,
                "automatic": sum(pair.state == "AUTO" for pair in pairs),
                "review": sum(pair.state == "REVIEW" for pair in pairs),
                "by_rule": {rule: sum(pair.rule == rule for pair in pairs) for rule in sorted({p.rule for p in pairs})},
            }
            bench.close()
            if not options.dry_run:
                with open_editor(session.path, session.key, user=login_name(), device="getu match") as editor:
                    at = stamp(now())
                    editor.derive(
                        lambda db: keep_pairs(
                            db, pairs, engine=options.engine, model=model, records=records, user=login_name(), at=at
                        )
                    )
                    waiting = pairs_to_join(reader)[: options.most] if options.merge else []
                    if waiting:
                        backup(session.path, session.key, reason="merge", progress=progress.part(0.8, 0.82))
                        join_pairs(editor, waiting, progress.part(0.82, 1.0))
                        left = len(set(waiting) & set(pairs_to_join(reader)))
                        told |= {"merged": len(waiting) - left, "not_merged": left}
    finally:
        reader.close()
    if options.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(told, dry=options.dry_run)))
    return 0


def scorer(engine: str) -> Scorer:
    """What weighs the pairs; imported here and not before. Raises Refused where Spark is asked for and not there."""
    if engine == DUCKDB:
        found: Scorer = importlib.import_module("desktop.matching.score_queries").score
        return found
    try:
        found = importlib.import_module("desktop.matching.spark_queries").score
    except ImportError as problem:
        raise Refused(
            "没有安装 Spark，没有进行匹配。请安装扩展：pip install 'getu[spark]'（另需 Java 17 或更新），"
            "或用 --engine duckdb。",
            "Spark is not installed, so nothing was matched. Install the extra: pip install 'getu[spark]' (it needs "
            "Java 17 or newer), or use --engine duckdb.",
        ) from problem
    return found


def _lines(told: dict[str, object], *, dry: bool) -> list[str]:
    lines = [
        f"比较 / records {told['records']:,}，引擎 / engine {told['engine']}，模型 / model {told['model']}",
        f"自动匹配 / automatic {told['automatic']:,}，待判 / to review {told['review']:,}",
    ]
    if "merged" in told:
        lines.append(f"已合并 / merged {told['merged']:,}，未合并 / not merged {told['not_merged']:,}")
    return [*lines, "试运行，没有写入 / dry run, nothing was written"] if dry else lines
