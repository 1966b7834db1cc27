"""The bench of locating: it measures what it says, on few addresses."""

from pathlib import Path

import pytest

from desktop.bench import locate
from desktop.demo import address_truth


def test_the_bench_times_and_judges_the_half_that_fixed_no_threshold(
    small_bank: Path, small_key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locate, "ADDRESSES", 6_000)
    report = locate.run(small_bank, small_key)
    assert report.checked
    assert report.items == 6_000
    figures = {one.what: one for one in report.results}
    assert list(figures) == ["locate", "locate_cpu", "locate_precision", "locate_share", "group_right"]
    assert figures["locate_precision"].met
    assert figures["locate_share"].met


def test_wrong_villages_are_noticed(small_bank: Path, small_key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = address_truth.make

    def muddled(seed: int, n: int) -> object:
        truth = honest(seed, n)
        truth.code.reverse()
        return truth

    monkeypatch.setattr(locate, "ADDRESSES", 2_000)
    monkeypatch.setattr(address_truth, "make", muddled)
    assert not locate.run(small_bank, small_key).checked
