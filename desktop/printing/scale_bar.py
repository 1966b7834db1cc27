"""Scale bar, numeric scale, north arrow and the degrees along the map's frame."""

import math

from PySide6.QtCore import QCoreApplication

from desktop.maps.projection import EARTH_RADIUS
from desktop.maps.viewport import Viewport
from desktop.printing.page import CENTRE, INK, LEFT, SECOND, WHITE, Page
from desktop.printing.page_layout import Area
from desktop.printing.paper import mm

translate = QCoreApplication.translate


def round_distance(most: float) -> float:
    """The largest 1, 2 or 5 × 10ⁿ that is not above `most` (> 0)."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(step * power for step in (0.5, 1.0, 2.0, 5.0) if step * power <= most)


def round_denominator(denominator: float) -> int:
    """Three significant digits: a printed scale promises no more."""
    power: int = 10 ** max(0, math.floor(math.log10(denominator)) - 2)
    return round(denominator / power) * power


def draw_scale(page: Page, area: Area, viewport: Viewport, *, map_scale: float, unit: float) -> None:
    """Bar and 1 : n on the left, north arrow on the right. `map_scale`: paper pixels per pixel of the viewport."""
    metres_per_mm = viewport.ground_metres_per_pixel / mm(map_scale)
    room = area.width - 24 * unit
    length = round_distance(metres_per_mm * room)
    parts = 4
    width = length / metres_per_mm
    top = area.y + 7.0 * unit
    thick = 1.7 * unit
    for part in range(parts):
        cell = Area(area.x + 2 * unit + width * part / parts, top, width / parts, thick)
        page.box(cell, fill=INK if part % 2 == 0 else WHITE, line=INK, width=0.18 * unit)
    for part in (0, 2, 4):
        at = area.x + 2 * unit + width * part / parts
        label = Area(at - 10 * unit, top - 4.6 * unit, 20 * unit, 4 * unit)
        page.text(label, _distance(length * part / parts, last=part == parts), size=2.9 * unit, align=CENTRE)
    denominator = round_denominator(viewport.scale_denominator / map_scale)
    text = translate("MapSheet", "比例尺 1 : {0}").format(f"{denominator:,}")
    below = Area(area.x + 2 * unit, top + 3.0 * unit, room + 12 * unit, 4.6 * unit)
    page.text(below, text, size=3.1 * unit, bold=True, align=LEFT)
    datum = translate("MapSheet", "CGCS2000 坐标 · 墨卡托投影")
    page.text(
        Area(below.x, below.bottom - 0.4 * unit, room + 12 * unit, 3.6 * unit), datum, size=2.9 * unit, colour=SECOND
    )
    _north_arrow(page, area.right - 8.0 * unit, area.y + 1.5 * unit, unit)


def _distance(metres: float, *, last: bool) -> str:
    if metres >= 1000 or metres == 0:
        number, word = metres / 1000, translate("MapSheet", "千米")
    else:
        number, word = metres, translate("MapSheet", "米")
    return f"{number:g} {word}" if last else f"{number:g}"


def _north_arrow(page: Page, x: float, y: float, unit: float) -> None:
    page.text(
        Area(x - 5 * unit, y, 10 * unit, 4 * unit),
        translate("MapSheet", "北"),
        size=3.4 * unit,
        bold=True,
        align=CENTRE,
    )
    top, foot, half = y + 4.4 * unit, y + 15 * unit, 3.2 * unit
    waist = foot - 2.6 * unit
    page.polygon([(x, top), (x - half, foot), (x, waist)], fill=INK, line=INK, width=0.15 * unit)
    page.polygon([(x, top), (x + half, foot), (x, waist)], fill=WHITE, line=INK, width=0.15 * unit)


def tick_step(span_degrees: float) -> float:
    """Degrees between two ticks so that three to eight of them stand along one side of the frame."""
    for minutes in (0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0):
        if span_degrees * 60 / minutes <= 8:
            return minutes / 60
    return 5.0


def draw_degrees(page: Page, area: Area, viewport: Viewport, *, unit: float) -> None:
    """Ticks and degrees of longitude and latitude outside the frame of the map on `area`."""
    box = viewport.box
    west, east = math.degrees(box.west / EARTH_RADIUS), math.degrees(box.east / EARTH_RADIUS)
    south, north = (math.degrees(math.asin(math.tanh(y / EARTH_RADIUS))) for y in (box.south, box.north))
    step = tick_step(max(east - west, north - south))
    tick, size = 1.1 * unit, 2.3 * unit
    for index in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = area.x + (index * step - west) / (east - west) * area.width
        if not area.x + 8 * unit < x < area.right - 8 * unit:
            continue
        for edge, outward in ((area.y, -1), (area.bottom, 1)):
            page.rule(x, edge, x, edge + outward * tick, width=0.2 * unit)
            label = Area(x - 9 * unit, edge + (outward * 2.6 - 1.6) * unit, 18 * unit, 3.2 * unit)
            page.text(label, degrees_text(index * step), size=size, colour=SECOND, align=CENTRE)
    for index in range(math.ceil(south / step), math.floor(north / step) + 1):
        world = math.atanh(math.sin(math.radians(index * step))) * EARTH_RADIUS
        y = area.bottom - (world - box.south) / (box.north - box.south) * area.height
        if not area.y + 8 * unit < y < area.bottom - 8 * unit:
            continue
        for edge, outward in ((area.x, -1), (area.right, 1)):
            page.rule(edge, y, edge + outward * tick, y, width=0.2 * unit)
            _upright(page, edge + outward * 2.7 * unit, y, degrees_text(index * step), size=size, unit=unit)


def _upright(page: Page, x: float, y: float, text: str, *, size: float, unit: float) -> None:
    """Text turned to read upwards, centred on (x, y)."""
    painter = page.painter
    painter.save()
    painter.translate(x / mm(1), y / mm(1))
    painter.rotate(-90)
    page.text(Area(-9 * unit, -1.6 * unit, 18 * unit, 3.2 * unit), text, size=size, colour=SECOND, align=CENTRE)
    painter.restore()


def degrees_text(degrees: float) -> str:
    """121.25 → 121°15′; half minutes as 30″."""
    seconds = round(degrees * 3600)
    whole, rest = divmod(seconds, 3600)
    minutes, second = divmod(rest, 60)
    return f"{whole}°{minutes:02d}′" + (f"{second:02d}″" if second else "")
