"""The standard catalogue of grass-roots disclosure (基层政务公开标准目录, 国办发〔2019〕54号) of an agency."""

from django.db import models

from gongkai.agencies.models import Agency, Unit


class StandardItem(models.Model):
    """One entry of the catalogue, in the columns of the printed one; `domain` is one of the 26, by its number."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="standard_items")
    domain = models.PositiveSmallIntegerField("领域")
    seq = models.CharField("序号", max_length=20)
    item_1 = models.CharField("一级事项", max_length=100)
    item_2 = models.CharField("二级事项", max_length=100, blank=True)
    elements = models.TextField("公开内容（要素）", blank=True)
    legal_basis = models.TextField("公开依据", blank=True)
    time_limit = models.CharField("公开时限", max_length=200, blank=True)
    responsible = models.CharField("公开主体", max_length=100, blank=True)
    channels = models.JSONField("公开渠道和载体", default=list, blank=True)
    audience = models.CharField("公开对象", max_length=100, blank=True)
    proactive = models.BooleanField("主动公开", default=True)
    levels = models.CharField("公开层级", max_length=40, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任科室"
    )
    in_use = models.BooleanField("使用中", default=True)

    class Meta:
        verbose_name = "标准目录事项"
        constraints = (
            models.UniqueConstraint(fields=["agency", "domain", "seq"], name="one_standard_item_of_a_number"),
        )

    def __str__(self) -> str:
        return self.item_2 or self.item_1
