"""Addresses as people write them: the grammar of domain §2.4, with its variants, old town names and vague ones."""

from dataclasses import dataclass

import numpy as np

from desktop.demo.chance import Ints, stream
from desktop.demo.names import ESTATES, ROADS

CHINESE_DIGITS = "零一二三四五六七八九"
HOMES_PER_BUILDING = 24
HOMES_PER_ESTATE = 480


@dataclass(frozen=True, slots=True)
class Place:
    """The names that go into the addresses of one village or community."""

    town: str
    village: str
    urban: bool
    group_numbers: tuple[int, ...]
    old_town: str | None  # the town's name before a merger, where the village belonged to one


Address = tuple[
    str, int | None, str | None, str | None, str | None, str | None, str | None, str | None, str | None, float | None
]
# raw, group_no, road, road_no, estate, building, unit, room, house_no, parse_score


def chinese_number(number: int) -> str:
    """1 … 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else CHINESE_DIGITS[tens] + "十"
    return head + (CHINESE_DIGITS[ones] if ones else "") if number else "零"


def write(
    seed: int, *, part: int, places: list[Place], village: Ints, parsed: Ints, group: Ints, number: Ints
) -> list[Address]:
    """The address of each record of one part of the bank.

    `village` where they live, `parsed` −1 where the text could not be read down to a village; `group` index into
    the village's groups or −1; `number` the running number of the house there.
    """
    rng = stream(seed, f"addresses {part}")
    style = rng.random(len(village))
    score = np.rint(rng.beta(9.0, 1.2, len(village)) * 25 + 75) / 100
    rows = zip(
        village.tolist(), parsed.tolist(), group.tolist(), number.tolist(), style.tolist(), score.tolist(), strict=True
    )
    return [
        (
            _vague(places[v], s)
            if p < 0
            else _estate(places[v], n, s, points)
            if places[v].urban
            else _village_house(places[v], g, n, s, points)
        )
        for v, p, g, n, s, points in rows
    ]


def _village_house(place: Place, group: int, number: int, style: float, score: float) -> Address:
    group_no = place.group_numbers[group] if group >= 0 else None
    if group_no is None:
        where = ""
    elif style < 0.25:
        where = f"{chinese_number(group_no)}组"
    elif style < 0.30:
        where = f"{group_no:02d}组"
    elif style < 0.36:
        where = f"{group_no}队"
    else:
        where = f"{group_no}组"
    if style < 0.04 and place.old_town is not None:
        head = f"海门市{place.old_town}"
    elif style < 0.45:
        head = f"江苏省海门市{place.town}"
    elif style < 0.75:
        head = f"海门市{place.town}"
    else:
        head = place.town
    return (
        f"{head}{place.village}{where}{number}号",
        group_no,
        None,
        None,
        None,
        None,
        None,
        None,
        f"{number}号",
        score,
    )


def _estate(place: Place, number: int, style: float, score: float) -> Address:
    at = (number - 1) % HOMES_PER_ESTATE
    estate_at = (number - 1) // HOMES_PER_ESTATE + sum(map(ord, place.village))
    estate = ESTATES[estate_at % len(ESTATES)]
    road, road_no = ROADS[estate_at // len(ESTATES) % len(ROADS)], f"{estate_at % 400 + 1}号"
    building, inside = divmod(at, HOMES_PER_BUILDING)
    unit, home = divmod(inside, 12)
    room = f"{home // 2 + 1}0{home % 2 + 1}室"
    house = f"{building + 1}幢{unit + 1}单元{room}" if style < 0.7 else f"{building + 1}号楼{unit + 1}单元{room}"
    if style < 0.35:
        raw = f"江苏省海门市{place.town}{place.village}{estate}{house}"
    elif style < 0.8:
        raw = f"海门市{place.village}{road}{road_no}{estate}{house}"
    else:
        raw = f"{place.village}{estate}{house}"
    return (raw, None, road, road_no, estate, f"{building + 1}幢", f"{unit + 1}单元", room, None, score)


def _vague(place: Place, style: float) -> Address:
    """Text from which no village can be read with confidence."""
    if style < 0.35:
        raw = f"海门市{place.town}"
    elif style < 0.55:
        raw = f"江苏省南通市海门市{place.old_town or place.town}"
    elif style < 0.75:
        raw = f"{place.town}老街附近"
    elif style < 0.88:
        raw = f"{place.village[:1]}××村"
    else:
        raw = "海门市"
    return (raw, None, None, None, None, None, None, None, None, round(style * 0.4, 2))
