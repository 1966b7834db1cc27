"""Themes: what the grids are coloured by, and how the values fall into classes."""
