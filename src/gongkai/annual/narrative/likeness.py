"""How much of a section stood in the agency's report on the year before (内容雷同，国办公开办函〔2021〕30号)."""

from gongkai.report.value import Report, Section
from gongkai.text.likeness import likeness


def likeness_to(before: Report | None, section: Section) -> int | None:
    """Whole per cent, rounded down; None where there is no earlier text, or none to compare."""
    earlier = before.section(section.number) if before else None
    share = likeness(section.text, earlier.text) if earlier else None
    return None if share is None else int(share * 100)
