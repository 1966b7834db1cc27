"""`getu map FILE`: the window's picture and the territory map as PDF, without a window."""

import argparse
from pathlib import Path

from desktop import app, paths
from desktop.database.connection import must_exist

PAPERS = ("A4", "A3", "A2", "A1", "A0")


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="银行文件 / the bank's file (.getu)")
    parser.add_argument("--out", type=Path, help="输出文件夹 / folder to write to (out)")
    parser.add_argument("--branch", metavar="CODE", help="只画一个支行，给机构号 / one branch alone, by its code")
    parser.add_argument("--paper", choices=PAPERS, default="A3", help="纸张 / paper (%(default)s)")
    parser.add_argument("--grey", action="store_true", help="灰度，适合黑白打印机 / in grey, for a black printer")


def run(options: argparse.Namespace) -> int:
    file: Path = options.file
    must_exist(file)
    out: Path = options.out or paths.results()
    return app.main_job(out, file, branch=options.branch, paper=options.paper, grey=options.grey)
