"""Reviews and suits (行政复议、行政诉讼) over government information."""

from typing import Self

from django.db import models

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Unit
from gongkai.agencies.role import Reach, Role
from gongkai.casework.disputes.stage import DisputeStage
from gongkai.casework.models.application import Application
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.dispute_result import Result
from gongkai.records.models import Case


class DisputeQuerySet(models.QuerySet["Dispute"]):
    """Questions to the reviews and suits."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that the actor's post reaches: given to its unit or its person, of the agency, or of its subtree.

        Legal reviewers answer for disputes and see all of their agency's; secrecy reviewers have no part in them.
        """
        agency, role = actor.agency, actor.role
        if agency is None or role is None or role.reach is Reach.NOTHING or role is Role.SECRECY_REVIEWER:
            return self.none()
        if role.reach is Reach.SUBTREE:
            return self.filter(agency__in=Agency.objects.within(agency))
        own = self.filter(agency=agency)
        if role.reach is Reach.UNIT:
            given = models.Q(unit=actor.unit_id) if actor.unit_id else models.Q(pk=None)
            return own.filter(given | models.Q(person=actor.person_id))
        return own

    def open(self) -> Self:
        """Those that have not ended."""
        return self.filter(closed_on=None)


class Dispute(models.Model):
    """A review or a suit in which the agency answers; an appeal stays in the same one. Derived columns stand last.

    `application` is the answered one, or none for what was answered before this system; `after` is the review that a
    suit follows. The claimant's name stands in the vault, `claimant_masked` is what lists show. `received_on` is the
    day the copy of the application or complaint came in, from which the answer's period runs; `filed_on` the day the
    organ or court took the case, by which it counts in Table 4.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="dispute")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="disputes")
    agency_name = models.CharField("被申请人或者被告", max_length=200)
    kind = models.CharField("类型", max_length=20, choices=[(k.value, k.label) for k in DisputeKind])
    cause = models.CharField("事由", max_length=12, choices=[(c.value, c.label) for c in Cause])
    procedure = models.CharField("程序", max_length=10, choices=[(p.value, p.label) for p in Procedure])
    application = models.ForeignKey(Application, on_delete=models.PROTECT, null=True, related_name="disputes")
    after = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="suits")
    number = models.CharField("编号", max_length=80)
    docket = models.CharField("案号", max_length=80, blank=True)
    organ = models.CharField("复议机关或者法院", max_length=200)
    title = models.CharField("争议的事项", max_length=200)
    claims = models.TextField("请求", blank=True)
    claimant_masked = models.CharField("申请人或者原告", max_length=100)
    filed_on = models.DateField("受理或者立案日期")
    received_on = models.DateField("收到副本日期", null=True)
    registered_at = models.DateTimeField("登记时间")
    imported = models.BooleanField("导入", default=False)
    lesson = models.TextField("经验和改进", blank=True)

    stage = models.CharField("环节", max_length=20, choices=[(s.value, s.label) for s in DisputeStage])
    due = models.DateField("最近的期限", null=True)
    due_for = models.CharField("期限事项", max_length=60, blank=True)
    result = models.CharField(
        "结果",
        max_length=10,
        blank=True,
        choices=[(r.value, r.label) for r in Result if r is not Result.PENDING],
    )
    closed_on = models.DateField("审结日期", null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DisputeQuerySet.as_manager()

    class Meta:
        verbose_name = "复议和诉讼"
        constraints = (models.UniqueConstraint(fields=["agency", "number"], name="one_dispute_of_a_number"),)
        indexes = (
            models.Index(fields=["agency", "filed_on"], name="dispute_filed"),
            models.Index(fields=["agency", "closed_on"], name="dispute_closed"),
        )

    def __str__(self) -> str:
        return self.number
