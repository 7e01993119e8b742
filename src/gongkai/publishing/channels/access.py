"""Who keeps an entry of the ledger."""

from gongkai.publishing.ledger_access import KEEPERS, row_policy
from gongkai.publishing.models import Placement

PLACEMENT = row_policy("placement", "本机关登记发布渠道的人", Placement, KEEPERS)
"""An entry of the agency's ledger. The view gets actor and entry after the request."""
