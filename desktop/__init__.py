"""格图 Getu: the customer relationship strategic map of a rural bank."""

__version__ = "0.1.0"
