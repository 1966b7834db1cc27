"""What an edit changed, told to everyone who shows something of it."""

from dataclasses import dataclass

from desktop.maps.box import Box


@dataclass(frozen=True, slots=True)
class Changes:
    """`kinds` are names of entities (tables); `box` in world metres, None = no place on the map, or everywhere."""

    kinds: frozenset[str]
    box: Box | None = None

    def touches(self, kinds: frozenset[str]) -> bool:
        """Whether something that shows these kinds must be read again."""
        return not self.kinds.isdisjoint(kinds)
