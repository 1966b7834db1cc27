"""Personal data on the screen: shown for a reason and for a while, and the lock that falls when nobody is there."""
