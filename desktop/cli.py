"""Every command of 格图: which verbs there are, and how their refusals and interruptions are told."""

import argparse
import importlib
import io
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType

from desktop.refusal import Cancelled, Refused

DONE, REFUSED, USAGE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done, refused with a sentence, wrong words on the command line, cancelled by Ctrl-C."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One command. Its module offers `arguments(parser) -> None` and `run(options) -> int` and is imported late."""

    name: str
    zh: str
    en: str
    example: str
    module: str


VERBS = (
    Verb("open", "打开银行地图（不写文件则打开示例银行）", "open a bank on the map; the demo bank if no file is named",
         "getu open 海门.getu", "desktop.verbs.open_bank"),
    Verb("demo", "生成示例银行", "make the demo bank",
         "getu demo 示例.getu --size small --seed 1", "desktop.verbs.make_demo"),
    Verb("check", "核对银行文件并列出主要数字", "verify a bank file and print its figures",
         "getu check 海门.getu --json", "desktop.verbs.check_bank"),
    Verb("map", "不开窗口，输出地图图片和 PDF", "write the map as a picture and a PDF, without a window",
         "getu map 海门.getu --out out", "desktop.verbs.draw_map"),
    Verb("ground", "用 OSM 数据、本行图层或影像制作底图", "make a base map of an OSM extract, own layers or a GeoTIFF",
         "getu ground 海门.osm.pbf 海门.ground", "desktop.verbs.make_ground"),
    Verb("tiles", "制作、检查离线底图", "bake and check offline maps",
         "getu tiles build 江苏.osm.pbf 底图.mbtiles --zoom 8-14 --bbox 121,31.7,122,32.2", "desktop.verbs.map_tiles"),
    Verb("grids", "检查、修复网格图层，导出网格", "check and repair a layer of grid polygons, export grids",
         "getu grids check 网格.shp --bank 海门.getu --out 修好.gpkg", "desktop.verbs.grid_layers"),
    Verb("quality", "评定客户资料质量", "score the quality of the customer records",
         "getu quality 海门.getu --score --by manager", "desktop.verbs.quality_of_bank"),
    Verb("import", "导入其他系统的客户文件，撤回一批导入", "bring in customer files, take a batch back",
         "getu import 存量.csv --bank 海门.getu --platform CORE --datum GCJ-02", "desktop.verbs.import_files"),
    Verb("match", "找出各平台上同一个人的记录", "find one person's records on several platforms",
         "getu match --bank 海门.getu --dry-run", "desktop.verbs.match_bank"),
    Verb("locate", "按地址给客户定位（离线）", "place customers by their addresses, without a network",
         "getu locate --bank 海门.getu --dry-run", "desktop.verbs.locate_customers"),
    Verb("bench", "测量速度和内存", "measure speed and memory",
         "getu bench canvas --json", "desktop.verbs.run_bench"),
)  # fmt: skip


def overview() -> str:
    """What `getu --help` prints: every verb with one example."""
    lines = [
        "格图 Getu：农商银行客户关系战略地图（离线）",
        "Getu: the customer relationship strategic map of a rural bank, offline",
        "",
        "用法 / usage: getu [VERB] [...]      getu VERB --help",
        "",
    ]
    for verb in VERBS:
        lines += [f"  {verb.name:<8}{verb.zh}", f"          {verb.en}", f"          例 / example: {verb.example}", ""]
    return "\n".join([*lines, "不带命令时打开示例银行。/ Without a verb the demo bank is opened."])


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code. A refusal is printed to stderr as its sentence, without a trace."""
    _speak_utf8()
    told_words = list(sys.argv[1:] if words is None else words)
    return told(lambda: _run(told_words))


def _run(words: list[str]) -> int:
    if words and words[0] in ("-h", "--help", "help"):
        print(overview())
        return DONE
    verb = VERBS[0]
    if words:
        named = [verb for verb in VERBS if verb.name == words[0]]
        if not named:
            print(f"没有这个命令 / No such verb: {words[0]}\n\n{overview()}", file=sys.stderr)
            return USAGE
        verb = named[0]
        words = words[1:]
    module = importlib.import_module(verb.module)
    options = parser_of(verb, module).parse_args(words)
    return int(module.run(options))


def parser_of(verb: Verb, module: ModuleType) -> argparse.ArgumentParser:
    """The parser of one verb, with the arguments that its (imported) module asks for."""
    parser = argparse.ArgumentParser(
        prog=f"getu {verb.name}",
        description=f"{verb.zh} / {verb.en}",
        epilog=f"例 / example: {verb.example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    module.arguments(parser)
    return parser


def told(run: Callable[[], int]) -> int:
    """Run the work and turn its refusals and interruptions into a sentence and an exit code."""
    try:
        code = run()
        sys.stdout.flush()
        return code
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        print("\n已取消 / Cancelled", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the answer has had enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # or Python would say the same again at its end
        return REFUSED


def _speak_utf8() -> None:
    """A console in another encoding shows a question mark rather than ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
