"""The app's place among the installed ones."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The `publishing` room."""

    name = "gongkai.publishing"
    label = "publishing"
    verbose_name = "主动公开"

    def ready(self) -> None:
        """Tell the rooms below which work waits for people, how documents are derived anew, and what agencies need."""
        from gongkai.publishing import handing_over, rederiving
        from gongkai.publishing.columns import opening

        handing_over.register_work()
        rederiving.register()
        opening.register()
