"""Search as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Room `search`."""

    name = "gongkai.search"
    label = "search"
    verbose_name = "检索"
