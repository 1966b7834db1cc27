"""The forms in which the name of a division is written, and how surely each form means it."""

import re
from dataclasses import dataclass

SURE, LOOSE, WEAK = 1.0, 0.88, 0.8
"""Written whole · with the ending of another kind of place · its core alone, which may be a part of something else."""

_TOWN_END = re.compile(r"(镇|街道办事处|街道|乡|管理委员会|管委会)$")
_VILLAGE_END = re.compile(
    r"(社区居民委员会|社区居委会|村村民委员会|村民委员会|村村委会|村委会|居民委员会|居委会|社区|村)$"
)
VILLAGE_ENDS = ("村", "村委会", "村村委会", "村民委员会", "村村民委员会")
COMMUNITY_ENDS = ("社区", "居委会", "社区居委会", "居民委员会", "社区居民委员会")
OLD_VILLAGE_ENDS = ("大队",)  # what villages were called until 1983, and still are

# The core alone would be read as a street, an estate or a town: 人民路, 东风新村, 悦来镇.
ROADLIKE = ("路", "街", "巷", "大道", "新村", "镇", "乡")


@dataclass(frozen=True, slots=True)
class Spelling:
    text: str
    sureness: float
    ended: bool  # whether the form ends as such a name ends: 村, 社区, 镇 …


@dataclass(frozen=True, slots=True)
class VillageName:
    """培育村村委会 → core 培育, a village; 东风新村社区居委会 → core 东风新村, a community."""

    core: str
    is_community: bool


def village_name(name: str, uppers: tuple[str, ...] = ()) -> VillageName:
    """`uppers`: names of the county that may stand before it (海门市棉花场社区)."""
    plain = without(name, uppers)
    found = _VILLAGE_END.search(plain)
    if found is None or found.start() == 0:
        return VillageName(plain, is_community=False)
    is_community = found[1] in COMMUNITY_ENDS
    return VillageName(plain[: found.start()], is_community)


def village_spellings(name: VillageName) -> list[Spelling]:
    own, other = (COMMUNITY_ENDS, VILLAGE_ENDS) if name.is_community else (VILLAGE_ENDS, COMMUNITY_ENDS)
    forms = [Spelling(name.core + end, SURE, ended=True) for end in own]
    forms += [Spelling(name.core + end, LOOSE, ended=True) for end in other]
    if not name.is_community:
        forms += [Spelling(name.core + end, LOOSE, ended=True) for end in OLD_VILLAGE_ENDS]
    if len(name.core) > 1:
        forms.append(Spelling(name.core, WEAK, ended=False))
    return forms


def town_spellings(names: tuple[str, ...], uppers: tuple[str, ...]) -> list[Spelling]:
    """`names`: the full and the short one, and every recorded old one."""
    forms: dict[str, Spelling] = {}
    for name in names:
        plain = name.partition("（")[0]
        for text in (plain, without(plain, uppers)):
            forms.setdefault(text, Spelling(text, SURE, ended=True))
        core = _TOWN_END.sub("", without(plain, uppers))
        if len(core) > 1 and core not in uppers and core not in forms:
            whole = core.endswith(("区", "场"))  # 临江新区 without 管理委员会 is still a whole name
            forms[core] = Spelling(core, SURE if whole else WEAK, ended=whole)
            if not whole:
                for end in ("镇", "街道", "乡"):
                    forms.setdefault(core + end, Spelling(core + end, LOOSE, ended=True))
    return [form for form in forms.values() if len(form.text) > 1 and form.text not in uppers]


def without(name: str, uppers: tuple[str, ...]) -> str:
    """A name without the city or county in front of it, where something is left of it."""
    for upper in uppers:
        if name.startswith(upper) and len(name) > len(upper) + 1:
            return name[len(upper) :]
    return name
