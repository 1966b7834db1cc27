"""Branches, outlets, managers, towns and grids in quality: whatever the level, the lines add up to the bank."""

import json
from dataclasses import replace

import pytest

from desktop.cli import main
from desktop.database.connection import Connection
from desktop.hierarchy.node import Level
from desktop.hierarchy.queries import organisation_tree
from desktop.quality.score_queries import scored_days, snapshot_of
from desktop.quality.scores import added
from desktop.quality.standing import LEVELS, bank_standing, standings
from tests.little_bank import LittleBank
from tests.little_bank import bank as bank
from tests.little_bank import little_template as little_template


@pytest.mark.parametrize("level", LEVELS)
def test_the_lines_of_every_level_add_up_to_the_bank(small_reader: Connection, level: Level) -> None:
    now = snapshot_of(small_reader, scored_days(small_reader)[0])
    assert now is not None
    tree = organisation_tree(small_reader)
    lines = standings(tree, level, now, None)
    assert added(line.sums for line in lines) == bank_standing(tree, now, None).sums
    assert len({(line.level, line.id) for line in lines if line.id is not None}) == sum(
        line.id is not None for line in lines
    )
    assert {Level.GRID: 297, Level.OUTLET: 42}.get(level, 1) <= len(lines)


def test_a_gain_is_told_only_where_both_scorings_know_the_grids(small_reader: Connection) -> None:
    now = snapshot_of(small_reader, scored_days(small_reader)[0])
    assert now is not None
    tree = organisation_tree(small_reader)
    worse = {grid: replace(sums, points=sums.points - sums.records) for grid, sums in now.grids.items() if grid != 1}
    lines = standings(tree, Level.GRID, now, replace(now, grids=worse))
    assert {line.gain is None for line in lines if line.id == 1} == {True}
    others = [line.gain for line in lines if line.id not in (None, 1) and line.gain is not None]
    assert others == pytest.approx([1.0] * len(others))
    assert len(others) > 200


def test_the_verb_scores_a_bank_and_prints_its_lines(bank: LittleBank, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quality", str(bank.path)]) == 1
    assert "--score" in capsys.readouterr().err
    assert main(["quality", str(bank.path), "--score", "--by", "grid", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["taken_on"] == "2016-04-30"
    assert [(line["name"], line["records"], line["points"]) for line in told["lines"]] == [
        ("三格银行", 1, 70), ("1号村", 1, 70), ("2号村", 0, 0), ("3号村", 0, 0),
    ]  # fmt: skip
    assert main(["quality", str(bank.path), "--by", "town"]) == 0
    assert "示例" in capsys.readouterr().out
