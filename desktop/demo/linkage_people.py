"""The people of the linkage truth: families in villages, with namesakes next door, twins and shared phones.

Nobody here exists: ids carry the division 990001, phones begin with 12 (domain §2.5). Unlike those of the demo bank
their names carry no number, since a number would make namesakes rare and the matching look better than it is.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import Flags, Ints, stream
from desktop.demo.identifiers import resident_ids
from desktop.demo.names import GIVEN_MEN, GIVEN_WOMEN, SURNAMES

TOWNS = (
    "常乐镇 悦来镇 四甲镇 余东镇 正余镇 海永镇 三星镇 包场镇 临江镇 三厂镇 德胜镇 天补镇".split()
)  # names of the county; the villages in them are made up
OLD_TOWNS = "麒麟镇 三阳镇 货隆镇 树勋镇 王浩镇 江心沙镇 瑞祥镇 刘浩镇 万年镇 国强镇 平山镇 东兴镇".split()
VILLAGES_OF_A_TOWN = 22
GROUPS_OF_A_VILLAGE = 30
_STEMS = (
    "颐生 保民 匡北 中南 官公 通源 同庆 启勇 新丰 长桥 民乐 双闸 永富 南郊 聚星 凤鸣 海界 竖积 沙洲 三岔 "
    "老圩 大洪 戴青 合兴 头桥 培育 占仁 锦屏 文俊 补北 育才 利民 岸头 青龙 河塘 五爱"
).split()

_TWINS = 0.012  # share of children who have one
_NAMESAKES = 0.006  # share of people who bear the name of somebody else in their village
_SHARED_PHONE = 0.13  # share of those beside the head who give the head's phone


@dataclass(frozen=True, slots=True)
class LinkagePeople:
    """Everybody, a row each, household by household; (p,) each."""

    household: Ints
    surname: Ints  # index into SURNAMES
    first: Ints  # index into `signs`
    second: Ints  # index into `signs`, −1 for a given name of one character
    male: Flags
    born: NDArray[np.datetime64]  # datetime64[D]
    id_no: list[str]
    phone_owner: Ints  # number that stands for a phone; the same for those who share one
    town: Ints
    village: Ints  # index into `villages`
    group: Ints
    house: Ints
    signs: tuple[str, ...]
    villages: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.household)


def people(seed: int, count: int) -> LinkagePeople:
    """`count` grown-ups of one county; the same for the same seed."""
    rng = stream(seed, "linkage people")
    size = rng.choice(5, size=count, p=[0.2, 0.38, 0.26, 0.11, 0.05]) + 1
    household = np.repeat(np.arange(count), size)[:count]
    homes = int(household[-1]) + 1
    place = np.arange(count) - np.searchsorted(household, household)  # 0 head, 1 spouse, then children and parents
    child = place >= 2

    villages = _village_names(rng)
    village = np.minimum((rng.beta(1.2, 1.6, homes) * len(villages)).astype(np.int64), len(villages) - 1)
    family = _clustered_surnames(rng, village)
    surname = np.where(place == 1, rng.permutation(family)[household], family[household])

    male = np.where(place == 0, (rng.random(homes) < 0.78)[household], rng.random(count) < 0.5)
    spouse = np.flatnonzero(place == 1)
    male[spouse] = ~male[spouse - 1]
    head_age = rng.uniform(24.0, 78.0, homes)[household]
    age = head_age + rng.normal(0.0, 2.5, count)
    age = np.where(child, np.where(head_age > 44.0, head_age - rng.uniform(20.0, 27.0, count), head_age + 25.0), age)
    age = np.clip(age, 17.0, 96.0)
    born = np.datetime64("2016-04-30") - (age * 365.2425).astype(np.int64)

    signs, first, second = _given_names(rng, male, age)
    twin = np.flatnonzero((place >= 3) & (rng.random(count) < _TWINS * 4))
    born[twin] = born[twin - 1]
    surname[twin] = surname[twin - 1]
    first[twin] = first[twin - 1]  # the character of the generation
    namesake = np.flatnonzero(rng.random(count) < _NAMESAKES)
    neighbour = _neighbours(rng, village[household], namesake)
    for column in (surname, first, second, male):
        column[namesake] = column[neighbour]

    rows = np.arange(count)
    head = rows - place
    shares = (place > 0) & (rng.random(count) < _SHARED_PHONE)
    return LinkagePeople(
        household=household,
        surname=surname,
        first=first,
        second=second,
        male=male,
        born=born,
        id_no=resident_ids(born, male),
        phone_owner=np.where(shares, head, rows),
        town=(village // VILLAGES_OF_A_TOWN)[household],
        village=village[household],
        group=rng.integers(1, GROUPS_OF_A_VILLAGE + 1, homes)[household],
        house=rng.integers(1, 61, homes)[household],
        signs=signs,
        villages=villages,
    )


def _village_names(rng: np.random.Generator) -> tuple[str, ...]:
    """One of its own for most villages; a few are found in two towns, as in life."""
    stems = [a[0] + b[1] for a in _STEMS for b in _STEMS]
    picked = rng.permutation(len(stems))[: len(TOWNS) * VILLAGES_OF_A_TOWN]
    return tuple(stems[number] + "村" for number in picked)


def _clustered_surnames(rng: np.random.Generator, village: Ints) -> Ints:
    """A few surnames are borne by half of a village (Zipf over an order of its own)."""
    number = len(SURNAMES)
    weight = 1.0 / (np.arange(number) + 1.5) ** 1.1
    rank = np.searchsorted(np.cumsum(weight / weight.sum())[:-1], rng.random(len(village)), side="right")
    order = rng.permuted(np.tile(np.arange(number), (int(village.max()) + 1, 1)), axis=1)
    picked: Ints = order[village, rank]
    return picked


def _given_names(rng: np.random.Generator, male: Flags, age: NDArray[np.float64]) -> tuple[tuple[str, ...], Ints, Ints]:
    """Given names of characters that suit sex and generation, the common ones far more often."""
    signs: dict[str, int] = {}
    first = np.empty(len(male), dtype=np.int64)
    second = np.full(len(male), -1, dtype=np.int64)
    generation = np.searchsorted([35.0, 58.0], age)  # 0 young, 1 middle, 2 old
    for sex, lists in ((True, GIVEN_MEN), (False, GIVEN_WOMEN)):
        for when, names in zip((2, 1, 0), lists, strict=True):
            here = np.flatnonzero((male == sex) & (generation == when))
            for column, at in ((first, 0), (second, -1)):
                pool = list(dict.fromkeys(name[at] for name in names))
                weight = 1.0 / (np.arange(len(pool)) + 3.0) ** 0.7
                numbers = np.array([signs.setdefault(sign, len(signs)) for sign in pool])
                column[here] = numbers[rng.choice(len(pool), size=len(here), p=weight / weight.sum())]
            single = here[rng.random(len(here)) < (0.28 if when == 0 else 0.07)]
            second[single] = -1
    return tuple(signs), first, second


def _neighbours(rng: np.random.Generator, village: Ints, rows: Ints) -> Ints:
    """For each of `rows` somebody else who lives in the same village, as often as not the same person's neighbour."""
    order = np.argsort(village, kind="stable")
    start = np.searchsorted(village[order], village[rows])
    end = np.searchsorted(village[order], village[rows], side="right")
    found: Ints = order[start + (rng.random(len(rows)) * (end - start)).astype(np.int64)]
    return found
