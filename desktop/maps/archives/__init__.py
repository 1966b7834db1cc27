"""Maps that people bring: files and folders of tiles, read with suspicion."""
