"""Addresses of which the truth is known: real places and invented people, with every fault that real files have.

The truth is the code of the village that the writer meant, None where the text names none. It is synthetic: how often
each fault comes is set below, by judgement and not by a survey. The half (0 or 1) of each address serves to keep
what thresholds were fixed on apart from what they are judged by.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.demo import open_data
from desktop.demo.address_slips import slipped
from desktop.demo.addresses import chinese_number
from desktop.demo.chance import Ints, shares, stream
from desktop.demo.names import ESTATES, ROADS
from desktop.demo.town_seats import SEATS

FAULTS = {
    "none": 0.500, "old town": 0.060, "no town": 0.115, "wrong town": 0.025, "slip in village": 0.060,
    "slip in town": 0.030, "shortened": 0.055, "signs": 0.040, "other ending": 0.015, "two towns": 0.012,
    "words between": 0.010, "two faults": 0.010, "forgotten name": 0.004, "no village": 0.064,
}  # fmt: skip
COUNTIES = {
    "": 0.26, "海门市": 0.30, "江苏省海门市": 0.20, "江苏省南通市海门市": 0.07, "海门区": 0.07, "南通市海门区": 0.05,
    "海门": 0.03, "江苏海门": 0.02,
}  # fmt: skip
ELSEWHERE = (
    "启东市汇龙镇", "启东市吕四港镇", "江苏省启东市惠萍镇", "南通市通州区二甲镇", "通州区金沙街道",
    "江苏省如东县掘港镇", "如东县大豫镇", "上海市崇明区三星镇", "上海市崇明县新河镇", "常熟市梅李镇",
    "江苏省太仓市浏河镇", "张家港市锦丰镇", "安徽省阜阳市颍上县", "南通市崇川区", "海安县曲塘镇",
    "江苏省南通市如皋市搬经镇",
)  # fmt: skip
NOTHING_SAID = (
    "同上", "无", "不详", "暂无", "-", "……", "本村", "见身份证", "老家", "户籍地址", "０", "1", "搬迁", "外地",
    "自建房", "12000000000",
)  # fmt: skip
FORGOTTEN = "耕读 乐善 大有 保兴 庆余 同仁 聚星 协和 惠丰 万年 川港 富余 久隆 德丰 时和 年丰".split()


@dataclass(frozen=True, slots=True)
class Truth:
    """n addresses with what is true of them."""

    raw: list[str]
    code: list[str | None]  # 12 digits of the village that is named
    group_no: Ints  # 0 = none
    fault: NDArray[np.str_]
    half: Ints


@dataclass(frozen=True, slots=True)
class _Village:
    code: str
    core: str
    end: str  # 村, 社区
    town: str
    town_full: str
    old_towns: tuple[str, ...]


def make(seed: int, n: int) -> Truth:
    """n addresses; the same for the same seed on every machine."""
    rng = stream(seed, "address truth")
    villages = _villages()
    weight = np.array([1.6 if village.end == "社区" else 1.0 for village in villages])
    chosen = rng.choice(len(villages), n, p=weight / weight.sum()).tolist()
    faults = shares(rng, n, FAULTS)
    counties = shares(rng, n, COUNTIES).tolist()
    raw: list[str] = []
    codes: list[str | None] = []
    groups: list[int] = []
    for number, (at, fault, county) in enumerate(zip(chosen, faults.tolist(), counties, strict=True)):
        village = villages[at]
        if fault == "no village":
            raw.append(_no_village(rng, villages, village, county))
            codes.append(None)
            groups.append(0)
            continue
        other = villages[chosen[number - 1]]
        tail, group = _tail(rng, village)
        text = _named(rng, village, other, county, fault) + tail
        raw.append(_oddly_signed(rng, text) if fault == "signs" else text)
        codes.append(village.code)
        groups.append(group)
    return Truth(raw, codes, np.array(groups), faults, rng.integers(0, 2, n))


def _villages() -> list[_Village]:
    seats = {seat.unit: seat for seat in SEATS}
    found = []
    for unit in open_data.villages():
        seat = seats[unit.town]
        name = unit.name
        for county in ("海门市", "南通市海门区"):
            name = name.removeprefix(county)
        for ending in ("社区居委会", "居委会", "村委会", "社区", "村"):
            if name.endswith(ending) and len(name) > len(ending):
                name = name.removesuffix(ending)
                break
        old = tuple(f"{market.name}镇" for market in seat.markets if not seat.short_name.startswith(market.name))
        end = "社区" if unit.is_community else "村"
        found.append(_Village(unit.code, name, end, seat.short_name, unit.town, old))
    return found


def _named(rng: np.random.Generator, village: _Village, other: _Village, county: str, fault: str) -> str:
    """County, town and village, with the fault in them."""
    town = village.town if rng.random() < 0.75 else village.town_full
    core, end, between = village.core, village.end, ""
    if village.end == "社区" and rng.random() < 0.25 and fault == "none":
        town = ""  # in town people give the community and the street
    if fault == "old town" and village.old_towns:
        town = village.old_towns[int(rng.integers(len(village.old_towns)))]
    elif fault == "no town":
        town = ""
    elif fault == "wrong town":
        town = other.town
    elif fault == "slip in village":
        core = slipped(core, rng)
    elif fault == "slip in town":
        town = slipped(town.removesuffix("镇"), rng) + ("镇" if town.endswith("镇") else "")
    elif fault == "shortened":
        town, end = _shortened(rng, town, end)
    elif fault == "other ending":
        end = str(rng.choice(["居委会", "社区", "大队", "村委会", "村村委会", "村民委员会", "社区居委会"]))
    elif fault == "two towns" and village.old_towns:
        old = village.old_towns[0]
        town = f"{village.town}{old}" if rng.random() < 0.5 else f"{old}{village.town}"
    elif fault == "words between":
        between = str(rng.choice(["原", "镇北", "政府南", "街道", "境内", "辖区", "老街西"]))
    elif fault == "two faults":
        core = slipped(core, rng)
        town = "" if rng.random() < 0.5 else slipped(town, rng)
    elif fault == "forgotten name":
        core = FORGOTTEN[int(rng.integers(len(FORGOTTEN)))]
    elif rng.random() < 0.05:
        end = "居委会" if end == "社区" else "村村委会"
    return f"{county}{town}{between}{core}{end}"


def _shortened(rng: np.random.Generator, town: str, end: str) -> tuple[str, str]:
    kind = rng.random()
    short = town.removesuffix("镇").removesuffix("管理委员会").removeprefix("海门市")
    return (short, end) if kind < 0.4 else (town, "") if kind < 0.8 else (short, "")


def _tail(rng: np.random.Generator, village: _Village) -> tuple[str, int]:
    """Everything behind the village, and the group in it."""
    style, door = rng.random(), int(rng.integers(1, 140))
    if village.end == "社区":
        road, estate = ROADS[int(rng.integers(len(ROADS)))], ESTATES[int(rng.integers(len(ESTATES)))]
        home = f"{int(rng.integers(1, 30))}{'幢' if style < 0.6 else '号楼'}{int(rng.integers(1, 4))}单元{door}室"
        return (
            f"{road}{door}号{estate}{home}" if style < 0.5 else f"{estate}{home}" if style < 0.9 else f"{road}{door}号"
        ), 0
    group = int(rng.integers(1, 26))
    if style < 0.06:
        return f"{door}号", 0
    if style < 0.09:
        return "", 0
    words = (
        f"{chinese_number(group)}组", f"{group:02d}组", f"{group}队", f"第{chinese_number(group)}组", f"{group}埭",
        f"{group}村民小组", *[f"{group}组"] * 8,
    )  # fmt: skip
    word = words[int(rng.integers(len(words)))]
    number = rng.random()
    house = (
        f"{door}号"
        if number < 0.8
        else f"{door}"
        if number < 0.86
        else f"{door}号附{door % 5 + 1}"
        if number < 0.9
        else ""
    )
    return word + house, group


def _oddly_signed(rng: np.random.Generator, text: str) -> str:
    """Full-width figures, spaces and punctuation."""
    kind = rng.random()
    if kind < 0.4:
        return text.translate({code: code + 0xFEE0 for code in range(ord("0"), ord("9") + 1)})
    at = int(rng.integers(1, max(2, len(text))))
    sign = str(rng.choice([" ", "\u3000", "，", "、", "-", "（", "  "]))
    return f" {text[:at]}{sign}{text[at:]} " if sign != "-" else f"{text} "


def _no_village(rng: np.random.Generator, villages: list[_Village], village: _Village, county: str) -> str:
    """Text from which nobody could tell a village of this county."""
    kind, door = rng.random(), int(rng.integers(1, 300))
    if kind < 0.22:
        return f"{county or '海门市'}{village.town}"
    if kind < 0.32:
        return f"{county}{village.town}{'老街附近' if door % 2 else '镇区'}"
    if kind < 0.45:
        other = villages[int(rng.integers(len(villages)))]
        return f"{ELSEWHERE[door % len(ELSEWHERE)]}{other.core}{other.end}{door % 25 + 1}组{door}号"
    if kind < 0.65:
        road = (
            ROADS[door % len(ROADS)] if door % 3 else next(v.core for v in villages[door:] + villages if "路" in v.core)
        )
        return f"{county or '海门市'}{'海门高新区' if door % 2 else ''}{road}{door}号"
    if kind < 0.80:
        return f"{county}{ESTATES[door % len(ESTATES)]}{door % 40 + 1}幢{door}室"
    if kind < 0.90:
        return NOTHING_SAID[door % len(NOTHING_SAID)]
    return f"{county}{village.town}××村{door % 20 + 1}组" if door % 2 else f"{county}某村{door}号"
