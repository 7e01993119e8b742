"""Addresses of the channels ledger, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.channels.access import PLACEMENT
from gongkai.publishing.channels.desk import entry, ledger_import, ledger_page
from gongkai.publishing.ledger_access import KEEPING, LISTS

urlpatterns = [
    route("desk/channels/", ledger_page.ledger, name="channels", seen_by=LISTS),
    route("desk/channels/print/", ledger_page.printed, name="channels-print", seen_by=LISTS),
    route("desk/channels/list.xlsx", ledger_page.export, name="channels-export", seen_by=LISTS),
    route("desk/channels/enter/", entry.entry, name="channels-entry", seen_by=KEEPING),
    route("desk/channels/import/", ledger_import.ledger_import, name="channels-import", seen_by=KEEPING),
    route("desk/channels/<int:pk>/strike/", entry.strike_out, name="channels-strike", seen_by=PLACEMENT),
]
