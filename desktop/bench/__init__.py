"""Benchmarks: speed and memory on the full-size demo bank."""
