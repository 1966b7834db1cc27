"""The invented inhabitants: their families make sense and their number is exact."""

from collections import Counter
from datetime import date

import numpy as np
import pytest

from desktop.demo import people
from desktop.demo.chance import Ints
from desktop.demo.people import CHILD, HEAD, PARENT, People
from desktop.maps.geometry_blob import E7

VILLAGES = 12
AS_OF = date(2016, 4, 30)


def settle(village: int, n: int) -> tuple[E7, Ints]:
    rng = np.random.default_rng(village)
    places = rng.integers(0, 100_000, (n, 2)).astype(np.int32) + 1_000_000 * village
    return places, rng.integers(0, 5, n)


@pytest.fixture(scope="module")
def folk() -> People:
    return people.make(3, adults=5000, village_weight=np.ones(VILLAGES), settle=settle, as_of=AS_OF)


def test_exactly_as_many_grown_ups_as_asked_for(folk: People) -> None:
    assert int(folk.adult.sum()) == 5000


def test_the_same_seed_gives_the_same_people_and_another_seed_others(folk: People) -> None:
    again = people.make(3, adults=5000, village_weight=np.ones(VILLAGES), settle=settle, as_of=AS_OF)
    other = people.make(4, adults=5000, village_weight=np.ones(VILLAGES), settle=settle, as_of=AS_OF)
    assert again.name == folk.name
    assert again.id_no == folk.id_no
    assert other.name != folk.name


def test_every_household_has_one_head_and_nobody_lives_in_two(folk: People) -> None:
    heads = np.bincount(folk.household[folk.relation == HEAD], minlength=len(folk.household_village))
    assert (heads == 1).all()
    assert (np.diff(folk.household) >= 0).all()


def test_parents_are_older_than_heads_and_children_younger(folk: People) -> None:
    head_born = folk.born[folk.household_first][folk.household]
    assert (folk.born[folk.relation == PARENT] < head_born[folk.relation == PARENT]).all()
    assert (folk.born[folk.relation == CHILD] > head_born[folk.relation == CHILD]).all()


def test_children_bear_a_parents_surname(folk: People) -> None:
    in_house: dict[int, list[int]] = {}
    for row, house in enumerate(folk.household.tolist()):
        in_house.setdefault(house, []).append(row)
    checked = 0
    for rows in in_house.values():
        parents = {folk.name[row][0] for row in rows if folk.relation[row] in (0, 1)}
        for row in rows:
            if folk.relation[row] == CHILD and len(parents) == 2:
                checked += 1
                assert folk.name[row][0] in parents
    assert checked > 100


def test_few_surnames_dominate_each_village(folk: People) -> None:
    village = folk.household_village[folk.household]
    favourites = set()
    for number in range(VILLAGES):
        count = Counter(folk.name[row][0] for row in np.flatnonzero(village == number).tolist())
        top = count.most_common(4)
        assert sum(n for _, n in top) > 0.35 * sum(count.values())
        favourites.add(top[0][0])
    assert len(favourites) > 3


def test_names_show_that_they_are_made_up(folk: People) -> None:
    assert all(name[-3:].isdecimal() and not name[:-3].isdecimal() for name in folk.name)


def test_houses_of_a_group_are_numbered_from_the_west_without_a_gap(folk: People) -> None:
    for village in range(VILLAGES):
        for group in range(5):
            rows = np.flatnonzero((folk.household_village == village) & (folk.household_group == group))
            order = rows[np.argsort(folk.household_e7[rows, 0], kind="stable")]
            assert folk.household_number[order].tolist() == list(range(1, len(rows) + 1))
