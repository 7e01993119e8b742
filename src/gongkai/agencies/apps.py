"""The app's place among the installed ones."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """The `agencies` room."""

    name = "gongkai.agencies"
    label = "agencies"
    verbose_name = "机关与人员"
