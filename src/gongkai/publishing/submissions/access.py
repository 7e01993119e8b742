"""Who sees what was sent in."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.route import Admission, Policy
from gongkai.publishing.ledger_access import LISTS
from gongkai.publishing.models import Submission


def _submission(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """What the address's `pk` names; 404 for whoever may not see it."""
    admission = LISTS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = Submission.objects.visible_to(actor).select_related("agency", "from_agency", "unit", "person")
    submission = seen.filter(pk=arguments.pop("pk")).first()
    if submission is None:
        raise Http404
    return actor, submission


SUBMISSION = Policy(
    "submission", "报送这条信息的科室和收到它的机关", _submission, private=True, roles=LISTS.roles
)
"""A page of what was sent in. The view gets actor and submission after the request."""
