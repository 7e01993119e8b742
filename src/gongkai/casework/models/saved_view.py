"""What a person keeps of the inbox."""

from django.db import models

from gongkai.agencies.models import Person


class SavedView(models.Model):
    """A choice of filters that a person keeps under a name; `query` is the address of the inbox without `?`."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField("名称", max_length=30)
    query = models.CharField(max_length=500)

    class Meta:
        verbose_name = "常用条件"
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["person", "name"], name="one_view_of_a_name"),)

    def __str__(self) -> str:
        return self.name
