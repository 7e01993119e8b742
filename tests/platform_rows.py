"""Columns and topics of an agency's platform, for the walk over all addresses."""

from gongkai.publishing.columns.opening import column_of, open_platform
from gongkai.publishing.models import Topic
from gongkai.records.moment import now
from tests.county import County


def platform_rows(county: County) -> dict[str, int]:
    """Their numbers by what the walk calls them."""
    when = now()
    open_platform(county.agency, when)
    topic, _made = Topic.objects.get_or_create(
        agency=county.agency, code="land", defaults={"name": "宅基地专题", "opened_on": when.today}
    )
    return {"platform_column": column_of(county.agency, "fees").pk, "topic": topic.pk}
