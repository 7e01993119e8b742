"""Where in a report a comment points, in words."""

from django.utils.translation import gettext as _

from gongkai.report.checks.wording import cell_name
from gongkai.report.forms import section_name


def place(code: str, section: int | None) -> str:
    """A cell, a part of the text (0: what stands before section one), or the whole report."""
    if code:
        return cell_name(code)
    if section is None:
        return _("整份报告")
    return section_name(section) if section else _("开头")
