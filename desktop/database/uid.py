"""New uids: UUIDv7 text (RFC 9562), which sort by time and are the same on every PC."""

import os
import time


def new_uid() -> str:
    """A fresh UUIDv7: 48 bits of milliseconds, then random bits."""
    return uid_from(time.time_ns() // 1_000_000, os.urandom(10))


def uid_from(milliseconds: int, randomness: bytes) -> str:
    """The UUIDv7 of a moment and 10 random bytes; deterministic, for reproducible banks."""
    raw = bytearray(milliseconds.to_bytes(6, "big") + randomness[:10])
    raw[6] = (raw[6] & 0x0F) | 0x70
    raw[8] = (raw[8] & 0x3F) | 0x80
    text = raw.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def new_uids(count: int) -> list[str]:
    """Many fresh UUIDv7 at once, in ascending order: the milliseconds count on, as RFC 9562 §6.2 allows."""
    first = time.time_ns() // 1_000_000
    loose = os.urandom(8 * count).hex()
    return [
        f"{at[:8]}-{at[8:]}-7{order:03x}-{'89ab'[int(tail[0], 16) & 3]}{tail[1:4]}-{tail[4:]}"
        for number in range(count)
        for at, order, tail in (
            (f"{first + (number >> 12):012x}", number & 0xFFF, loose[16 * number : 16 * number + 16]),
        )
    ]
