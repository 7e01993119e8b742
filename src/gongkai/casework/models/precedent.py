"""What helps to answer the next application: closed cases kept as examples (典型案例), and model answers (参考答复)."""

from typing import Self

from django.db import models

from gongkai.agencies.models import Agency
from gongkai.agencies.tree import paths_above
from gongkai.casework.models.application import Application
from gongkai.casework.stage import OPEN
from gongkai.law.outcome import Outcome


class TypicalCaseQuerySet(models.QuerySet["TypicalCase"]):
    """Questions to the typical cases."""

    def for_drafting_at(self, agency: Agency) -> Self:
        """The agency's own, and what the agencies above it have released for those below; answered cases only."""
        own = models.Q(application__agency=agency)
        above = models.Q(shared=True, application__agency__path__in=paths_above(agency.path))
        return self.filter(own | above).exclude(application__stage__in=OPEN)


class TypicalCase(models.Model):
    """A case kept as an example. `lesson` is for those of the agency, who may not all see the case.

    `asked` and `reason` are all that agencies below see of it, and only where it is `shared`: they are written for
    them when the case is marked, without a word on who applied.
    """

    application = models.OneToOneField(
        Application, on_delete=models.CASCADE, primary_key=True, related_name="as_typical"
    )
    lesson = models.TextField("要点")
    shared = models.BooleanField("可供下级机关参考", default=False)
    asked = models.CharField("申请内容概述", max_length=200, blank=True)
    reason = models.TextField("处理理由概述", blank=True)

    objects = TypicalCaseQuerySet.as_manager()

    class Meta:
        verbose_name = "典型案例"

    def __str__(self) -> str:
        return self.asked or self.lesson[:40]


class ModelAnswerQuerySet(models.QuerySet["ModelAnswer"]):
    """Questions to the model answers."""

    def for_drafting_at(self, agency: Agency) -> Self:
        """The agency's own and those of the agencies above it."""
        return self.filter(agency__path__in=[*paths_above(agency.path), agency.path])


class ModelAnswer(models.Model):
    """How an agency words its reason on a ground. It names nobody: agencies below use it too."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="model_answers")
    ground = models.CharField("依据", max_length=40, choices=[(o.value, o.law.label) for o in Outcome])
    about = models.CharField("适用情形", max_length=100)
    text = models.TextField("事实和理由", max_length=4000)
    harm = models.TextField("公开会造成的损害", max_length=2000, blank=True)
    written_by = models.CharField("撰写人", max_length=200)
    written_at = models.DateTimeField("撰写时间")

    objects = ModelAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = "参考答复"
        indexes = (models.Index(fields=["agency", "ground"], name="model_answer_ground"),)

    def __str__(self) -> str:
        return self.about
