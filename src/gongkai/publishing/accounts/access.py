"""Who sees an account and who keeps it."""

from gongkai.agencies.role import Reach, Role
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.models import MediaAccount

ACCOUNT = row_policy(
    "media_account",
    "本机关和上级查阅新媒体账号的人",
    MediaAccount,
    tuple(role for role in Role if role.reach is not Reach.NOTHING),
    reading=True,
)
ACCOUNT_KEPT = row_policy("media_account_kept", "本机关公开工作机构的人", MediaAccount, OFFICE)
"""Changing it. The views get actor and account after the request."""
