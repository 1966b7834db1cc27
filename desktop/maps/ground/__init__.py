"""The vector ground of a map: classes of features, where they come from, how they are kept."""
