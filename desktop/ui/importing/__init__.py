"""Importing in the window: a file is looked at, tried, brought in, taken back."""
