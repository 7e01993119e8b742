"""What can be found: one row a public page."""

from django.db import models

from gongkai.text.search_text import Term, folded_alike
from gongkai.text.written_alike import name_of_day


class Entry(models.Model):
    """A public page as search knows it. The number grows with the day of publication, so that newest first is its order.

    `reference` names the thing in its room (`report:12`). `text` is tidied (`text.search_text.tidied`) and printed as
    it is; `facets` are what results can be narrowed by, as tokens (`year_2024`). The text stands last in the row, so
    that what a list shows is read without it.
    """

    number = models.BigIntegerField(primary_key=True)
    reference = models.CharField(max_length=60, unique=True)
    title = models.CharField("标题", max_length=300)
    address = models.CharField("地址", max_length=300)
    published_on = models.DateField("发布日期")
    issuer = models.CharField("发布机构", max_length=200)
    document_number = models.CharField("文号", max_length=80, blank=True)
    facets = models.JSONField(default=list)
    text = models.TextField("正文")

    class Meta:
        verbose_name = "检索条目"

    def __str__(self) -> str:
        return self.title

    @property
    def heading(self) -> str:
        """Title and document number, folded: what is found here comes before what is found in a text."""
        return folded_alike(f"{self.title}\n{self.document_number}")

    @property
    def rest(self) -> str:
        """Issuer and text, folded."""
        return folded_alike(f"{self.issuer}\n{self.text}")

    def was_published(self, term: Term) -> bool:
        """Whether the term is the day of publication."""
        return term.name == name_of_day(self.published_on)
