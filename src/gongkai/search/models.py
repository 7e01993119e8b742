"""What can be found: one row a public page."""

from django.db import models


class Entry(models.Model):
    """A public page as search knows it. The number grows with the day of publication, so that newest first is its order.

    `reference` names the thing in its room (`report:12`). `text` is tidied (`text.search_text.tidied`) and printed as
    it is; `facets` are what results can be narrowed by, as tokens (`year_2024`).
    """

    number = models.BigIntegerField(primary_key=True)
    reference = models.CharField(max_length=60, unique=True)
    title = models.CharField("标题", max_length=300)
    text = models.TextField("正文")
    address = models.CharField("地址", max_length=300)
    published_on = models.DateField("发布日期")
    issuer = models.CharField("发布机构", max_length=200)
    document_number = models.CharField("文号", max_length=80, blank=True)
    facets = models.JSONField(default=list)

    class Meta:
        verbose_name = "检索条目"

    def __str__(self) -> str:
        return self.title
