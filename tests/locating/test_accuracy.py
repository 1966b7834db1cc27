"""How right the locator is on synthetic truth, judged on the half that no threshold was fixed on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from desktop.database.connection import Connection, open_reader
from desktop.demo import address_slips, address_truth
from desktop.locating.gazetteer import Gazetteer
from desktop.locating.locator import Locator, Readings
from desktop.locating.place_queries import gazetteer_of

JUDGED = 1


@dataclass(frozen=True)
class Judged:
    truth: address_truth.Truth
    found: Readings
    meant: NDArray[np.int32]
    half: NDArray[np.bool_]

    def share(self, fault: str) -> tuple[float, float]:
        """Of the addresses with a fault: how many were accepted, how many of these rightly."""
        here = self.half & (self.truth.fault == fault)
        accepted = here & (self.found.division > 0)
        return float(accepted.sum() / here.sum()), float((self.found.division == self.meant)[accepted].mean())


@pytest.fixture(scope="module")
def places(small_bank: Path, small_key: bytes) -> Iterator[Gazetteer]:
    db: Connection = open_reader(small_bank, small_key)
    yield gazetteer_of(db)
    db.close()


@pytest.fixture(scope="module")
def judged(places: Gazetteer) -> Judged:
    truth = address_truth.make(7, 24_000)
    by_code = {division.code: division.id for division in places.divisions.values()}
    meant = np.array([by_code[code] if code else 0 for code in truth.code], dtype=np.int32)
    return Judged(truth, Locator(places).read_many(truth.raw), meant, truth.half == JUDGED)


def test_what_is_accepted_is_right_and_most_is_accepted(judged: Judged) -> None:
    accepted = judged.half & (judged.found.division > 0)
    named = judged.half & (judged.meant > 0)
    assert (judged.found.division == judged.meant)[accepted].mean() >= 0.998
    assert (accepted & named).sum() / named.sum() >= 0.955
    assert (judged.found.group_no == judged.truth.group_no)[accepted & (judged.found.division == judged.meant)].all()


def test_addresses_that_name_no_village_are_left_alone(judged: Judged) -> None:
    nowhere = judged.truth.fault == "no village"
    assert nowhere.sum() > 1_000
    assert (judged.found.division[nowhere] > 0).mean() < 0.003


@pytest.mark.parametrize(
    ("fault", "accepted"),
    [("old town", 0.97), ("no town", 0.99), ("wrong town", 0.95), ("slip in town", 0.97), ("slip in village", 0.65),
     ("shortened", 0.9), ("two towns", 0.97), ("signs", 0.99)],
)  # fmt: skip
def test_each_kind_of_fault_is_mostly_overcome(judged: Judged, fault: str, accepted: float) -> None:
    share, right = judged.share(fault)
    assert share >= accepted
    assert right >= 0.97


def test_the_truth_is_the_same_on_every_machine_and_knows_nothing_of_the_locator() -> None:
    assert address_truth.make(3, 50).raw == address_truth.make(3, 50).raw
    for module in (address_truth, address_slips):
        assert "desktop.locating" not in Path(str(module.__file__)).read_text(encoding="utf-8").partition("import ")[2]


def test_old_towns_and_old_codes_lead_to_what_they_have_become(places: Gazetteer) -> None:
    by_name = {division.name: division.id for division in places.divisions.values()}
    assert places.today(by_name["树勋镇"]) == by_name["余东镇"]
    village = places.by_code("320684113209")  # 2017, when the county was 海门市
    assert village is not None
    assert places.divisions[village].name == "八一村村委会"
    assert places.by_code(" 320614106209") == village  # 2023, in 海门区, where towns are numbered otherwise too
    assert places.by_code("320684112") == by_name["余东镇"]  # 树勋镇, merged in 2012
    assert places.by_code("999999999999") is None
    found = Locator(places).read("江苏省海门市树勋镇庄烈村5组")
    assert places.divisions[found.division].short_name == "庄烈村"
    assert places.divisions[places.town_of[found.division]].name == "余东镇"
