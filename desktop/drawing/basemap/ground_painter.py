"""Paints areas and lines of the ground by the rules of a style: tiles, the window and paper alike. No names."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from desktop.drawing.basemap.paths import area_paths, line_paths
from desktop.drawing.strokes import colour
from desktop.maps.basemap_style import AreaRule, BasemapStyle, LineRule, value_at
from desktop.maps.ground.features import Features
from desktop.maps.ground.levels import chosen_parts
from desktop.maps.viewport import Viewport

_ROUND_FROM = 2.6  # pixels; round joins and caps are not seen on thinner lines and cost twice the time
_QUICK_BELOW = 1.5  # pixels; up to one pixel Qt strokes four times quicker, and a little more is hardly seen
_TUNNEL_ALPHA = 90
_FADE_LEVELS = 0.5  # a class comes in over half a level of zoom

_Strokes = list[QPainterPath]


def paint_ground(painter: QPainter, features: Sequence[Features], viewport: Viewport, style: BasemapStyle) -> None:
    """Paint all areas and lines; labels are an overlay of their own. Needs no QGuiApplication.

    The painter's unit is a pixel of 1/96 inch. Classes that the style has no rule for are left out.
    """
    zoom = viewport.zoom
    of_kind: dict[str, list[Features]] = {}
    for one in features:
        if len(one.owner):
            of_kind.setdefault(one.kind, []).append(one)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for rule in style.areas:
        if rule.kind in of_kind and rule.first <= zoom <= rule.last:
            for one in of_kind[rule.kind]:
                _fill(painter, one, viewport, rule)
    _stroke_all(painter, of_kind, viewport, style)
    painter.restore()


def paint_background(painter: QPainter, viewport: Viewport, style: BasemapStyle) -> None:
    """The colour where no source has anything."""
    painter.fillRect(QRectF(0, 0, viewport.width, viewport.height), colour(style.palette["background"]))


def _fill(painter: QPainter, features: Features, viewport: Viewport, rule: AreaRule) -> None:
    """What has an edge line is filled without antialiasing, which is twice as quick: the line hides the steps."""
    screen = viewport.to_screen(features.world)
    edged = rule.edge is not None and viewport.zoom >= rule.edge_from
    brush = colour(rule.fill, round(rule.alpha * _share(rule.first, viewport.zoom)))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not edged)
    for path in area_paths(features, screen):
        painter.fillPath(path, brush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if rule.edge is not None and edged:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_pen(rule.edge, rule.edge_width, 255, ()))
        for path in line_paths(features, screen):
            painter.drawPath(path)


def _stroke_all(painter: QPainter, of_kind: dict[str, list[Features]], viewport: Viewport, style: BasemapStyle) -> None:
    """Tunnels, then what runs on the ground, then bridges; in each all casings lie under all fills."""
    zoom = viewport.zoom
    rules = [rule for rule in style.lines if rule.kind in of_kind and rule.first <= zoom <= rule.last]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    heights = (-1, 0, 1) if any(len(one.layer) for rule in rules for one in of_kind[rule.kind]) else (0,)
    for height in heights:
        strokes: list[tuple[LineRule, float, _Strokes]] = []
        for rule in rules:
            paths = [
                path
                for one in of_kind[rule.kind]
                if (at := _at_height(one, height)) is not None
                for path in line_paths(at, viewport.to_screen(at.world))
            ]
            if paths:
                strokes.append((rule, value_at(rule.width, zoom), paths))
        for rule, width, paths in strokes:
            if rule.case is not None and width >= rule.cased_from:
                _stroke(painter, paths, _pen(rule.case, width + 2 * rule.case_width, _alpha(rule, zoom, height), ()))
        for rule, width, paths in strokes:
            cased = rule.case is not None and width >= rule.cased_from
            name = rule.colour if cased or rule.case is None else rule.thin
            if not cased and (rule.case is not None or width < _QUICK_BELOW):
                width = min(width, 1.0)
            _stroke(painter, paths, _pen(name, width, _alpha(rule, zoom, height), rule.dashes))
            if rule.gap is not None and zoom >= rule.gap_from:
                _stroke(painter, paths, _pen(rule.gap, width / 2, 255, rule.gap_dashes))


def _stroke(painter: QPainter, paths: _Strokes, pen: QPen) -> None:
    painter.setPen(pen)
    for path in paths:
        painter.drawPath(path)


def _at_height(features: Features, height: int) -> Features | None:
    """Features in a tunnel (−1), on the ground (0) or on a bridge (1); None when there is none."""
    if not len(features.layer):
        return features if height == 0 else None
    here = np.sign(features.layer) == height
    parts = np.flatnonzero(here[features.owner])
    if not len(parts):
        return None
    return features if here.all() else replace(chosen_parts(features, parts), layer=np.empty(0, np.int8))


def _share(first: float, zoom: float) -> float:
    """How much of a class is there yet, 0..1."""
    return min(1.0, 0.35 + 0.65 * (zoom - first) / _FADE_LEVELS)


def _alpha(rule: LineRule, zoom: float, height: int) -> int:
    return round((_TUNNEL_ALPHA if height < 0 else 255) * _share(rule.first, zoom))


def _pen(name: str, width: float, alpha: int, dashes: tuple[float, ...]) -> QPen:
    """Dashes are in pixels here; Qt counts them in widths of the line."""
    made = QPen(colour(name, alpha), width)
    round_ends = width >= _ROUND_FROM and not dashes
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin if round_ends else Qt.PenJoinStyle.BevelJoin)
    made.setCapStyle(Qt.PenCapStyle.RoundCap if round_ends else Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern([length / max(width, 0.1) for length in dashes])
    return made
