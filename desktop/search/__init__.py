"""The one search box: what a typed text may mean, and where in the bank it is."""
