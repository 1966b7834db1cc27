"""The organisations: sole traders, firms, co-operatives, family farms and one collective for every rural village."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import Flags, Ints, stream
from desktop.demo.identifiers import credit_codes, organisation_codes, registration_numbers, texts
from desktop.demo.names import FARMS, SHOPS, TRADES

SOLE_TRADER, ENTERPRISE, COOP, FAMILY_FARM, VILLAGE_COLLECTIVE, OTHER_ORG = range(6)
KINDS = ("SOLE_TRADER", "ENTERPRISE", "COOP", "FAMILY_FARM", "VILLAGE_COLLECTIVE", "OTHER_ORG")
KIND_SHARES = (0.655, 0.235, 0.038, 0.047, 0.0, 0.025)
REGISTRAR = ("92", "91", "93", "91", "93", "91")
SCALES = ("LARGE", "MEDIUM", "SMALL", "MICRO")
UNKNOWN_PERSON = -1


@dataclass(frozen=True, slots=True)
class Firms:
    """Every organisation, a row each, sorted by village; the village collectives are among them."""

    kind: Ints  # index into KINDS
    village: Ints
    name: list[str]
    credit_code: list[str | None]  # 统一社会信用代码
    old_number: list[str | None]  # 注册号
    code: list[str]  # 组织机构代码
    legal_rep: Ints  # row in People
    founded: NDArray[np.datetime64]
    capital_fen: Ints
    sales_fen: Ints
    employees: Ints
    scale: Ints  # index into SCALES
    industry: list[str]


def make(
    seed: int,
    *,
    count: int,
    village_weight: NDArray[np.float64],
    rural: Flags,
    village_names: list[str],
    town_names: list[str],
    village_town: Ints,
    adults_of_village: list[Ints],
    as_of: date,
) -> Firms:
    """`count` organisations; `adults_of_village` lists the rows of People a legal representative can be drawn from."""
    rng = stream(seed, "firms")
    collectives = np.flatnonzero(rural)
    drawn = count - len(collectives)
    kind = np.r_[
        rng.choice(len(KINDS), size=drawn, p=np.array(KIND_SHARES) / sum(KIND_SHARES)),
        np.full(len(collectives), VILLAGE_COLLECTIVE),
    ]
    pull = village_weight * np.where(rural, 1.0, 2.2)
    village = np.r_[rng.choice(len(pull), size=drawn, p=pull / pull.sum()), collectives]
    farming = (kind == COOP) | (kind == FAMILY_FARM)
    village = np.where(farming & ~rural[village], collectives[rng.integers(0, len(collectives), count)], village)
    order = np.lexsort((kind, village))
    kind, village = kind[order], village[order]

    days = (np.datetime64(as_of, "D") - rng.gamma(2.0, 1300.0, count).astype(np.int64)).astype("datetime64[D]")
    codes = organisation_codes(rng.permutation(count) + 1)
    numbers = registration_numbers(rng.permutation(count) + 1)
    merged = (days >= np.datetime64("2015-10-01")) | (rng.random(count) < np.where(kind == ENTERPRISE, 0.45, 0.25))
    merged |= kind == VILLAGE_COLLECTIVE
    credit_code: list[str | None] = [None] * count
    for index, registrar in enumerate(REGISTRAR):
        rows = np.flatnonzero(merged & (kind == index))
        for row, text in zip(rows.tolist(), credit_codes(registrar, codes[rows]), strict=True):
            credit_code[row] = text
    size = np.searchsorted([0.004, 0.04, 0.3], rng.random(count) * np.where(kind == ENTERPRISE, 1.0, 50.0))
    capital, employees = _sizes(rng, size)
    name, industry = _names(rng, kind, village, village_names, town_names, village_town)
    return Firms(
        kind=kind,
        village=village,
        name=name,
        credit_code=credit_code,
        old_number=[None if both else number for both, number in zip(merged.tolist(), numbers, strict=True)],
        code=texts(codes),
        legal_rep=np.array(
            [
                people[int(pick * len(people))] if len(people) else UNKNOWN_PERSON
                for pick, people in ((p, adults_of_village[v]) for p, v in zip(rng.random(count), village, strict=True))
            ],
            dtype=np.int64,
        ),
        founded=days,
        capital_fen=capital,
        sales_fen=np.rint(capital * rng.lognormal(0.7, 0.6, count) / 10_000).astype(np.int64) * 10_000,
        employees=employees,
        scale=size,
        industry=industry,
    )


def _sizes(rng: np.random.Generator, scale: Ints) -> tuple[Ints, Ints]:
    """Registered capital in 分 (round sums) and people employed, by scale."""
    ten_thousands = np.array([20_000.0, 3_000.0, 300.0, 10.0])[scale] * rng.lognormal(0.0, 0.6, len(scale))
    employees = np.array([600.0, 180.0, 35.0, 3.0])[scale] * rng.lognormal(0.0, 0.5, len(scale))
    return np.maximum(1, np.rint(ten_thousands)).astype(np.int64) * 1_000_000, np.maximum(1, employees).astype(np.int64)


def _names(
    rng: np.random.Generator, kind: Ints, village: Ints, villages: list[str], towns: list[str], village_town: Ints
) -> tuple[list[str], list[str]]:
    """Names that say 示例 and carry a number, with the GB/T 4754 class that goes with them."""
    picks = {
        index: rng.choice(len(trades), size=len(kind), p=_normal(trades))
        for index, trades in ((SOLE_TRADER, SHOPS), (ENTERPRISE, TRADES), (COOP, FARMS))
    }
    names, industries = [], []
    for row, (what, home) in enumerate(zip(kind.tolist(), village.tolist(), strict=True)):
        town, number = towns[int(village_town[home])], f"{row + 1:05d}"
        if what == SOLE_TRADER:
            trade, code, _ = SHOPS[picks[SOLE_TRADER][row]]
            names.append(f"{town}示例{trade}{number}")
        elif what == ENTERPRISE:
            trade, code, _ = TRADES[picks[ENTERPRISE][row]]
            names.append(f"{town}示例{trade}{number}有限公司")
        elif what == COOP:
            trade, code, _ = FARMS[picks[COOP][row]]
            names.append(f"{town}示例{trade}专业合作社{number}")
        elif what == FAMILY_FARM:
            trade, code, _ = FARMS[picks[COOP][row]]
            names.append(f"{town}示例{trade}家庭农场{number}")
        elif what == VILLAGE_COLLECTIVE:
            code = "9610"
            names.append(f"{villages[home]}示例股份经济合作社{number}")
        else:
            code = "9420"
            names.append(f"{town}示例协会{number}")
        industries.append(code)
    return names, industries


def _normal(trades: tuple[tuple[str, str, float], ...]) -> NDArray[np.float64]:
    weight = np.array([share for _, _, share in trades])
    normal: NDArray[np.float64] = weight / weight.sum()
    return normal
