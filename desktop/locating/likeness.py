"""Names that a mistyped one may be meant for: the same sound, or one sign wrong, missing, too many or swapped.

Imported late: the library of sounds costs 50 ms.
"""

from collections import defaultdict
from functools import lru_cache
from itertools import islice, product

from desktop.search.pinyin import sounds

SAME_SOUND, LIKE_SOUND, SWAPPED, ONE_TOO_MANY, ONE_WRONG, ONE_MISSING = range(6)
"""What makes two names alike, the likeliest slip first."""

_MOST_READINGS = 12
_MOST_KEPT = 100_000


@lru_cache(maxsize=8192)
def _readings(sign: str) -> tuple[str, ...]:
    (found,) = sounds([sign])
    return found or (sign,)


@lru_cache(maxsize=65536)
def readings(text: str) -> frozenset[str]:
    """Every way to say a text."""
    return frozenset(" ".join(way) for way in islice(product(*map(_readings, text)), _MOST_READINGS))


@lru_cache(maxsize=65536)
def flattened(reading: str) -> str:
    """What is not told apart along the lower Yangtze: zh and z, ch and c, sh and s, -ng and -n; l and n stay."""
    syllables = []
    for syllable in reading.split(" "):
        plain = syllable.replace("zh", "z").replace("ch", "c").replace("sh", "s")
        syllables.append(plain[:-1] if plain.endswith(("eng", "ing")) else plain)
    return " ".join(syllables)


class NearNames:
    """Names (any number of them, the same one for several owners) by what they may be mistaken for."""

    def __init__(self) -> None:
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        self._by_flat: dict[str, set[str]] = defaultdict(set)
        self._with_gap: dict[str, set[str]] = defaultdict(set)
        self._shorter: dict[str, set[str]] = defaultdict(set)
        self._names: set[str] = set()
        self._asked: dict[str, dict[str, int]] = {}

    def add(self, name: str) -> None:
        if name in self._names:
            return
        self._names.add(name)
        for reading in readings(name):
            self._by_sound[reading].add(name)
            self._by_flat[flattened(reading)].add(name)
        for place in range(len(name)):
            self._with_gap[f"{name[:place]}?{name[place + 1 :]}"].add(name)
            self._shorter[name[:place] + name[place + 1 :]].add(name)

    def like(self, text: str) -> dict[str, int]:
        """Name → how it is alike; a name that is the text itself is not among them. Not to be changed."""
        if (known := self._asked.get(text)) is not None:
            return known
        found: dict[str, int] = {}

        def note(names: set[str] | frozenset[str], kind: int) -> None:
            for name in names:
                if name != text:
                    found.setdefault(name, kind)

        said = readings(text)
        for reading in said:
            note(self._by_sound.get(reading, frozenset()), SAME_SOUND)
        for reading in said:
            note(self._by_flat.get(flattened(reading), frozenset()), LIKE_SOUND)
        for place in range(len(text) - 1):
            swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
            note({swapped} & self._names, SWAPPED)
        for place in range(len(text)):
            note({text[:place] + text[place + 1 :]} & self._names, ONE_TOO_MANY)
        for place in range(len(text)):
            note(self._with_gap.get(f"{text[:place]}?{text[place + 1 :]}", frozenset()), ONE_WRONG)
        note(self._shorter.get(text, frozenset()), ONE_MISSING)
        if len(self._asked) > _MOST_KEPT:
            self._asked.clear()
        self._asked[text] = found
        return found
