"""Territory maps on paper."""
