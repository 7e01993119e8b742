"""Who sees a reading point and who keeps it."""

from gongkai.agencies.role import Reach, Role
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.models import ReadingPoint

POINT = row_policy(
    "reading_point",
    "本机关和上级查阅查阅场所的人",
    ReadingPoint,
    tuple(role for role in Role if role.reach is not Reach.NOTHING),
    reading=True,
)
POINT_KEPT = row_policy("reading_point_kept", "本机关公开工作机构的人", ReadingPoint, OFFICE)
"""Changing it. The views get actor and point after the request."""
