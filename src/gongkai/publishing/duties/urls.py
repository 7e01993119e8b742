"""Addresses of recurring duties, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.duties.access import DUTY, DUTY_KEPT
from gongkai.publishing.duties.desk import duty_page
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS

urlpatterns = [
    route("desk/duties/", duty_page.duties, name="duties", seen_by=LISTS),
    route("desk/duties/new/", duty_page.adding, name="duty-new", seen_by=KEPT_BY_OFFICE),
    route("desk/duties/<int:pk>/", duty_page.duty, name="duty", seen_by=DUTY),
    route("desk/duties/<int:pk>/change/", duty_page.change, name="duty-change", seen_by=DUTY_KEPT),
]
