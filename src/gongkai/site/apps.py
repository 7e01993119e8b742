"""The site as a Django app: base templates, design system and catalogue of translations."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Room `site`."""

    name = "gongkai.site"
    label = "gongkai_site"
