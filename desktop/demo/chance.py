"""Random streams with names, so that one part of the demo bank can change without moving the others."""

import zlib

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


def stream(seed: int, name: str) -> np.random.Generator:
    """The random stream of one subject; the same for the same seed and name on every machine."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def exactly(rng: np.random.Generator, count: int, weight: NDArray[np.float64]) -> Flags:
    """Choose exactly `count` of the items with positive weight, heavier ones more likely.

    Exponential races (Efraimidis & Spirakis 2006). Raises ValueError when too few items have a weight.
    """
    chosen = np.zeros(len(weight), dtype=np.bool_)
    candidates = np.flatnonzero(weight > 0)
    if len(candidates) < count:
        raise ValueError(f"{count} wanted, only {len(candidates)} can be chosen")
    arrival = rng.exponential(size=len(candidates)) / weight[candidates]
    chosen[candidates[np.argpartition(arrival, count - 1)[:count]] if count else []] = True
    return chosen


def shares(rng: np.random.Generator, n: int, parts: dict[str, float]) -> NDArray[np.str_]:
    """n words drawn with the given shares (they need not add up to one)."""
    words = np.array(list(parts))
    share = np.array(list(parts.values()))
    return words[np.searchsorted(np.cumsum(share / share.sum())[:-1], rng.random(n), side="right")]


def scrambled(numbers: Ints, *, modulus: int, multiplier: int, offset: int) -> Ints:
    """A one-to-one shuffle of 0 … modulus−1; multiplier and modulus must have no common factor."""
    return (numbers * multiplier + offset) % modulus
