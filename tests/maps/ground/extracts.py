"""The OpenStreetMap extracts of the tests, and small ones written on the spot."""

from pathlib import Path

import osmium

OSM = Path(__file__).resolve().parents[2] / "data" / "osm"
MONACO, LIECHTENSTEIN, TRAMS = (OSM / f"{name}.osm.pbf" for name in ("monaco", "liechtenstein-2013", "bremen-trams"))


def rewritten(source: Path, target: Path, form: str = "") -> Path:
    """The same objects in another format of osmium, such as `pbf,pbf_compression=lz4`."""
    with osmium.SimpleWriter(osmium.io.File(str(target), form), overwrite=True) as writer:
        for thing in osmium.FileProcessor(str(source)):
            writer.add(thing)
    return target


def written(path: Path, body: str, bounds: str = '<bounds minlat="31" minlon="121" maxlat="32" maxlon="122"/>') -> Path:
    """An .osm file with the given XML inside."""
    path.write_text(f'<?xml version="1.0"?><osm version="0.6">{bounds}{body}</osm>', encoding="utf-8")
    return path


def node(number: int, lon: float, lat: float, **tags: str) -> str:
    return f'<node id="{number}" version="1" lon="{lon}" lat="{lat}">{_tags(tags)}</node>'


def way(number: int, *nodes: int, **tags: str) -> str:
    refs = "".join(f'<nd ref="{each}"/>' for each in nodes)
    return f'<way id="{number}" version="1">{refs}{_tags(tags)}</way>'


def relation(number: int, *ways: tuple[int, str], **tags: str) -> str:
    members = "".join(f'<member type="way" ref="{ref}" role="{role}"/>' for ref, role in ways)
    return f'<relation id="{number}" version="1">{members}{_tags(tags)}</relation>'


def _tags(tags: dict[str, str]) -> str:
    return "".join(f'<tag k="{key}" v="{value}"/>' for key, value in tags.items())
