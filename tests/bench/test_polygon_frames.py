"""The bench of imports draws carelessly, and notices a grid that does not come back."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.bench import polygon_frames
from desktop.bench.polygon_frames import ROUNDS, import_polygons
from desktop.grids.boundary import Partition
from desktop.plans.polygon_findings import Examination, examined
from desktop.plans.polygon_import import Repair, repaired
from desktop.plans.polygon_layer import read_polygons
from tests.grids.partitions import voronoi


def test_grids_drawn_carelessly_come_back_whole(tmp_path: Path) -> None:
    watch, right = import_polygons(voronoi(2, 12), None, tmp_path)
    assert right
    assert len(watch.wall) == ROUNDS
    found = examined(read_polygons(tmp_path / "grids.gpkg")).counts()
    assert found["SLIVER"] > 12


def test_a_grid_that_is_lost_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(examination: Examination) -> Repair:
        repair = repaired(examination)
        arcs = [(arc.id, _but_first(arc.left), _but_first(arc.right), arc.e7) for arc in repair.partition.arcs]
        return replace(repair, partition=Partition.from_e7(arcs))

    monkeypatch.setattr(polygon_frames, "repaired", forgetful)
    assert not import_polygons(voronoi(2, 12), None, tmp_path)[1]


def _but_first(face: int | None) -> int | None:
    return None if face == 1 else face
