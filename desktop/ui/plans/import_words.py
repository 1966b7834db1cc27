"""What the review of an imported layer says: what is wrong with it, what is done about it, and who is who."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.ui.language import QT_TRANSLATE_NOOP, english

if TYPE_CHECKING:  # brings GDAL along
    from desktop.plans.polygon_draft import Note, PolygonDraft
    from desktop.plans.polygon_findings import Finding

_FOUND: dict[str, tuple[str, str]] = {
    "NO_GEOMETRY": (QT_TRANSLATE_NOOP("Import", "没有图形"), QT_TRANSLATE_NOOP("Import", "没有导入")),
    "NOT_POLYGON": (QT_TRANSLATE_NOOP("Import", "不是面"), QT_TRANSLATE_NOOP("Import", "没有导入")),
    "OTHER_PARTS": (QT_TRANSLATE_NOOP("Import", "夹有点或线"), QT_TRANSLATE_NOOP("Import", "只导入其中的面")),
    "BROKEN": (QT_TRANSLATE_NOOP("Import", "坐标不在地图上"), QT_TRANSLATE_NOOP("Import", "没有导入")),
    "COLLAPSED": (QT_TRANSLATE_NOOP("Import", "面积为零"), QT_TRANSLATE_NOOP("Import", "没有导入")),
    "HIDDEN": (QT_TRANSLATE_NOOP("Import", "被别的面完全盖住"), QT_TRANSLATE_NOOP("Import", "没有导入")),
    "LOST": (
        QT_TRANSLATE_NOOP("Import", "县界外，或全在已锁定的网格内"), QT_TRANSLATE_NOOP("Import", "没有导入"),
    ),
    "INVALID_RING": (QT_TRANSLATE_NOOP("Import", "环无效"), QT_TRANSLATE_NOOP("Import", "按画出的面重建")),
    "SELF_CROSSING": (QT_TRANSLATE_NOOP("Import", "边界自相交"), QT_TRANSLATE_NOOP("Import", "按画出的面重建")),
    "DUPLICATE": (QT_TRANSLATE_NOOP("Import", "重复的面"), QT_TRANSLATE_NOOP("Import", "并入先画的那一个")),
    "SAME_CODE": (
        QT_TRANSLATE_NOOP("Import", "几个面代码相同"),
        QT_TRANSLATE_NOOP("Import", "最大的用它，其余按名称、位置"),
    ),
    "MULTIPART": (QT_TRANSLATE_NOOP("Import", "由几块组成"), QT_TRANSLATE_NOOP("Import", "照画的保留")),
    "HOLE": (QT_TRANSLATE_NOOP("Import", "中间有洞"), QT_TRANSLATE_NOOP("Import", "照画的保留")),
    "OVERLAP": (
        QT_TRANSLATE_NOOP("Import", "重叠"),
        QT_TRANSLATE_NOOP("Import", "归共边最长的一方，上面的小格保留"),
    ),
    "GAP": (
        QT_TRANSLATE_NOOP("Import", "空隙"),
        QT_TRANSLATE_NOOP("Import", "1 公顷以内并入邻格，更大的不动"),
    ),
    "SLIVER": (QT_TRANSLATE_NOOP("Import", "碎缝（窄于 15 米）"), QT_TRANSLATE_NOOP("Import", "并入共边最长的一方")),
    "ELSEWHERE": (
        QT_TRANSLATE_NOOP("Import", "代码或名称对上了，位置完全不同"),
        QT_TRANSLATE_NOOP("Import", "按代码导入；请核对是不是写错了"),
    ),
    "OUTSIDE": (QT_TRANSLATE_NOOP("Import", "超出县界"), QT_TRANSLATE_NOOP("Import", "裁到县界")),
    "LOCKED": (
        QT_TRANSLATE_NOOP("Import", "改动了已锁定的网格"),
        QT_TRANSLATE_NOOP("Import", "锁定的网格保持现行边界"),
    ),
    "UNCOVERED": (QT_TRANSLATE_NOOP("Import", "县界内没有画到"), QT_TRANSLATE_NOOP("Import", "仍归现在的网格")),
    "TAKEN": (
        QT_TRANSLATE_NOOP("Import", "文件里没有，地块全画给了别的网格"),
        QT_TRANSLATE_NOOP("Import", "撤销"),
    ),
}  # fmt: skip
_LOSSES = ("NO_GEOMETRY", "NOT_POLYGON", "OTHER_PARTS", "BROKEN", "COLLAPSED", "HIDDEN", "LOST")
_GROUPS = {
    "lost": QT_TRANSLATE_NOOP("Import", "不能修复，没有导入"),
    "repaired": QT_TRANSLATE_NOOP("Import", "图层本身的问题"),
    "laid": QT_TRANSLATE_NOOP("Import", "与县界和现有网格对照"),
    "matched": QT_TRANSLATE_NOOP("Import", "文件里的面是哪个网格"),
}
_HOW = {
    "code": QT_TRANSLATE_NOOP("Import", "按代码对上"),
    "name": QT_TRANSLATE_NOOP("Import", "按名称对上"),
    "ground": QT_TRANSLATE_NOOP("Import", "按位置对上"),
    "new": QT_TRANSLATE_NOOP("Import", "新网格"),
}
_NEW_CODE = QT_TRANSLATE_NOOP("Import", "代码按规则编定，人员随原网格")
_SHARED = QT_TRANSLATE_NOOP("Import", "{0} → {1} {2}（{3} 的地块相同）")
_CODED = QT_TRANSLATE_NOOP("Import", "{0} → {1} {2}")
_ABSENT_STAY = QT_TRANSLATE_NOOP("Import", "本行有、文件里没有：保留")
_ABSENT_GO = QT_TRANSLATE_NOOP("Import", "本行有、文件里没有：撤销")
_STAYS = QT_TRANSLATE_NOOP("Import", "文件没有画到的地块仍归它")
_GOES = QT_TRANSLATE_NOOP("Import", "地块并入邻格")
_TOLD = QT_TRANSLATE_NOOP("Import", "{0} 个要素 → {1} 个网格：改边界 {2}，新设 {3}，撤销 {4}，其余不变")
_SAME = QT_TRANSLATE_NOOP("Import", "文件与现有网格完全一致，没有要导入的改动。")
_RENAMED = QT_TRANSLATE_NOOP("Import", "{0}；改名 {1}")


@dataclass(frozen=True, slots=True)
class Place:
    """One thing found. Degrees; NaN = nowhere, then `face` is where to look, if there is one."""

    words: str
    lon: float
    lat: float
    face: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Things of one kind: what they are, how many, what is done."""

    words: str
    count: int
    done: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Group:
    words: str
    lines: tuple[Line, ...]


def _say(text: str) -> str:
    return QCoreApplication.translate("Import", text)


def summary(result: "PolygonDraft") -> str:
    """What comes of the import, in a line."""
    if result.changes_nothing:
        return _say(_SAME)
    count, after = formats.count, result.after
    changed = after.redrawn_faces - set(result.new)
    words = _say(_TOLD).format(
        count(result.repair.layer.count), count(len(after.grids)),
        count(len([face for face in changed if face in after.grids and face in result.before.grids])),
        count(len(result.new)), count(len(result.gone)),
    )  # fmt: skip
    return _say(_RENAMED).format(words, count(result.renamed)) if result.renamed else words


def groups(result: "PolygonDraft") -> tuple[Group, ...]:
    """The review, most serious first; groups without a line are left out."""
    lost: list[Finding | Note] = [finding for finding in result.repair.left if finding.kind in _LOSSES]
    lost += [note for note in result.notes if note.kind in _LOSSES]
    found = [finding for finding in result.findings if finding.kind not in _LOSSES]
    laid = [note for note in result.notes if note.kind not in _LOSSES]
    made = (
        Group(_say(_GROUPS["lost"]), tuple(_lines(result, lost))),
        Group(_say(_GROUPS["laid"]), tuple(_lines(result, laid))),
        Group(_say(_GROUPS["repaired"]), tuple(_lines(result, found))),
        Group(_say(_GROUPS["matched"]), (*_matches(result), *_absent(result))),
    )
    return tuple(group for group in made if group.lines)


def _lines(result: "PolygonDraft", found: "Iterable[Finding | Note]") -> Iterable[Line]:
    by_kind: dict[str, list[Finding | Note]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    for kind, same in by_kind.items():
        words, done = _FOUND[kind]
        count = sum(getattr(one, "count", 1) for one in same)
        yield Line(_say(words), count, _say(done), tuple(_place(result, one) for one in same))


def _place(result: "PolygonDraft", found: "Finding | Note") -> Place:
    layer, before = result.repair.layer, result.before
    features = getattr(found, "features", None)
    if features is None:
        feature = getattr(found, "feature", None)
        features = () if feature is None else (feature,)
    face = getattr(found, "face", None)
    grid = before.grids.get(face) if face is not None else None
    who = [layer.label(feature) for feature in features]
    who += [f"{grid.code} {grid.name}"] if grid is not None and not features else []
    size = formats.area(found.size, english=english()) if found.size else ""
    times = f"× {formats.count(found.count)}" if getattr(found, "count", 1) > 1 else ""  # type: ignore[union-attr]
    words = "　".join(part for part in (" | ".join(who), size, times) if part)
    return Place(words, found.lon, found.lat, face if grid is not None else None)


def _matches(result: "PolygonDraft") -> Iterable[Line]:
    layer, nowhere = result.repair.layer, float("nan")
    by_how: dict[str, list[Place]] = {}
    for match in result.matches:
        face = result.face_of[match.feature]
        grid = result.after.grids.get(face)
        if grid is None:  # it got no ground, and is told so above
            continue
        known = match.shared != match.shared
        words = _say(_CODED if known else _SHARED).format(
            layer.label(match.feature), grid.code, grid.name, "" if known else f"{100 * match.shared:.0f} %"
        )
        by_how.setdefault(match.how.value, []).append(Place(words, nowhere, nowhere, face))
    for how in ("new", "ground", "name", "code"):
        if how in by_how:
            done = _say(_NEW_CODE) if how == "new" else ""
            yield Line(_say(_HOW[how]), len(by_how[how]), done, tuple(by_how[how]))


def _absent(result: "PolygonDraft") -> Iterable[Line]:
    nowhere = float("nan")
    for stay in (True, False):
        faces = [face for face in result.absent if (face in result.after.grids) is stay]
        if faces:
            grids = [result.before.grids[face] for face in faces]
            places = tuple(Place(f"{grid.code} {grid.name}", nowhere, nowhere, grid.face) for grid in grids)
            yield Line(_say(_ABSENT_STAY if stay else _ABSENT_GO), len(faces), _say(_STAYS if stay else _GOES), places)
