"""What the legend says of the customers in view: one line per class, counted in a worker."""

from dataclasses import dataclass

from desktop.customers.point_filter import legend_counts
from desktop.drawing.content import MapContent
from desktop.drawing.pin_colours import pin_colour
from desktop.drawing.pin_layer import CLUSTERS_BELOW_ZOOM, PinOptions, classes_of, discs_for, mask_of
from desktop.drawing.style import Style
from desktop.maps.viewport import Viewport


@dataclass(frozen=True, slots=True)
class LegendLine:
    """`count` is of customer records 条 in view that pass the filter."""

    colour: str
    zh: str
    en: str
    count: int


def legend_lines(content: MapContent, viewport: Viewport, options: PinOptions, style: Style) -> tuple[LegendLine, ...]:
    """By class of the colouring; without one, by the size of the discs that are drawn, or all in one line."""
    index, mask = content.points, mask_of(content.points, options)
    by = options.colour_by
    if by is not None:
        counts = legend_counts(index, classes_of(index, options), mask, viewport.box)
        return tuple(
            LegendLine(
                pin_colour(style, entry.colour, content.branch_hues), entry.zh, entry.en, int(counts[entry.code])
            )
            for entry in by.entries
        )
    if options.mode == "clusters" or (options.mode == "auto" and viewport.zoom < CLUSTERS_BELOW_ZOOM):
        return _by_size(content, viewport, options, style)
    inside = len(index.in_box(viewport.box, mask))
    return (LegendLine(style.density, "客户", "Customers", inside),)


def _by_size(content: MapContent, viewport: Viewport, options: PinOptions, style: Style) -> tuple[LegendLine, ...]:
    """Discs whose middle is in view, by how many customers each stands for."""
    floors = (1, *style.disc_steps)
    held = [0] * len(floors)
    for disc in discs_for(content, viewport, options):
        if 0 <= disc.x <= viewport.width and 0 <= disc.y <= viewport.height:
            held[sum(disc.count >= step for step in style.disc_steps)] += disc.count
    lines = []
    for place, floor in enumerate(floors):
        last = place + 1 == len(floors)
        words = f"≥ {floor:,}" if last else f"{floor:,} – {floors[place + 1] - 1:,}"
        lines.append(LegendLine(style.discs[place], words, words, held[place]))
    return tuple(lines)
