"""The app's place among the installed ones."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The `casework` room."""

    name = "gongkai.casework"
    label = "casework"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        """Tell the agencies' room which work waits for people and agencies."""
        from gongkai.casework import handing_over
        from gongkai.casework.disputes import handing_over as of_disputes

        handing_over.register_work()
        of_disputes.register_work()
