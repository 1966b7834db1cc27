"""Where things are: projection, viewport, datums, tile archives."""
