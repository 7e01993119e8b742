"""What is pasted comes here first: the editor gets it back as clean structure, before it stands in the text."""

import re

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.agencies.actor import Actor
from gongkai.publishing.body.pasting import from_office
from gongkai.publishing.body.refusal import CannotTake

_PICTURES = re.compile(rb"<img\b", re.IGNORECASE)


@require_POST
def paste(request: HttpRequest, _actor: Actor) -> JsonResponse:
    """The body of the request is HTML in UTF-8. Answers `html` and what to `says` of it; 413 or 422 with `says` alone."""
    try:
        pasted = request.body
    except RequestDataTooBig:
        says = _("一次粘贴的内容太多。分几次粘贴，或者用“导入文件”新建。")
        return JsonResponse({"says": says}, status=413)
    try:
        html = from_office(pasted.decode("utf-8", "replace"))
    except CannotTake as refused:
        return JsonResponse({"says": str(refused)}, status=422)
    return JsonResponse({"html": html, "says": _lost(len(_PICTURES.findall(pasted)) - html.count("<img "))})


def _lost(pictures: int) -> str:
    if pictures <= 0:
        return ""
    return _("%(n)s张图片没有带过来。到“附件和图片”里上传，再用“图片”插入。") % {"n": pictures}
