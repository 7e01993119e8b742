"""The app's place among the installed ones."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The `registers` room."""

    name = "gongkai.registers"
    label = "registers"
    verbose_name = "工作台账"
