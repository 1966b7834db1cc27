"""The review of matched customers."""
