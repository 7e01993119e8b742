"""Who sees proposals and the answers that may be published."""

from gongkai.agencies.role import Role
from gongkai.agencies.route import desk
from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.models import Proposal

WEIGHING = (*OFFICE, Role.LEADER)
"""公开工作机构 and the leader in charge: they see what all sections were asked."""
LISTS = desk(*WEIGHING)
PROPOSAL = row_policy("proposal", "本机关公开工作机构的人和分管领导", Proposal, WEIGHING)
"""A page of one proposal. The view gets actor and proposal after the request."""
