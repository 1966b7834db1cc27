"""The search box over the map and its list of answers."""
