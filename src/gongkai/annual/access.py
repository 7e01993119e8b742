"""Who sees an agency's own annual report on the desk, and who compiles it."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import DESK, Admission, Policy, desk
from gongkai.annual.models import AnnualReport

COMPILERS = (Role.CLERK, Role.OGI_HEAD)
"""公开工作机构: compiles, adjusts, writes, submits (条例 Art 4)."""

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""Lists of reports; what they list, `visible_to` says."""

COMPILING = desk(*COMPILERS)
"""Pages for those who compile."""


def _report(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The report of the address's `pk`; 404 for whoever may not see it."""
    admission = DESK.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = AnnualReport.objects.visible_to(actor).select_related("agency", "case", "corrects")
    report = seen.filter(pk=arguments.pop("pk")).first()
    if report is None:
        raise Http404
    return actor, report


REPORT = Policy("annual_report", "编制机关的人员、汇总和查阅它的上级", _report, private=True)
"""A page of one report on the desk. The view gets actor and report after the request."""
