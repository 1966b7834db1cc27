"""`getu check FILE`: verify a bank and print its figures."""

import argparse
import json

from desktop.bank_check import check
from desktop.database.report import report_lines, to_json
from desktop.verbs.bank_file import file_argument, unlock
from desktop.verbs.terminal import progress_on_stderr


def arguments(parser: argparse.ArgumentParser) -> None:
    file_argument(parser)
    parser.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")


def run(options: argparse.Namespace) -> int:
    """0 when all is well, 1 when anything is wrong with the bank."""
    reader = unlock(options.file).reader()
    try:
        with progress_on_stderr() as progress:
            report = check(reader, progress)
    finally:
        reader.close()
    if options.json:
        print(json.dumps(to_json(report), ensure_ascii=False, indent=2))
    else:
        print("\n".join(report_lines(report)))
    return 0 if report.ok else 1
