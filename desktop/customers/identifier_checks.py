"""The check characters of Chinese identifiers, for many at once (domain §2.4).

Resident ids GB 11643, unified social credit codes GB 32100, organisation codes GB 11714.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Chars = NDArray[np.uint8]  # (n, width) ASCII codes
Flags = NDArray[np.bool_]

ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
ID_CHECKS = np.frombuffer(b"10X98765432", dtype=np.uint8)
USCC_ALPHABET = b"0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_WEIGHTS = np.array([1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28], dtype=np.int64)
ORG_CODE_ALPHABET = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ORG_CODE_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], dtype=np.int64)
_DAYS_OF_MONTH = np.array([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], dtype=np.int64)


def chars(texts: Sequence[str], width: int) -> Chars:
    """Texts → (n, width) ASCII codes; one that is longer or not ASCII becomes zeros, a shorter one ends in zeros."""
    fit = [text.encode() if text.isascii() and len(text) <= width else b"" for text in texts]
    packed: Chars = np.array(fit, dtype=f"S{width}").view(np.uint8).reshape(len(fit), width)
    return packed


def alphabet_values(codes: Chars, alphabet: bytes) -> NDArray[np.int64]:
    """Position of each character in the alphabet; −1 for a character that is not in it."""
    position = np.full(256, -1, dtype=np.int64)
    position[np.frombuffer(alphabet, dtype=np.uint8)] = np.arange(len(alphabet))
    return position[codes]


def resident_id_checks(first_17: Chars) -> Chars:
    """The 18th character of resident ids (n, 1), GB 11643: ISO 7064 MOD 11-2."""
    total = (first_17.astype(np.int64) - ord("0")) @ ID_WEIGHTS
    checks: Chars = ID_CHECKS[total % 11]
    return checks[:, None]


def resident_ids_hold(ids: Chars) -> Flags:
    """Whether each of (n, 18) is digits with the right check character and a birthday that exists, after 1800."""
    digits = ids[:, :17].astype(np.int64) - ord("0")
    numeric = ((digits >= 0) & (digits <= 9)).all(axis=1)
    year, month, day = (digits[:, a:b] @ 10 ** np.arange(b - a - 1, -1, -1) for a, b in ((6, 10), (10, 12), (12, 14)))
    real = (month >= 1) & (month <= 12) & (day >= 1) & (year > 1800)
    real &= day <= _DAYS_OF_MONTH[np.clip(month, 1, 12) - 1]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    real &= leap | (month != 2) | (day <= 28)
    holds: Flags = numeric & real
    holds[holds] = resident_id_checks(ids[holds, :17])[:, 0] == ids[holds, 17]
    return holds


def organisation_code_checks(first_8: Chars) -> Chars:
    """The 9th character of organisation codes (n, 1), GB 11714."""
    check = 11 - alphabet_values(first_8, ORG_CODE_ALPHABET) @ ORG_CODE_WEIGHTS % 11
    checks: Chars = np.frombuffer(b"?123456789X0", dtype=np.uint8)[check]
    return checks[:, None]


def credit_code_checks(first_17: Chars) -> Chars:
    """The 18th character of unified social credit codes (n, 1), GB 32100."""
    total = alphabet_values(first_17, USCC_ALPHABET) @ USCC_WEIGHTS
    checks: Chars = np.frombuffer(USCC_ALPHABET, dtype=np.uint8)[(31 - total % 31) % 31]
    return checks[:, None]


def credit_codes_hold(codes: Chars) -> Flags:
    """Whether each of (n, 18) is of the alphabet and has the right check character."""
    holds: Flags = np.all(alphabet_values(codes, USCC_ALPHABET) >= 0, axis=1)
    holds[holds] = credit_code_checks(codes[holds, :17])[:, 0] == codes[holds, 17]
    return holds
