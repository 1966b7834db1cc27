"""The table dock under the map, and what it asks of the person."""
