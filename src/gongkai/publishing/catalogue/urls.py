"""Addresses of the standard catalogue, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.catalogue.access import ENTRY
from gongkai.publishing.catalogue.desk import catalogue_import, catalogue_page
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS

urlpatterns = [
    route("desk/catalogue/", catalogue_page.catalogue, name="standard-catalogue", seen_by=LISTS),
    route("desk/catalogue/list.xlsx", catalogue_page.export, name="standard-catalogue-export", seen_by=LISTS),
    route(
        "desk/catalogue/import/",
        catalogue_import.catalogue_import,
        name="standard-catalogue-import",
        seen_by=KEPT_BY_OFFICE,
    ),
    route("desk/catalogue/<int:pk>/", catalogue_page.entry, name="standard-item", seen_by=ENTRY),
]
