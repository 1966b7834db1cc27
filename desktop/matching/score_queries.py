"""Pairs weighed by Splink, on the DuckDB of the workbench. Imported late: Splink takes a second."""

import duckdb
from splink import DuckDBAPI, Linker
from splink.internals.blocking_rule_library import CustomRule

from desktop.matching.comparisons import BLOCKING, COMPARISONS
from desktop.matching.model import Model, splink_settings

SCORED = (
    "record_l", "record_r", "match_weight", "match_probability",
    *(f"{side}_{comparison.name}" for comparison in COMPARISONS for side in ("gamma", "mw")),
    "mw_tf_adj_name", "mw_tf_adj_phone",
)  # fmt: skip
"""Columns of what `score` leaves. gamma = level (−1 skipped, 0 none), mw = its log2(m/u), tf_adj = rarity."""


def score(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    """`pool` → `scored`: every pair of one of the blocking rules that weighs as much as one to review."""
    api = DuckDBAPI(connection=db)
    settings = splink_settings(model)
    settings["blocking_rules_to_generate_predictions"] = [CustomRule(rule) for rule in BLOCKING]
    linker = Linker(api.register("pool"), settings, log_level=None)
    predicted = linker.inference.predict(threshold_match_weight=model.review, warning_mode="never")
    db.execute(f"CREATE OR REPLACE TABLE scored AS SELECT {', '.join(SCORED)} FROM {predicted.physical_name}")
    predicted.drop_table_from_database_and_remove_from_cache()
