"""Who administers what; whom an actor reaches is asked of the querysets (`in_reach_of`)."""

from datetime import date

from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.role import Role
from gongkai.agencies.steps.refusal import AdministrationError, NotYours


def administers(actor: Actor, agency: Agency) -> bool:
    """Whether the actor may change the agency: administrators theirs and all below it, the system every one."""
    if actor is SYSTEM:
        return True
    own = actor.agency
    return actor.role is Role.ADMINISTRATOR and own is not None and agency.path.startswith(own.path)


def require_administrator(actor: Actor, *agencies: Agency) -> None:
    """Raises `NotYours` for the first agency that the actor does not administer."""
    for agency in agencies:
        if not administers(actor, agency):
            raise NotYours(agency)


def require_administrator_of(actor: Actor, person: Person, today: date) -> Agency:
    """The agency under which a change of the person's account is logged.

    An account is one for all posts, so whoever changes it administers every agency in which the person holds
    a post, or will: a password set today opens tomorrow's post. Where there is none any more, one in which they
    held one.
    """
    posts = person.posts.select_related("agency").order_by("pk")
    now = [post.agency for post in posts.exclude(until__lt=today)]
    if now:
        for agency in now:
            if not administers(actor, agency):
                raise AdministrationError(
                    f"不能办理：{person}还在{agency}任岗，不在您管理的范围内。由共同上级的管理员办理。"
                )
        return now[0]
    before = [post.agency for post in posts if administers(actor, post.agency)]
    if not before:
        raise NotYours(person)
    return before[-1]
