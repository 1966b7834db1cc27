"""The dashboard over the map, and the presentation for visitors."""
