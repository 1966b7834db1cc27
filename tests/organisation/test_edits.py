"""Setting how far an outlet reaches."""

import pytest

from desktop.editing.edit import EditRefused
from desktop.organisation.edits import SetServiceRadius
from tests.little_bank import BRANCH, OUTLET, LittleBank


def test_the_map_is_drawn_anew_as_far_as_the_wider_ring_reaches(bank: LittleBank) -> None:
    with bank.editor() as editor:
        wider = editor.do(SetServiceRadius(OUTLET, 5000))
        narrower = editor.do(SetServiceRadius(OUTLET, 1000))
    assert bank.rows("SELECT radius_m FROM org_unit WHERE id = 3") == [(1000,)]
    assert wider.box == narrower.box
    assert wider.box is not None
    assert wider.box.width == pytest.approx(10_000 / 0.848, rel=0.01)  # Web Mercator stretches by 1 / cos 31.95°


@pytest.mark.parametrize("radius", [0, 99, 50_001, -3000])
def test_a_radius_out_of_reason_is_refused(bank: LittleBank, radius: int) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused, match="服务半径应在"):
        editor.do(SetServiceRadius(OUTLET, radius))


def test_a_branch_has_no_service_radius(bank: LittleBank) -> None:
    with bank.editor() as editor, pytest.raises(EditRefused, match="只有网点"):
        editor.do(SetServiceRadius(BRANCH, 3000))
