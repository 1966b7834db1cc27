"""The bank in figures: what is counted, how it grew, how the branches compare."""
