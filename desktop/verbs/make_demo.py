"""`getu demo FILE`: make the demo bank."""

import argparse
import sys
from pathlib import Path

from desktop.database.keys import DEMO_PASSPHRASE
from desktop.demo import bank
from desktop.refusal import Refused
from desktop.verbs.terminal import progress_on_stderr


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="新文件，以 .getu 结尾 / the new file, ending in .getu")
    parser.add_argument("--size", choices=("small", "full"), default="small", help="规模 / scale (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="随机种子 / seed of all chance (%(default)s)")


def run(options: argparse.Namespace) -> int:
    file: Path = options.file
    if file.suffix != ".getu":
        raise Refused(f"文件名要以 .getu 结尾：{file.name}", f"The file name must end in .getu: {file.name}")
    if file.exists():
        raise Refused(
            f"文件已存在，没有改动：{file}。请换一个名字。",
            f"The file exists and was left as it is: {file}. Choose another name.",
        )
    with progress_on_stderr() as progress:
        made = bank.make(file, size=options.size, seed=options.seed, progress=progress)
    print(made)
    print(f"示例数据，口令：{DEMO_PASSPHRASE} / Sample data, passphrase: {DEMO_PASSPHRASE}", file=sys.stderr)
    return 0
