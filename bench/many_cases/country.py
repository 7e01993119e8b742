"""Three thousand agencies, each with a clerk, a head of the OGI office and a leader; one person reads the province."""

from collections.abc import Iterator
from datetime import date

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from gongkai.agencies.models import Agency, AgencyKind, Person, Post
from gongkai.agencies.role import Role
from gongkai.law.review_organ import AgencyStanding

SINCE = date(2020, 1, 1)
ROLES = (Role.CLERK, Role.OGI_HEAD, Role.LEADER)
CITIES, COUNTIES = 20, 150


def make(agencies: int) -> None:
    """Agencies with their people; ids and names follow from the place in the tree."""
    made = list(_tree(agencies))
    Agency.objects.bulk_create(made)
    password = make_password(None)
    users, people, posts = [], [], []
    for agency in made:
        for nth, role in enumerate(ROLES):
            pk = agency.pk * len(ROLES) + nth
            users.append(get_user_model()(pk=pk, username=f"{role}-{agency.pk}", password=password))
            people.append(Person(pk=pk, user_id=pk, name=f"{role.label}{agency.pk}"))
            posts.append(Post(pk=pk, person_id=pk, agency=agency, role=role, since=SINCE))
    get_user_model().objects.bulk_create(users, batch_size=1000)
    Person.objects.bulk_create(people, batch_size=1000)
    Post.objects.bulk_create(posts, batch_size=1000)


def _tree(agencies: int) -> Iterator[Agency]:
    """A province, its cities, their counties, and departments of counties for the rest, in turn."""
    paths: dict[int, str] = {}
    for pk in range(1, agencies + 1):
        if pk == 1:
            parent, kind = None, AgencyKind.GOVERNMENT
        elif pk <= 1 + CITIES:
            parent, kind = 1, AgencyKind.GOVERNMENT
        elif pk <= 1 + CITIES + COUNTIES:
            parent, kind = 2 + (pk - 2 - CITIES) % CITIES, AgencyKind.GOVERNMENT
        else:
            parent, kind = 2 + CITIES + (pk - 2 - CITIES - COUNTIES) % COUNTIES, AgencyKind.DEPARTMENT
        parent = min(parent, pk - 1) if parent else None
        paths[pk] = (paths[parent] if parent else "") + f"{pk:06d}"
        yield Agency(
            pk=pk,
            name=f"第{pk}机关",
            document_word=f"机{pk}",
            region_code="900000",
            kind=kind,
            standing=AgencyStanding.LOCAL_DEPARTMENT,
            parent_id=parent,
            path=paths[pk],
            review_organ="第1机关",
            court=f"第{pk}人民法院",
        )
