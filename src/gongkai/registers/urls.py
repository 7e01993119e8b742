"""Addresses of the ledgers, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import LISTS
from gongkai.registers.access import BOOK, LEDGER, LEDGER_KEPT, LEDGER_SWITCHED, ROW, ROW_KEPT
from gongkai.registers.desk import entry, export, ledger_import, ledger_page, ledgers_page, row_page

_LEDGER = "desk/ledgers/<slug:code>/"
_ROW = f"{_LEDGER}<int:pk>/"
_FILE = f"{_ROW}files/<int:number>/"

urlpatterns = [
    route("desk/ledgers/", ledgers_page.ledgers, name="ledgers", seen_by=LISTS),
    route("desk/ledgers/books/<int:pk>/", ledger_page.book, name="ledger-book", seen_by=BOOK),
    route(_LEDGER, ledger_page.ledger_page, name="ledger", seen_by=LEDGER),
    route(f"{_LEDGER}print/", ledger_page.printed, name="ledger-print", seen_by=LEDGER),
    route(f"{_LEDGER}list.<str:kind>", export.export, name="ledger-export", seen_by=LEDGER),
    route(f"{_LEDGER}enter/", entry.entry, name="ledger-enter", seen_by=LEDGER_KEPT),
    route(f"{_LEDGER}import/", ledger_import.ledger_import, name="ledger-import", seen_by=LEDGER_KEPT),
    route(f"{_LEDGER}switch/", ledgers_page.switch, name="ledger-switch", seen_by=LEDGER_SWITCHED),
    route(_ROW, row_page.row_page, name="ledger-row", seen_by=ROW),
    route(f"{_ROW}change/", entry.change, name="ledger-row-change", seen_by=ROW_KEPT),
    route(f"{_ROW}strike/", row_page.strike, name="ledger-row-strike", seen_by=ROW_KEPT),
    route(_FILE, row_page.file, name="ledger-row-file", seen_by=ROW),
    route(f"{_FILE}remove/", row_page.file_removal, name="ledger-row-file-remove", seen_by=ROW_KEPT),
]
