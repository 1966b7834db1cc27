"""How what lies over the base map looks: every colour, width and size, once for light, dark and grey paper."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Style:
    """Colours are #RRGGBB; widths and text sizes in pixels of 1/96 inch; alphas 0–255.

    Tuples over rank are for rank 1, 2, 3 …; a rank beyond the last takes the last.
    """

    name: str
    ground: str = "light"  # the theme of the base map under it, see maps/basemap_style
    # territories
    hues: tuple[str, ...] = ("#5B8FF9", "#61B87A", "#E8A33D", "#B07CD8", "#E0766C", "#3FB0B8", "#A89F3C")
    territory_alpha: int = 46
    unassigned: str = "#8B95A3"
    grid_border: str = "#7B8AA3"
    branch_border: str = "#3E5578"
    county_border: str = "#20395F"
    county_glow: str = "#3B66A8"
    hatch: str = "#3E5578"
    hatch_alpha: int = 84
    # pins
    discs: tuple[str, ...] = ("#64A3F7", "#3F82EF", "#2A61D3", "#3A46B8", "#4A2F93")
    disc_steps: tuple[int, ...] = (300, 1_000, 5_000, 15_000)  # where each colour after the first begins
    disc_text: str = "#FFFFFF"
    disc_ring: str = "#FFFFFF"
    density: str = "#2F6FE4"
    pin: str = "#F2693C"
    pin_rim: str = "#FFFFFF"
    classes: tuple[str, ...] = (
        "#2F6FE4", "#E8743B", "#19A979", "#945ECF", "#D64569", "#13A4B4", "#B58900", "#6C8893", "#BF399E", "#525DF4",
    )  # fmt: skip
    ramp: tuple[str, ...] = ("#B9D7F7", "#7FB3EF", "#3B7FEE", "#2559C8", "#2B2A80")
    # outlets
    outlet: str = "#12724A"
    outlet_no_credit: str = "#5C6B7E"
    outlet_rim: str = "#FFFFFF"
    radius_alpha: int = 7  # many circles lie over one another
    # words
    text: str = "#17212F"
    text_second: str = "#4C5B6F"
    text_town: str = "#2A3B57"
    text_water: str = "#4A86B4"
    text_outlet: str = "#0F5C3C"
    halo: str = "#FFFFFF"
    halo_alpha: int = 235
    # selection
    selected: str = "#2563EB"
    selected_case: str = "#FFFFFF"
    # ornaments
    panel: str = "#FFFFFF"
    line: str = "#E4E9F0"
    north: str = "#C8322B"

    def hue(self, number: int | None) -> str:
        """The colour of a territory; None is a grid without a branch."""
        return self.unassigned if number is None else self.hues[number % len(self.hues)]

    def disc(self, count: int) -> str:
        """The colour of a cluster of `count` customers."""
        return self.discs[min(sum(count >= step for step in self.disc_steps), len(self.discs) - 1)]

    def pin_class(self, number: int) -> str:
        """The colour of colour class `number`."""
        return self.classes[number % len(self.classes)]


LIGHT = Style("light")

DARK = Style(
    "dark",
    ground="dark",
    hues=("#5B8FF9", "#61B87A", "#E8A33D", "#B07CD8", "#E0766C", "#3FB0B8", "#C2B84A"),
    territory_alpha=44,
    unassigned="#6E7987",
    grid_border="#5D6C82",
    branch_border="#93A6C4",
    county_border="#C3D3EC",
    county_glow="#6E9BE6",
    hatch="#C3D3EC",
    hatch_alpha=70,
    discs=("#3F7FD8", "#2F6BD8", "#2A55C4", "#4046B4", "#5A3FA6"),
    disc_ring="#DCE7FA",
    density="#6FA8FF",
    pin="#FF8A5C",
    pin_rim="#10151C",
    outlet="#35B57F",
    outlet_no_credit="#93A0B2",
    outlet_rim="#10151C",
    radius_alpha=10,
    text="#E8EDF4",
    text_second="#A9B6C8",
    text_town="#D5E0F2",
    text_water="#6CA6D2",
    text_outlet="#7BD9AE",
    halo="#12171E",
    halo_alpha=225,
    selected="#6EA0FF",
    selected_case="#10151C",
    panel="#1E2631",
    line="#303B4A",
    north="#F0685F",
)

GREY = Style(
    "grey",
    ground="grey",
    hues=("#F4F4F4", "#D2D2D2", "#E4E4E4", "#BEBEBE", "#ECECEC", "#C8C8C8", "#DADADA"),
    territory_alpha=150,
    unassigned="#FFFFFF",
    grid_border="#7A7A7A",
    branch_border="#303030",
    county_border="#000000",
    county_glow="#9A9A9A",
    hatch="#404040",
    hatch_alpha=150,
    discs=("#9A9A9A", "#7C7C7C", "#5C5C5C", "#404040", "#242424"),
    density="#404040",
    pin="#303030",
    classes=("#202020", "#6A6A6A", "#A0A0A0", "#444444", "#888888", "#B8B8B8"),
    ramp=("#D8D8D8", "#B0B0B0", "#888888", "#585858", "#282828"),
    outlet="#000000",
    outlet_no_credit="#5A5A5A",
    text="#000000",
    text_second="#333333",
    text_town="#000000",
    text_water="#555555",
    text_outlet="#000000",
    halo_alpha=235,
    selected="#000000",
    north="#000000",
)


def for_paper(style: Style) -> Style:
    """The style on white paper: crisper borders, and no dark ground whatever the screen shows."""
    base = LIGHT if style.name == "dark" else style
    ground = "paper" if base.ground == "light" else base.ground
    return replace(base, name=f"{base.name}-paper", ground=ground, county_glow=base.county_border)
