"""导出素材包: a public document for new media, as a download."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.accounts.package import package
from gongkai.publishing.models import Publication


@require_safe
def package_file(request: HttpRequest, _actor: Actor, publication: Publication) -> HttpResponse:
    """Named by the document's title."""
    link = request.build_absolute_uri(f"/info/{publication.pk}/")
    response = HttpResponse(package(publication, link), content_type="application/zip")
    name = f"{publication.title[:60]}（素材包）.zip".replace("/", "／")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
