"""Opening an agency's disclosure platform (政府信息公开平台): 条例 Art 24."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from gongkai.agencies.founding import follows_founding
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.publishing.columns.standard import standard_columns
from gongkai.publishing.models import Column, Platform
from gongkai.records.moment import Moment


@transaction.atomic
def open_platform(agency: Agency, when: Moment) -> Platform:
    """Give the agency its platform with the standard columns; nothing changes where it has one."""
    platform, opened = Platform.objects.get_or_create(agency=agency, defaults={"opened_on": when.today})
    if opened:
        Column.objects.bulk_create(
            Column(
                agency=agency,
                section=one.section,
                code=one.code,
                name=one.name,
                type=one.type,
                item=one.item,
                position=position,
                fresh_within=one.fresh_within,
                revise_yearly=one.revise_yearly,
            )
            for position, one in enumerate(standard_columns(AgencyKind(agency.kind)), start=1)
        )
    return platform


def register() -> None:
    """Every agency has its platform from the day on which it is set up."""
    follows_founding(_opened)


def _opened(agency: Agency, at: datetime) -> None:
    open_platform(agency, Moment(localdate(at), at))


def open_missing(when: Moment) -> int:
    """Open the platforms of agencies from before there was publishing; how many."""
    without = Agency.objects.in_being(when.today).filter(platform=None)
    for agency in without:
        open_platform(agency, when)
    return len(without)


def column_of(agency: Agency, code: str) -> Column:
    """The agency's column of this code. `Column.DoesNotExist` where it has none."""
    return Column.objects.get(agency=agency, code=code)
