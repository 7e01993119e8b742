"""每日摘要: what waits for a person this morning, in one sentence of counts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from gongkai.agencies.actor import actors_of
from gongkai.agencies.models import Person, Post, StandIn
from gongkai.records.moment import Moment
from gongkai.workflow.mail import mail_later
from gongkai.workflow.models import Notice, Task

_SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Digest:
    """Cases, 件, by how urgent they are; each in the most urgent of its places.

    `lapsed` waited for somebody outside whose time is over; `oldest` is the age in days of the oldest application
    that nobody has confirmed.
    """

    late: int = 0
    today: int = 0
    week: int = 0
    lapsed: int = 0
    unconfirmed: int = 0
    oldest: int = 0

    def __bool__(self) -> bool:
        return any((self.late, self.today, self.week, self.lapsed, self.unconfirmed))

    def __str__(self) -> str:
        """As the notice says it."""
        said = (
            (self.late, f"已逾期{self.late}件"),
            (self.today, f"今天到期{self.today}件"),
            (self.week, f"本周到期{self.week}件"),
            (self.lapsed, f"等候期满待处理{self.lapsed}件"),
            (self.unconfirmed, f"待确认收到{self.unconfirmed}件（最早的已{self.oldest}天）"),
        )
        return f"今日待办：{'，'.join(words for count, words in said if count)}。"


def digest(tasks: Iterable[Task], today: date) -> Digest:
    """The digest of somebody's tasks."""
    places: dict[int, str] = {}
    oldest = 0
    for task in tasks:
        place = _place(task, today)
        if place == "unconfirmed":
            oldest = max(oldest, (today - task.since).days)
        if place and _rank(place) < _rank(places.get(task.case_id, "")):
            places[task.case_id] = place
    found = Counter(places.values())
    return Digest(found["late"], found["today"], found["week"], found["lapsed"], found["unconfirmed"], oldest)


_PLACES = ("late", "today", "week", "lapsed", "unconfirmed")


def _rank(place: str) -> int:
    return _PLACES.index(place) if place else len(_PLACES)


def _place(task: Task, today: date) -> str:
    if task.waits_for:
        return "lapsed" if task.due and task.due < today else ""
    if task.step == "confirm_receipt":
        return "unconfirmed"
    if task.due is None:
        return ""
    if task.due < today:
        return "late"
    if task.due == today:
        return "today"
    return "week" if task.due <= today + timedelta(days=_SUNDAY - today.weekday()) else ""


def send_digests(when: Moment) -> int:
    """Give everybody who has something waiting one notice for the day; done again, nothing more. How many."""
    key = f"digest-{when.today}"
    given = set(Notice.objects.filter(key=key).values_list("person", flat=True))
    sent = 0
    for person in _at_work(when.today):
        if person.pk in given:
            continue
        found = digest(_tasks_of(person, when.today), when.today)
        if not found:
            continue
        with transaction.atomic():
            Notice.objects.create(person=person, says=str(found), made_at=when.at, key=key)
            mail_later(person, "政府信息公开办理台：今日待办", str(found))
        sent += 1
    return sent


def _at_work(today: date) -> Iterable[Person]:
    """People who act for an agency that has tasks, in a post of theirs or in somebody's stead."""
    busy = Task.objects.order_by().values("agency").distinct()
    posts = Post.objects.in_effect(today).filter(agency__in=busy)
    stand_ins = StandIn.objects.in_effect(today).filter(post__agency__in=busy)
    people = Person.objects.filter(pk__in=posts.values("person")) | Person.objects.filter(
        pk__in=stand_ins.values("person")
    )
    return people.select_related("user").filter(user__is_active=True).order_by("pk").distinct().iterator(500)


def _tasks_of(person: Person, today: date) -> Iterator[Task]:
    for actor in actors_of(person.user, today):
        yield from Task.objects.of(actor)
