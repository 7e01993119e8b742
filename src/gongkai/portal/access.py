"""Who may see a visitor's workspace: whoever brought it, and whoever has the link of a kept one."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from gongkai.agencies.route import Admission, Policy, staff
from gongkai.annual.models import Workspace
from gongkai.portal.correction_panel import cells_typed
from gongkai.portal.visitor import visitor_of
from gongkai.portal.workspace_gone import workspace_gone


def _holder(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The workspace of the address's `key`. Whoever may not see it is told 404: its existence is nobody's business."""
    mine = Workspace.objects.visible_to(visitor_of(request), timezone.now())
    workspace = mine.filter(key=arguments.pop("key")).first()
    return workspace_gone(request, cells_typed(request.POST)) if workspace is None else (workspace,)


def _staff_holder(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    refused = staff(request, arguments)
    return refused or _holder(request, arguments)


HOLDER = Policy("holder", "检查结果的持有人", _holder, private=True)
STAFF_HOLDER = Policy("staff_holder", "持有检查结果的本站工作人员", _staff_holder, private=True)
