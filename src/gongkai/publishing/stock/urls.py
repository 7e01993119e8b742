"""Address of the import of what was published before."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE
from gongkai.publishing.stock.desk.stock_import import stock_import

urlpatterns = [
    route("desk/documents/import/", stock_import, name="stock-import", seen_by=KEPT_BY_OFFICE),
]
