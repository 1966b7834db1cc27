"""The old and the new map side by side on paper: changed grids coloured, hatched and numbered as in the tables."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop.drawing.change_layer import SEEN, ChangeLayer, FaceChanges, change_shading, paint_sign, seen
from desktop.drawing.content import MapContent
from desktop.drawing.label_layer import LabelOptions
from desktop.drawing.stack import MapOptions, default_layers, paint_map
from desktop.drawing.style import Style
from desktop.drawing.territory_layer import TerritoryOptions
from desktop.maps.box import Box
from desktop.maps.viewport import Viewport
from desktop.plans.comparison import Comparison, Side
from desktop.plans.draft_changes import Change
from desktop.printing import page_words
from desktop.printing.legend import number_badge
from desktop.printing.page import INK, RULE, SECOND, WHITE, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import mm, px
from desktop.printing.scale_bar import draw_scale

translate = QCoreApplication.translate

_LEAST_M = 900.0  # world metres that a close-up shows at least
_MOST_NUMBERED = 80  # grids on the map of the whole county
_CAPTION, _BETWEEN = 6.0, 4.0
_SCALE = 0.78  # of the scale bar of a map sheet
_SCALE_HEIGHT = 18.5 * _SCALE
_ASIDE = (
    (0, 0), (0, -6.4), (5.6, -3.6), (-5.6, -3.6), (0, 6.4), (8, 4), (-8, 4), (9, -7), (-9, -7), (0, -11), (0, 11),
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class ChangeMaps:
    """Both maps, what changes on each by face, and the number of each changed grid in the tables, by code."""

    found: Comparison
    before: MapContent
    after: MapContent
    changes_before: FaceChanges
    changes_after: FaceChanges
    numbers: Mapping[str, int]
    titles: tuple[str, str]

    @classmethod
    def of(cls, found: Comparison, before: MapContent, after: MapContent, titles: tuple[str, str]) -> "ChangeMaps":
        numbers = {one.code: number for number, one in enumerate(found.changes, start=1)}
        return cls(
            found, before, after, face_changes(found, found.before), face_changes(found, found.after), numbers, titles
        )

    def box(self, codes: frozenset[str]) -> Box | None:
        """Around grids on both maps; None where none of them has ground."""
        boxes = [
            side.partition.face_box(side.by_code[code].face)
            for side in (self.found.before, self.found.after)
            for code in codes
            if code in side.by_code and side.by_code[code].face in side.partition.faces
        ]
        return reduce(Box.union, boxes) if boxes else None

    def groups(self) -> list[frozenset[str]]:
        """Grids whose ground changes, those that touch each other together, in the order of their numbers."""
        left = [one.code for one in self.found.changes if seen(one.what) is not Change.PEOPLE]
        beside = {code: _beside(self.found, code) for code in left}
        groups: list[frozenset[str]] = []
        waiting = dict.fromkeys(left)
        while waiting:
            group, edge = set(), [next(iter(waiting))]
            while edge:
                code = edge.pop()
                if code in waiting:
                    del waiting[code]
                    group.add(code)
                    edge += [other for other in beside[code] if other in waiting]
            groups.append(frozenset(group))
        return groups


def face_changes(found: Comparison, side: Side) -> FaceChanges:
    """What becomes of each face of one side."""
    codes = side.by_code
    return FaceChanges({codes[one.code].face: one.what for one in found.changes if one.code in codes})


def _beside(found: Comparison, code: str) -> set[str]:
    near: set[str] = set()
    for side in (found.before, found.after):
        grid = side.by_code.get(code)
        if grid is not None and grid.face in side.partition.faces:
            codes = (side.code(face) for face in side.partition.neighbours(grid.face))
            near |= {other for other in codes if other is not None}
    return near


def draw_pair(page: Page, area: Area, maps: ChangeMaps, box: Box, style: Style, *, unit: float, close: bool) -> None:
    """`close`: with the names of the grids; else the changed grids have their numbers only."""
    width = (area.width - _BETWEEN * unit) / 2
    sides = (
        (maps.before, maps.changes_before, maps.found.before), (maps.after, maps.changes_after, maps.found.after),
    )  # fmt: skip
    for place, (content, changes, side) in enumerate(sides):
        x = area.x + place * (width + _BETWEEN * unit)
        caption = Area(x, area.y, width, _CAPTION * unit)
        page.text(caption, maps.titles[place], size=3.1 * unit, bold=True)
        spot = Area(x, caption.bottom, width, area.height - caption.height - 1.0 * unit)
        view = _view(box, spot, unit=unit, margin=0.06 if close else 0.02)
        _draw_map(page, spot, content, changes, view, style, unit=unit, close=close)
        _draw_numbers(page, spot, maps, side, view, unit=unit, close=close)
        _draw_scale(page, spot, view, unit=unit)
        page.box(spot, line=INK, width=0.4 * unit)


def _draw_map(
    page: Page, area: Area, content: MapContent, changes: FaceChanges, view: Viewport, style: Style, *, unit: float,
    close: bool,
) -> None:  # fmt: skip
    shading = change_shading(changes.of, content.partition.faces, style)
    hidden = {"pins", "selection"} if close else {"pins", "selection", "outlets"}
    options = MapOptions(
        style=style,
        territories=TerritoryOptions(shading=shading, hatching=False),
        labels=LabelOptions(grids=close, outlets=close),
        hidden=frozenset(hidden),
    )
    layers = default_layers(options)
    above = next(at for at, layer in enumerate(layers) if layer.key == "territories") + 1
    layers.insert(above, ChangeLayer(style, changes))
    painter = page.painter
    painter.save()
    page.clip(area)
    painter.translate(px(area.x), px(area.y))
    painter.scale(unit, unit)
    paint_map(painter, content, view, layers)
    painter.restore()
    if content.is_demo:
        painter.save()
        page.clip(area)
        page_words.draw_watermark(page, area, unit=unit * 0.6)
        painter.restore()


def _draw_numbers(
    page: Page, area: Area, maps: ChangeMaps, side: Side, view: Viewport, *, unit: float, close: bool
) -> None:
    """Above the name of each changed grid; without names beside it with a line to its middle. None covers another."""
    if not close and len(maps.numbers) > _MOST_NUMBERED:
        return  # the close-ups have them
    page.painter.save()
    page.clip(area)
    up = 8.6 * unit if close else 0.0
    taken: list[tuple[float, float]] = []
    badges = []
    for code, number in maps.numbers.items():
        grid = side.by_code.get(code)
        if grid is None or grid.face not in side.partition.faces:
            continue
        x, y = view.to_screen(np.array(side.partition.label_point(grid.face))).tolist()
        here = area.x + mm(x) * unit, area.y + mm(y) * unit
        aside = _ASIDE if close else _ASIDE[1:]
        spots = ((here[0] + dx * unit, here[1] - up + dy * unit) for dx, dy in aside)
        spot = next(
            (one for one in spots if all(math.hypot(one[0] - x, one[1] - y) > 4.9 * unit for x, y in taken)),
            (here[0], here[1] - up),
        )
        taken.append(spot)
        badges.append((number, here, spot))
    for _, here, spot in badges:
        if not close and spot != here:
            page.rule(*here, *spot, width=0.3 * unit)
            page.disc(*here, 0.5 * unit, fill=INK)
    for number, _, spot in badges:
        number_badge(page, *spot, number, colour=INK, unit=unit)
    page.painter.restore()


def _draw_scale(page: Page, area: Area, view: Viewport, *, unit: float) -> None:
    small = unit * _SCALE
    wide, tall = 60 * small, _SCALE_HEIGHT * unit
    scale = Area(area.right - wide, area.bottom - tall, wide, tall)
    page.box(scale, fill=WHITE, line=RULE, width=0.15 * unit)
    draw_scale(page, scale, view, map_scale=unit, unit=small)


def _view(box: Box, spot: Area, *, unit: float, margin: float) -> Viewport:
    """The box whole above the scale bar, which lies on the foot of the map."""
    wide, high = max(box.width, _LEAST_M) / 2, max(box.height, _LEAST_M) / 2
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    shown = Box(x - wide, y - high, x + wide, y + high)
    foot = px(_SCALE_HEIGHT)
    free = Viewport.fitting(shown, px(spot.width) / unit, px(spot.height) / unit - foot, margin=margin)
    down = foot / 2 * free.metres_per_pixel
    return replace(free, centre_y=free.centre_y - down, height=free.height + foot)


def draw_change_legend(
    page: Page, area: Area, maps: ChangeMaps, words: Mapping[Change, str], style: Style, *, unit: float
) -> None:
    """One line: the sign of each kind of change with how many grids it is, and what the numbers are."""
    kinds = [seen(one.what) for one in maps.found.changes]
    x, size = area.x, 2.7 * unit
    for kind in SEEN:
        if kind not in kinds:
            continue
        draw_sign(page, Area(x, area.y + 0.7 * unit, 8 * unit, area.height - 1.4 * unit), kind, style, unit=unit)
        said = translate("ChangeReport", "{0} {1} 个").format(words[kind], kinds.count(kind))
        width = page.text_width(said, size) + 2 * unit
        page.text(Area(x + 9 * unit, area.y, width, area.height), said, size=size)
        x += 9 * unit + width + 3 * unit
    said = translate("ChangeReport", "圈内数字为表中序号 · 粗线为支行界线，细线为网格界线")
    page.text(Area(x, area.y, area.right - x, area.height), said, size=size, colour=SECOND)


def draw_sign(page: Page, area: Area, kind: Change, style: Style, *, unit: float) -> None:
    """The colour and hatching of a kind of change in a small rectangle."""
    x0, y0, x1, y1 = (px(side) for side in (area.x, area.y, area.right, area.bottom))
    ring = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
    page.painter.save()
    paint_sign(page.painter, [ring], kind, style, 4.6 * unit)
    page.painter.restore()
