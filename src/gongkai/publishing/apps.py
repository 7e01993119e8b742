"""The app's place among the installed ones."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The `publishing` room."""

    name = "gongkai.publishing"
    label = "publishing"
    verbose_name = "主动公开"

    def ready(self) -> None:
        """Tell the rooms below which work waits for whom and where, how documents are derived anew, what agencies need."""
        from gongkai.casework import office_settings
        from gongkai.publishing import handing_over, jobs, numbers, rederiving
        from gongkai.publishing.columns import opening
        from gongkai.publishing.tickets import handling
        from gongkai.records.models import CaseKind
        from gongkai.workflow.case_page import register_list, register_page

        register_page((CaseKind.DOCUMENT,), "document")
        register_list((CaseKind.DOCUMENT,), "主动公开", "documents")
        register_page((CaseKind.SUBMISSION,), "submission")
        register_list((CaseKind.SUBMISSION,), "信息报送", "submissions")
        register_page((CaseKind.SITE_ERROR,), "ticket")
        register_list((CaseKind.SITE_ERROR,), "网站找错", "tickets")
        handing_over.register_work()
        handling.register_work()
        rederiving.register()
        opening.register()
        numbers.register()
        jobs.register()
        office_settings.register_page(office_settings.SettingsPage("信息审核流程", "review-rules"))
