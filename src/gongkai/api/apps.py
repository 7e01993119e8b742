"""The app's place among the installed ones."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Room `api`."""

    name = "gongkai.api"
    label = "api"
    verbose_name = "接口"
