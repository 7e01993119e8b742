"""Counters, approval chains, tasks, the operator's holiday notices, and notices to people."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Unit
from gongkai.agencies.role import Role
from gongkai.records.models import Case
from gongkai.workflow.jobs.models import Job, ScheduledJob, Worker  # noqa: F401  (Django looks for models here)

ROLES = [(role.value, role.label) for role in Role]


class Counter(models.Model):
    """The last number given in a series of an agency in a year."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "编号"
        constraints = (models.UniqueConstraint(fields=["agency", "series", "year"], name="one_counter"),)

    def __str__(self) -> str:
        return f"{self.series}〔{self.year}〕{self.last}"


class NumberPattern(models.Model):
    """How an agency writes the numbers of a series, such as `青自然资申〔{year}〕{n}号`."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="number_patterns")
    series = models.CharField("编号类别", max_length=40)
    pattern = models.CharField("编号样式", max_length=80)

    class Meta:
        verbose_name = "编号样式"
        constraints = (models.UniqueConstraint(fields=["agency", "series"], name="one_pattern"),)

    def __str__(self) -> str:
        return self.pattern


class ApprovalChain(models.Model):
    """Who approves an agency's letters of one kind, one role a level; one to three levels, separated by blanks."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="approval_chains")
    letters = models.CharField("文书类别", max_length=40)
    levels = models.CharField("审批层级", max_length=80)

    class Meta:
        verbose_name = "审批链"
        constraints = (models.UniqueConstraint(fields=["agency", "letters"], name="one_chain"),)

    def __str__(self) -> str:
        return self.levels


class TaskQuerySet(models.QuerySet["Task"]):
    """Questions to the tasks."""

    def of(self, actor: Actor) -> Self:
        """Those that the actor has to do: addressed to them, or to their role in their agency and unit."""
        if actor.agency is None or actor.role is None:
            return self.none()
        own = Q(person=None) | Q(person=actor.person_id)
        unit = Q(unit=None) | Q(unit=actor.unit_id) if actor.role.belongs_to_unit else Q()
        return self.filter(own & unit, agency=actor.agency, role=actor.role)

    def about(self, *kinds: str) -> Self:
        """Those in files of these kinds (`records.models.CaseKind`)."""
        return self.filter(case__kind__in=kinds)

    def of_or_about(self, actor: Actor) -> Self:
        """Those, and what others have to do in the cases that the actor handles."""
        if actor.agency is None or actor.role is None:
            return self.none()
        handled = self.filter(agency=actor.agency, case__application__person=actor.person_id)
        return self.of(actor) | handled


class Task(models.Model):
    """Who must do what next in an open case. Derived from its events and written anew with each of them.

    `waits_for` says for whom the desk waits; the task then becomes due to `role` once `due` has passed.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="tasks")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=ROLES)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    step = models.CharField(max_length=40)
    about = models.BigIntegerField(null=True)
    says = models.CharField(max_length=200)
    due = models.DateField(null=True)
    waits_for = models.CharField(max_length=20, blank=True)
    since = models.DateField()

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = "待办"
        indexes = (models.Index(fields=["agency", "role", "due"], name="task_of_a_role"),)

    def __str__(self) -> str:
        return self.says

    def is_waiting(self, today: date) -> bool:
        """Whether somebody outside the desk still has time to act."""
        return bool(self.waits_for) and (self.due is None or today <= self.due)


class HolidayNotice(models.Model):
    """A State Council notice on holidays that an operator entered (节假日安排); it overrides the packaged calendar."""

    year = models.PositiveSmallIntegerField("年份")
    number = models.CharField("文号", max_length=60)
    issued_on = models.DateField("发布日期")
    content = models.TextField("安排")
    entered_by = models.CharField("录入人", max_length=120)
    entered_at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = "放假安排"
        constraints = (models.UniqueConstraint(fields=["number"], name="one_notice_of_a_number"),)

    def __str__(self) -> str:
        return self.number


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Questions to the notices."""

    def unread(self, person_id: int) -> Self:
        """Those that the person has not read."""
        return self.filter(person=person_id, read_at=None)

    def with_kinds(self) -> Self:
        """With the kind of each one's case, which says where its page is."""
        return self.annotate(case_kind=F("case__kind"))


class Notice(models.Model):
    """Something a person should know: a deadline that moved, a letter returned, the morning's digest."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, null=True, related_name="+")
    says = models.CharField("内容", max_length=500)
    made_at = models.DateTimeField("时间")
    read_at = models.DateTimeField("阅读时间", null=True)
    key = models.CharField(max_length=100, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "消息"
        indexes = (models.Index(fields=["person", "read_at"], name="notice_unread"),)
        constraints = (
            models.UniqueConstraint(
                fields=["person", "key"], condition=~Q(key=""), name="one_notice_of_a_key"
            ),
        )

    def __str__(self) -> str:
        return self.says
