"""Who acts: a person in one of their posts, or standing in for the holder of another."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F, Q, QuerySet

from gongkai.agencies.models import Agency, Person, Post, StandIn
from gongkai.agencies.prepared import Prepared
from gongkai.agencies.role import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """One capacity of one person on one day.

    `key` chooses it on screen. `name` is the person's own; `instead_of` the holder's if the person stands in.
    The public (`PUBLIC`) and the system's own jobs (`SYSTEM`) act without person, post and agency.
    """

    key: str
    name: str
    title: str = ""
    user_id: int | None = None
    person_id: int | None = None
    role: Role | None = None
    agency: Agency | None = None
    unit_id: int | None = None
    sees_personal_data: bool = False
    instead_of: str = ""
    must_change_password: bool = False

    def __str__(self) -> str:
        """As the record says it: 何青（科长）, or 周敏秋（代何青，科长）."""
        inside = "，".join(part for part in (self.instead_of and f"代{self.instead_of}", self.title) if part)
        return f"{self.name}（{inside}）" if inside else self.name


PUBLIC = Actor("public", "申请人")
SYSTEM = Actor("system", "系统")


def actors_of(user: AbstractBaseUser | AnonymousUser, today: date) -> list[Actor]:
    """Every capacity in which the user may act on the day: own posts first.

    Two questions to the database, one more for who stands in for somebody and for each further agency.
    """
    if user.pk is None:
        return []
    posts: list[Any] = _posts(user.pk, today)
    held = [post for post in posts if post.holder == user.pk]
    # Few stand in for others: nobody else is asked about it.
    stand_ins = _stand_ins(user.pk, today) if len(held) < len(posts) else []
    agencies = {row.post.agency_id: row.post.agency for row in stand_ins}
    for post in held:
        if post.agency_id not in agencies:
            (agencies[post.agency_id],) = _agency(post.agency_id)
        post.agency = agencies[post.agency_id]
        post.person = Person(
            post.person_id, user.pk, post.holder_name, must_change_password=post.must_change_password
        )
    return [actor_of(post) for post in held] + [
        _actor(f"stand-in-{row.pk}", row.post, user.pk, row.person, row.post.person.name) for row in stand_ins
    ]


def actor_of(post: Post) -> Actor:
    """The capacity of the holder of a post, as a program acts in it."""
    return _actor(f"post-{post.pk}", post, post.person.user_id, post.person)


def _actor(key: str, post: Post, user_id: int, person: Person, instead_of: str = "") -> Actor:
    role = Role(post.role)
    return Actor(
        key,
        person.name,
        post.title or role.label,
        user_id,
        person.pk,
        role,
        post.agency,
        post.unit_id,
        post.sees_personal_data,
        instead_of,
        person.must_change_password,
    )


def _posts_of(user: int, today: date) -> QuerySet[Post]:
    """Those that the user holds on the day, and those whose absent holder the user stands in for."""
    held = Post.objects.in_effect(today).filter(person__user=user)
    instead = StandIn.objects.in_effect(today).filter(person__user=user)
    # As one set of keys: a condition with "or" over two tables would look through all posts.
    posts = Post.objects.filter(pk__in=held.values("pk").union(instead.values("post")))
    return posts.annotate(
        holder=F("person__user"),
        holder_name=F("person__name"),
        must_change_password=F("person__must_change_password"),
    ).order_by("pk")


def _stand_ins(user: int, today: date) -> list[StandIn]:
    """Whoever stands in acts while the post itself is still held: one that has ended has nobody to stand in for."""
    still_held = Q(post__until=None) | Q(post__until__gte=today)
    rows = StandIn.objects.in_effect(today).filter(still_held, person__user=user)
    return list(rows.select_related("person", "post__person", "post__agency").order_by("pk"))


_posts = Prepared(_posts_of, -1, date.min)
_agency = Prepared(lambda pk: Agency.objects.filter(pk=pk), -1)
