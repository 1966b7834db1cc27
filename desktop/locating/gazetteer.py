"""Every name that an address of this bank may hold: counties, towns, villages, their old names, groups and points."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.locating.likeness import NearNames
from desktop.locating.spellings import (
    SURE,
    WEAK,
    Spelling,
    VillageName,
    town_spellings,
    village_name,
    village_spellings,
    without,
)


@dataclass(frozen=True, slots=True)
class Division:
    """A row of admin_division. `successor` is the division it has become, where it is no longer in force."""

    id: int
    code: str
    name: str
    short_name: str
    level: str  # PROVINCE CITY COUNTY TOWN VILLAGE
    parent_id: int | None
    lon_e7: int | None = None
    lat_e7: int | None = None
    successor: int | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a division: a former one, a short one, one that people use. `within`: the town it was in."""

    name: str
    division_id: int


@dataclass(frozen=True, slots=True)
class Group:
    """A villagers' group 村民小组 and its middle."""

    division_id: int
    group_no: int
    lon_e7: int
    lat_e7: int


@dataclass(frozen=True, slots=True)
class Found:
    """A name that stands in a text: which divisions it may mean, and how surely."""

    end: int
    sureness: float
    ended: bool
    divisions: tuple[int, ...]


class Names:
    """Spellings of one level, found at a place of a text, longest first."""

    def __init__(self) -> None:
        self._forms: dict[str, dict[int, tuple[float, bool]]] = defaultdict(dict)
        self._met: dict[str, tuple[float, bool, tuple[int, ...]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the spellings by their first two signs, the longest first

    def add(self, spelling: Spelling, division: int) -> None:
        """Take a spelling of two signs or more; shorter ones are left out, for they stand in every other name."""
        text = spelling.text
        if len(text) < 2:
            return
        known = self._forms[text]
        if division not in known or known[division][0] < spelling.sureness:
            known[division] = (spelling.sureness, spelling.ended)
        sureness, ended = max(known.values())
        self._met[text] = (sureness, ended, tuple(key for key, value in known.items() if value[0] == sureness))
        self._lengths[text[:2]] = tuple(sorted({*self._lengths.get(text[:2], ()), len(text)}, reverse=True))

    def at(self, text: str, start: int) -> list[Found]:
        """Every spelling that begins at `start`. Where it means one division more surely, the others are left out."""
        lengths = self._lengths.get(text[start : start + 2])
        if lengths is None:
            return []
        met = ((start + length, self._met.get(text[start : start + length])) for length in lengths)
        return [Found(end, *found) for end, found in met if found is not None and end <= len(text)]

    def __contains__(self, text: str) -> bool:
        return text in self._forms

    def meant(self, text: str) -> tuple[int, ...]:
        return tuple(self._forms.get(text, ()))


class Gazetteer:
    """Immutable after it is made; safe to use from any thread. Divisions that are no longer in force lead to their
    successors: 树勋镇 to 余东镇, and a village of it to the village it has become."""

    def __init__(
        self,
        divisions: Iterable[Division],
        aliases: Iterable[Alias] = (),
        groups: Iterable[Group] = (),
        codes: Iterable[tuple[str, int]] = (),
    ) -> None:
        """`codes`: (code of another year or list, division), besides the divisions' own."""
        self.divisions = {division.id: division for division in divisions}
        self.groups = {(group.division_id, group.group_no): group for group in groups}
        self._codes = {code: division for code, division in codes if division in self.divisions}
        self._codes |= {division.code: division.id for division in self.divisions.values()}
        self.uppers, self.towns, self.villages = Names(), Names(), Names()
        self.near_uppers, self.near_towns, self.near_villages = NearNames(), NearNames(), NearNames()
        self.cores: dict[str, set[int]] = defaultdict(set)  # core of a village's name → villages in force
        self.town_of: dict[int, int] = {}  # village → its town, both in force
        self.is_community: dict[int, bool] = {}
        more: dict[int, list[str]] = defaultdict(list)
        for alias in aliases:
            if alias.division_id in self.divisions:
                more[self.today(alias.division_id)].append(alias.name)
        for division in self.divisions.values():
            if division.id != self.today(division.id):
                more[self.today(division.id)] += [division.name, division.short_name]
        self._upper_names = self._counties(more)
        for division in self.divisions.values():
            if division.id != self.today(division.id):
                continue
            if division.level == "TOWN":
                self._add_town(division, more[division.id])
            elif division.level == "VILLAGE":
                self._add_village(division, more[division.id])

    def by_code(self, code: str) -> int | None:
        """The division in force that a code of any known year means: 320684113209 and 320614106209 alike."""
        division = self._codes.get(code.strip())
        return None if division is None else self.today(division)

    def today(self, division_id: int) -> int:
        """The division in force that a division has become, itself where it still is; a circle ends where it began."""
        seen = {division_id}
        while (successor := self.divisions[division_id].successor) is not None:
            if successor in seen or successor not in self.divisions:
                break
            seen.add(successor)
            division_id = successor
        return division_id

    def _counties(self, more: dict[int, list[str]]) -> tuple[str, ...]:
        """Names of everything above the towns; those of counties are returned, the longest first."""
        counties = []
        for division in self.divisions.values():
            if division.level not in ("PROVINCE", "CITY", "COUNTY"):
                continue
            for name in (division.name, *more[division.id]):
                self.uppers.add(Spelling(name, SURE, ended=True), division.id)
                self.near_uppers.add(name)
                counties.append(name)
            self.uppers.add(Spelling(division.short_name, WEAK, ended=False), division.id)
        return tuple(sorted(set(counties), key=len, reverse=True))

    def _add_town(self, division: Division, more: list[str]) -> None:
        for form in town_spellings((division.name, division.short_name, *more), self._upper_names):
            self.towns.add(form, division.id)
            if form.sureness == SURE:
                self.near_towns.add(form.text)

    def _add_village(self, division: Division, more: list[str]) -> None:
        if division.parent_id is not None and division.parent_id in self.divisions:
            self.town_of[division.id] = self.today(division.parent_id)
        for name in dict.fromkeys((division.name, division.short_name, *more)):
            about: VillageName = village_name(name, self._upper_names)
            self.is_community.setdefault(division.id, about.is_community)
            for form in village_spellings(about):
                self.villages.add(form, division.id)
            self.villages.add(Spelling(without(name, self._upper_names), SURE, ended=True), division.id)
            self.cores[about.core].add(division.id)
            self.near_villages.add(about.core)
