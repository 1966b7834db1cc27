"""Cards of what was clicked: grid, outlet, customer, selection."""
