"""Where an address is: the text taken apart, the village it names, a point for it, and what has to be asked."""
