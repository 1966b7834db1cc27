"""Reads a bank's own layers (GeoPackage, Shapefile, GeoJSON and whatever else GDAL knows) into our classes."""

import hashlib
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from desktop.maps.datum import Datum, convert
from desktop.maps.ground.features import Features, Floats, Shape
from desktop.maps.ground.ground_writer import GroundWriter, Origin
from desktop.maps.ground.layer_mapping import LayerMapping, Mappings, load_mappings
from desktop.maps.ground.mvt_classes import shape_of
from desktop.maps.projection import to_world
from desktop.maps.vector_layer import VectorLayer, to_degrees
from desktop.progress import Progress
from desktop.refusal import Refused

_TOGETHER = 50_000  # features in memory at once
_READING = 0.6  # share of the whole
_KEPT = ("未生成地图。", "No map was made.")
_TYPES = {Shape.POINT: (0, 4), Shape.LINE: (1, 5), Shape.AREA: (3, 6)}


def compile_layers(mapping: Path, target: Path, progress: Progress | None = None) -> Counter[str]:
    """Make `target` (*.ground) from the layers that a mapping file names; returns features per class.

    Raises `Refused`, naming the layers or fields there are, and `Cancelled`; then nothing is written.
    """
    progress = progress or Progress()
    mappings = load_mappings(mapping)
    skipped: list[str] = []
    with GroundWriter(target) as writer:
        for number, layer in enumerate(mappings.layers):
            part = progress.part(_READING * number / len(mappings.layers), _READING)
            skipped += _read(layer, mappings, writer, part)
        digest = hashlib.sha256()
        for file in sorted({layer.file for layer in mappings.layers}):
            digest.update(file.read_bytes())
        origin = Origin(mappings.credit, mapping.name, digest.hexdigest(), "", tuple(skipped))
        writer.finish(origin, progress.part(_READING, 1.0))
        return Counter(writer.counts)


def _read(layer: LayerMapping, mappings: Mappings, writer: GroundWriter, progress: Progress) -> list[str]:
    """Add all features of one layer; returns the names of those without a usable geometry."""
    source = VectorLayer(layer.file, _KEPT, layer.layer, layer.encoding)
    info = source.info()
    fields = [str(field) for field in info["fields"]]
    for field in (layer.name, *layer.where):
        if field is not None and field not in fields:
            raise Refused(
                f"{layer.file.name} 没有字段 {field}，可用：{'、'.join(fields)}。未生成地图。",
                f"{layer.file.name} has no field {field}; there are {', '.join(fields)}. No map was made.",
            )
    crs = info["crs"]
    if not crs:
        raise Refused(
            f"{layer.file.name} 没有说明坐标参考系（例如缺少 .prj 文件），未生成地图。",
            f"{layer.file.name} does not say its coordinate reference system (no .prj file?). No map was made.",
        )
    skipped: list[str] = []
    total, found = int(info["features"]), 0
    for first in range(0, max(total, 0), _TOGETHER):
        progress.report(first / total, layer.file.name)
        named = [field for field in (layer.name, *layer.where) if field]
        meta, ids, wkb, columns = source.read(named, first=first, most=_TOGETHER)
        values = dict(zip((str(field) for field in meta["fields"]), columns, strict=True))
        chosen = _chosen(layer, values, len(wkb))
        geometries = shapely.from_wkb(wkb[chosen], on_invalid="ignore")
        shape = shape_of(layer.kind)
        fitting = np.isin(shapely.get_type_id(geometries), _TYPES[shape]) & ~shapely.is_empty(geometries)
        skipped += [f"{layer.file.name} {fid}" for fid in ids[chosen][~fitting].tolist()]
        names = [_text(name) for name in values[layer.name][chosen][fitting]] if layer.name else []
        features = _features(layer.kind, shape, geometries[fitting], names, crs, mappings.datum)
        found += features.count
        writer.add(features)
    if not found:
        raise Refused(
            f"{layer.file.name} 里没有适合类别 {layer.kind} 的地物（共 {total} 个），未生成地图。"
            "请检查 where 和几何类型。",
            f"{layer.file.name} has nothing for the class {layer.kind} among its {total} features; no map was made. "
            "Check where and the kind of geometry.",
        )
    return skipped


def _chosen(layer: LayerMapping, values: dict[str, NDArray[Any]], count: int) -> NDArray[np.bool_]:
    chosen = np.ones(count, np.bool_)
    for field, wanted in layer.where.items():
        chosen &= np.array([_text(value) in wanted for value in values[field]], np.bool_)
    return chosen


def _features(
    kind: str, shape: Shape, geometries: NDArray[np.object_], names: list[str], crs: str, datum: Datum
) -> Features:
    parts, which = shapely.get_parts(geometries, return_index=True)
    lines, owner = parts, np.arange(len(parts))
    if shape is Shape.AREA:
        lines, owner = shapely.get_rings(parts, return_index=True)
    places, part = shapely.get_coordinates(lines, return_index=True)
    starts = np.concatenate([[0], np.cumsum(np.bincount(part, minlength=len(lines)))])
    named = [names[i] for i in which.tolist()] if any(names) else ()
    return Features(kind, shape, _world(places, crs, datum), starts, owner, named)


def _world(places: Floats, crs: str, datum: Datum) -> Floats:
    """Places in any reference system and datum → world metres, CGCS2000."""
    return to_world(convert(to_degrees(places, crs), source=datum, target=Datum.CGCS2000))


def _text(value: object) -> str:
    if value is None or (isinstance(value, float) and np.isnan(value)):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
