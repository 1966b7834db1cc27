"""The bench of redrawing on the small bank: it measures what it says, and notices totals that went astray."""

from pathlib import Path

import numpy as np
import pytest

from desktop.bench import edit, wide_bank
from desktop.plans.totals import Moved, Totals
from tests.plans.checks import assert_sound


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edit, "SWEEPS", 4)
    monkeypatch.setattr(wide_bank, "GRIDS", 40)
    monkeypatch.setattr(wide_bank, "CUSTOMERS", 4_000)


@pytest.mark.usefixtures("quick")
def test_the_bench_sweeps_publishes_and_checks_its_totals(small_bank: Path, small_key: bytes) -> None:
    before = small_bank.read_bytes()
    report = edit.run(small_bank, small_key)
    assert report.checked
    assert [one.what for one in report.results] == [
        "preview", "accept", "paint", "paint_accept", "preview_x4", "accept_x4", "levels", "levels_x4",
        "import_polygons", "publish",
    ]  # fmt: skip
    assert small_bank.read_bytes() == before


@pytest.mark.usefixtures("quick")
def test_a_customer_that_is_lost_on_the_way_is_noticed(
    small_bank: Path, small_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = Totals.after

    def forgetful(self: Totals, moved: Moved) -> Totals:
        return honest(self, Moved(moved.where[1:], moved.leaves[1:], moved.comes[1:]))

    monkeypatch.setattr(Totals, "after", forgetful)
    assert not edit.run(small_bank, small_key).checked


def test_the_wide_bank_is_a_sound_partition() -> None:
    partition = wide_bank.mosaic(np.random.default_rng(11))
    assert len(partition.faces) == wide_bank.GRIDS
    assert_sound(partition)
