"""Annual reports as records, as a Django app."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Room `annual`."""

    name = "gongkai.annual"
    label = "annual"
    verbose_name = "年度报告"
