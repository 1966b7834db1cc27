"""The zoom levels that what lies on the ground is made ready for."""

import numpy as np

from desktop.maps.viewport import Viewport

COARSEST, FINEST = 8, 15  # from the finest on nothing is thinned


def level_of(viewport: Viewport) -> int:
    """The whole zoom level nearest to the viewport's: lines are off by 0.5 to 0.9 pixels at most."""
    return int(min(max(np.ceil(viewport.zoom - 0.5), COARSEST), FINEST))
