"""Addresses of new-media accounts, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.accounts.access import ACCOUNT, ACCOUNT_KEPT, PACKED
from gongkai.publishing.accounts.desk import account_page, package_file
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS

_ACCOUNT = "desk/channels/accounts/<int:pk>/"

urlpatterns = [
    route("desk/channels/accounts/", account_page.accounts, name="media-accounts", seen_by=LISTS),
    route(
        "desk/channels/accounts/new/", account_page.opening, name="media-account-new", seen_by=KEPT_BY_OFFICE
    ),
    route(_ACCOUNT, account_page.account, name="media-account", seen_by=ACCOUNT),
    route(f"{_ACCOUNT}change/", account_page.change, name="media-account-change", seen_by=ACCOUNT_KEPT),
    route(f"{_ACCOUNT}close/", account_page.closing, name="media-account-close", seen_by=ACCOUNT_KEPT),
    route(
        "desk/channels/package/<int:pk>.zip", package_file.package_file, name="media-package", seen_by=PACKED
    ),
]
