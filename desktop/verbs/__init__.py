"""The verbs of the command line, one module each; `desktop.cli` imports only the one that was asked for."""
