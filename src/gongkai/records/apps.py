"""The app's place among the installed ones."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The `records` room."""

    name = "gongkai.records"
    label = "records"
    verbose_name = "案卷与记录"
