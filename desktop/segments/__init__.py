"""Customer segments 客群: who is meant, in attributes and on the map, saved and worked out when asked."""
