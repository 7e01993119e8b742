"""Who looks after the installation itself: an account made by `createsuperuser`, whatever post it holds."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from gongkai.agencies.route import Admission, Policy


def _operator(request: HttpRequest, _arguments: dict[str, Any]) -> Admission:
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.is_superuser:
        raise PermissionDenied
    return ()


OPERATOR = Policy("operator", "系统运维人员", _operator, private=True)
