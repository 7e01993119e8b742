"""The log of administration: who changed which agency, person, post or stand-in, when, and from what to what."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from gongkai.agencies.models import Agency


class AppendOnly(RuntimeError):
    """Our own code tried to change or remove what is logged once and for all."""


class Change(models.TextChoices):
    """What was done."""

    SET_UP = "set_up", "设立机关"
    EDITED = "edited", "修改机关信息"
    MOVED = "moved", "调整隶属关系"
    UNIT_ADDED = "unit_added", "增设内设机构"
    UNIT_EDITED = "unit_edited", "修改内设机构"
    INVITED = "invited", "邀请人员"
    LINK_RENEWED = "link_renewed", "重发登录链接"
    PERSON_EDITED = "person_edited", "修改人员信息"
    DISABLED = "disabled", "停用账号"
    ENABLED = "enabled", "恢复账号"
    PASSWORD_RESET = "password_reset", "重设口令"
    SECOND_FACTOR_RESET = "second_factor_reset", "重设动态口令"
    UNLOCKED = "unlocked", "解除锁定"
    APPOINTED = "appointed", "任岗"
    POST_ENDED = "post_ended", "离岗"
    STAND_IN_APPOINTED = "stand_in_appointed", "指定代理"
    STAND_IN_ENDED = "stand_in_ended", "终止代理"
    HANDED_OVER = "handed_over", "移交在办工作"
    RENAMED = "renamed", "更名"
    MERGED = "merged", "并入"
    SPLIT = "split", "分设"
    ABOLISHED = "abolished", "撤销机关"
    SETTING_CHANGED = "setting_changed", "修改办件设置"


class AdministrationEventQuerySet(models.QuerySet["AdministrationEvent"]):
    """Questions to the log. Nothing in it is changed or removed."""

    def of(self, agency: "Agency") -> Self:
        """Those of the agency itself."""
        return self.filter(agency=agency)

    def newest_first(self) -> Self:
        """As the page prints them."""
        return self.order_by("-pk")

    def update(self, **kwargs: Any) -> int:  # noqa: ARG002
        """Refused."""
        raise AppendOnly

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnly


class AdministrationEvent(models.Model):
    """One change. `before` and `after` hold what differs, by the field's name on screen."""

    agency = models.ForeignKey("agencies.Agency", on_delete=models.PROTECT, related_name="administration")
    change = models.CharField("事项", max_length=24, choices=Change)
    subject = models.CharField("对象", max_length=200)
    before = models.JSONField("变更前", default=dict)
    after = models.JSONField("变更后", default=dict)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField("办理人", max_length=120)
    at = models.DateTimeField("时间")

    objects = AdministrationEventQuerySet.as_manager()

    class Meta:
        verbose_name = "管理日志"

    def __str__(self) -> str:
        return f"{self.get_change_display()}：{self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add; what is there is never written again."""
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ARG002
        """Refused."""
        raise AppendOnly
