"""The app's place among the installed ones."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The `publishing` room."""

    name = "gongkai.publishing"
    label = "publishing"
    verbose_name = "主动公开"
