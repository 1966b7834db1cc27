"""What is known of an archive, put together the same way whatever file or folder it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from desktop.maps.archives.archive import ArchiveFacts
from desktop.maps.archives.levels import Level, pyramid_box
from desktop.maps.archives.plain_text import plain
from desktop.maps.archives.tile_bytes import Kind


def facts_of(kind: Kind, levels: Sequence[Level], count: int, words: Mapping[str, Any]) -> ArchiveFacts:
    """From the tiles, their levels (at least one, in order) and the metadata, of which only words are believed."""
    return ArchiveFacts(
        content=kind.content,
        form=kind.form,
        tile_pixels=kind.tile_pixels,
        min_zoom=levels[0].z,
        max_zoom=levels[-1].z,
        box=pyramid_box(levels),
        count=count,
        name=plain(words.get("name"), most=80),
        credit=plain(words.get("attribution")),
    )
