"""Deposits month by month, credit lines and loans, consistent with what each customer's lifecycle says."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from desktop.demo.chance import Flags, Ints, exactly, stream
from desktop.demo.diligence import Diligence
from desktop.demo.records import CHURNED, CLOSED, DORMANT, EXISTING, Records
from desktop.demo.scale import Scale

MONTHS = 24
WITH_ACCOUNT = 0.64  # share of existing records that the core system has a month report for
FOUR_BYTES = 2**31 - 1
CURRENT, TIME, CARD, MOBILE_BANK, QR, AGENCY, LOAN = 1, 2, 4, 8, 16, 32, 64
PRODUCTS = ("XE01", "NH02", "GS03", "QY04", "FC05")  # small loan, farm, sole trader, firm, house
CLASSES = ("NORMAL", "ATTENTION", "SUBSTANDARD", "DOUBTFUL", "LOSS")


@dataclass(frozen=True, slots=True)
class Lines:
    """Credit lines, a row each."""

    record: Ints
    pre_approved: Flags
    amount_fen: Ints
    rate_bp: Ints
    valid_from: NDArray[np.datetime64]
    valid_to: NDArray[np.datetime64]
    state: Ints  # 0 VALID 1 EXPIRED 2 CANCELLED


@dataclass(frozen=True, slots=True)
class Loans:
    """Loan contracts, a row each; a settled one has no balance."""

    record: Ints
    product: Ints  # index into PRODUCTS
    principal_fen: Ints
    balance_fen: Ints
    rate_bp: Ints
    start: NDArray[np.datetime64]
    due: NDArray[np.datetime64]
    settled: NDArray[np.datetime64]  # NaT = not settled
    class5: Ints  # index into CLASSES
    overdue_days: Ints


@dataclass(frozen=True, slots=True)
class Accounts:
    """Month reports of one part of the records: `average`, `end` (n, 24) in 分, `transactions` (n, 24)."""

    record: Ints
    average: Ints
    end: Ints
    transactions: NDArray[np.uint16]
    products: Ints


def first_month(as_of: date) -> str:
    """YYYY-MM of the first of the 24 months that end with the month of `as_of`."""
    months = as_of.year * 12 + as_of.month - MONTHS
    return f"{months // 12}-{months % 12 + 1:02d}"


def with_account(seed: int, records: Records, diligence: Diligence) -> Flags:
    """Who has a month report: existing customers; of somebody in two platforms only the first record."""
    rng = stream(seed, "accounts held")
    likely = WITH_ACCOUNT * np.where(records.home >= 0, diligence.accounts[records.home], 1.0)
    held: Flags = (records.lifecycle != 0) & ~records.second & (rng.random(len(records)) < likely)
    return held


def lines_and_loans(
    seed: int, *, scale: Scale, records: Records, diligence: Diligence, as_of: date
) -> tuple[Lines, Loans]:
    rng = stream(seed, "credit")
    today = np.datetime64(as_of, "D")
    is_firm = records.person < 0
    fit = (records.lifecycle == EXISTING) & (records.home >= 0) & ~records.second & records.has_id
    pull = np.where(is_firm, 4.0, 1.0) * diligence.lines[records.home]
    holders = np.flatnonzero(exactly(rng, scale.credit_lines, np.where(fit, pull, 0.0)))
    line_firm = is_firm[holders]
    amount = _round_sum(rng, line_firm)
    begin = today - rng.integers(5, 900, len(holders))
    term = np.where(line_firm, 365, 1095)
    pre = rng.random(len(holders)) < np.where(line_firm, 0.1, 0.42)
    ended = begin + term
    lines = Lines(
        record=holders,
        pre_approved=pre,
        amount_fen=amount,
        rate_bp=np.where(pre, 0, rng.integers(48, 96, len(holders)) * 10),
        valid_from=begin,
        valid_to=ended,
        state=np.where(ended <= today, 1, np.where(rng.random(len(holders)) < 0.02, 2, 0)),
    )

    drawn = np.flatnonzero(~pre)
    repeat = drawn[rng.integers(0, len(drawn), scale.loans)]
    order = np.argsort(holders[repeat], kind="stable")
    of_line = repeat[order]
    firm = line_firm[of_line]
    n = scale.loans
    start = today - rng.integers(3, 1000, n)
    months = rng.choice([6, 12, 24, 36], size=n, p=[0.1, 0.55, 0.2, 0.15])
    due = start + (months * 30.44).astype(np.int64)
    settled_late = (due < today) & (rng.random(n) < 0.965)
    settled_early = rng.random(n) < 0.08
    settled = np.where(settled_early, start + (today - start) // 2, np.where(settled_late, due, np.datetime64("NaT")))
    principal = (
        np.maximum(1, np.rint(lines.amount_fen[of_line] * rng.uniform(0.3, 1.0, n) / 1_000_000)).astype(np.int64)
        * 1_000_000
    )
    open_now = np.isnat(settled)
    repaid = np.where(rng.random(n) < 0.7, 0.0, rng.uniform(0.0, 0.8, n))
    overdue = np.where(open_now & (due < today), (today - due).astype(np.int64), 0)
    stumbled = open_now & (due >= today) & (rng.random(n) < 0.008)
    overdue = np.where(stumbled, rng.integers(1, 75, n), overdue)
    loans = Loans(
        record=holders[of_line],
        product=np.where(firm, 3, rng.choice([0, 1, 2, 4], size=n, p=[0.45, 0.3, 0.17, 0.08])),
        principal_fen=principal,
        balance_fen=np.where(
            open_now, np.maximum(100_000, np.rint(principal * (1 - repaid) / 100_000) * 100_000), 0
        ).astype(np.int64),
        rate_bp=rng.integers(48, 96, n) * 10,
        start=start,
        due=due,
        settled=settled,
        class5=np.where(open_now, np.searchsorted([1, 91, 181, 361], overdue, side="right"), 0),
        overdue_days=overdue,
    )
    return lines, loans


def _round_sum(rng: np.random.Generator, firm: Flags) -> Ints:
    """Amounts in 分, in whole ten thousand yuan: people around 8万, firms around 150万."""
    ten_thousands = np.where(firm, 150.0, 8.0) * rng.lognormal(0.0, 0.75, len(firm))
    return np.clip(np.rint(ten_thousands), 1, 5_000).astype(np.int64) * 1_000_000


def accounts(
    seed: int, *, part: int, record: Ints, lifecycle: Ints, is_firm: Flags, has_loan: Flags, away: Flags, as_of: date
) -> Accounts:
    """24 month ends and daily averages for the records of one part of the bank."""
    rng = stream(seed, f"accounts {part}")
    n = len(record)
    level = np.where(is_firm, rng.lognormal(11.2, 1.5, n), rng.lognormal(8.9, 1.35, n))
    steps = rng.normal(0.004, np.where(is_firm, 0.16, 0.06)[:, None], (n, MONTHS))
    course = np.exp(np.cumsum(steps, axis=1))
    month = (as_of.year * 12 + as_of.month - MONTHS + np.arange(MONTHS)) % 12 + 1
    # who works away brings the year's wages home for the Spring Festival
    course *= 1.0 + np.where(np.isin(month, (1, 2)), np.where(away, 0.35, 0.08)[:, None], 0.0)
    ending = rng.integers(7, 18, n)  # months since the customer went quiet
    age = MONTHS - 1 - np.arange(MONTHS)
    quiet = (age[None, :] < ending[:, None]) & (lifecycle >= DORMANT)[:, None]
    frozen = np.take_along_axis(course, np.clip(MONTHS - 1 - ending, 0, None)[:, None], axis=1)
    course = np.where(quiet, frozen, course)
    leaving = (lifecycle == EXISTING) & (rng.random(n) < 0.035)  # the early warning: half gone within 90 days
    course = np.where(leaving[:, None] & (age < 3)[None, :], course * 0.35, course)
    end = level[:, None] * course * np.where(lifecycle == DORMANT, 0.1, 1.0)[:, None]
    end = np.where(quiet & (lifecycle == CHURNED)[:, None], rng.uniform(0.0, 80.0, n)[:, None], end)
    end = np.where(quiet & (lifecycle == CLOSED)[:, None], 0.0, end)
    end_fen = np.rint(end * 100).astype(np.int64)
    before = np.concatenate([end_fen[:, :1], end_fen[:, :-1]], axis=1)
    tilt = rng.uniform(0.35, 0.65, (n, MONTHS))
    average = np.rint(before * tilt + end_fen * (1 - tilt)).astype(np.int64)
    rate = np.where(is_firm, 22.0, 4.5) * rng.lognormal(0.0, 0.7, n)
    transactions = rng.poisson(rate[:, None] * np.where(quiet, 0.0, 1.0)).astype(np.uint16)
    return Accounts(record, average, end_fen, transactions, _products(rng, is_firm, has_loan, lifecycle))


def _products(rng: np.random.Generator, is_firm: Flags, has_loan: Flags, lifecycle: Ints) -> Ints:
    n = len(is_firm)
    held = np.full(n, CURRENT, dtype=np.int64)
    for product, people, firms in (
        (TIME, 0.42, 0.12),
        (CARD, 0.71, 0.2),
        (MOBILE_BANK, 0.29, 0.35),
        (QR, 0.03, 0.25),
        (AGENCY, 0.38, 0.3),
    ):
        held |= np.where(rng.random(n) < np.where(is_firm, firms, people), product, 0)
    return np.where(lifecycle == CLOSED, 0, held | np.where(has_loan, LOAN, 0))
