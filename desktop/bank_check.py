"""The whole check of a bank: the file, its chains, its rules, its boundaries, and its figures. Imported late."""

from desktop.database.connection import Connection
from desktop.database.figures import figures, title
from desktop.database.file_check import file_findings
from desktop.database.invariants import invariant_findings
from desktop.database.report import Finding, Report
from desktop.editing.chain_check import chain_findings
from desktop.grids.queries import active_plan, grids_on, partition_of
from desktop.progress import Progress
from desktop.refusal import Refused

_NAMED = 5


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
    findings.append(_boundaries(connection, as_of))
    progress.report(0.97, "统计")
    found = figures(connection)
    progress.report(1.0, "检查完成")
    return Report(bank_name, as_of, tuple(findings), found)


def _boundaries(db: Connection, as_of: str) -> Finding:
    """Every grid of the plan in force has closed rings."""
    try:
        partition = partition_of(db, active_plan(db, as_of))
    except (Refused, ValueError) as error:
        wrong = [error.zh if isinstance(error, Refused) else str(error)]
    else:
        codes = {grid.id: grid.code for grid in grids_on(db, as_of)}
        faces = set(partition.faces)
        wrong = [f"{code}: 没有边界 no boundary" for grid, code in codes.items() if grid not in faces]
        wrong += [
            f"{codes.get(face, face)}: 边界不闭合 boundary not closed"
            for face in partition.faces
            if len(partition.rings(face)) < len(partition.chains(face))
        ]
    return Finding(
        "boundaries", "每个网格的边界闭合", "the boundary of every grid is closed", not wrong, tuple(wrong[:_NAMED])
    )
