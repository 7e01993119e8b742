"""Annual reports as records, as a Django app."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """Room `annual`."""

    name = "gongkai.annual"
    label = "annual"
    verbose_name = "年度报告"

    def ready(self) -> None:
        """Tell the rooms below where reports have their pages, and how they are derived anew."""
        from gongkai.annual import rederiving
        from gongkai.records.models import CaseKind
        from gongkai.workflow.case_page import register_list, register_page

        register_page((CaseKind.ANNUAL_REPORT,), "annual-report")
        register_list((CaseKind.ANNUAL_REPORT,), "年度报告", "annual-reports")
        rederiving.register()
