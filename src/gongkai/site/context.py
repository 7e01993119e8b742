"""What the base template needs on every page."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from gongkai.agencies.acting import acting, capacities
from gongkai.agencies.desk_menu import desk_menu
from gongkai.site.preferences import mode_of


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's identity and the visitor's preferences; `here` is the page to come back to, `signed_in` whether there
    is an account.

    Who acts, and what the desk's header shows, is asked of the database only by the pages that print it.
    """
    match = request.resolver_match
    return {
        "identity": settings.IDENTITY,
        "mode": mode_of(request),
        "language": get_language(),
        # After a refused form the address may take no GET; its page is then the home page.
        "here": request.get_full_path() if request.method == "GET" else "/",
        "route": match.url_name if match else "",
        "signed_in": _signed_in(request),
        "acting": SimpleLazyObject(lambda: acting(request)),
        "capacities": SimpleLazyObject(lambda: capacities(request)),
        "desk_menu": SimpleLazyObject(lambda: desk_menu(request)),
    }


def _signed_in(request: HttpRequest) -> bool:
    """Without the cookie of a session there is nobody to ask for, which every public page would do."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return False
    # A request refused at the door has been asked by nobody who it is.
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated
