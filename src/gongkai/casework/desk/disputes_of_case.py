"""The reviews and suits over a case as its page lists them, and whether one may be registered from there."""

from datetime import date

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.registration import REGISTRARS
from gongkai.casework.models import Application, Dispute


def disputes_of(application: Application, actor: Actor) -> list[Dispute]:
    """Those that the actor may open, the latest first; one question."""
    return list(
        Dispute.objects.visible_to(actor).filter(application=application.pk).order_by("-filed_on", "-pk")
    )


def may_be_disputed(application: Application, actor: Actor, today: date) -> bool:
    """Whether to offer registering one: an answer is disputed, or that there is none in time."""
    if actor.role not in REGISTRARS or actor.agency != application.agency:
        return False
    return not application.is_open or (application.due is not None and application.due < today)
