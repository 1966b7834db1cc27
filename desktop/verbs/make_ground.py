"""`getu ground SOURCE TARGET`: make a base map of an OpenStreetMap extract, a bank's own layers, or a GeoTIFF."""

import argparse
import sys
from pathlib import Path

from desktop.maps.archives.geotiff import convert_geotiff
from desktop.maps.archives.map_file import MapFile, map_file
from desktop.maps.ground.layer_reader import compile_layers
from desktop.maps.ground.osm_ground import compile_osm
from desktop.progress import Progress
from desktop.refusal import Refused
from desktop.verbs.terminal import progress_on_stderr

_MAPPING = ".toml"
_SUFFIX = {True: ".mbtiles", False: ".ground"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source", type=Path,
        help="OSM 数据、图层映射文件 .toml 或 GeoTIFF / an OSM extract, a mapping file of layers, or a GeoTIFF",
    )  # fmt: skip
    parser.add_argument("--lines", type=int, default=10, help=argparse.SUPPRESS)  # of progress, for the window
    parser.add_argument("target", type=Path, help="新文件，影像为 .mbtiles，其余为 .ground / the new file")


def run(options: argparse.Namespace) -> int:
    source: Path = options.source
    target: Path = options.target
    kind = map_file(source)
    suffix = _SUFFIX[kind is MapFile.TIFF]
    if target.suffix.lower() != suffix:
        raise Refused(
            f"新文件的名字要以 {suffix} 结尾：{target.name}", f"The new file must end in {suffix}: {target.name}"
        )
    with progress_on_stderr(lines=options.lines) as progress:
        print(_made(source, kind, target, progress), file=sys.stderr)
    return 0


def _made(source: Path, kind: MapFile, target: Path, progress: Progress) -> str:
    """Make the file; a sentence of what is in it."""
    if kind is MapFile.TIFF:
        convert_geotiff(source, target, progress)
        return f"已写入 {target.name} / {target.name} was written"
    if kind is MapFile.OSM:
        report = compile_osm(source, target, progress)
        for zh, en in report.warnings:
            print(f"{zh} / {en}", file=sys.stderr)
        count, left_out = sum(report.counts.values()), len(report.skipped)
    elif source.suffix.lower() == _MAPPING:
        count, left_out = sum(compile_layers(source, target, progress).values()), 0
    else:
        raise Refused(
            f"{source.name} 不能做成底图。可用：OSM 数据（.osm.pbf）、图层映射文件（.toml）、GeoTIFF。没有写入文件。",
            f"No base map can be made of {source.name}. Usable are OSM extracts (.osm.pbf), mapping files of layers "
            "(.toml) and GeoTIFF. No file was written.",
        )
    return (
        f"{target.name}：{count:,} 个对象，{left_out} 个因数据残缺略过 / {count:,} objects, "
        f"{left_out} left out because their data are incomplete"
    )
