"""Who acts: a person in one of their posts, or standing in for the holder of another."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from gongkai.agencies.models import Agency, Post, StandIn
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
    """Every capacity in which the user may act on the day: own posts first; two questions to the database."""
    if user.pk is None:
        return []
    stand_ins = list(
        StandIn.objects.in_effect(today).filter(person__user=user.pk).select_related("person").order_by("pk")
    )
    held = Post.objects.in_effect(today).filter(person__user=user.pk)
    # Asked together with one's own, and only if there are any: the row of an agency is wide.
    every = held | Post.objects.filter(pk__in=[row.post_id for row in stand_ins]) if stand_ins else held
    posts = {post.pk: post for post in every.select_related("person", "agency", "unit").order_by("pk")}
    own = [
        _actor(f"post-{post.pk}", post, user.pk)
        for post in posts.values()
        if post.person.user_id == user.pk and post.since <= today and not _has_ended(post, today)
    ]
    # Whoever stands in acts while the post itself is still held: a post that has ended has nobody to stand in for.
    standing_in = [
        _actor(f"stand-in-{row.pk}", post, user.pk, row)
        for row in stand_ins
        if not _has_ended(post := posts[row.post_id], today)
    ]
    return own + standing_in


def actor_of(post: Post) -> Actor:
    """The capacity of the holder of a post, as a program acts in it."""
    return _actor(f"post-{post.pk}", post, post.person.user_id)


def _has_ended(post: Post, today: date) -> bool:
    return post.until is not None and post.until < today


def _actor(key: str, post: Post, user_id: int, stand_in: StandIn | None = None) -> Actor:
    role = Role(post.role)
    person = stand_in.person if stand_in else post.person
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
        post.person.name if stand_in else "",
        person.must_change_password,
    )
