"""The way of a file into a draft, in two looks that a person answers: what is in it, and what would come of it.

Loaded late: GDAL and PROJ take their time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import shapely

from desktop.grids.boundary import Partition
from desktop.maps.datum import Datum
from desktop.maps.geometry_blob import E7
from desktop.plans.datum_guess import DatumGuess, guessed
from desktop.plans.draft import Draft
from desktop.plans.polygon_draft import PolygonDraft, drafted
from desktop.plans.polygon_findings import examined
from desktop.plans.polygon_import import GAP_M2, repaired
from desktop.plans.polygon_layer import PolygonLayer, polygon_layers, read_polygons, text
from desktop.plans.polygon_overlay import outline_of
from desktop.progress import Progress

_SAMPLES = 3


@dataclass(frozen=True, eq=False)
class FirstLook:
    """A layer as it is in its file, and from which datum it seems to come."""

    names: tuple[str, ...]  # of the file's layers that may hold polygons; of one there is nothing to choose
    layer: PolygonLayer
    guess: DatumGuess

    def samples(self, column: str) -> tuple[str, ...]:
        """The first values of a column, for a person to know it by."""
        values = (text(value) for value in self.layer.columns[column][:50].tolist())
        return tuple(dict.fromkeys(value for value in values if value))[:_SAMPLES]


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person chose after the first look."""

    datum: Datum = Datum.CGCS2000
    code_field: str | None = None
    name_field: str | None = None
    absent_go: bool = False
    take_names: bool = False
    gap_m2: float = GAP_M2


def first_look(
    file: Path, county: E7 | None, partition: Partition, progress: Progress, *, layer: str = "", crs: str = ""
) -> FirstLook:
    """Read a layer: the named one, else the first that holds polygons. `county` None = the grids' own outline.

    Raises Refused as `read_polygons` does.
    """
    progress.report(0.0, "read")
    names = polygon_layers(file)
    read = read_polygons(file, layer=layer or (names[0] if names else None), crs=crs or None)
    progress.report(0.6, "datum")
    return FirstLook(names, read, guessed(read, _ring(partition) if county is None else county))


def review(look: FirstLook, answers: Answers, before: Draft, progress: Progress) -> PolygonDraft:
    """Examine, repair and lay the layer over a draft; nothing is written. What the window shows is worked out too."""
    progress.report(0.0, "examine")
    layer = replace(look.layer, code_field=answers.code_field, name_field=answers.name_field)
    examination = examined(layer.moved_from(answers.datum))
    progress.report(0.35, "repair")
    repair = repaired(examination, gap_m2=answers.gap_m2)
    progress.report(0.5, "lay")
    result = drafted(
        repair, before, absent_go=answers.absent_go, take_names=answers.take_names, gap_m2=answers.gap_m2,
        findings=examination.findings,
    )  # fmt: skip
    progress.report(0.95, "lay")
    _ = result.after.changed_faces
    progress.check()
    return result


def _ring(partition: Partition) -> E7:
    parts: Sequence[shapely.Polygon] = shapely.get_parts(outline_of(partition)).tolist()
    largest = max(parts, key=lambda part: float(part.area))
    ring: E7 = np.rint(shapely.get_coordinates(largest.exterior)).astype(np.int32)
    return ring
