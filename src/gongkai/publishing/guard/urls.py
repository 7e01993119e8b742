"""Addresses of the guard: findings of a document, the dictionary, the roster of leaders; each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.publishing.access import DOCUMENT
from gongkai.publishing.guard.desk import (
    dead_links,
    document_findings,
    leaders,
    trying,
    wording_import,
    wordings,
)
from gongkai.publishing.guard.desk.leaders import LEADER
from gongkai.publishing.guard.desk.wordings import WORDING
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS

_FINDINGS = "desk/documents/<int:pk>/findings/"
_EXAMINING = RateLimit("guard", 600, 1)
"""A whole office may sit behind one address; an examination takes some hundredths of a second."""

urlpatterns = [
    route(_FINDINGS, document_findings.findings, name="guard-findings", seen_by=DOCUMENT, limit=_EXAMINING),
    route(
        f"{_FINDINGS}repair/",
        document_findings.repair_one,
        name="guard-repair",
        seen_by=DOCUMENT,
        limit=_EXAMINING,
    ),
    route("desk/wordings/", wordings.page, name="wordings", seen_by=LISTS),
    route("desk/wordings/list.<str:kind>", wordings.export, name="wordings-export", seen_by=LISTS),
    route("desk/wordings/try/", trying.page, name="wordings-try", seen_by=LISTS, limit=_EXAMINING),
    route("desk/wordings/add/", wordings.add, name="add-wording", seen_by=KEPT_BY_OFFICE),
    route("desk/wordings/switch/", wordings.switch, name="switch-wording", seen_by=KEPT_BY_OFFICE),
    route("desk/wordings/import/", wording_import.page, name="wordings-import", seen_by=KEPT_BY_OFFICE),
    route("desk/wordings/<int:pk>/", wordings.edit, name="wording", seen_by=WORDING),
    route("desk/wordings/<int:pk>/remove/", wordings.remove, name="remove-wording", seen_by=WORDING),
    route("desk/links/", dead_links.page, name="dead-links", seen_by=LISTS),
    route("desk/leaders/", leaders.page, name="leaders", seen_by=LISTS),
    route("desk/leaders/add/", leaders.add, name="add-leader", seen_by=KEPT_BY_OFFICE),
    route("desk/leaders/<int:pk>/", leaders.edit, name="leader", seen_by=LEADER),
]
