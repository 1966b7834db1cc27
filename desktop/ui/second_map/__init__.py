"""A second map window, for a projector."""
