"""The app's place among the installed ones."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The `casework` room."""

    name = "gongkai.casework"
    label = "casework"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        """Tell the agencies' room which work waits for people and agencies."""
        from gongkai.casework.handing_over import register_work

        register_work()
