"""`getu bench NAME`: measure one thing, or everything, on the full-scale demo bank."""

import argparse
import datetime
import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.bench.frame import BenchReport, dump
from desktop.bench.full_bank import demo_key, full_bank
from desktop.bench.registry import BENCHES
from desktop.database.connection import must_exist
from desktop.files import whole_file
from desktop.verbs.terminal import progress_on_stderr

ALL = "all"


def arguments(parser: argparse.ArgumentParser) -> None:
    names = [bench.name for bench in BENCHES]
    parser.add_argument("name", choices=[*names, ALL], metavar="NAME", help=" | ".join([*names, ALL]))
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")
    parser.add_argument(
        "--bank",
        type=Path,
        help="示例银行；默认为生成一次并保留的全量示例 / a demo bank; by default a full one, made once",
    )


def run(options: argparse.Namespace) -> int:
    """0 when every answer was right, 1 otherwise. A missed goal is a figure in the report, never an error."""
    # A measure of the canvas of one size on every machine: no scaling, and no window in the way.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = "1"
    bank = _bank(options.bank)
    if options.name == ALL:
        return _run_all(bank, as_json=options.json)
    entry = next(entry for entry in BENCHES if entry.name == options.name)
    report: BenchReport = importlib.import_module(entry.module).run(bank, demo_key(bank))
    print(dump(report.as_json()) if options.json else report.as_text())
    return 0 if report.checked else 1


def _bank(told: Path | None) -> Path:
    if told is not None:
        must_exist(told)
        return told.resolve()
    with progress_on_stderr() as progress:
        return full_bank(progress)


def _run_all(bank: Path, *, as_json: bool) -> int:
    """Every bench in a process of its own, one after the other, so that none pays for the memory of another."""
    reports: list[dict[str, Any]] = []
    failed: list[str] = []
    for entry in BENCHES:
        print(f"{entry.name}: {entry.zh} / {entry.en} …", file=sys.stderr)
        done = subprocess.run(
            [*_ourselves(), "bench", entry.name, "--json", "--bank", str(bank)],
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": os.pathsep.join(_import_path()), "PYTHONUTF8": "1"},
            check=False,
        )
        if done.stdout.strip():
            reports.append(json.loads(done.stdout))
        if done.returncode != 0:
            failed.append(entry.name)
    summary = {
        "made": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "machine": {"system": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()},
        "bank_mb": round(bank.stat().st_size / 1e6, 1),
        "benches": reports,
    }
    file = paths.results() / "bench.json"
    with whole_file(file) as part:
        part.write_text(dump(summary) + "\n", encoding="utf-8")
    print(f"已写入 / Written: {file}", file=sys.stderr)
    if as_json:
        print(dump(summary))
    else:
        for report in reports:
            for result in report["results"]:
                mark = "✓" if result["met"] else "✗"
                print(f"{mark} {report['bench']:<12}{result['what']:<18}{result['median']:10.2f} {result['unit']}")
    if failed:
        print(f"没有通过 / Failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _ourselves() -> list[str]:
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m", "desktop"]


def _import_path() -> list[str]:
    told = os.environ.get("PYTHONPATH", "")
    return [str(paths.ROOT), *(told.split(os.pathsep) if told else [])]
