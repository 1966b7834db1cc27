"""Themes in the window: choosing one, its classes, its legend."""
