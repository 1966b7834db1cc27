"""Harms archives in every way and reads them: `python -m tests.maps.archives.fuzz SECONDS [SEED]`.

Prints one line of JSON: cases tried, opened and refused, the slowest case in seconds, and the memory it took. Ends
with a traceback at the first exception that is not a refusal.
"""

import gzip
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import islice
from pathlib import Path

import numpy as np
import psutil
from pmtiles.tile import TileType, deserialize_header

from desktop.maps.archives.archive import WholeArchive
from desktop.maps.archives.inspection import inspect
from desktop.maps.archives.opening import open_archive
from desktop.progress import Progress
from desktop.refusal import Cancelled, Refused
from tests.maps.archives.archive_maker import folder, mbtiles, pmtiles, png, vector_tile

SAMPLES = Path(__file__).parents[2] / "data" / "tiles"
_SLOW_SECONDS = 20.0
_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF)


def grown_up(place: Path) -> list[Path]:
    """Small sound archives of every kind, and the samples."""
    place.mkdir()
    chance = np.random.default_rng(1)
    few = {(3, x, y): png("#AACCEE") for x in range(5) for y in range(4)} | {(2, 1, 1): png("#EEEEDD", 512)}
    many = {(9, x, y): png("#AACCEE") + chance.bytes(x + y) for x in range(60) for y in range(90)}
    vectors = {(4, x, 3): vector_tile() for x in range(9)}
    made = [
        mbtiles(place / "a.mbtiles", few, name="a", attribution="<b>©</b> &lt;i&gt;"),
        mbtiles(place / "b.mbtiles", few, as_view=True),
        mbtiles(place / "c.mbtiles", vectors, indexed=False),
        pmtiles(place / "d.pmtiles", few, name="d"),
        pmtiles(place / "e.pmtiles", many),
        pmtiles(place / "f.pmtiles", vectors, kind=TileType.MVT, packed=True),
    ]
    return [*made, *(sample for sample in sorted(SAMPLES.iterdir()) if sample.stat().st_size < 800_000)]


def harmed(data: bytes, chance: random.Random) -> bytes:
    """A file cut short, flipped, overwritten, moved or repeated, mostly behind its mark, often in its header.

    Of a PMTiles file the directory is harmed before it is packed, every other time, and given to it again whole.
    """
    if data.startswith(b"PMTiles") and chance.random() < 0.5:
        header = deserialize_header(data[:127])
        start = header["root_offset"]
        directory = gzip.decompress(data[start : start + header["root_length"]])
        packed = gzip.compress(harmed_bytes(directory, chance), 1)
        place = len(data).to_bytes(8, "little") + len(packed).to_bytes(8, "little")
        return data[:8] + place + data[24:] + packed
    kept = 16 if chance.random() < 0.8 else 0
    return data[:kept] + harmed_bytes(data[kept:], chance)


def harmed_bytes(data: bytes, chance: random.Random) -> bytes:
    harm = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 40))):
        reach = min(len(harm), chance.choice((16, 127, 600, len(harm))))
        if not reach:
            break
        at = chance.randrange(reach)
        match chance.randrange(7):
            case 0:
                harm = harm[: chance.randrange(len(harm))]
            case 1 | 2:
                harm[at] ^= 1 << chance.randrange(8)
            case 3:
                harm[at] = chance.choice(_INTERESTING)
            case 4:
                harm[at : at + 8] = chance.randbytes(8)
            case 5:
                harm[at : at + 8] = (1 << chance.randrange(64)).to_bytes(8, "little")
            case _:
                start, length = chance.randrange(len(harm)), chance.choice((8, 100, 4096))
                harm[at : at + length] = harm[start : start + length]
    return bytes(harm)


def used(archive: WholeArchive, chance: random.Random) -> None:
    """What the program does with an archive, as far as it is quick."""
    facts = archive.facts
    assert 0 <= facts.min_zoom <= facts.max_zoom <= 30
    assert facts.box.width > 0
    assert "<" not in facts.name + facts.credit
    for z in range(facts.min_zoom, facts.max_zoom + 1):
        with suppress(Refused):
            for block in islice(archive.numbers(z), 3):
                assert block.ndim == 2
                assert 0 <= int(block.min()) <= int(block.max()) < 2**z
                for x, y in block[:10].tolist():
                    archive.tile(z, x, y)
    for _ in range(20):
        z = chance.randrange(32)
        archive.tile(z, chance.randrange(2**z), chance.randrange(2**z))
    if facts.count < 10_000:
        with suppress(Refused, Cancelled):
            inspect(archive, Progress(), most_checked=50)


def tried(path: Path, chance: random.Random) -> str:
    """ "opened" or the English sentence of the refusal."""
    try:
        archive = open_archive(path)
    except Refused as refused:
        return refused.en.replace(path.name, "…")
    try:
        used(archive, chance)
    finally:
        archive.close()
    return "opened"


def run(seconds: float, seed: int) -> dict[str, object]:
    chance, ends, slowest, outcomes = random.Random(seed), time.monotonic() + seconds, 0.0, Counter[str]()
    place = Path(tempfile.mkdtemp(prefix="getu-fuzz-"))
    try:
        originals = [path.read_bytes() for path in grown_up(place / "sound")]
        for path in (place / "sound").iterdir():
            assert tried(path, chance) == "opened"
        before = most = psutil.Process().memory_info().rss
        while time.monotonic() < ends:
            data = harmed(chance.choice(originals), chance)
            if chance.random() < 0.1:
                path = folder(place / "tree", {(2, 1, 1): data, (2, 2, 1): data[: chance.randrange(99)]})
            else:
                path = place / "harmed"
                path.write_bytes(data)
            began = time.process_time()
            outcomes[tried(path, chance)] += 1
            spent = time.process_time() - began
            slowest, most = max(slowest, spent), max(most, psutil.Process().memory_info().rss)
            assert spent < _SLOW_SECONDS, f"seed {seed}: {spent:.1f} s"
            if path.is_dir():
                shutil.rmtree(path)
    except BaseException:
        shutil.copy(place / "harmed", Path(tempfile.gettempdir(), f"getu-fuzz-{seed}.bin"))
        raise
    finally:
        shutil.rmtree(place)
    return {
        "cases": sum(outcomes.values()),
        "opened": outcomes["opened"],
        "slowest_s": round(slowest, 3),
        "grown_mb": (most - before) // 2**20,
        "outcomes": dict(outcomes.most_common()),
    }


if __name__ == "__main__":
    print(json.dumps(run(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1), indent=1))
