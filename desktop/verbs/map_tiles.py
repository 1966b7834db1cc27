"""`getu tiles build|check|convert`: bake a raster map, look a tile file over, turn a GeoTIFF into tiles."""

import argparse
import math
import re
from pathlib import Path

import numpy as np

from desktop.baking.bake import DEEPEST, BakeReport, Baking, bake
from desktop.baking.ground_making import Ground, ground_of, ground_of_backdrop
from desktop.maps.archives.description import degrees
from desktop.maps.archives.geotiff import convert_geotiff
from desktop.maps.archives.inspection import checksum, inspect
from desktop.maps.archives.opening import open_archive
from desktop.maps.backdrop_queries import backdrop
from desktop.maps.box import Box
from desktop.maps.projection import MAX_LATITUDE, to_world
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.verbs.bank_file import unlock
from desktop.verbs.terminal import progress_on_stderr

_READING = 0.2  # share of the whole
_NAMED = 20


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="build | check | convert")
    build = actions.add_parser("build", help="制作底图 / bake a map")
    build.add_argument("source", type=Path, metavar="IN", help=".osm.pbf | .osm | .ground | .getu | .gpkg | .shp")
    build.add_argument("out", type=Path, metavar="OUT", help=".mbtiles | .pmtiles")
    build.add_argument("--zoom", type=zooms, default="8-14", help="级别 / levels (%(default)s)")
    build.add_argument("--bbox", type=box, help="西,南,东,北（度） / west,south,east,north in degrees")
    build.add_argument("--style", choices=("light", "dark", "grey"), default="light", help="样式 / style (%(default)s)")
    build.add_argument("--scale", type=int, choices=(1, 2), default=1, help="1: 256 px, 2: 512 px (%(default)s)")
    build.add_argument("--form", choices=("webp", "png"), default="webp", help="图片格式 / pictures (%(default)s)")
    build.add_argument("--mapping", type=Path, help="图层对照文件 / mapping file of a GeoPackage or Shapefile")
    build.add_argument("--name", default="", help="地图名称 / name of the map")
    build.add_argument("--jobs", type=int, help="进程数 / worker processes (all cores)")
    check = actions.add_parser("check", help="检查瓦片文件 / look a tile file over")
    check.add_argument("file", type=Path)
    convert = actions.add_parser("convert", help="把 GeoTIFF 转成瓦片 / turn a GeoTIFF into tiles")
    convert.add_argument("source", type=Path, metavar="IN.tif")
    convert.add_argument("out", type=Path, metavar="OUT.mbtiles")


def run(options: argparse.Namespace) -> int:
    with progress_on_stderr() as progress:
        if options.action == "build":
            lines = _build(options, progress)
        elif options.action == "check":
            lines, sound = _check(options.file, progress)
            print("\n".join(lines))
            return 0 if sound else 1
        else:
            lines = [str(convert_geotiff(options.source, options.out, progress))]
    print("\n".join(lines))
    return 0


def zooms(text: str) -> range:
    """`8-14` or `12` → the levels, both ends included."""
    told = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", text)
    first, last = (int(told[1]), int(told[2] or told[1])) if told else (1, 0)
    if not 0 <= first <= last <= DEEPEST:
        raise argparse.ArgumentTypeError(f"级别如 8-14，最深 {DEEPEST} / levels such as 8-14, at most {DEEPEST}")
    return range(first, last + 1)


def box(text: str) -> Box:
    """`west,south,east,north` in degrees → world metres."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = math.nan
    if not (-180 <= west < east <= 180 and -MAX_LATITUDE <= south < north <= MAX_LATITUDE):
        raise argparse.ArgumentTypeError("范围如 121.0,31.7,121.9,32.2 / a box such as 121.0,31.7,121.9,32.2")
    corners = to_world(np.array([[west, south], [east, north]]))
    return Box.around(corners)


def _build(options: argparse.Namespace, progress: Progress) -> list[str]:
    out: Path = options.out
    if out.suffix.lower() not in (".mbtiles", ".pmtiles"):
        raise Refused(
            f"输出文件要以 .mbtiles 或 .pmtiles 结尾：{out.name}",
            f"The output ends in .mbtiles or .pmtiles: {out.name}",
        )
    if options.jobs is not None and options.jobs < 1:
        raise Refused("进程数至少为 1。", "There is at least one worker process.")
    ground = _ground(options, progress.part(0.0, _READING))
    baking = Baking(
        zooms=options.zoom,
        box=options.bbox,
        theme=options.style,
        scale=options.scale,
        form=options.form,
        name=options.name,
        jobs=options.jobs,
    )
    try:
        report = bake(ground.file, out, baking, progress.part(_READING, 1.0))
    finally:
        ground.file.close()
    return _report(report, ground)


def _ground(options: argparse.Namespace, progress: Progress) -> Ground:
    source: Path = options.source
    if source.suffix.lower() != ".getu":
        return ground_of(source, options.out, progress, mapping=options.mapping)
    reader = unlock(source).reader()
    try:
        return ground_of_backdrop(backdrop(reader), source.name, options.out, progress)
    finally:
        reader.close()


def _report(report: BakeReport, ground: Ground) -> list[str]:
    found = sum(report.counts.values())
    lines = [
        f"{report.path}: {report.tiles:,} 瓦片 tiles, {report.bytes / 1e6:.1f} MB, {report.seconds:.1f} s"
        + ("（接着上次 / continued）" if report.resumed else ""),
        f"地物 / features: {found:,}",
        *(f"  {kind:<14}{count:>9,}" for kind, count in sorted(report.counts.items())),
    ]
    if ground.expected is not None:
        total = sum(ground.expected.values())
        lines.append(f"另数一遍 / counted independently: {total:,}")
    if report.skipped:
        more = " …" if len(report.skipped) > _NAMED else ""
        lines.append(f"跳过 / skipped: {len(report.skipped)}: {', '.join(report.skipped[:_NAMED])}{more}")
    return [*lines, *(f"{zh} / {en}" for zh, en in ground.warnings)]


def _check(file: Path, progress: Progress) -> tuple[list[str], bool]:
    """Lines of words, and whether no tile of it is damaged."""
    archive = open_archive(file, progress=progress)
    try:
        facts = archive.facts
        seen = inspect(archive, progress.part(0.0, 0.8), most_checked=None)
    finally:
        archive.close()
    edges = ", ".join(f"{edge:.5f}" for edge in degrees(facts.box))
    lines = [
        f"{file.name}: {facts.content.value} {facts.form} {facts.tile_pixels} px, {facts.count:,} 瓦片 tiles",
        f"范围 / bounds: {edges}",
        f"来源 / credit: {facts.credit or '—'}",
        f"SHA-256: {checksum(file, progress.part(0.8, 1.0))}",
        *(f"  z{level.z:<3}{level.there:>9,}  缺 / missing {level.missing:,}" for level in seen.levels),
        f"检查 / checked: {seen.checked:,}, 损坏 / damaged: {seen.damaged:,}",
        *(f"  {z}/{x}/{y}" for z, x, y in seen.examples),
    ]
    return lines, seen.damaged == 0
