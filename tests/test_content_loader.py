"""What the map shows is what the bank holds."""

from pathlib import Path

from desktop.content_loader import load_content, load_ground, with_points
from desktop.session import Session


def test_the_ground_comes_first_and_the_customers_after_it(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key)
    db = session.reader()
    ground = load_ground(db)
    assert len(ground.points) == 0
    assert len(ground.grids) == 297
    complete = with_points(ground, db)
    (located,) = db.execute("SELECT count(*) FROM geo_point WHERE seq = 0 AND state = 'CURRENT'").fetchone()
    assert len(complete.points) == located > 0
    assert complete.partition is ground.partition
    session.close()


def test_faces_grids_branches_and_colours_belong_together(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key)
    content = load_content(session.reader())
    assert set(content.partition.faces) == {grid.id for grid in content.grids}
    owners = {grid.branch_id for grid in content.grids if grid.branch_id is not None}
    assert owners <= {branch.id for branch in content.branches}
    assert owners == set(content.branch_hues)
    assert {feature.kind for feature in content.backdrop} >= {"LAND", "NEIGHBOUR", "WATER", "ROAD"}
    session.close()


def test_the_date_of_the_bank_is_the_default(small_bank: Path, small_key: bytes) -> None:
    session = Session(small_bank, small_key)
    newest = load_ground(session.reader())
    assert load_ground(session.reader(), date=newest.as_of).grids == newest.grids
    session.close()
