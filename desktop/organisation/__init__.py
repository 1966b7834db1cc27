"""Head office, branches, outlets and staff."""
