"""Pairs weighed by Splink on Spark: the same model for the union of a province, on a cluster. Needs `getu[spark]`.

Everything before and after (normal forms, exact rules, decisions) is DuckDB's, which spills to disk; what goes to Spark
is the pool of records, as Parquet in the private folder of the workbench, and what comes back are the weighed pairs.
"""

import os
import shutil
from pathlib import Path

import duckdb
from pyspark.sql import SparkSession
from splink import Linker, SparkAPI
from splink.internals.blocking_rule_library import CustomRule
from splink.internals.spark.jar_location import similarity_jar_location

from desktop.matching.comparisons import BLOCKING
from desktop.matching.model import Model, splink_settings
from desktop.matching.score_queries import SCORED

MASTER = "GETU_SPARK_MASTER"
"""Environment variable that names the cluster, such as spark://host:7077; without it all cores of this PC."""


def score(db: duckdb.DuckDBPyConnection, model: Model) -> None:
    """`pool` → `scored`, as score_queries.score does it."""
    ((spill,),) = db.execute("SELECT current_setting('temp_directory')").fetchall()
    folder = Path(spill).parent / "spark"  # in the private folder of the workbench, wiped with it
    folder.mkdir()
    spark = _session(folder)
    try:
        db.sql("SELECT * FROM pool").write_parquet(str(folder / "pool.parquet"))
        api = SparkAPI(spark_session=spark, break_lineage_method="parquet")  # type: ignore[no-untyped-call]
        settings = splink_settings(model)
        settings["blocking_rules_to_generate_predictions"] = [CustomRule(rule) for rule in BLOCKING]
        pool = api.register(spark.read.parquet(str(folder / "pool.parquet")), dataset_display_name="pool")
        linker = Linker(pool, settings, log_level=None)
        predicted = linker.inference.predict(threshold_match_weight=model.review, warning_mode="never")
        kept = spark.sql(f"SELECT {', '.join(SCORED)} FROM {predicted.physical_name}")
        kept.write.parquet(str(folder / "scored"))
        db.execute(
            f"CREATE OR REPLACE TABLE scored AS SELECT {', '.join(SCORED)}"
            f" FROM read_parquet('{folder}/scored/*.parquet')"
        )
    finally:
        spark.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _session(folder: Path) -> SparkSession:
    """A session whose every file lies in `folder`; personal data never goes to a warehouse of its own."""
    builder = (
        SparkSession.builder.master(os.environ.get(MASTER, "local[*]"))
        .appName("getu match")
        .config("spark.jars", similarity_jar_location())
        .config("spark.ui.enabled", "false")
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.local.dir", str(folder / "local"))
        .config("spark.sql.shuffle.partitions", os.environ.get("GETU_SPARK_PARTITIONS", "8"))
        .config("spark.default.parallelism", os.environ.get("GETU_SPARK_PARTITIONS", "8"))
    )
    session: SparkSession = builder.getOrCreate()
    session.sparkContext.setCheckpointDir(str(folder / "checkpoints"))
    return session
