"""A member of staff 员工: branch heads, customer managers and the people who check them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staff:
    id: int
    uid: str
    staff_no: str  # 工号
    name: str
    role: str  # see `staff` in the schema
    org_id: int
    org_name: str
    has_certificate: bool  # 信贷资格证
    status: str  # ACTIVE, ON_LEAVE, ROTATION or LEFT
