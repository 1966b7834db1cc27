"""Customers without a place, and places in doubt: worked off one by one, below the map."""
