"""Plans beside the map: drafts are opened, redrawn by hand, watched, and closed again."""
