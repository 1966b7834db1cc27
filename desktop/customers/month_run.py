"""Monthly balances as the store keeps them: one run of little-endian integers per customer."""

import numpy as np
from numpy.typing import NDArray

PRODUCT_BITS = {
    1: "CURRENT",
    2: "TIME",
    4: "CARD",
    8: "MOBILE_BANK",
    16: "QR_RECEIPTS",
    32: "AGENCY",
    64: "LOAN",
}


def unpack_amounts(blob: bytes, width: int) -> NDArray[np.int64]:
    """A run of `width`-byte integers (4 or 8) in 分 → (months,). Raises ValueError when it is cut off."""
    if width not in (4, 8) or len(blob) % width:
        raise ValueError("a run of monthly amounts is cut off")
    return np.frombuffer(blob, dtype=f"<i{width}").astype(np.int64)


def unpack_counts(blob: bytes) -> NDArray[np.int64]:
    """A run of 16-bit counts → (months,)."""
    return np.frombuffer(blob, dtype="<u2").astype(np.int64)


def month_names(first_month: str, months: int) -> tuple[str, ...]:
    """`2014-05`, 24 → 2014-05 … 2016-04."""
    start = int(first_month[:4]) * 12 + int(first_month[5:7]) - 1
    return tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(start, start + months))


def products_held(bits: int) -> tuple[str, ...]:
    return tuple(name for bit, name in PRODUCT_BITS.items() if bits & bit)
