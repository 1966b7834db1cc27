"""The window that shows how good the records are, and leads to those that are not."""
