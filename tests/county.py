"""青溪县, an invented county with an agency that has a person in every role, and a like agency of another county."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client

from gongkai.agencies.actor import Actor, actors_of
from gongkai.agencies.models import Agency, AgencyKind, Line, Person, Post, Unit
from gongkai.agencies.role import Role
from gongkai.agencies.tree import next_path
from gongkai.law.review_organ import AgencyStanding

PASSWORD = "qingxi-gongkai-2026"  # noqa: S105
"""Of every person here."""

PEOPLE = {
    Role.CLERK: ("周敏秋", "公开办经办"),
    Role.OFFICER: ("林一帆", "科员"),
    Role.SECTION_HEAD: ("何青", "科长"),
    Role.OGI_HEAD: ("韩立", "办公室主任"),
    Role.LEADER: ("沈明远", "副局长"),
    Role.LEGAL_REVIEWER: ("丁衡", "法规科科长"),
    Role.SECRECY_REVIEWER: ("严守中", "保密办主任"),
    Role.SUPERIOR_READER: ("宋观", "政务公开科科员"),
    Role.AUDITOR: ("白算", "审计专员"),
    Role.ADMINISTRATOR: ("方正", "系统管理员"),
}
"""Name and title by role; officer and section head are of the 不动产登记科."""
SEES_PERSONAL_DATA = (Role.CLERK, Role.OGI_HEAD)
UNITS = ("不动产登记科", "规划科", "办公室")


@dataclass
class County:
    """What `county` made. `agency` is 青溪县自然资源局, `other` 清和县自然资源局."""

    today: date
    government: Agency
    office: Agency
    agency: Agency
    education: Agency
    town: Agency
    other_government: Agency
    other: Agency
    posts: dict[tuple[int, str], Post] = field(default_factory=dict)

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units of 青溪县自然资源局 by name."""
        return {unit.name: unit for unit in Unit.objects.filter(agency=self.agency)}

    def post(self, role: str, at: Agency | None = None) -> Post:
        """The post of a role, in 青溪县自然资源局 or `at` another of the agencies that have people."""
        return self.posts[(at or self.agency).pk, str(role)]

    def person(self, role: str, at: Agency | None = None) -> Person:
        """Who holds it."""
        return self.post(role, at).person

    def actor(self, role: str, at: Agency | None = None) -> Actor:
        """The capacity of that person today, as a request would find it."""
        post = self.post(role, at)
        found = actors_of(post.person.user, self.today)
        return next(actor for actor in found if actor.key == f"post-{post.pk}")

    def client(self, role: str, at: Agency | None = None) -> Client:
        """A browser in which that person has signed in."""
        client = Client()
        client.force_login(self.person(role, at).user)
        return client


def county(today: date) -> County:
    """Make the two counties; everybody has been in their post for a year on `today`."""
    government = agency("青溪县人民政府", AgencyKind.GOVERNMENT, region_code="900121")
    other_government = agency("清和县人民政府", AgencyKind.GOVERNMENT, region_code="900122")
    resources = agency(
        "青溪县自然资源局", parent=government, document_word="青自然资", short_name="县自然资源局"
    )
    found = County(
        today,
        government,
        agency("青溪县人民政府办公室", AgencyKind.OWN_OFFICE, government),
        resources,
        agency("青溪县教育局", parent=government, document_word="青教", short_name="县教育局"),
        agency("六合镇人民政府", AgencyKind.TOWNSHIP, government, document_word="六政"),
        other_government,
        agency("清和县自然资源局", parent=other_government, document_word="清自然资"),
    )
    posts: list[Post] = []
    for at, prefix in ((found.agency, "qx"), (found.other, "qh"), (found.government, "gov")):
        unit, *_others = Unit.objects.bulk_create(Unit(agency=at, name=name) for name in UNITS)
        names = {f"{prefix}-{role.value.replace('_', '-')}": name for role, (name, _) in PEOPLE.items()}
        for held_by, (role, (_, title)) in zip(_people(names), PEOPLE.items(), strict=True):
            of_unit = unit if role.belongs_to_unit else None
            posts.append(_post(held_by, at, role, title, today - timedelta(days=365), of_unit))
    found.posts |= {(one.agency_id, one.role): one for one in Post.objects.bulk_create(posts)}
    return found


def agency(
    name: str,
    kind: AgencyKind = AgencyKind.DEPARTMENT,
    parent: Agency | None = None,
    *,
    region_code: str = "",
    **particulars: str,
) -> Agency:
    """An agency under `parent`, in the region of its superior."""
    is_office = name.endswith("办公室")
    government = kind in (AgencyKind.GOVERNMENT, AgencyKind.TOWNSHIP)
    return Agency.objects.create(
        name=name,
        kind=kind,
        line=Line.LOCAL,
        parent=parent,
        path=next_path(parent),
        region_code=region_code or (parent.region_code if parent else "900000"),
        standing=AgencyStanding.LOCAL_GOVERNMENT if government else AgencyStanding.LOCAL_DEPARTMENT,
        ogi_office=name if is_office else f"{name}办公室",
        address="青溪县青溪镇人民路1号",
        review_organ=parent.name if parent else "青江市人民政府",
        court="青溪县人民法院",
        telephone="0000-8620109",
        **particulars,
    )


def person(username: str, name: str) -> Person:
    """A member of staff who can sign in with `PASSWORD`."""
    (found,) = _people({username: name})
    return found


def _people(names: dict[str, str]) -> list[Person]:
    accounts = get_user_model().objects.bulk_create(
        get_user_model()(username=username, password=_hashed()) for username in names
    )
    return Person.objects.bulk_create(
        Person(user=user, name=name) for user, name in zip(accounts, names.values(), strict=True)
    )


@cache
def _hashed() -> str:
    """In a process with the usual settings it takes as long as all else that is made here."""
    return make_password(PASSWORD)


def post(held_by: Person, at: Agency, role: Role, title: str, since: date, unit: Unit | None = None) -> Post:
    """A post until further notice; clerk and head of the OGI office see personal data."""
    found = _post(held_by, at, role, title, since, unit)
    found.save()
    return found


def _post(held_by: Person, at: Agency, role: Role, title: str, since: date, unit: Unit | None) -> Post:
    return Post(
        person=held_by,
        agency=at,
        unit=unit,
        role=role,
        title=title,
        since=since,
        sees_personal_data=role in SEES_PERSONAL_DATA,
    )
