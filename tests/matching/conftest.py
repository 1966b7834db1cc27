"""Fixtures of the matching: a workbench in memory, and one small truth already linked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pytest

from desktop.demo.linkage_truth import LinkageTruth, make
from desktop.matching.linkage import Linked, link
from desktop.matching.model import read_model
from desktop.matching.normal_queries import RECEIVED
from desktop.matching.score_queries import score
from desktop.matching.workbench import Workbench
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template

Row = Mapping[str, str | int | None]
Normal = Callable[[Sequence[Row]], list[dict[str, object]]]


@dataclass(frozen=True, slots=True)
class LinkedTruth:
    """A truth of some thousand records, linked in `db`."""

    truth: LinkageTruth
    db: duckdb.DuckDBPyConnection
    linked: Linked


def received(db: duckdb.DuckDBPyConnection, table: pa.Table) -> None:
    """Lay records on the workbench."""
    db.register("told", table)
    db.execute("CREATE OR REPLACE TABLE received AS SELECT * FROM told")
    db.unregister("told")


def table_of(rows: Sequence[Row]) -> pa.Table:
    """Rows with some of the received columns, numbered from 1, each on a platform of its own unless it names one."""
    filled = [
        {"record": at, "platform": f"P{at}", "ext_id": str(at), **dict.fromkeys(RECEIVED[3:]), **row}
        for at, row in enumerate(rows, start=1)
    ]
    kinds = {column: pa.int64() if column == "record" else pa.string() for column in RECEIVED}
    return pa.table({column: pa.array([row[column] for row in filled], kind) for column, kind in kinds.items()})


@pytest.fixture(scope="session")
def bench() -> Iterator[duckdb.DuckDBPyConnection]:
    with Workbench(memory_mb=500, threads=2) as workbench:
        yield workbench.db


@pytest.fixture(scope="session")
def truth() -> LinkageTruth:
    return make(5, records=9_000)


@pytest.fixture(scope="session")
def linked_truth(truth: LinkageTruth) -> Iterator[LinkedTruth]:
    with Workbench(memory_mb=500, threads=2) as workbench:
        received(workbench.db, truth.records)
        linked = link(workbench.db, read_model(), score)
        workbench.db.register("truth_rows", truth.truth)
        workbench.db.execute("CREATE TABLE truth AS SELECT * FROM truth_rows")
        yield LinkedTruth(truth, workbench.db, linked)
