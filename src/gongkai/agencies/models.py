"""Agencies and their tree, their units, the people in them and the posts they hold."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from gongkai.agencies.administration_event import AdministrationEvent  # noqa: F401  (Django looks for models here)
from gongkai.agencies.role import Role
from gongkai.law.review_organ import AgencyStanding

if TYPE_CHECKING:
    from gongkai.agencies.actor import Actor

PATH_STEP = 6
"""Digits of one step of the path: digits alone sort alike under every collation, so a subtree is a range."""


class AgencyKind(models.TextChoices):
    """What an agency is in its government."""

    GOVERNMENT = "government", "人民政府"
    OWN_OFFICE = "own_office", "政府办公厅（室）"
    DEPARTMENT = "department", "政府部门"
    TOWNSHIP = "township", "乡镇人民政府、街道办事处"
    FIELD_OFFICE = "field_office", "派出机构"
    AUTHORISED = "authorised", "法律、法规授权的组织"


class Line(models.TextChoices):
    """Who leads an agency's work of disclosure (条例 Art 3): the local government, or its own system."""

    LOCAL = "local", "地方"
    VERTICAL = "vertical", "垂直领导"


STANDINGS = {
    AgencyStanding.LOCAL_DEPARTMENT: "县级以上地方人民政府的部门",
    AgencyStanding.LOCAL_GOVERNMENT: "地方人民政府（含乡镇）、派出机关",
    AgencyStanding.PROVINCE_OR_MINISTRY: "省级人民政府、国务院部门",
    AgencyStanding.VERTICAL_LINE: "海关、金融、外汇管理、税务、国家安全等垂直领导的机关",
    AgencyStanding.JUSTICE_DEPARTMENT: "司法行政部门",
}
"""Where an agency stands as far as review is concerned (行政复议法第二十四条至第二十八条), as a form offers it."""


class AgencyQuerySet(models.QuerySet["Agency"]):
    """Questions to the tree of agencies."""

    def within(self, agency: "Agency") -> Self:
        """The agency and all below it."""
        first, end = agency.subtree
        return self.filter(path__gte=first, path__lt=end)

    def in_reach_of(self, actor: "Actor") -> Self:
        """Those that the actor may look up; of any other a page says that it does not exist."""
        if actor.agency is None or actor.role is None:
            return self.none()
        return self.within(actor.agency) if actor.role.looks_below else self.filter(pk=actor.agency.pk)

    def in_being(self, today: date) -> Self:
        """Those that exist on the day."""
        return self.filter(Q(established_on=None) | Q(established_on__lte=today)).filter(
            Q(abolished_on=None) | Q(abolished_on__gt=today)
        )

    def in_order(self) -> Self:
        """As the tree prints: each below its parent."""
        return self.order_by("path")

    def named(self, name: str) -> Self:
        """Those that bear the name, in full or in short."""
        return self.filter(Q(name=name) | Q(short_name=name))

    def accepting(self, today: date) -> Self:
        """Those to which one may apply on the day (Art 27)."""
        return self.in_being(today).filter(accepts_applications=True)


class Agency(models.Model):
    """An administrative organ (行政机关) with duties of disclosure. `name` is the present one; see `AgencyName`."""

    name = models.CharField("名称", max_length=200)
    short_name = models.CharField("简称", max_length=60, blank=True)
    document_word = models.CharField("机关代字", max_length=20, blank=True)
    region_code = models.CharField("行政区划代码", max_length=12, db_index=True)
    kind = models.CharField("性质", max_length=20, choices=AgencyKind)
    line = models.CharField("领导体制", max_length=10, choices=Line, default=Line.LOCAL)
    standing = models.CharField(
        "复议管辖", max_length=24, choices=[(standing.value, label) for standing, label in STANDINGS.items()]
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级机关",
    )
    path = models.CharField(max_length=60, unique=True, editable=False)
    supervising_department = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supervised",
        verbose_name="政府信息公开主管部门",
    )
    established_on = models.DateField("设立日期", null=True, blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)
    accepts_applications = models.BooleanField("受理政府信息公开申请", default=True)
    accepts_online = models.BooleanField("受理网上申请", default=True)
    ogi_office = models.CharField("政府信息公开工作机构", max_length=100, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    office_hours = models.CharField("办公时间", max_length=100, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    review_organ = models.CharField("行政复议机关", max_length=200, blank=True)
    court = models.CharField("有管辖权的人民法院", max_length=200, blank=True)
    fee_account = models.CharField("信息处理费缴款账户", max_length=200, blank=True)
    duties = models.TextField("职责（供申请人查找机关）", blank=True)
    second_factor_required = models.BooleanField("工作人员登录须用动态口令", default=False)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = "机关"

    def __str__(self) -> str:
        return self.name

    @property
    def subtree(self) -> tuple[str, str]:
        """Paths of the agency and all below it: from the first, up to but not including the second."""
        return self.path, str(int(self.path) + 1).zfill(len(self.path))

    def name_on(self, day: date) -> str:
        """The name that the agency bore on the day; a question to the database where there is a history."""
        former = self.former_names.filter(until__gte=day).order_by("until").first()
        return former.name if former else self.name


class AgencyName(models.Model):
    """A name that an agency no longer bears, its last day, and the document that changed it."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField("曾用名称", max_length=200)
    document_word = models.CharField("机关代字", max_length=20, blank=True)
    until = models.DateField("使用至")
    basis = models.CharField("文件依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "曾用名称"

    def __str__(self) -> str:
        return self.name


class SuccessionKind(models.TextChoices):
    """How one agency follows another (机构改革)."""

    MERGED = "merged", "并入"
    SPLIT = "split", "分设"
    TRANSFERRED = "transferred", "职责划转"


class Succession(models.Model):
    """From a day on, `successor` does what `predecessor` did; old cases keep the agency that had them."""

    predecessor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="inheritances")
    kind = models.CharField("方式", max_length=12, choices=SuccessionKind)
    on = models.DateField("日期")
    basis = models.CharField("文件依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "机构沿革"

    def __str__(self) -> str:
        return f"{self.predecessor}{self.get_kind_display()}{self.successor}"


class Unit(models.Model):
    """An internal unit (内设机构) to which cases are assigned."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    name = models.CharField("名称", max_length=60)
    in_use = models.BooleanField("使用中", default=True)

    class Meta:
        verbose_name = "内设机构"
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="one_unit_of_a_name"),)

    def __str__(self) -> str:
        return self.name


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions to the people."""

    def in_reach_of(self, actor: "Actor") -> Self:
        """Those who hold or held a post in an agency that the actor reaches."""
        posts = Post.objects.filter(agency__in=Agency.objects.in_reach_of(actor))
        return self.filter(pk__in=posts.values("person"))


class Person(models.Model):
    """A member of staff behind a sign-in account."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="person")
    name = models.CharField("姓名", max_length=40)
    telephone = models.CharField("办公电话", max_length=40, blank=True)
    must_change_password = models.BooleanField("下次登录须改口令", default=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = "工作人员"

    def __str__(self) -> str:
        return self.name


def _in_effect(today: date) -> Q:
    """Of rows that hold from a day to a day, both included; no last day means until further notice."""
    return Q(since__lte=today) & (Q(until=None) | Q(until__gte=today))


class PostQuerySet(models.QuerySet["Post"]):
    """Questions to the posts."""

    def in_effect(self, today: date) -> Self:
        """Those held on the day."""
        return self.filter(_in_effect(today))

    def with_names(self) -> Self:
        """With what a page says of a post: person, account, agency, unit."""
        return self.select_related("person__user", "agency", "unit")


class Post(models.Model):
    """A person in a role of an agency (and, by role, of a unit), from a day to a day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    role = models.CharField("岗位", max_length=20, choices=[(role.value, role.label) for role in Role])
    title = models.CharField("职务", max_length=60, blank=True)
    sees_personal_data = models.BooleanField("可以查看个人信息", default=False)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "岗位"

    def __str__(self) -> str:
        return f"{self.person.name}（{self.title or Role(self.role).label}）"


class StandInQuerySet(models.QuerySet["StandIn"]):
    """Questions to the stand-ins."""

    def in_effect(self, today: date) -> Self:
        """Those in effect on the day."""
        return self.filter(_in_effect(today))

    def not_over(self, today: date) -> Self:
        """Those in effect on the day or later."""
        return self.filter(until__gte=today)

    def meeting(self, since: date, until: date) -> Self:
        """Those in effect on any day from `since` to `until`."""
        return self.filter(since__lte=until, until__gte=since)


class StandIn(models.Model):
    """`person` acts for an absent holder of a post, from a day to a day."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="stand_ins")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="standing_in")
    since = models.DateField("自")
    until = models.DateField("至")
    reason = models.CharField("事由", max_length=100, blank=True)
    appointed_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="指定人"
    )

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = "代理"

    def __str__(self) -> str:
        return f"{self.person}代{self.post}"
