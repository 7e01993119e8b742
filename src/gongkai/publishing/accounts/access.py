"""Who sees an account and who keeps it."""

from gongkai.agencies.role import Reach, Role
from gongkai.publishing.ledger_access import KEEPERS, OFFICE, row_policy
from gongkai.publishing.models import MediaAccount, Publication

ACCOUNT = row_policy(
    "media_account",
    "本机关和上级查阅新媒体账号的人",
    MediaAccount,
    tuple(role for role in Role if role.reach is not Reach.NOTHING),
    reading=True,
)
ACCOUNT_KEPT = row_policy("media_account_kept", "本机关公开工作机构的人", MediaAccount, OFFICE)
"""Changing it. The views get actor and account after the request."""

PACKED = row_policy("publication", "本机关登记发布渠道的人", Publication, KEEPERS)
"""A public document of the agency, to be posted elsewhere. The view gets actor and publication after the request."""
