"""The app's place among the installed ones."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """The `casework` room."""

    name = "gongkai.casework"
    label = "casework"
    verbose_name = "依申请公开"

    def ready(self) -> None:
        """Tell the rooms below which work waits for people and agencies, and where the pages of cases are."""
        from gongkai.casework import handing_over
        from gongkai.casework.disputes import handing_over as of_disputes
        from gongkai.casework.models import REQUESTS
        from gongkai.records.models import CaseKind
        from gongkai.workflow.case_page import register_list, register_page

        register_page(REQUESTS, "application")
        register_page((CaseKind.REVIEW, CaseKind.SUIT), "dispute")
        register_list((CaseKind.REVIEW, CaseKind.SUIT), "复议诉讼", "disputes")
        handing_over.register_work()
        of_disputes.register_work()
