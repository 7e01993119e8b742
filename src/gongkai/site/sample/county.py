"""青溪县: agencies and people, set up as an administrator would; nothing in it exists."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from gongkai.agencies.actor import SYSTEM, Actor, actors_of
from gongkai.agencies.models import Agency, AgencyKind, Person, Unit
from gongkai.agencies.role import Role
from gongkai.agencies.steps.agency import add_unit, set_up_agency
from gongkai.agencies.steps.person import invite
from gongkai.agencies.steps.post import Appointment, appoint
from gongkai.agencies.steps.stand_in import appoint_stand_in
from gongkai.law.review_organ import AgencyStanding
from gongkai.site.sample import published, reported
from gongkai.site.sample.stories import play
from gongkai.workflow.models import ApprovalChain

REGION = "510899"
COURT = "青溪县人民法院"
HOURS = "工作日上午9:00至12:00，下午13:30至17:30"


@dataclass(frozen=True, slots=True)
class Staff:
    """One person of the sample: account, name, role, title, unit, further roles."""

    username: str
    name: str
    role: Role
    title: str
    unit: str = ""
    also: tuple[Role, ...] = ()


RESOURCES = (
    Staff("zhou", "周敏秋", Role.CLERK, "公开办经办"),
    Staff("lin", "林一帆", Role.OFFICER, "不动产登记科科员", "不动产登记科"),
    Staff("he", "何青", Role.SECTION_HEAD, "不动产登记科科长", "不动产登记科"),
    Staff("meng", "孟岚", Role.SECTION_HEAD, "规划科科长", "规划科"),
    Staff("tang", "唐果", Role.OFFICER, "规划科科员", "规划科"),
    Staff("han", "韩立", Role.OGI_HEAD, "办公室主任"),
    Staff("shen", "沈明远", Role.LEADER, "副局长"),
    Staff("ding", "丁衡", Role.LEGAL_REVIEWER, "法规科科长"),
    Staff("yan", "严守中", Role.SECRECY_REVIEWER, "保密办主任"),
    Staff("fang", "方正", Role.ADMINISTRATOR, "系统管理员"),
)
"""青溪县自然资源局."""
OFFICE = (
    Staff("gu", "顾岩", Role.LEADER, "办公室主任", also=(Role.OGI_HEAD,)),
    Staff("pan", "潘雨", Role.CLERK, "办公室科员"),
    Staff("lu", "陆可", Role.CLERK, "办公室科员"),
)
"""青溪县人民政府办公室: one leader and two who do it beside other work."""
GOVERNMENT = (
    Staff("song", "宋观", Role.SUPERIOR_READER, "政务公开科科员", also=(Role.AUDITOR,)),
    Staff("admin", "程序", Role.ADMINISTRATOR, "县级管理员"),
)


@dataclass(frozen=True, slots=True)
class Accounts:
    """What the start prints: one password for all, shown once, and who is who."""

    password: str
    people: tuple[Staff, ...]


@dataclass
class Made:
    """Agencies and people so far."""

    at: datetime
    hashed: str
    """The one password of all, hashed once: that takes a third of a second."""
    agencies: dict[str, Agency] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, username: str, role: Role | None = None, *, standing_in: bool = False) -> Actor:
        """A capacity of a person."""
        found = actors_of(self.people[username].user, timezone.localdate(self.at))
        return next(
            a for a in found if (role is None or a.role is role) and bool(a.instead_of) is standing_in
        )


def load(now: datetime) -> Accounts | None:
    """Make the county with its cases, whole or not at all; none if there are agencies already."""
    if Agency.objects.exists():
        return None
    with transaction.atomic():
        password = secrets.token_urlsafe(12)
        made = Made(now, make_password(password))
        _agencies(made)
        for key, staff in (("resources", RESOURCES), ("office", OFFICE), ("government", GOVERNMENT)):
            for one in staff:
                _person(made, made.agencies[key], one)
        ApprovalChain.objects.create(agency=made.agencies["office"], letters="decision", levels=Role.LEADER)
        _stand_in(made)
        play(made.agencies, made.actor, now)
        published.play(made.agencies, made.actor, now)
        reported.play(made.agencies, made.actor, now)
    return Accounts(password, (*RESOURCES, *OFFICE, *GOVERNMENT))


def _agencies(made: Made) -> None:
    government = set_up_agency(
        SYSTEM,
        None,
        {
            "name": "青溪县人民政府",
            "short_name": "县政府",
            "document_word": "青政",
            "region_code": REGION,
            "kind": AgencyKind.GOVERNMENT,
            "standing": AgencyStanding.LOCAL_GOVERNMENT,
            "accepts_applications": False,
        },
        at=made.at,
    )
    made.agencies["government"] = government
    below = {
        "office": (
            "青溪县人民政府办公室",
            "县政府办",
            "青政办",
            AgencyKind.OWN_OFFICE,
            "县政府文件、会议、工作报告、机构设置、综合性政策",
            "1",
        ),
        "resources": (
            "青溪县自然资源局",
            "县自然资源局",
            "青自然资",
            AgencyKind.DEPARTMENT,
            "土地征收、土地出让、不动产登记、国土空间规划、建设用地规划许可、采矿、测绘",
            "9",
        ),
        "education": (
            "青溪县教育局",
            "县教育局",
            "青教",
            AgencyKind.DEPARTMENT,
            "学校、招生、教师、学生资助、校外培训",
            "5",
        ),
        "town": (
            "六合镇人民政府",
            "六合镇",
            "六政",
            AgencyKind.TOWNSHIP,
            "村级事务、宅基地、社会救助、农村集体资产、镇级财政",
            "7",
        ),
    }
    for key, (name, short, word, kind, duties, door) in below.items():
        local = kind is AgencyKind.TOWNSHIP
        made.agencies[key] = set_up_agency(
            SYSTEM,
            government,
            {
                "name": name,
                "short_name": short,
                "document_word": word,
                "region_code": REGION,
                "kind": kind,
                "standing": AgencyStanding.LOCAL_GOVERNMENT if local else AgencyStanding.LOCAL_DEPARTMENT,
                "supervising_department": made.agencies.get("office"),
                "ogi_office": f"{short}政府信息公开办公室",
                "address": f"青溪县青溪镇人民路{door}号",
                "postcode": "628000",
                "office_hours": HOURS,
                "telephone": f"0000-86201{door.zfill(2)}",
                "email": f"{key}@qingxi.example",
                "review_organ": "青溪县人民政府",
                "court": COURT,
                "fee_account": "青溪县非税收入专户（示例）",
                "duties": duties,
            },
            at=made.at,
        )
    for name in ("不动产登记科", "规划科", "办公室"):
        made.units[name] = add_unit(SYSTEM, made.agencies["resources"], name, at=made.at)


def _person(made: Made, agency: Agency, staff: Staff) -> None:
    since = timezone.localdate(made.at) - timedelta(days=400)

    def post(role: Role) -> Appointment:
        return Appointment(
            role,
            since,
            unit=made.units[staff.unit] if role.belongs_to_unit else None,
            title=staff.title,
            sees_personal_data=role in (Role.CLERK, Role.OGI_HEAD),
        )

    person = invite(
        SYSTEM,
        agency,
        username=staff.username,
        name=staff.name,
        telephone=agency.telephone,
        appointment=post(staff.role),
        at=made.at,
    )
    for role in staff.also:
        appoint(SYSTEM, person, agency, post(role), at=made.at)
    # Clerks may also add reports to the public library.
    get_user_model().objects.filter(pk=person.user.pk).update(
        password=made.hashed, is_staff=staff.role is Role.CLERK
    )
    Person.objects.filter(pk=person.pk).update(must_change_password=False)
    made.people[staff.username] = person


def _stand_in(made: Made) -> None:
    """The deputy head is away for a while: the head of the office stands in."""
    today = timezone.localdate(made.at)
    leader = made.people["shen"].posts.get()
    appoint_stand_in(
        SYSTEM,
        leader,
        made.people["han"],
        since=today - timedelta(days=2),
        until=today + timedelta(days=10),
        reason="外出培训",
        at=made.at,
    )
