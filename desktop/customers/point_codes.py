"""What the one-byte codes of a point mean; packed files hold them, so the order never changes, only grows."""

from enum import IntFlag

KINDS = ("PERSON", "SOLE_TRADER", "ENTERPRISE", "COOP", "FAMILY_FARM", "VILLAGE_COLLECTIVE", "OTHER_ORG")
LIFECYCLES = ("POTENTIAL", "EXISTING", "DORMANT", "CHURNED", "CLOSED")


class Flag(IntFlag):
    """Bits of `PointIndex.flags`."""

    KEY = 1  # 重点客户
    LOAN = 2  # an unsettled loan with a balance: 用信
    LINE = 4  # a valid credit line: 授信
    FAMILY = 8  # belongs to a household
    VISITED = 16  # met by a visit in the 12 months up to the bank's date
    ORGANISATION = 32  # anything but a natural person


ALL_FLAGS = Flag.KEY | Flag.LOAN | Flag.LINE | Flag.FAMILY | Flag.VISITED | Flag.ORGANISATION
NOTHING = Flag(0)
