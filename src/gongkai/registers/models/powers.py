"""Powers and duties (权责清单), what was decided under them, what was collected and what was bought: Table 2 (条例 Art 20)."""

from typing import ClassVar

from django.db import models

from gongkai.registers.models.book import LedgerRow, amount_field, by_day, count_field


class PowerKind(models.TextChoices):
    """Kinds of items; the value is the middle part of the codes of Table 2."""

    LICENSING = "licensing", "行政许可"
    OTHER_SERVICES = "other_services", "其他对外管理服务事项"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    ADMIN_FEES = "admin_fees", "行政事业性收费"
    DUTY = "duty", "责任事项"
    """Not counted as a power in any table."""


class PowerItem(LedgerRow):
    """An item of the list. It counts from `since` on (none: from before all records) until the day before `until`."""

    day: ClassVar[str] = "since"
    lasts: ClassVar[bool] = True

    code = models.CharField("事项编码", max_length=60, blank=True)
    name = models.CharField("事项名称", max_length=200)
    kind = models.CharField("类别", max_length=16, choices=PowerKind)
    basis = models.CharField("设定依据", max_length=500, blank=True)
    since = models.DateField("列入日期", null=True, blank=True)
    until = models.DateField("取消日期", null=True, blank=True)
    change = models.CharField("变动依据", max_length=200, blank=True)
    """Why it was added or dropped: number of the document."""
    guide_title = models.CharField("办事指南", max_length=200, blank=True)
    guide_address = models.CharField("办事指南网址", max_length=300, blank=True)
    guide_on = models.DateField("办事指南更新日期", null=True, blank=True)

    class Meta:
        verbose_name = "权责事项"
        indexes = by_day("power_item", "since")

    def __str__(self) -> str:
        return self.name


class Handling(LedgerRow):
    """What was accepted, concluded and decided under a kind or one item: a month's numbers, or one decision of a list.

    A row of a decision list has its number (文号) and counts once. `on` is the last day of the month, or the day of the decision.
    """

    on = models.DateField("日期")
    kind = models.CharField("类别", max_length=16, choices=PowerKind)
    item = models.ForeignKey(
        PowerItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handled",
        verbose_name="事项",
    )
    number = models.CharField("决定书文号", max_length=80, blank=True)
    accepted = count_field("受理数", default=0)
    concluded = count_field("办结数", default=0)
    decisions = count_field("处理决定数", default=0)

    class Meta:
        verbose_name = "权力运行"
        indexes = by_day("handling")

    def __str__(self) -> str:
        return self.number or f"{self.get_kind_display()}{self.on:%Y-%m}"


class FeeCollected(LedgerRow):
    """Administrative fees (行政事业性收费) collected, 元: a month's sum or one receipt. Table 2 prints 万元."""

    on = models.DateField("日期")
    item = models.ForeignKey(
        PowerItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fees",
        verbose_name="收费项目",
    )
    payments = count_field("笔数", default=1)
    amount = amount_field("金额（元）")

    class Meta:
        verbose_name = "行政事业性收费"
        indexes = by_day("fee_collected")

    def __str__(self) -> str:
        return f"{self.on} {self.amount}元"


class Purchase(LedgerRow):
    """Centralised government procurement (政府集中采购); the form of 2019 counts projects and 元."""

    on = models.DateField("成交日期")
    project = models.CharField("项目名称", max_length=200)
    number = models.CharField("项目编号", max_length=80, blank=True)
    way = models.CharField(
        "采购方式",
        max_length=12,
        blank=True,
        choices=[
            ("open", "公开招标"),
            ("invited", "邀请招标"),
            ("negotiation", "竞争性谈判"),
            ("consultation", "竞争性磋商"),
            ("single", "单一来源"),
            ("inquiry", "询价"),
            ("framework", "框架协议"),
            ("other", "其他"),
        ],
    )
    amount = amount_field("金额（元）")

    class Meta:
        verbose_name = "政府集中采购"
        indexes = by_day("purchase")

    def __str__(self) -> str:
        return self.project
