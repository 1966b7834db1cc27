"""Map tiles made from vector ground: painted in worker processes, or while the map is panned."""
