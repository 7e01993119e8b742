"""Whether links of public pages still lead somewhere: asked by a job, never while a page is made."""

from typing import Self

from django.db import models

from gongkai.agencies.models import Agency
from gongkai.publishing.models.document import Document

LONGEST_ADDRESS = 800
"""Characters; PostgreSQL's index takes no more of any script. Longer addresses are not tried."""


class LinkCheckQuerySet(models.QuerySet["LinkCheck"]):
    """Questions to the checks."""

    def dead(self) -> Self:
        """Failed twice or oftener: once, anybody may be away."""
        return self.filter(failures__gte=2)

    def of(self, agencies: models.QuerySet[Agency]) -> Self:
        """Of what these agencies have published and is still public."""
        return self.filter(document__agency__in=agencies, document__publication__isnull=False)


class LinkCheck(models.Model):
    """A link of a public page to another site that did not answer when it was last tried. Links that do have no row."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="link_checks")
    address = models.CharField("链接", max_length=LONGEST_ADDRESS)
    says = models.CharField("结果", max_length=100)
    failures = models.PositiveSmallIntegerField("连续次数", default=1)
    failing_since = models.DateTimeField("自")
    checked_at = models.DateTimeField("最近检查")

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        verbose_name = "打不开的链接"
        constraints = (models.UniqueConstraint(fields=["document", "address"], name="one_check_of_a_link"),)

    def __str__(self) -> str:
        return self.address


class LinkRound(models.Model):
    """How far the round over all public pages has come: a single row."""

    after = models.PositiveBigIntegerField(default=0)
    """Number of the last document that was looked at."""

    class Meta:
        verbose_name = "链接检查进度"

    def __str__(self) -> str:
        return str(self.after)
