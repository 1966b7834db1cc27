"""The numbers of the matching: how much each degree of agreement weighs, and from where on a pair counts.

They are data with a version (resources/matching/model.json), made by desktop/bench/match_training.py.
"""

import json
from dataclasses import asdict, dataclass
from math import log2
from pathlib import Path
from typing import Any

from desktop import paths
from desktop.matching.comparisons import COMPARISONS, Comparison
from desktop.refusal import Refused

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Model:
    """`m` and `u` by comparison: the chance of each level (best first) for the same person and for two people.

    A pair weighs `log2(prior odds)` + Σ log2(m/u), rare names and phones more. From `automatic` on it is joined without
    a question, unless another one comes within `margin`; from `review` on a person decides.
    """

    version: str
    trained_on: str
    prior: float
    m: dict[str, tuple[float, ...]]
    u: dict[str, tuple[float, ...]]
    automatic: float
    review: float
    margin: float

    def weight(self, comparison: Comparison, level: int) -> float:
        """log2(m/u) of a level by its place in the comparison, best first."""
        return log2(self.m[comparison.name][level] / self.u[comparison.name][level])

    @property
    def prior_weight(self) -> float:
        return log2(self.prior / (1.0 - self.prior))

    def as_json(self) -> dict[str, Any]:
        return {"format": FORMAT, **asdict(self)}


def read_model(file: Path | None = None) -> Model:
    """The model that came with the program, or another file. Raises Refused for a file that is none."""
    place = file or paths.RESOURCES / "matching" / "model.json"
    try:
        told = json.loads(place.read_text(encoding="utf-8"))
        if told.pop("format") != FORMAT:
            raise ValueError("another format")
        model = Model(**told)
        for side in (model.m, model.u):
            for comparison in COMPARISONS:
                chances = side[comparison.name]
                if len(chances) != len(comparison.levels) or not all(0.0 < chance < 1.0 for chance in chances):
                    raise ValueError(comparison.name)
    except (OSError, ValueError, TypeError, KeyError) as problem:
        raise Refused(
            f"匹配模型文件无法使用：{place.name}。没有进行匹配；请重新安装程序或换一个模型文件。",
            f"The model file of the matching cannot be used: {place.name}. Nothing was matched; reinstall the program "
            "or name another model file.",
        ) from problem
    return model


def splink_settings(model: Model) -> dict[str, Any]:
    """The model in Splink's words, for either engine (a settings dictionary without a dialect)."""
    return {
        "link_type": "dedupe_only",  # platforms are kept apart by the bits in the blocking rules
        "unique_id_column_name": "record",
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": True,  # with them come the levels (gamma)
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": [],
        "comparisons": [_comparison(model, comparison) for comparison in COMPARISONS],
    }


def _comparison(model: Model, comparison: Comparison) -> dict[str, Any]:
    levels: list[dict[str, Any]] = [
        {"sql_condition": comparison.skipped, "label_for_charts": "skipped", "is_null_level": True}
    ]
    for at, level in enumerate(comparison.levels):
        told: dict[str, Any] = {
            "sql_condition": level.condition,
            "label_for_charts": level.key,
            "m_probability": model.m[comparison.name][at],
            "u_probability": model.u[comparison.name][at],
        }
        if level.tf is not None:
            told |= {"tf_adjustment_column": level.tf, "disable_tf_exact_match_detection": True}
        levels.append(told)
    return {"output_column_name": comparison.name, "comparison_levels": levels}
