"""The app's place among the installed ones."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The `publishing` room."""

    name = "gongkai.publishing"
    label = "publishing"
    verbose_name = "主动公开"

    def ready(self) -> None:
        """Tell the rooms below which work waits for people, and how documents are derived anew."""
        from gongkai.publishing import handing_over, rederiving

        handing_over.register_work()
        rederiving.register()
