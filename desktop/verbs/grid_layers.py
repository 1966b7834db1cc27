"""`getu grids check|export`: look a layer of grid polygons over, repair it; write a bank's grids out."""

import argparse
import json
import math
from pathlib import Path
from typing import Any

from desktop.customers.queries import bank_date
from desktop.database.connection import Connection
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.maps.backdrop_queries import county_ring
from desktop.maps.datum import Datum
from desktop.maps.vector_layer_writer import ENCODINGS
from desktop.organisation.queries import branches, outlets
from desktop.plans.datum_guess import DatumGuess, guessed
from desktop.plans.grid_columns import grid_columns
from desktop.plans.polygon_export import export
from desktop.plans.polygon_findings import Examination, Finding, Kind, examined
from desktop.plans.polygon_import import GAP_M2, Repair, repaired
from desktop.plans.polygon_layer import PolygonLayer, read_polygons, text
from desktop.verbs.bank_file import unlock

_NAMED = 5
_WORDS: dict[Kind, str] = {
    "NO_GEOMETRY": "没有图形 no geometry",
    "NOT_POLYGON": "不是面 not a polygon",
    "OTHER_PARTS": "夹有点或线 points or lines among the parts",
    "BROKEN": "坐标错误 impossible coordinates",
    "COLLAPSED": "面积为零 no area",
    "INVALID_RING": "环无效 invalid ring",
    "SELF_CROSSING": "自相交 crosses itself",
    "DUPLICATE": "重复 duplicate",
    "SAME_CODE": "代码相同 same code",
    "MULTIPART": "多部分 several parts",
    "HOLE": "有洞 holes",
    "OVERLAP": "重叠 overlap",
    "GAP": "空隙 gap",
    "SLIVER": "碎缝 sliver",
    "HIDDEN": "被其他面完全覆盖 wholly beneath others",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="check | export")
    check = actions.add_parser("check", help="检查网格图层，可修复 / look a layer over, repair it on request")
    check.add_argument("file", type=Path, help=".gpkg | .shp | .geojson | .kml | .dxf")
    check.add_argument("--layer", help="图层 / which layer, where there are several")
    check.add_argument("--crs", help="坐标参考系 / reference system, such as EPSG:4549")
    check.add_argument("--encoding", help="属性表编码 / encoding of a Shapefile's table")
    check.add_argument(
        "--bank", type=Path, help="银行文件，用其县界判断坐标系偏移 / bank whose county shows a wrong datum"
    )
    check.add_argument(
        "--datum", choices=[datum.value for datum in Datum], default=Datum.CGCS2000.value,
        help="图层的坐标系，将纠正为 CGCS2000 / datum of the layer, brought to CGCS2000 (%(default)s)",
    )  # fmt: skip
    check.add_argument(
        "--gap", type=float, default=GAP_M2, metavar="M2",
        help="不大于此面积的空隙并入邻格 / gaps up to this area go to a neighbour (%(default)s)",
    )  # fmt: skip
    check.add_argument("--out", type=Path, help="写出修复结果 / write the repaired layer")
    check.add_argument("--json", action="store_true", help="只输出一个 JSON / print one JSON object alone")
    out = actions.add_parser("export", help="导出网格 / write a bank's grids")
    out.add_argument("bank", type=Path, metavar="BANK")
    out.add_argument("file", type=Path, metavar="FILE", help=".gpkg | .shp | .geojson | .kml")
    out.add_argument("--date", help="按此日期，默认为银行日期 / as of this date (the bank's own)")
    out.add_argument(
        "--encoding", choices=ENCODINGS, default="UTF-8", help="Shapefile 属性表 / its table (%(default)s)"
    )


def run(options: argparse.Namespace) -> int:
    """`check`: 0 when nothing is wrong, or everything could be repaired and was written; else 1."""
    if options.action == "export":
        return _export(options)
    layer = read_polygons(options.file, layer=options.layer, crs=options.crs, encoding=options.encoding)
    layer = layer.moved_from(Datum(options.datum))
    guess = _guess(layer, options.bank)
    examination = examined(layer)
    repair = repaired(examination, gap_m2=options.gap)
    if options.out is not None:
        taken = {field: [text(values[i]) for i in repair.features] for field, values in layer.columns.items()}
        export(repair.partition, taken, options.out)
    if options.json:
        print(json.dumps(_as_json(examination, repair, guess), ensure_ascii=False, indent=2))
    else:
        print("\n".join([*_told(examination, repair, guess), *_written(options.out, repair)]))
    wrong = repair.left if options.out is not None else examination.findings
    in_order = all(finding.kind in ("HOLE", "MULTIPART") for finding in wrong)
    return 0 if in_order and (guess is None or not guess.shifted) else 1


def _guess(layer: PolygonLayer, bank: Path | None) -> DatumGuess | None:
    if bank is None:
        return None
    db = unlock(bank).reader()
    try:
        county = county_ring(db)
    finally:
        db.close()
    return None if county is None else guessed(layer, county)


def _told(examination: Examination, repair: Repair, guess: DatumGuess | None) -> list[str]:
    layer = examination.layer
    lines = [
        f"{layer.name}：{layer.count:,} 个要素 features → {len(repair.partition.faces):,} 个网格 grids，"
        f"重复合并 merged {len(repair.merged):,}"
    ]
    lines += [f"字段 / fields: 代码 code = {layer.code_field or '—'}，名称 name = {layer.name_field or '—'}"]
    if layer.assumed_degrees:
        lines.append("没有说明坐标参考系，按经纬度读取 / no reference system is named: read as degrees")
    lines += [] if guess is None else [_datum_told(guess)]
    for kind, count in examination.counts().items():
        lines.append(f"{_WORDS[kind]}: {count:,}")
        same = [finding for finding in examination.findings if finding.kind == kind]
        lines += [f"  {_place(layer, finding)}" for finding in same[:_NAMED]]
        lines += [f"  …… 另 {len(same) - _NAMED:,} 处 / {len(same) - _NAMED:,} more"] if len(same) > _NAMED else []
    closed, given = repair.closed, repair.given
    lines.append(
        f"修复 / repair: 补空隙 gaps closed {closed[0]:,} ({closed[1]:,.0f} m²)，"
        f"重叠归一 overlaps settled {given[0]:,} ({given[1]:,.0f} m²)，不能修复 not repairable {len(repair.left):,}"
    )
    return lines + [f"  {_WORDS[finding.kind]} {_place(layer, finding)}" for finding in repair.left]


def _datum_told(guess: DatumGuess) -> str:
    if guess.datum is None:
        return "图层轮廓与县界不符，不能判断坐标系 / the outline is not the county's: the datum cannot be told"
    if not guess.shifted:
        return f"与县界相符，偏移 {guess.metres:.0f} m / fits the county, {guess.metres:.0f} m off"
    name = guess.datum.value
    return (
        f"整层偏移 {guess.metres:.0f} m（东 {guess.east:.0f}，北 {guess.north:.0f}），疑为 {name}；"
        f"确认后加 --datum {name} 纠正 / the whole layer is {guess.metres:.0f} m off (east {guess.east:.0f}, "
        f"north {guess.north:.0f}), as {name} would be; if so, add --datum {name}"
    )


def _place(layer: PolygonLayer, finding: Finding) -> str:
    who = " | ".join(layer.label(feature) for feature in finding.features)
    where = "" if math.isnan(finding.lon) else f"{finding.lon:.5f}, {finding.lat:.5f}"
    size = f"{finding.size:,.0f} m²" if finding.size else ""
    times = f"× {finding.count:,}" if finding.count > 1 else ""
    return "  ".join(part for part in (who, where, size, times) if part)


def _written(out: Path | None, repair: Repair) -> list[str]:
    if out is None:
        return []
    count = len(repair.partition.faces)
    return [f"已写入 {out.name}：{count:,} 个网格 / {out.name} was written: {count:,} grids"]


def _as_json(examination: Examination, repair: Repair, guess: DatumGuess | None) -> dict[str, Any]:
    def told(finding: Finding) -> dict[str, Any]:
        nowhere = math.isnan(finding.lon)
        return {
            "kind": finding.kind,
            "features": [feature + 1 for feature in finding.features],
            "lon": None if nowhere else round(finding.lon, 7),
            "lat": None if nowhere else round(finding.lat, 7),
            "m2": round(finding.size, 1),
            "count": finding.count,
        }

    return {
        "file": examination.layer.name,
        "features": examination.layer.count,
        "grids": len(repair.partition.faces),
        "merged": len(repair.merged),
        "datum": None if guess is None or guess.datum is None else guess.datum.value,
        "metres_off": None if guess is None else round(guess.metres, 1),
        "counts": examination.counts(),
        "findings": [told(finding) for finding in examination.findings],
        "left": [told(finding) for finding in repair.left],
    }


def _export(options: argparse.Namespace) -> int:
    db: Connection = unlock(options.bank).reader()
    try:
        day = options.date or bank_date(db)
        partition = partition_of(db, active_plan(db, day))
        columns = grid_columns(partition, grids_on(db, day), branches(db), outlets(db))
    finally:
        db.close()
    export(partition, columns, options.file, encoding=options.encoding)
    count = len(partition.faces)
    print(f"已写入 {options.file.name}：{count:,} 个网格（{day}） / {options.file.name} was written: {count:,} grids")
    return 0
