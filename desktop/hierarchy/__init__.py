"""The organisation tree: who answers for which grids, with counts that reconcile at every level."""
