"""The inhabitants: households in village groups, surnames that cluster, ages that fit, identities that are fake."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import Flags, Ints, stream
from desktop.demo.identifiers import resident_ids
from desktop.demo.names import GIVEN_MEN, GIVEN_WOMEN, SURNAMES
from desktop.maps.geometry_blob import E7

Settle = Callable[[int, int], tuple[E7, Ints]]

HEAD, SPOUSE, CHILD, PARENT = 0, 1, 2, 3
RELATIONS = ("HEAD", "SPOUSE", "CHILD", "PARENT")
ADULT = 16.0  # youngest with an account of their own

# who lives under one roof, and how common that is
FAMILIES: tuple[tuple[tuple[int, ...], float], ...] = (
    ((HEAD,), 0.16),
    ((HEAD, SPOUSE), 0.27),
    ((HEAD, SPOUSE, CHILD), 0.25),
    ((HEAD, SPOUSE, CHILD, CHILD), 0.05),
    ((HEAD, SPOUSE, CHILD, PARENT), 0.09),
    ((HEAD, SPOUSE, CHILD, PARENT, PARENT), 0.10),
    ((HEAD, SPOUSE, PARENT, PARENT), 0.05),
    ((HEAD, CHILD), 0.03),
)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody in the county, a row each, sorted by village and household; minors included.

    Household columns are indexed by `household`; `adult` says who can be a customer.
    """

    household: Ints
    relation: Ints  # index into RELATIONS
    male: Flags
    born: NDArray[np.datetime64]  # datetime64[D]
    adult: Flags
    name: list[str]
    id_no: list[str]
    phone_owner: Ints  # whose phone it is; many of the old give a child's
    away: Ints  # 0 resident, 1 working away, 2 empty registration, 3 moved out
    household_village: Ints
    household_group: Ints  # index into the village's groups, −1 in an urban community
    household_number: Ints  # running number of the house in its group or community, from 1, west to east
    household_e7: E7
    household_first: Ints  # first row of each household


def make(seed: int, *, adults: int, village_weight: NDArray[np.float64], settle: Settle, as_of: date) -> People:
    """Households until exactly `adults` grown-ups live in the county.

    `village_weight` (v,) says how populous each village is; `settle(village, n)` gives n houses there, as places
    (n, 2) and indexes of village groups (n,).
    """
    rng = stream(seed, "people")
    families = [family for family, _ in FAMILIES]
    share = np.array([share for _, share in FAMILIES])
    count = int(adults / 2.2) + 100
    family = rng.choice(len(families), size=count, p=share / share.sum())
    village = np.sort(rng.choice(len(village_weight), size=count, p=village_weight / village_weight.sum()))

    sizes = np.array([len(members) for members in families])[family]
    first = np.r_[0, np.cumsum(sizes)[:-1]]
    household = np.repeat(np.arange(count), sizes)
    place = np.arange(len(household)) - first[household]
    table = np.full((len(families), 5), HEAD)
    for row, members in enumerate(families):
        table[row, : len(members)] = members
    relation = table[family[household], place]

    male, age = _sexes_and_ages(rng, relation, place, household, count)
    adult = age >= ADULT
    keep = _households_holding(adults, adult, household, count, rng)
    shown = keep[household]
    renumbered = np.cumsum(keep) - 1
    household, relation = renumbered[household[shown]], relation[shown]
    male, age, adult = male[shown], age[shown], adult[shown]
    village = village[keep]
    surplus = int(adult.sum()) - adults
    if surplus:  # the last household has one or two grown-ups too many: they bank elsewhere
        adult[np.flatnonzero(adult)[-surplus:]] = False

    born = np.datetime64(as_of, "D") - np.ceil(age * 365.2425).astype(np.int64)
    first = np.searchsorted(household, np.arange(len(village)))
    places, group = _houses(village, settle)
    return People(
        household=household,
        relation=relation,
        male=male,
        born=born,
        adult=adult,
        name=_names(seed, household, relation, male, age, village),
        id_no=resident_ids(born, male),
        phone_owner=_phone_owners(rng, household, relation, age, first),
        away=np.searchsorted([0.82, 0.94, 0.98], rng.random(len(household)), side="right"),
        household_village=village,
        household_group=group,
        household_number=_running_numbers(village, group, places),
        household_e7=places,
        household_first=first,
    )


def _sexes_and_ages(
    rng: np.random.Generator, relation: Ints, place: Ints, household: Ints, count: int
) -> tuple[Flags, NDArray[np.float64]]:
    n = len(relation)
    head_male = rng.random(count) < 0.78
    head_age = 24.0 + 56.0 * rng.beta(2.2, 2.0, size=count)
    has_parents = np.zeros(count, dtype=np.bool_)
    has_parents[household[relation == PARENT]] = True
    head_age[has_parents] = 24.0 + (head_age[has_parents] - 24.0) * 0.62
    male = rng.random(n) < 0.5
    male = np.where(relation == HEAD, head_male[household], male)
    male = np.where(relation == SPOUSE, ~head_male[household], male)
    last = np.r_[household[1:] != household[:-1], True]
    male = np.where(relation == PARENT, ~last, male)  # of two parents the second is the mother; one alone is a mother
    shift = np.select(
        [relation == SPOUSE, relation == CHILD, relation == PARENT],
        [
            rng.normal(0.0, 2.0, n) - np.where(head_male[household], 1.7, -1.7),
            -(20.5 + rng.gamma(3.0, 1.7, n)),
            23.0 + rng.gamma(3.0, 1.2, n),
        ],
        0.0,
    )
    age = np.clip(head_age[household] + shift, 0.2, 99.0)
    age = np.where((relation == SPOUSE) & (age < 20.5), 20.5 + rng.random(n), age)
    return male, age + rng.random(n) * 0.02


def _households_holding(adults: int, adult: Flags, household: Ints, count: int, rng: np.random.Generator) -> Flags:
    """Random households with just enough grown-ups in them (the last may bring a few too many)."""
    grown = np.bincount(household, weights=adult, minlength=count).astype(np.int64)
    order = rng.permutation(count)
    enough = int(np.searchsorted(np.cumsum(grown[order]), adults)) + 1
    if enough > count:
        raise ValueError("too few households were drawn")
    keep = np.zeros(count, dtype=np.bool_)
    keep[order[:enough]] = True
    return keep


def _houses(village: Ints, settle: Settle) -> tuple[E7, Ints]:
    """A place and a group for each household; `village` ascends."""
    places = np.empty((len(village), 2), dtype=np.int32)
    group = np.empty(len(village), dtype=np.int64)
    numbers, starts, counts = np.unique(village, return_index=True, return_counts=True)
    for number, start, count in zip(numbers.tolist(), starts.tolist(), counts.tolist(), strict=True):
        places[start : start + count], group[start : start + count] = settle(number, count)
    return places, group


def _running_numbers(village: Ints, group: Ints, places: E7) -> Ints:
    """Houses of a group are numbered from the west, starting with 1."""
    order = np.lexsort((places[:, 0], group, village))
    lane = np.stack([village[order], group[order]])
    start = np.flatnonzero(np.r_[True, (lane[:, 1:] != lane[:, :-1]).any(axis=0)])
    number = np.empty(len(village), dtype=np.int64)
    number[order] = np.arange(len(village)) - np.repeat(start, np.diff(np.r_[start, len(village)])) + 1
    return number


def _village_surnames(seed: int, village: Ints, picks: NDArray[np.float64]) -> Ints:
    """A surname for each pick in 0..1: every village has its own few that half of it bears."""
    order = stream(seed, "surnames").permuted(
        np.broadcast_to(np.arange(len(SURNAMES)), (int(village.max(initial=0)) + 1, len(SURNAMES))), axis=1
    )
    weight = 1.0 / (np.arange(len(SURNAMES)) + 1.3) ** 1.25
    rank = np.searchsorted(np.cumsum(weight / weight.sum())[:-1], picks, side="right")
    names: Ints = order[village, rank]
    return names


def _names(
    seed: int,
    household: Ints,
    relation: Ints,
    male: Flags,
    age: NDArray[np.float64],
    village: Ints,
) -> list[str]:
    rng = stream(seed, "names")
    of_house = _village_surnames(seed, village, rng.random(len(village)))
    of_partner = _village_surnames(seed, village, rng.random(len(village)) ** 0.6)
    head_male = male[relation == HEAD]
    of_child = np.where(head_male, of_house, of_partner)
    surname = np.where(relation == CHILD, of_child[household], of_house[household])
    surname = np.where(relation == SPOUSE, of_partner[household], surname)
    mothers = (relation == PARENT) & ~male
    surname[mothers] = _village_surnames(seed, village[household[mothers]], rng.random(int(mothers.sum())))
    generation = np.searchsorted([35.0, 58.0], age)  # 0 young, 1 middle, 2 old
    given = np.empty(len(surname), dtype=np.int64)
    pool: list[str] = []
    for sex, lists in ((True, GIVEN_MEN), (False, GIVEN_WOMEN)):
        for when, names in zip((2, 1, 0), lists, strict=True):
            here = (male == sex) & (generation == when)
            given[here] = len(pool) + (rng.random(int(here.sum())) * len(names)).astype(np.int64)
            pool.extend(names)
    number = rng.integers(1, 1000, len(surname))
    numbers = [f"{value:03d}" for value in range(1000)]
    return [
        SURNAMES[family] + pool[own_name] + numbers[made_up]
        for family, own_name, made_up in zip(surname.tolist(), given.tolist(), number.tolist(), strict=True)
    ]


def _phone_owners(
    rng: np.random.Generator, household: Ints, relation: Ints, age: NDArray[np.float64], first: Ints
) -> Ints:
    """Everybody's own row, or the head's: a third of those over 66 are reached through the head of the house."""
    rows = np.arange(len(household))
    through_head = (relation != HEAD) & (age > 66.0) & (rng.random(len(rows)) < 0.35)
    couple = (relation == SPOUSE) & (rng.random(len(rows)) < 0.05)
    return np.where(through_head | couple, first[household], rows)
