"""Redrawing the grids 方案: what a change of borders does to the partition, to customers and to totals."""
