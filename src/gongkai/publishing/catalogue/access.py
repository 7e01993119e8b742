"""Who keeps an entry of the catalogue."""

from gongkai.publishing.ledger_access import OFFICE, row_policy
from gongkai.publishing.models import StandardItem

ENTRY = row_policy("standard_item", "本机关公开工作机构的人", StandardItem, OFFICE)
"""The views get actor and entry after the request."""
