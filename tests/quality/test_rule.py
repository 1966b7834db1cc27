"""The scoring rule is data: the shipped one holds, a wrong one is refused with a sentence."""

from pathlib import Path

import pytest

from desktop import paths
from desktop.quality.rule import FIELDS, read_rule, shipped_rule
from desktop.refusal import Refused

SHIPPED = (paths.RESOURCES / "quality.toml").read_text(encoding="utf-8")


def test_the_shipped_rule_weighs_every_field_to_a_hundred() -> None:
    rule = shipped_rule()
    assert tuple(field.key for field in rule.fields) == FIELDS
    assert sum(field.weight for field in rule.fields) == 100
    assert rule.completeness + rule.validity + rule.consistency + rule.freshness == 100


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("completeness = 40", "completeness = 41", "101"),
        ("consent     =", "shoe_size   =", "shoe_size"),
        ("weight = 15", "weight = 0", "权重"),
        ("full_days = 365", "full_days = 2000", "天数"),
        ('who = "potential"', 'who = "nobody"', "nobody"),
        ("[score]", "[score", "读不懂"),
        ("freshness = 20", "", "freshness"),
    ],
)
def test_a_wrong_rule_is_refused_with_a_sentence(tmp_path: Path, old: str, new: str, told: str) -> None:
    path = tmp_path / "rule.toml"
    assert old in SHIPPED
    path.write_text(SHIPPED.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Refused, match=told):
        read_rule(path)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused):
        read_rule(tmp_path / "rule.toml")
    with pytest.raises(Refused):
        read_rule(tmp_path / "nowhere.toml")
