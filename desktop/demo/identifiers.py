"""Identifiers that pass every check rule and yet can belong to nobody (domain §2.4, §2.5).

Resident ids and firms carry the division 990001, which does not exist; phones start with 12, which no network uses.
"""

import numpy as np
from numpy.typing import NDArray

from desktop.customers.identifier_checks import (
    Chars,
    credit_code_checks,
    organisation_code_checks,
    resident_id_checks,
)
from desktop.demo.chance import Ints, scrambled

DIVISION = "990001"
PHONE_PREFIX = "12"

HEX = np.frombuffer(b"0123456789abcdef", dtype=np.uint8)


def texts(chars: Chars) -> list[str]:
    """Rows of ASCII codes (n, width) → n strings."""
    wide = np.ascontiguousarray(chars)
    strings: list[str] = wide.view(f"S{wide.shape[1]}").ravel().astype(f"U{wide.shape[1]}").tolist()
    return strings


def decimal(numbers: Ints, width: int) -> Chars:
    """Numbers → (n, width) ASCII digits with leading zeros; digits beyond `width` are dropped."""
    powers = 10 ** np.arange(width - 1, -1, -1, dtype=np.int64)
    digits: Chars = (numbers[:, None] // powers % 10 + ord("0")).astype(np.uint8)
    return digits


def constant(text: str, n: int) -> Chars:
    return np.broadcast_to(np.frombuffer(text.encode(), dtype=np.uint8), (n, len(text)))


def resident_ids(born: NDArray[np.datetime64], male: NDArray[np.bool_]) -> list[str]:
    """Unique valid ids for people born on these days (datetime64[D]); odd sequence = man, even = woman.

    Raises ValueError when more than 500 people of one sex share a birthday.
    """
    days = born.astype("datetime64[D]").astype(np.int64)
    key = days * 2 + male
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    rank = np.empty(len(key), dtype=np.int64)
    rank[order] = np.arange(len(key)) - np.repeat(first, np.diff(np.r_[first, len(key)]))
    if len(rank) and rank.max() >= 500:
        raise ValueError("more than 500 people of one sex share a birthday")
    sequence = scrambled(rank, modulus=500, multiplier=211, offset=0)
    sequence = (sequence + days * 37) % 500 * 2 + male
    months = born.astype("datetime64[M]").astype(np.int64)
    year = months // 12 + 1970
    day = days - born.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64) + 1
    birth = year * 10_000 + (months % 12 + 1) * 100 + day
    body = np.hstack([constant(DIVISION, len(days)), decimal(birth, 8), decimal(sequence, 3)])
    return texts(np.hstack([body, resident_id_checks(body)]))


def organisation_codes(numbers: Ints) -> Chars:
    """Valid codes DEMnnnnn + check, as (n, 9) ASCII. Raises ValueError beyond 99,999 organisations."""
    if len(numbers) and numbers.max() > 99_999:
        raise ValueError("more than 99,999 organisations")
    body = np.hstack([constant("DEM", len(numbers)), decimal(numbers, 5)])
    return np.hstack([body, organisation_code_checks(body)])


def credit_codes(registrar_and_class: str, codes: Chars) -> list[str]:
    """Valid 18-character codes around organisation codes (n, 9): 91 firm, 92 sole trader, 93 co-operative."""
    body = np.hstack([constant(registrar_and_class + DIVISION, len(codes)), codes])
    return texts(np.hstack([body, credit_code_checks(body)]))


def registration_numbers(numbers: Ints) -> list[str]:
    """Old 15-digit registration numbers 注册号 (GS 15-2006): division, 8 digits, ISO 7064 MOD 11,10 check."""
    body = np.hstack([constant(DIVISION, len(numbers)), decimal(numbers, 8)])
    product = np.full(len(numbers), 10, dtype=np.int64)
    for column in (body.astype(np.int64) - ord("0")).T:
        total = (product + column) % 10
        product = np.where(total == 0, 10, total) * 2 % 11
    return texts(np.hstack([body, decimal((11 - product) % 10, 1)]))


def phones(owners: Ints) -> list[str]:
    """11-digit numbers that no network uses, one for each owner number below a thousand million."""
    numbers = scrambled(owners, modulus=10**9, multiplier=617_283_949, offset=271_828_183)
    return texts(np.hstack([constant(PHONE_PREFIX, len(owners)), decimal(numbers, 9)]))


def uuids(rng: np.random.Generator, n: int, *, first_millisecond: int) -> list[str]:
    """UUID version 7 texts in ascending order, one millisecond apart (RFC 9562 §5.7)."""
    raw = rng.integers(0, 256, size=(n, 16), dtype=np.uint8)
    stamp = first_millisecond + np.arange(n, dtype=np.int64)
    raw[:, :6] = stamp[:, None] >> np.arange(40, -1, -8, dtype=np.int64) & 0xFF
    raw[:, 6] = raw[:, 6] & 0x0F | 0x70
    raw[:, 8] = raw[:, 8] & 0x3F | 0x80
    nibbles = np.empty((n, 32), dtype=np.uint8)
    nibbles[:, 0::2] = HEX[raw >> 4]
    nibbles[:, 1::2] = HEX[raw & 15]
    text = np.full((n, 36), ord("-"), dtype=np.uint8)
    for start, end, into in ((0, 8, 0), (8, 12, 9), (12, 16, 14), (16, 20, 19), (20, 32, 24)):
        text[:, into : into + end - start] = nibbles[:, start:end]
    return texts(text)
