"""Grids, their shared boundaries, locks and membership."""
