"""The ground file behind a map to be baked, whatever the map is made from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.maps.archives.inspection import checksum
from desktop.maps.archives.map_file import MapFile, map_file
from desktop.maps.backdrop import BackdropFeature
from desktop.maps.ground.backdrop_source import FINEST, BackdropSource
from desktop.maps.ground.ground_file import GroundFile
from desktop.maps.ground.ground_writer import GroundWriter, Origin
from desktop.maps.ground.layer_mapping import load_mappings
from desktop.maps.ground.layer_reader import compile_layers
from desktop.maps.ground.osm_ground import compile_osm
from desktop.maps.ground.osm_reader import SUFFIXES, ReadingReport
from desktop.progress import Progress
from desktop.refusal import Refused

SUFFIX = ".ground"


@dataclass(frozen=True, slots=True)
class Ground:
    """An open ground file, and what an independent count of its source expects where there is one."""

    file: GroundFile
    expected: Mapping[str, int] | None = None
    warnings: tuple[tuple[str, str], ...] = ()


def ground_of(source: Path, out: Path, progress: Progress, *, mapping: Path | None = None) -> Ground:
    """Open a ground file, or make one beside `out`, where it stays for what is painted on demand.

    `source` is a `.ground` file, an OpenStreetMap extract, or a layer that `mapping` speaks of. A ground file that
    was made of the same extract before is used again. Raises `Refused` and `Cancelled`; then nothing is made.
    """
    if source.suffix.lower() == SUFFIX:
        return Ground(GroundFile(source))
    target = out.with_suffix(SUFFIX)
    if mapping is not None:
        _must_be_mapped(source, mapping)
        compile_layers(mapping, target, progress)
        return Ground(GroundFile(target))
    if not source.name.lower().endswith(SUFFIXES):
        raise _no_source(source)
    if _is_of(target, source, progress.part(0.0, 0.1)):
        return Ground(GroundFile(target))
    report: ReadingReport = compile_osm(source, target, progress.part(0.1, 1.0))
    return Ground(GroundFile(target), report.expected, report.warnings)


def ground_of_backdrop(features: tuple[BackdropFeature, ...], name: str, out: Path, progress: Progress) -> Ground:
    """The same from the vector backdrop of a bank file; `name` is the file's."""
    source = BackdropSource(features)
    target = out.with_suffix(SUFFIX)
    with GroundWriter(target) as writer:
        for each in source.read(source.box, FINEST):
            writer.add(each)
        writer.finish(Origin(source.credit, name), progress)
    return Ground(GroundFile(target))


def _is_of(target: Path, source: Path, progress: Progress) -> bool:
    """Whether the ground file at `target` was made of `source` as it is now."""
    if not (target.is_file() and source.is_file()):
        return False
    try:
        made = GroundFile(target)
    except Refused:
        return False
    try:
        return made.facts.sha256 == checksum(source, progress)
    finally:
        made.close()


def _must_be_mapped(source: Path, mapping: Path) -> None:
    files = [layer.file for layer in load_mappings(mapping).layers]
    if source.resolve() not in {file.resolve() for file in files}:
        names = "、".join(sorted({file.name for file in files}))
        raise Refused(
            f"{mapping.name} 里没有提到 {source.name}，只有：{names}。没有改动。",
            f"{mapping.name} does not speak of {source.name}, only of {names}. Nothing was changed.",
        )


def _no_source(source: Path) -> Refused:
    kind = map_file(source)
    if kind is MapFile.MISSING:
        return Refused(f"找不到 {source.name}。", f"{source.name} is not there.")
    if kind is MapFile.LAYERS or source.suffix.lower() == ".shp":
        return Refused(
            f"{source.name} 是矢量图层：请用 --mapping 给出图层对照文件（哪个图层是什么地物）。",
            f"{source.name} holds layers: name a mapping file with --mapping that says which layer is what.",
        )
    return Refused(
        f"不能用 {source.name} 制作底图。可用：{'、'.join(SUFFIXES)}、{SUFFIX}、.getu，或带 --mapping 的图层。",
        f"No map can be baked from {source.name}. Possible: {', '.join(SUFFIXES)}, {SUFFIX}, .getu, or layers "
        "with --mapping.",
    )
