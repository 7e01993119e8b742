"""Who sees a recurring duty and who keeps it."""

from gongkai.agencies.role import Reach, Role
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.models import Duty

DUTY = row_policy(
    "publication_duty",
    "本机关和上级查阅定期公开事项的人",
    Duty,
    tuple(role for role in Role if role.reach is not Reach.NOTHING),
    reading=True,
)
DUTY_KEPT = row_policy("publication_duty_kept", "本机关公开工作机构的人", Duty, OFFICE)
"""Changing it. The views get actor and duty after the request."""
