"""What a name sounds like: characters that are typed for one another have the same key. Imported late."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from desktop import paths
from desktop.search.pinyin import sounds

VARIANTS = "variant_characters.txt"
_FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"))  # not told apart in the speech of the region, nor at its keyboards


def variant_forms(file: Path | None = None) -> dict[str, str]:
    """Traditional and other written forms → the form they are read as."""
    lines = (file or paths.RESOURCES / "matching" / VARIANTS).read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return {form: word[-1] for word in words for form in word[:-1] if form != word[-1]}


def sound_keys(texts: Iterable[str | None]) -> list[str | None]:
    """The syllables of each text, apostrophes between them; signs that are not Chinese stand for themselves."""
    heard: dict[str, str] = {}
    return [
        None if text is None else "'".join([heard.get(sign) or _hear(heard, sign) for sign in text]) for text in texts
    ]


def _hear(heard: dict[str, str], sign: str) -> str:
    (readings,) = sounds((sign,))
    heard[sign] = folded(readings[0]) if readings else sign
    return heard[sign]


def folded(syllable: str) -> str:
    """A syllable without the differences that dialect and dialect typists drop: zh/z, ing/in, eng/en."""
    for long, short in _FOLDED:
        if syllable.startswith(long):
            syllable = short + syllable[2:]
    return syllable[:-1] if syllable.endswith(("ing", "eng")) else syllable


def as_pairs(forms: Mapping[str, str]) -> tuple[str, str]:
    """The two arguments of SQL's `translate`."""
    return "".join(forms), "".join(forms.values())
