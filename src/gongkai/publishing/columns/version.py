"""The version of a platform: whatever changes what the public sees of an agency counts it up."""

from django.db.models import F

from gongkai.agencies.models import PATH_STEP, Agency
from gongkai.publishing.models import Platform


def hold(agency: Agency) -> list[int]:
    """Lock the agency's platform and those above it until the transaction ends; their numbers.

    The highest first: two that publish in one county go one by one, and never wait for each other.
    """
    above = [agency.path[:end] for end in range(PATH_STEP, len(agency.path) + 1, PATH_STEP)]
    platforms = Platform.objects.filter(agency__path__in=above).order_by("agency__path")
    return [one.pk for one in platforms.select_for_update(of=("self",), no_key=True)]


def count_up(agency: Agency) -> None:
    """Count up the agency's platform and those above it, whose pages list what is below; in the caller's transaction."""
    Platform.objects.filter(pk__in=hold(agency)).update(version=F("version") + 1)
