"""The whole check of a bank: the file, its chains, its rules, its boundaries, and its figures. Imported late."""

from itertools import islice

import numpy as np

from desktop.database.connection import Connection
from desktop.database.figures import figures, title
from desktop.database.file_check import file_findings
from desktop.database.invariants import invariant_findings
from desktop.database.report import Finding, Report
from desktop.editing.chain_check import chain_findings
from desktop.grids.coverage import Defect, defects
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.hierarchy.queries import grids_in_force, one_moment, organisation_tree, plain_counts
from desktop.hierarchy.reconciliation import mismatches
from desktop.maps.backdrop_queries import backdrop
from desktop.maps.geometry_blob import E7
from desktop.maps.projection import to_lonlat
from desktop.plans.soundness import draft_faults
from desktop.progress import Progress
from desktop.refusal import Refused

_NAMED = 5
_WORDS = {
    "GAP": "空隙 gap",
    "OVERLAP": "重叠 overlap",
    "OUTSIDE": "县外 outside the county",
    "UNCLOSED": "边界不闭合 not closed",
}
_UNITS = {"UNCLOSED": "m"}


def check(connection: Connection, progress: Progress | None = None) -> Report:
    """Check an open bank through a reading connection; seconds for a small bank, under a minute for a full one.

    Never raises for a wrong bank: what is wrong is in the report. Raises Cancelled on request. Serves `getu check`,
    restores and tests alike.
    """
    progress = progress or Progress()
    bank_name, as_of = title(connection)
    findings = list(file_findings(connection, progress, end=0.9))
    if not all(finding.ok for finding in findings[:2]):  # nothing read from a torn file can be trusted
        return Report(bank_name, as_of, tuple(findings), ())
    progress.report(0.92, "检查日志")
    findings += chain_findings(connection)
    progress.report(0.94, "检查业务规则")
    findings += invariant_findings(connection)
    progress.report(0.95, "检查网格边界")
    findings += _boundaries(connection, as_of)
    progress.report(0.96, "核对各级合计")
    findings.append(_reconciled(connection))
    progress.report(0.965, "检查方案草案")
    wrong = tuple(draft_faults(connection))
    zh, en = "方案草案不重不漏，每块地都有网格", "every draft covers the same ground once, a grid to every face"
    findings.append(Finding("drafts", zh, en, not wrong, wrong[:_NAMED]))
    progress.report(0.97, "统计")
    found = figures(connection)
    progress.report(1.0, "检查完成")
    return Report(bank_name, as_of, tuple(findings), found)


def _boundaries(db: Connection, as_of: str) -> tuple[Finding, Finding]:
    """Every grid in force has a closed boundary, and together they cover the county once."""
    try:
        partition = partition_of(db, active_plan(db, as_of))
        codes = {grid.id: grid.code for grid in grids_on(db, as_of)}
    except (Refused, ValueError) as error:
        said = error.zh if isinstance(error, Refused) else str(error)
        return _closed([said]), _covered([])
    faces = set(partition.faces)
    found = defects(partition, _county(db))

    def told(defect: Defect) -> str:
        (lon, lat), *_ = to_lonlat(np.array([[defect.x, defect.y]])).tolist()
        grids = " ".join(codes.get(face, str(face)) for face in defect.faces)
        return f"{_WORDS[defect.kind]} {grids} {lon:.5f}, {lat:.5f} {defect.size:,.0f} {_UNITS.get(defect.kind, 'm²')}"

    bare = [f"{code}: 没有边界 no boundary" for grid, code in codes.items() if grid not in faces]
    return (
        _closed(bare + [told(defect) for defect in found if defect.kind == "UNCLOSED"]),
        _covered([told(defect) for defect in found if defect.kind in ("GAP", "OVERLAP", "OUTSIDE")]),
    )


def _reconciled(db: Connection) -> Finding:
    """The organisation tree against plain counts of the records, in all three arrangements, at every level."""
    zh, en = "机构树各级合计与记录相符", "the organisation tree agrees with the records at every level"
    try:
        with one_moment(db):
            grids, households = grids_in_force(db)
            found = mismatches(organisation_tree(db), plain_counts(db), grids=grids, households_est=households)
            wrong = tuple(islice(found, _NAMED))
    except (Refused, ValueError) as error:
        wrong = (error.zh if isinstance(error, Refused) else str(error),)
    return Finding("tree", zh, en, not wrong, wrong)


def _county(db: Connection) -> E7 | None:
    """The county's ring; None for a bank that has none or one of several parts: then only holes count as gaps."""
    rings = [part for feature in backdrop(db) if feature.kind == "COUNTY" for part in feature.parts]
    return rings[0] if len(rings) == 1 else None


def _closed(wrong: list[str]) -> Finding:
    zh, en = "每个网格都有闭合的边界", "every grid has a closed boundary"
    return Finding("boundaries", zh, en, not wrong, tuple(wrong[:_NAMED]))


def _covered(wrong: list[str]) -> Finding:
    zh, en = "网格不重不漏地覆盖全县", "the grids cover the county, without gap or overlap"
    return Finding("coverage", zh, en, not wrong, tuple(wrong[:_NAMED]))
