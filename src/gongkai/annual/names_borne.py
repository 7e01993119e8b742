"""By which names an agency's reports of all years go: a report stands under the name of its own time."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import Q

from gongkai.agencies.models import Agency, AgencyName


def names_of(agency: Agency) -> list[str]:
    """All names that it bears and bore, the present one first."""
    former = agency.former_names.order_by("-until").values_list("name", flat=True)
    return list(dict.fromkeys(filter(None, (agency.name, agency.short_name, *former))))


def names_beside(name: str) -> list[str]:
    """All names of the agency of this site that goes by this one; it alone where none does, or more than one."""
    by_it = Q(name=name) | Q(short_name=name) | Q(former_names__name=name)
    agency = bearers(Agency.objects.filter(by_it).distinct()).get(name)
    return names_of(agency) if agency else [name]


def bearers(agencies: Iterable[Agency]) -> dict[str, Agency]:
    """The agencies by name: the present name before a former one, that before a short one.

    A former or short name that two of them share (the bureaus of two counties) names neither. One question to the
    database.
    """
    by_key = {agency.pk: agency for agency in agencies}
    former = AgencyName.objects.filter(agency__in=by_key).values_list("name", "agency")
    present = {agency.name: agency for agency in by_key.values()}
    borne = _unshared((name, by_key[key]) for name, key in former)
    short = _unshared((agency.short_name, agency) for agency in by_key.values() if agency.short_name)
    return {**short, **borne, **present}


def _unshared(pairs: Iterable[tuple[str, Agency]]) -> dict[str, Agency]:
    found = list(dict.fromkeys(pairs))
    times = Counter(name for name, _agency in found)
    return {name: agency for name, agency in found if times[name] == 1}
