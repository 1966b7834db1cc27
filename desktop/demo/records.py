"""The received records: who stands in which platform's file, twice or not, located or not, with a family or not."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from desktop.demo.chance import Flags, Ints, exactly, shares, stream
from desktop.demo.firms import ENTERPRISE, Firms
from desktop.demo.people import HEAD, People
from desktop.demo.scale import Scale

TWICE = 0.04  # share of people and firms that stand in a second platform as well
WITH_ADDRESS = 0.805  # share whose address could be parsed down to a village or community
PERSON_SHARE = 0.93

POTENTIAL, EXISTING, DORMANT, CHURNED, CLOSED = range(5)
LIFECYCLES = ("POTENTIAL", "EXISTING", "DORMANT", "CHURNED", "CLOSED")
EXISTING_SHARES = {EXISTING: 0.85, DORMANT: 0.10, CHURNED: 0.03, CLOSED: 0.02}

EXISTING_PLATFORMS = {"CORE": 0.46, "PROV_CRM": 0.25, "SUNSHINE": 0.13, "CREDIT": 0.10, "MOBILE": 0.06}
POTENTIAL_PLATFORMS = {"MAP": 0.52, "SUNSHINE": 0.28, "EXCEL": 0.15, "PAPER": 0.05}


@dataclass(frozen=True, slots=True)
class Batch:
    """One import file; its accepted rows are the customers with this batch."""

    platform: str
    file: str
    imported_on: date


# (platform, file, day): in the order they were imported
BATCHES = tuple(
    Batch(platform, file, date.fromisoformat(day))
    for platform, file, day in (
        ("CORE", "核心系统_个人存量_示例01.csv", "2015-03-12"),
        ("CORE", "核心系统_个人存量_示例02.csv", "2015-03-13"),
        ("CORE", "核心系统_全量_示例03.csv", "2015-03-16"),
        ("CREDIT", "信贷系统_借款人_示例.csv", "2015-03-25"),
        ("PROV_CRM", "省联社CRM_示例01.xlsx", "2015-04-20"),
        ("PROV_CRM", "省联社CRM_示例02.xlsx", "2015-04-21"),
        ("SUNSHINE", "阳光信贷_农户_示例.csv", "2015-06-08"),
        ("MOBILE", "移动终端_开户_示例.csv", "2015-11-30"),
        ("SUNSHINE", "阳光信贷_潜在_示例.csv", "2015-12-14"),
        ("MAP", "战略地图_走访采集_示例01.csv", "2016-01-29"),
        ("MAP", "战略地图_走访采集_示例02.csv", "2016-03-31"),
        ("EXCEL", "村级摸底表_示例.xlsx", "2016-04-08"),
        ("PAPER", "纸质登记_补录_示例.xlsx", "2016-04-22"),
    )
)
POTENTIAL_SUNSHINE = 8  # index of the batch that holds potential customers of SUNSHINE


@dataclass(frozen=True, slots=True)
class Records:
    """Every customer row, in the order of their ids (id = row + 1): by import file, then by village.

    `person` is a row of People or −1, `firm` a row of Firms or −1. `second` marks the later record of somebody
    who stands in two platforms. `home` is the village index where the address was parsed, else −1.
    """

    person: Ints
    firm: Ints
    second: Flags
    village: Ints
    home: Ints
    batch: Ints  # index into BATCHES
    lifecycle: Ints  # index into LIFECYCLES
    located: Flags
    with_family: Flags
    has_id: Flags
    has_phone: Flags

    def __len__(self) -> int:
        return len(self.person)


def people_wanted(scale: Scale) -> tuple[int, int]:
    """How many grown-ups and how many organisations stand behind the records of this scale."""
    of_people = round(scale.records * PERSON_SHARE)
    of_firms = scale.records - of_people
    return of_people - round(of_people * TWICE / (1 + TWICE)), of_firms - round(of_firms * TWICE / (1 + TWICE))


def make(seed: int, *, scale: Scale, people: People, firms: Firms) -> Records:
    rng = stream(seed, "records")
    adults = np.flatnonzero(people.adult)
    again_people = rng.choice(adults, round(scale.records * PERSON_SHARE) - len(adults), replace=False)
    firm_count = len(firms.kind)
    again_firms = rng.choice(
        np.flatnonzero(firms.kind <= ENTERPRISE),
        scale.records - len(adults) - len(again_people) - firm_count,
        replace=False,
    )
    none = np.int64(-1)
    person = np.r_[adults, again_people, np.full(firm_count + len(again_firms), none)]
    firm = np.r_[np.full(len(adults) + len(again_people), none), np.arange(firm_count), again_firms]
    second = np.zeros(len(person), dtype=np.bool_)
    second[len(adults) : len(adults) + len(again_people)] = True
    second[len(person) - len(again_firms) :] = True

    n = len(person)
    is_person = person >= 0
    house = np.where(is_person, people.household[person], -1)
    village = np.where(is_person, people.household_village[house], firms.village[firm])
    potential = exactly(rng, scale.potential, np.where(is_person, 1.0, 0.6) * np.where(second, 0.5, 1.0))
    lifecycle = rng.choice(list(EXISTING_SHARES), size=n, p=list(EXISTING_SHARES.values()))
    lifecycle[potential] = POTENTIAL
    batch = _batches(rng, potential, second, person, firm)

    # a house that is known is mostly known for all who live there
    house_luck = rng.random(len(people.household_village))
    luck = np.where(is_person, house_luck[house] * 0.7 + rng.random(n) * 0.3, rng.random(n) * 0.8)
    has_address = luck < np.quantile(luck, WITH_ADDRESS)
    located = exactly(rng, scale.located, np.where(has_address, np.exp(5.0 * (1.0 - luck)), 0.0))
    with_family = _with_family(rng, scale.with_family, people, person, second | ~has_address, located)

    order = np.lexsort((rng.random(n), house, village, batch))
    return Records(
        person=person[order],
        firm=firm[order],
        second=second[order],
        village=village[order],
        home=np.where(has_address, village, -1)[order],
        batch=batch[order],
        lifecycle=lifecycle[order],
        located=located[order],
        with_family=with_family[order],
        has_id=(rng.random(n) < np.where(potential, 0.28, 0.97))[order],
        has_phone=(rng.random(n) < np.where(potential, 0.86, 0.93))[order],
    )


def _batches(rng: np.random.Generator, potential: Flags, second: Flags, person: Ints, firm: Ints) -> Ints:
    """The import file of each record; nobody stands twice in files of the same platform."""
    platform = np.where(
        potential, shares(rng, len(potential), POTENTIAL_PLATFORMS), shares(rng, len(potential), EXISTING_PLATFORMS)
    )
    key = np.where(person >= 0, person, firm + person.max() + 1)
    first_of = np.full(int(key.max()) + 1, -1)
    first_of[key[~second]] = np.flatnonzero(~second)
    clash = np.flatnonzero(second & (platform == platform[first_of[key]]))
    other = {"CORE": "PROV_CRM", "PROV_CRM": "CORE", "SUNSHINE": "MAP", "CREDIT": "CORE", "MOBILE": "CORE"}
    other |= {"MAP": "EXCEL", "EXCEL": "MAP", "PAPER": "MAP"}
    for row in clash.tolist():
        moved = other[str(platform[row])]
        if not potential[row] and moved == "MAP":
            moved = "CORE"
        platform[row] = moved
    batch = np.empty(len(platform), dtype=np.int64)
    for name in np.unique(platform).tolist():
        rows = np.flatnonzero(platform == name)
        files = [i for i, b in enumerate(BATCHES) if b.platform == name and i != POTENTIAL_SUNSHINE]
        batch[rows] = np.array(files)[rng.integers(0, len(files), len(rows))]
        if name == "SUNSHINE":
            batch[rows[potential[rows]]] = POTENTIAL_SUNSHINE
    return batch


def _with_family(
    rng: np.random.Generator, count: int, people: People, person: Ints, excluded: Flags, located: Flags
) -> Flags:
    """Exactly `count` records in households of at least two records, located households first."""
    fit = np.flatnonzero((person >= 0) & ~excluded)
    house = people.household[person[fit]]
    homes = len(people.household_village)
    members = np.bincount(house, minlength=homes)
    known = np.bincount(house, weights=located[fit], minlength=homes)
    has_head = np.bincount(house, weights=people.relation[person[fit]] == HEAD, minlength=homes)
    candidates = np.flatnonzero((members >= 2) & (has_head > 0))
    order = candidates[np.argsort(-(known[candidates] / members[candidates]) - rng.random(len(candidates)))]
    total = np.cumsum(members[order])
    last = int(np.searchsorted(total, count))
    if last >= len(order):
        raise ValueError("too few households for the families wanted")
    chosen = np.zeros(homes, dtype=np.bool_)
    chosen[order[: last + 1]] = True
    taken = np.zeros(len(person), dtype=np.bool_)
    taken[fit[chosen[house]]] = True
    surplus = int(total[last]) - count
    if surplus:  # members of the last household whose family is not yet confirmed; its head stays
        of_last = fit[house == order[last]]
        drop = of_last[people.relation[person[of_last]] != HEAD][-surplus:]
        taken[drop] = False
    return taken
