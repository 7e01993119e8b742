"""The portal as a Django app: pages that the public sees."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Room `portal`."""

    name = "gongkai.portal"
    label = "portal"
