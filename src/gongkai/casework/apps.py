"""The app's place among the installed ones."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The `casework` room."""

    name = "gongkai.casework"
    label = "casework"
    verbose_name = "依申请公开"
