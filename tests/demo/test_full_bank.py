"""The full demo bank: the seed's scale to the last record, within the size the issue allows."""

from pathlib import Path

import pytest

from desktop.bank_check import check
from desktop.database import keys
from desktop.database.connection import open_reader
from tests.demo_bank import kept_bank

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def full_bank() -> Path:
    return kept_bank("full")


def test_the_full_bank_has_the_seeds_scale(full_bank: Path) -> None:
    db = open_reader(full_bank, keys.unlock(full_bank, keys.DEMO_PASSPHRASE))
    try:
        report = check(db)
    finally:
        db.close()
    assert [finding for finding in report.findings if not finding.ok] == []
    found = {figure.key: figure.value for figure in report.figures}
    assert found["existing_records"] == 890_000
    assert found["potential_records"] == 98_700
    assert found["located"] == 530_400
    assert found["located_share"] == 53.6
    assert found["with_family"] == 35_200
    assert (found["outlets"], found["credit_outlets"], found["departments"], found["staff"]) == (42, 28, 3, 95)
    assert (found["towns"], found["grids"], found["rural_grids"], found["urban_grids"]) == (12, 297, 231, 66)


def test_the_full_bank_fits_in_900_megabytes(full_bank: Path) -> None:
    assert full_bank.stat().st_size <= 900_000_000
