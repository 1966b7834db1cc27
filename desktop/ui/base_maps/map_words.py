"""What is said of a base map: its kind, levels, size, state, and everything on one page, always plain text."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop import formats
from desktop.maps.archives.archive import Content
from desktop.maps.datum import Datum, convert
from desktop.maps.opened_map import OpenedMap
from desktop.maps.projection import to_lonlat
from desktop.ui.base_maps.map_shelf import ShelfMap

translate = QCoreApplication.translate


def kind_words(opened: OpenedMap) -> str:
    """Sort and form, as in 栅格 PNG."""
    sort = translate("Maps", "栅格") if opened.content is Content.RASTER else translate("Maps", "矢量")
    return f"{sort} {opened.form.upper()}"


def zoom_words(low: int, high: int) -> str:
    return f"Z{low}–{high}" if low < high else f"Z{low}"


def size_words(size: int) -> str:
    """Bytes as MB or GB, kB for little ones."""
    for least, unit in ((1e9, "GB"), (1e6, "MB")):
        if size >= least:
            return f"{size / least:.1f} {unit}"
    return f"{size / 1e3:.0f} kB"


def state_words(one: ShelfMap) -> str:
    """One line under the name: what it is, or why it is not there."""
    if one.problem is not None:
        return translate("Maps", "打不开")
    if one.opened is None:
        return translate("Maps", "没有打开") if one.listed.shown else translate("Maps", "已隐藏")
    opened = one.opened
    parts = [kind_words(opened), zoom_words(opened.min_zoom, opened.max_zoom), size_words(opened.size)]
    if one.listed.datum is not Datum.CGCS2000:
        parts.append(one.listed.datum.value)
    return " · ".join(parts)


def bounds_words(opened: OpenedMap, datum: Datum) -> str:
    """West, south – east, north in degrees of CGCS2000."""
    box = opened.box
    corners = to_lonlat(np.array([(box.west, box.south), (box.east, box.north)]))
    (west, south), (east, north) = convert(corners, source=datum, target=Datum.CGCS2000).tolist()
    return f"{west:.4f}°, {south:.4f}° – {east:.4f}°, {north:.4f}°"


def file_facts(one: ShelfMap) -> list[tuple[str, str]]:
    """What the file itself tells, as names and values."""
    opened = one.opened
    rows = [(translate("Maps", "文件"), str(one.listed.path))]
    if opened is not None:
        tiles = "" if opened.tiles is None else formats.count(opened.tiles)
        rows += [
            (translate("Maps", "类型"), kind_words(opened)),
            (translate("Maps", "级别"), zoom_words(opened.min_zoom, opened.max_zoom)),
            (translate("Maps", "范围"), bounds_words(opened, one.listed.datum)),
            (translate("Maps", "大小"), size_words(opened.size)),
            (translate("Maps", "瓦片数"), tiles),
        ]
    rows.append((translate("Maps", "校验和 SHA-256"), one.listed.sha256))
    return [(name, value) for name, value in rows if value]


def facts_of(one: ShelfMap) -> list[tuple[str, str]]:
    """Everything that is known of a map; what is not known is left out, but for the approval number."""
    listed = one.listed
    rows = [
        *file_facts(one),
        (translate("Maps", "坐标系"), listed.datum.value),
        (translate("Maps", "来源"), one.credit),
        (translate("Maps", "日期或版本"), listed.made_on),
        (translate("Maps", "许可"), listed.licence),
        (translate("Maps", "审图号"), listed.approval or translate("Maps", "未填写")),
    ]
    return [(name, value) for name, value in rows if value]


def page_of(maps: Sequence[ShelfMap], backdrop_credits: Sequence[str]) -> str:
    """About the maps that are shown, and the bank's own backdrop, as plain text."""
    own = [
        (translate("Maps", "来源"), "；".join(backdrop_credits) or formats.NOTHING),
        (translate("Maps", "说明"), translate("Maps", "示意界线，不作划界依据；内部资料，注意保管。")),
    ]
    told = sorted((one for one in maps if one.is_visible or one.listed.ships), key=lambda one: not one.is_visible)
    parts = [(_title(one), facts_of(one)) for one in told]
    parts.append((translate("Maps", "银行文件自带的底图"), own))
    return "\n\n".join("\n".join([title, *(f"    {name}：{value}" for name, value in rows)]) for title, rows in parts)


def _title(one: ShelfMap) -> str:
    return one.listed.title if one.is_visible else f"{one.listed.title} · {translate('Maps', '已隐藏')}"
