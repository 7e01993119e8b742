"""What a person has to settle about their own account before the desk opens."""

from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from gongkai.agencies.actor import Actor

_KEY = "second-factor"


def first_things_first(request: HttpRequest, actor: Actor) -> str | None:
    """Name of the page to which every page of the desk leads until it is done; none where nothing is left.

    A password of one's own comes first; then, where the agency in which one acts requires it, the second factor.
    """
    if actor.must_change_password:
        return "account_change_password"
    if actor.agency is None or not actor.agency.second_factor_required or request.session.get(_KEY):
        return None
    enrolled = Authenticator.objects.filter(user=actor.user_id, type=Authenticator.Type.TOTP).exists()
    if not enrolled:
        return "mfa_activate_totp"
    # Asked once a session: a reset of the second factor ends the sessions too.
    request.session[_KEY] = True
    return None
