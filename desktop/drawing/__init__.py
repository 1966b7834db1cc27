"""How map content looks on any painter: screen, picture or paper."""
