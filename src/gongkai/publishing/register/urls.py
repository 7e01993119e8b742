"""Addresses of the register on the desk, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS
from gongkai.publishing.register.desk import register_import, register_page

_REGISTER = "desk/register-of-documents/"

urlpatterns = [
    route(_REGISTER, register_page.register, name="register-of-documents", seen_by=LISTS),
    route(f"{_REGISTER}list.xlsx", register_page.export, name="register-of-documents-export", seen_by=LISTS),
    route(
        f"{_REGISTER}import/",
        register_import.register_import,
        name="register-of-documents-import",
        seen_by=KEPT_BY_OFFICE,
    ),
]
