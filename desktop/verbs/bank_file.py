"""Unlocking a bank named on the command line: the demo bank by itself, any other by its passphrase."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from desktop.database.connection import must_exist
from desktop.database.keys import demo_hint, must_have_slots
from desktop.database.workspace import Workspace
from desktop.refusal import Refused

PASSPHRASE_VARIABLE = "GETU_PASSPHRASE"


def file_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="银行文件 / the bank's file (.getu)")


def unlock(file: Path) -> Workspace:
    """Open `file`. The passphrase comes from the demo bank itself, `$GETU_PASSPHRASE`, or is asked for unseen.

    Raises `Refused` for no such file, a wrong passphrase, a damaged or newer file, and where nobody can be asked.
    """
    must_exist(file)
    passphrase = os.environ.get(PASSPHRASE_VARIABLE) or demo_hint(file)
    if not passphrase:
        must_have_slots(file)
        if not sys.stdin.isatty():
            raise Refused(
                f"需要口令：请在终端里运行，或设置环境变量 {PASSPHRASE_VARIABLE}。",
                f"A passphrase is needed: run this in a terminal, or set {PASSPHRASE_VARIABLE}.",
            )
        passphrase = getpass.getpass(f"{file.name} 的口令 / Passphrase: ")
    return Workspace.open(file, passphrase)
