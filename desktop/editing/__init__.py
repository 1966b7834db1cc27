"""The only way to change data: edits, the Editor and its journal."""
