"""The search of the site, for programs."""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from gongkai.api.public.asked import SearchAsked
from gongkai.api.public.keyset import not_a_place
from gongkai.api.public.schemas import FaultOut, ResultsOut
from gongkai.api.public.site import site_of
from gongkai.search.excerpt import excerpt
from gongkai.search.models import Entry
from gongkai.search.searching import Count, Cursor, count, search

router = Router(tags=["检索"])


@router.get("/search", response={200: ResultsOut, 422: FaultOut}, summary="检索")
def results(request: HttpRequest, asked: Query[SearchAsked]) -> dict[str, Any]:
    """在公开信息、公开的申请答复和年报里检索标题、正文、文号和附件文字。"""
    after = Cursor.read(asked.after) if asked.after else None
    if asked.after and after is None:
        raise not_a_place()
    facets, widened, site = asked.facets(), not asked.exact, site_of(request)
    found = search(asked.q, facets, after, asked.most, asked.order.parts, widened=widened)
    # Where the first page has them all, they are counted.
    whole = found.next is None and after is None
    counted = Count(len(found.entries), certain=True) if whole else count(asked.q, facets, widened=widened)
    return {
        "count": counted.number,
        "certain": counted.certain and not counted.is_more,
        "also": list(found.also),
        "results": [
            {
                "title": entry.title,
                "address": f"{site}{entry.address}",
                "kind": _kind(entry),
                "issuer": entry.issuer,
                "document_number": entry.document_number,
                "published_on": entry.published_on,
                "excerpt": "".join(piece for piece, _marked in excerpt(entry.text, found.terms)),
            }
            for entry in found.entries
        ],
        "next": str(found.next) if found.next is not None else None,
    }


def _kind(entry: Entry) -> str:
    return next((one.removeprefix("kind_") for one in entry.facets if one.startswith("kind_")), "")
