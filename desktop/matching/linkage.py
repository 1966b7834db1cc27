"""One linkage from received records to joined customers: what is exact first, then what weighs enough."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb

from desktop.matching.clusters import Clusters, Ints
from desktop.matching.model import Model
from desktop.matching.normal_queries import normalise
from desktop.matching.pair_queries import decide, gather_pool
from desktop.matching.rule_queries import exact_links, number_platforms
from desktop.progress import Progress

Scorer = Callable[[duckdb.DuckDBPyConnection, Model], None]
"""Makes `scored` of `pool`: Splink on DuckDB (score_queries.score) or on Spark (spark_score_queries.score)."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Who is whom: for each row of `normal` the first row of its customer. The pairs are in the workbench: tables
    `exact` (a, b, rule) and `weighed` (a, b, state, weight, probability, gamma_…, mw_…)."""

    customer: Ints


def link(db: duckdb.DuckDBPyConnection, model: Model, score: Scorer, progress: Progress | None = None) -> Linked:
    """Link what is in `received` (normal_queries). The same rows give the same answer, in whatever order they come."""
    told = progress or Progress()
    clusters = prepare(db, told.part(0.0, 0.6))
    told.report(0.6, "比较记录 / Comparing records")
    score(db, model)
    told.report(0.9, "判定 / Deciding")
    decide(db, clusters, model)
    told.report(1.0, "完成 / Done")
    return Linked(clusters.joined()[0])


def prepare(db: duckdb.DuckDBPyConnection, progress: Progress) -> Clusters:
    """`received` → `normal`, `exact` and `pool`; what the exact rules join."""
    progress.report(0.0, "规范化 / Normalising")
    normalise(db)
    progress.report(0.6, "精确规则 / Exact rules")
    number_platforms(db)
    clusters = exact_links(db)
    gather_pool(db, clusters)
    progress.report(1.0, "精确规则 / Exact rules")
    return clusters
