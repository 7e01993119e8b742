"""Open work that other rooms keep for a post or an agency: they say here how it is counted and handed over.

A room registers its kinds of work when its app is ready; this room calls them without knowing them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Post

_OF_POSTS: "list[WorkOfPosts]" = []
_OF_AGENCIES: "list[WorkOfAgencies]" = []


@dataclass(frozen=True, slots=True)
class WorkOfPosts:
    """Work that waits for the holder of a post: how many pieces, and giving them to another post of the agency.

    `hand_over(actor, post, to, at)` returns how many went over; it runs in the caller's transaction.
    """

    label: str
    count: Callable[[Post], int]
    hand_over: Callable[[Actor, Post, Post, datetime], int]


@dataclass(frozen=True, slots=True)
class WorkOfAgencies:
    """Open cases of an agency: how many, and what passes them on to its successor; closed ones stay.

    `pass_on(actor, agency, successor, at)` returns how many went over; it runs in the caller's transaction.
    """

    label: str
    count: Callable[[Agency], int]
    pass_on: Callable[[Actor, Agency, Agency, datetime], int]


@dataclass(frozen=True, slots=True)
class Open:
    """So many pieces (`count`) of one kind."""

    label: str
    count: int


def register_work_of_posts(work: WorkOfPosts) -> None:
    """Called by a room's `AppConfig.ready`."""
    _OF_POSTS.append(work)


def register_work_of_agencies(work: WorkOfAgencies) -> None:
    """Called by a room's `AppConfig.ready`."""
    _OF_AGENCIES.append(work)


def open_work(post: Post) -> list[Open]:
    """What waits for the post, by kind; kinds without any are left out."""
    return [Open(work.label, count) for work in _OF_POSTS if (count := work.count(post))]


def open_cases(agency: Agency) -> list[Open]:
    """What is open at the agency, by kind; kinds without any are left out."""
    return [Open(work.label, count) for work in _OF_AGENCIES if (count := work.count(agency))]


def give_work(actor: Actor, post: Post, to: Post, at: datetime) -> list[Open]:
    """Hand over all that waits for `post`; what went over, by kind."""
    return [Open(work.label, count) for work in _OF_POSTS if (count := work.hand_over(actor, post, to, at))]


def pass_on_cases(actor: Actor, agency: Agency, successor: Agency, at: datetime) -> list[Open]:
    """Pass on all that is open at `agency`; what went over, by kind."""
    return [
        Open(work.label, count)
        for work in _OF_AGENCIES
        if (count := work.pass_on(actor, agency, successor, at))
    ]
