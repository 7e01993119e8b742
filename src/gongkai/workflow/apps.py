"""The app's place among the installed ones."""

from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    """The `workflow` room."""

    name = "gongkai.workflow"
    label = "workflow"
    verbose_name = "办理流程"
