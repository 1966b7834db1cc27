"""The ground under the bank, painted by the rules of the base map's style."""
