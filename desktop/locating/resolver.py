"""Which village the names of an address mean: every reading of the text, weighed, and the best one if it stands alone.

The text is read from the left, as the grammar of domain §2.4 has it: province, city, county, town, village. Each of
them may be missing, shortened, old or mistyped, so there are several readings. A reading's score is the product of
how surely each name was met; the weights below and `Limits` were fixed on one half of the synthetic truth
(`desktop/demo/address_truth.py`), the figures of `getu bench locate` come from the other half.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from desktop.locating.gazetteer import Found, Gazetteer
from desktop.locating.likeness import (
    LIKE_SOUND,
    ONE_MISSING,
    ONE_TOO_MANY,
    ONE_WRONG,
    SAME_SOUND,
    SWAPPED,
)
from desktop.locating.numerals import FIGURES
from desktop.locating.spellings import COMMUNITY_ENDS, ROADLIKE


class Reason(IntEnum):
    """Why an address leads to no village; the numbers are kept in the bank and never change."""

    LOCATED = 0
    NO_ADDRESS = 1
    NO_PLACE = 2  # it names a county, a town, a road, but no village
    ELSEWHERE = 3  # it names another county
    UNKNOWN_PLACE = 4  # it names a village that no name here is like
    AMBIGUOUS = 5  # two villages fit about equally well
    LOW_SCORE = 6  # one fits, but not surely enough


@dataclass(frozen=True, slots=True)
class Limits:
    """What is accepted: the least score, and by how much it must stand out from the next village's."""

    least: float = 0.7
    margin: float = 0.08


@dataclass(frozen=True, slots=True)
class Candidate:
    """A village that the text may mean. `start`, `end`: where its name stands in the text; `whole`: with its ending."""

    division: int
    score: float
    start: int
    end: int
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """The best candidates, at most three, the best first; `town` is the one that is named, 0 = none or several."""

    reason: Reason
    candidates: tuple[Candidate, ...]
    town: int
    names: tuple[tuple[str, int, int], ...]  # level, start, end of what stands before the village

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None


@dataclass(frozen=True, slots=True)
class _Reading:
    """How far a text was read: what it has named so far and how surely."""

    at: int
    weight: float = 1.0
    county: bool = False
    towns: tuple[int, ...] = ()
    strange_town: bool = False
    names: tuple[tuple[str, int, int], ...] = ()
    whole: tuple[tuple[int, int], ...] = ()  # where names stand that are written in full


_TOWN = {"in": 1.0, "none": 0.95, "none, county unnamed": 0.9, "other": 0.78, "strange": 0.8, "strange, alone": 0.5}
_ALIKE = {SAME_SOUND: 0.85, LIKE_SOUND: 0.82, SWAPPED: 0.85, ONE_TOO_MANY: 0.85, ONE_WRONG: 0.85, ONE_MISSING: 0.8}
_BEYOND_DOUBT = max(_ALIKE.values()) + 0.08
_SHORT_WRONG, _SHORT_MISSING = 0.66, 0.5  # of a name of two signs only one is left
_ALIKE_WITHOUT_TOWN, _SHORT_WITHOUT_TOWN = 0.85, 0.45
_OTHER_KIND, _UNENDED, _TRAILING, _GAP, _MISTYPED = 0.85, 0.85, 0.9, 0.85, 0.97

_FIGURES = str.maketrans("0123456789", FIGURES)
_STRANGE_UPPER = re.compile(
    r"[^省市县区镇乡村路街]{1,6}?(?:省|市|县|自治区|(?<![园新发社小术])区)(?!村|社区|居委|镇|路|街|场|桥|河)"
)
_STRANGE_TOWN = re.compile(
    r"[^镇乡村路省市县区]{1,8}?(?:镇|街道办事处|街道|乡|管委会|开发区|高新区|园区|新区|(?<!社)(?<!小)区)(?!村|社区|居委|路)"
)
_OWN_ENDING = re.compile(r"(?<!新)村|社区|居委会")  # what follows has a village of its own; 北苑新村 is an estate
_ROAD = re.compile(r"路|街|大道")
_NAMED_VILLAGE = re.compile(
    r"(.{1,6}?)(社区居民委员会|社区居委会|居民委员会|居委会|社区|村村民委员会|村民委员会|村村委会|村委会|村)"
)
_GOES_ON = re.compile(r"[东西南北中新]?(?:路|街|大道|巷|弄)|桥|港|河|镇|新村|花园|小区|家园|公寓|广场|工业|市场|学校")


class Resolver:
    """Reads the names of addresses with one gazetteer. Safe to use from any thread."""

    def __init__(self, gazetteer: Gazetteer, limits: Limits | None = None) -> None:
        self.gazetteer = gazetteer
        self.limits = limits or Limits()

    def resolve(self, names: str) -> Resolution:
        """The village that a squeezed text of names means. Never raises."""
        text = names.translate(_FIGURES)
        readings = [further for first in self._uppers(text) for further in self._towns(text, first)]
        whole = [reading for reading in readings if not _cuts_a_name(reading, readings)]
        best: dict[int, Candidate] = {}
        for reading in readings:
            for found in self.gazetteer.villages.at(text, reading.at):
                if found.ended or (reading in whole and self._stands_alone(text, reading, found)):
                    self._weigh(best, text, reading, found, reading.at)
        surest = max((one.score for one in best.values()), default=0.0)
        if surest < self.limits.least + self.limits.margin:
            for reading in whole:
                self._look_further_on(best, text, reading)
        if surest < _BEYOND_DOUBT:  # no name that is only alike comes near enough to matter
            for reading in whole:
                self._look_alike(best, text, reading)
        candidates = tuple(sorted(best.values(), key=lambda one: (-one.score, one.division))[:3])
        longest = max(readings, key=lambda one: (one.at, one.weight))
        return Resolution(
            self._reason(text, longest, candidates),
            candidates,
            longest.towns[0] if len(longest.towns) == 1 else 0,
            longest.names,
        )

    def _reason(self, text: str, longest: _Reading, candidates: tuple[Candidate, ...]) -> Reason:
        if not text:
            return Reason.NO_ADDRESS
        if _is_elsewhere(text, longest):
            return Reason.ELSEWHERE
        if not candidates:
            return Reason.UNKNOWN_PLACE if _NAMED_VILLAGE.match(text, longest.at) else Reason.NO_PLACE
        score = candidates[0].score
        if score < self.limits.least:
            return Reason.LOW_SCORE
        if len(candidates) > 1 and score - candidates[1].score < self.limits.margin:
            return Reason.AMBIGUOUS
        return Reason.LOCATED

    def _uppers(self, text: str) -> list[_Reading]:
        """Readings after province, city and county, each of them named or not."""
        readings, waiting = [], [_Reading(0)]
        while waiting:
            reading = waiting.pop()
            met = self.gazetteer.uppers.at(text, reading.at)
            sure = any(found.ended for found in met)
            if not sure or self.gazetteer.towns.at(text, reading.at) or self.gazetteer.villages.at(text, reading.at):
                readings.append(reading)  # else nothing but this upper can begin here
            for found in met:
                if sure and not found.ended:
                    continue
                waiting.append(self._named(reading, found, ("COUNTY", reading.at, found.end)))
            if not sure and (strange := _STRANGE_UPPER.match(text, reading.at)):
                near = self.gazetteer.near_uppers.like(strange[0])
                if near:
                    names = (*reading.names, ("COUNTY", reading.at, strange.end()))
                    waiting.append(
                        _Reading(
                            strange.end(), reading.weight * _MISTYPED, county=True, names=names, whole=reading.whole
                        )
                    )
        return readings

    def _named(self, reading: _Reading, found: Found, name: tuple[str, int, int]) -> _Reading:
        division = self.gazetteer.divisions[found.divisions[0]]
        name = (division.level, *name[1:])
        county = reading.county or division.level == "COUNTY"
        whole = (*reading.whole, name[1:]) if found.ended else reading.whole
        return _Reading(found.end, reading.weight, county, names=(*reading.names, name), whole=whole)

    def _towns(self, text: str, reading: _Reading, *, depth: int = 0) -> Iterator[_Reading]:
        """The reading itself, and those after one town or two (an old and a new one). Where a town stands written out,
        the reading that passes it over is left out, unless a village's name begins there too: 悦来镇社区."""
        met = self.gazetteer.towns.at(text, reading.at) if depth < 2 else []
        sure = any(found.ended for found in met)
        if not sure or self.gazetteer.villages.at(text, reading.at):
            yield reading
        if depth == 2:
            return
        for found in met:
            if sure and not found.ended:
                continue
            towns = tuple(dict.fromkeys((*reading.towns, *found.divisions)))
            weight = reading.weight * (1.0 if found.ended else _MISTYPED)
            names = (*reading.names, ("TOWN", reading.at, found.end))
            whole = (*reading.whole, (reading.at, found.end)) if found.ended else reading.whole
            after = _Reading(found.end, weight, reading.county, towns, reading.strange_town, names, whole)
            yield from self._towns(text, after, depth=depth + 1)
        if sure or depth or not (strange := _STRANGE_TOWN.match(text, reading.at)):
            return
        near = {
            town for name in self.gazetteer.near_towns.like(strange[0]) for town in self.gazetteer.towns.meant(name)
        }
        if not near and _is_elsewhere(text, reading):
            return
        names = (*reading.names, ("TOWN", reading.at, strange.end()))
        weight = reading.weight * _MISTYPED
        yield _Reading(strange.end(), weight, reading.county, tuple(sorted(near)), not near, names, reading.whole)

    def _weigh(
        self, best: dict[int, Candidate], text: str, reading: _Reading, found: Found, start: int, weight: float = 1.0
    ) -> None:
        weight *= reading.weight * found.sureness
        if not found.ended and found.end < len(text):
            weight *= _TRAILING
        for division in found.divisions:
            score = weight * self._town_weight(reading, division)
            self._note(best, Candidate(division, score, start, found.end, found.ended))

    def _stands_alone(self, text: str, reading: _Reading, found: Found) -> bool:
        """Whether the core of a name, without its ending, can be meant by itself where it stands."""
        core = text[reading.at : found.end]
        if core in self.gazetteer.towns or _OWN_ENDING.search(text, found.end):
            return False
        if core.endswith(ROADLIKE):  # 育才路北示范路: a community and a road in it; 育才路 alone is a road
            return bool(reading.towns) and _ROAD.search(text, found.end) is not None
        return not _GOES_ON.match(text, found.end)  # 新桥 of 新桥路

    def _town_weight(self, reading: _Reading, division: int) -> float:
        if reading.towns:
            return _TOWN["in"] if self.gazetteer.town_of.get(division) in reading.towns else _TOWN["other"]
        if reading.strange_town:
            return _TOWN["strange"] if reading.county else _TOWN["strange, alone"]
        return _TOWN["none"] if reading.county else _TOWN["none, county unnamed"]

    def _note(self, best: dict[int, Candidate], one: Candidate) -> None:
        if one.division not in best or best[one.division].score < one.score:
            best[one.division] = one

    def _look_further_on(self, best: dict[int, Candidate], text: str, reading: _Reading) -> None:
        """A village behind words that mean nothing here: 余东镇政府南八一村."""
        if _is_elsewhere(text, reading):
            return
        for start in range(reading.at + 1, len(text) - 1):
            for found in self.gazetteer.villages.at(text, start):
                if found.ended:
                    self._weigh(best, text, reading, found, start, _GAP if reading.county or reading.towns else 0.6)

    def _look_alike(self, best: dict[int, Candidate], text: str, reading: _Reading) -> None:
        """A village whose name is nearly what stands here."""
        if _is_elsewhere(text, reading):
            return
        named = _NAMED_VILLAGE.match(text, reading.at)
        core = named[1] if named else text[reading.at :]
        if named is None and _ROAD.search(core):
            return
        if not 1 <= len(core) <= 7 or (named is None and len(core) < 2):
            return
        end = named.end() if named else len(text)
        for name, kind in self.gazetteer.near_villages.like(core).items():
            if named is None and name.endswith(ROADLIKE):
                continue
            short = len(name) == 2
            weight = _ALIKE[kind] * (1.0 if named else _UNENDED)
            if len(name) > 3 and kind == ONE_MISSING:
                weight = _ALIKE[ONE_WRONG] * (1.0 if named else _UNENDED)
            if short and kind in (ONE_WRONG, ONE_MISSING):
                weight = _SHORT_WRONG if kind == ONE_WRONG else _SHORT_MISSING
                weight *= 1.0 if named else _UNENDED
            for division in self.gazetteer.cores[name]:
                if named and (named[2] in COMMUNITY_ENDS) != self.gazetteer.is_community[division]:
                    fits = weight * _OTHER_KIND
                else:
                    fits = weight
                if reading.towns:
                    if self.gazetteer.town_of.get(division) not in reading.towns:
                        continue
                elif short and kind in (ONE_WRONG, ONE_MISSING):
                    fits *= _SHORT_WITHOUT_TOWN
                else:
                    fits *= _ALIKE_WITHOUT_TOWN * (_TOWN["strange"] if reading.strange_town else 1.0)
                self._note(best, Candidate(division, reading.weight * fits, reading.at, end))


def _cuts_a_name(reading: _Reading, readings: list[_Reading]) -> bool:
    """Whether another reading has a whole name across the place where this one stopped, or right behind it."""
    return any(start <= reading.at < end for other in readings for start, end in other.whole)


def _is_elsewhere(text: str, reading: _Reading) -> bool:
    """Whether another county is named where this reading stopped; a district inside the county is none."""
    if reading.towns or not (strange := _STRANGE_UPPER.match(text, reading.at)):
        return False
    return not (reading.county and strange[0].endswith("区"))
