"""From an OpenStreetMap extract to a ground file, in one call."""

from pathlib import Path

from desktop.maps.ground.ground_writer import GroundWriter, Origin
from desktop.maps.ground.osm_reader import CREDIT, ReadingReport, read_osm
from desktop.progress import Progress

_READING = 0.7  # share of the whole


def compile_osm(source: Path, target: Path, progress: Progress | None = None) -> ReadingReport:
    """Read an extract and write `target` (*.ground). Raises `Refused`, `Cancelled`; then nothing is written."""
    progress = progress or Progress()
    with GroundWriter(target) as writer:
        report = read_osm(source, writer.add, progress.part(0.0, _READING))
        origin = Origin(CREDIT, report.source, report.sha256, report.data_date, report.skipped, report.box)
        writer.finish(origin, progress.part(_READING, 1.0))
    return report
