"""Who is worth what and who is drifting away, told from months of accounts: RFM and the churn stages of domain §5.4."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Months = NDArray[np.int64]  # (n, MONTHS), oldest first; 0 where there was no account yet
Codes = NDArray[np.uint8]

MONTHS = 12
VALUES = (
    "",
    "VALUE_KEY",
    "VALUE_KEEP",
    "VALUE_GROW",
    "VALUE_RESCUE",
    "VALUE_STEADY",
    "VALUE_WEAKENING",
    "VALUE_NEW",
    "VALUE_FADING",
)
"""Value classes by (recent, frequent, wealthy): the usual eight of RFM; "" = no account."""

STAGES = ("", "STAGE_STABLE", "STAGE_WARN", "STAGE_SILENT", "STAGE_LOST")
"""Churn stages; "" = not in the base: without an account, or whose balance was never worth watching."""

LEAST_PERSON_FEN = 1_000_00  # mean balance of the earlier months from which a person is in the base
LEAST_FIRM_FEN = 10_000_00
GONE_FEN = 100_00  # three months below: lost
_HIGH = 4  # fifths from here up are high
_RECENT = 3  # months; longer without a transaction is not recent (90 days, domain §5.4)

_VALUE_OF = {
    (True, True, True): "VALUE_KEY", (False, True, True): "VALUE_KEEP", (True, False, True): "VALUE_GROW",
    (False, False, True): "VALUE_RESCUE", (True, True, False): "VALUE_STEADY", (False, True, False): "VALUE_WEAKENING",
    (True, False, False): "VALUE_NEW", (False, False, False): "VALUE_FADING",
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Activity:
    """Customers with an account (n,): months of average balances in 分 and of transactions, the last 12."""

    balances: Months
    transactions: Months
    is_firm: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.balances)


@dataclass(frozen=True, slots=True, eq=False)
class Worth:
    """What value is told from, (n,): months since the last transaction; transactions and balances of 12 months."""

    quiet: NDArray[np.int64]
    transactions: NDArray[np.int64]
    balances: NDArray[np.int64]

    @classmethod
    def of(cls, activity: Activity) -> "Worth":
        moved = activity.transactions > 0
        quiet = np.where(moved.any(axis=1), np.argmax(moved[:, ::-1], axis=1), MONTHS)
        return cls(quiet, activity.transactions.sum(axis=1), activity.balances.sum(axis=1))

    @classmethod
    def joined(cls, parts: "Sequence[Worth]") -> "Worth":
        columns = ("quiet", "transactions", "balances")
        return cls(*(np.concatenate([getattr(part, column) for part in parts]) for column in columns))


def value_codes(worth: Worth) -> Codes:
    """(n,) places in VALUES.

    Recent R: a transaction in the last three months. Frequent F and wealthy M: in the upper two fifths of all
    customers with an account by transactions and by mean balance of 12 months.
    """
    high = [worth.quiet < _RECENT, *(fifths(column) >= _HIGH for column in (worth.transactions, worth.balances))]
    table = np.zeros(8, dtype=np.uint8)
    for flags, name in _VALUE_OF.items():
        table[sum(flag << place for place, flag in enumerate(flags))] = VALUES.index(name)
    codes: Codes = table[sum(flag.astype(np.int64) << place for place, flag in enumerate(high))]
    return codes


def fifths(values: NDArray[np.integer]) -> NDArray[np.int64]:
    """(n,) 1 … 5, the highest fifth 5. Equal values are in one fifth, that of the lowest place among them."""
    order = np.sort(values)
    return 1 + np.minimum(4, np.searchsorted(order, values, side="left") * 5 // max(1, len(values)))


def stage_codes(activity: Activity) -> Codes:
    """(n,) places in STAGES: of several the gravest.

    LOST 流失: less than 100 元 in each of the last three months. SILENT 睡眠: no transaction for six months, money
    there. WARN 预警: mean balance of three months at most half of the six before, or transactions down by 30 %.
    A loan that is settled and not renewed is not looked at here.
    """
    balances, transactions = activity.balances, activity.transactions
    earlier = balances[:, :-3].mean(axis=1)
    in_base = earlier >= np.where(activity.is_firm, LEAST_FIRM_FEN, LEAST_PERSON_FEN)
    lost = (balances[:, -3:] < GONE_FEN).all(axis=1)
    silent = (transactions[:, -6:].sum(axis=1) == 0) & (balances[:, -1] > 0)
    fell = 4 * balances[:, -3:].sum(axis=1) <= balances[:, -9:-3].sum(axis=1)
    before, now = transactions[:, -6:-3].sum(axis=1), transactions[:, -3:].sum(axis=1)
    fewer = (before > 0) & (10 * now <= 7 * before)
    stage = np.where(lost, 4, np.where(silent, 3, np.where(fell | fewer, 2, 1)))
    return np.where(in_base, stage, 0).astype(np.uint8)
