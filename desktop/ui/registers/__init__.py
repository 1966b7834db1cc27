"""Registers that are kept beside the map: exceptions from the borders, locks of grids."""
