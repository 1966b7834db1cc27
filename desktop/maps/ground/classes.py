"""The classes of ground that every source sorts its features into and the style speaks of; one word each."""

AREAS = (
    "sea", "land", "water", "wetland", "built_up", "commerce", "industry", "farmland", "woods", "grass", "park", "sand",
    "pitch", "airport", "square", "building", "county", "neighbour",
)  # fmt: skip
"""From the bottom up. `sea` is open water under the land; `county` and `neighbour` are what the demo bank knows."""

ROADS = (
    "motorway", "trunk", "primary", "secondary", "tertiary", "street", "service", "track", "path",
)  # fmt: skip
"""From the most important down; links (slip roads) belong to the road they lead to."""

LINES = ("river", "canal", "stream", "dike", *ROADS, "rail", "tram", "runway", "ferry", "county_line", "town_line")

POINTS = (
    "place_city", "place_county", "place_town", "place_village", "place_hamlet", "place_quarter", "peak", "water_name",
    "park_name",
)  # fmt: skip
"""Only what bears a name. The last two are where the name of an area stands."""

CLASSES = frozenset((*AREAS, *LINES, *POINTS))
