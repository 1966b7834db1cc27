"""The organisation tree in the left panel."""
