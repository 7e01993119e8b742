"""The app's place among the installed ones."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """The `registers` room."""

    name = "gongkai.registers"
    label = "registers"
    verbose_name = "工作台账"

    def ready(self) -> None:
        """Tell the rooms below where a notice about a book leads."""
        from gongkai.records.models import CaseKind
        from gongkai.workflow.case_page import register_page

        register_page((CaseKind.BOOK,), "ledger-book")
