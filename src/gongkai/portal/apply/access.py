"""Who sees a draft: the browser that holds its key, and nobody else."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.agencies.route import Admission, Policy
from gongkai.portal.apply.cookie import draft_key
from gongkai.portal.apply.draft import Draft


def _drafter(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The draft of the address's `kind`. Without one, back to where a draft begins."""
    kind = arguments.pop("kind")
    draft = Draft.objects.of(draft_key(request), timezone.now()).filter(kind=kind).first()
    if draft is None:
        messages.warning(
            request,
            _("没有找到草稿。草稿保存14天，只在填写时用的浏览器里看得到。请重新填写。"),
        )
        return redirect("apply")
    return (draft,)


DRAFTER = Policy("drafter", "填写申请的浏览器", _drafter, private=True)
