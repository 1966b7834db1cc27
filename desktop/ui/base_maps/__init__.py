"""Base maps in the window: which are shown, the map manager, what is to be said of them."""
