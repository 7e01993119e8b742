"""What a page over the corpus says where nobody can read what it would show: a store is away, a part is damaged."""

import functools
import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from gongkai.agencies.error_page import error_number, error_page

logger = logging.getLogger(__name__)

View = Callable[..., HttpResponseBase]


def told_if_unreadable(view: View) -> View:
    """503 with a page in words that nobody keeps, and the error in the log under its number."""

    @functools.wraps(view)
    def told(request: HttpRequest, **named: str) -> HttpResponseBase:
        try:
            return view(request, **named)
        except Exception as error:
            says = _says(error)
            if not says:
                raise
            number = error_number()
            logger.exception("编号%s：503 %s", number, request.path)
            return error_page(request, 503, _("各地年报数据现在看不了。"), says, number)

    return told


def _says(error: Exception) -> str:
    """What to do; nothing where the fault is ours."""
    # They bring what reads Parquet, which a site does not load at its start.
    from gongkai.corpus.damage import UNREADABLE
    from gongkai.corpus.errors import CorpusError

    if isinstance(error, UNREADABLE):
        return _("有一部分数据读不出来，等着管理员重做。请过些时候再来；要催办的，把编号告诉网站的联系电话。")
    if isinstance(error, OSError | CorpusError):
        return _("存放数据的地方现在连不上。请过几分钟再试一次；仍不行，请把编号告诉网站的联系电话。")
    return ""
