"""Customers, households and the index of located points."""
