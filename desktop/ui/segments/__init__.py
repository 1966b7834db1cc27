"""Segments in the window: a list with live counts, and a new one from the filters of the table and the map."""
