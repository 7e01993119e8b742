"""People: inviting, one-time links, disabling, and giving back a forgotten password or a lost second factor."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.utils import reset as forget_failures
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from gongkai.agencies.access import require_administrator, require_administrator_of
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Agency, Person
from gongkai.agencies.steps.log import log, values_of
from gongkai.agencies.steps.post import Appointment, appoint
from gongkai.agencies.steps.refusal import AdministrationError


@dataclass(frozen=True, slots=True)
class OneTimeLink:
    """With it a person sets their password: once, within 72 hours. It is shown once and kept nowhere."""

    uid: str
    token: str


@transaction.atomic
def invite(
    actor: Actor,
    agency: Agency,
    *,
    username: str,
    name: str,
    telephone: str,
    appointment: Appointment,
    at: datetime,
) -> Person:
    """邀请人员 with a first post; the account has no password until its owner sets one by `one_time_link`."""
    require_administrator(actor, agency)
    users = get_user_model().objects
    if users.filter(username__iexact=username).exists():
        raise AdministrationError(_taken(username), "username")
    try:
        with transaction.atomic():
            user = users.create_user(username)
    except IntegrityError as taken:
        # Invited by somebody else between the question above and this line.
        raise AdministrationError(_taken(username), "username") from taken
    person = Person.objects.create(user=user, name=name, telephone=telephone)
    log(actor, Change.INVITED, agency, f"{name}（{username}）", at=at)
    appoint(actor, person, agency, appointment, at=at)
    return person


def _taken(username: str) -> str:
    return f"账号“{username}”已经有人用。换一个。"


def one_time_link(person: Person) -> OneTimeLink:
    """A link for the account as it stands: it ends when the password is set, and after 72 hours."""
    return OneTimeLink(
        urlsafe_base64_encode(str(person.user.pk).encode()), default_token_generator.make_token(person.user)
    )


def holder_of(uid: str, token: str) -> Person | None:
    """Whose link this is; none for a wrong, used or old one, and for a disabled account."""
    try:
        pk = int(urlsafe_base64_decode(uid))
    except ValueError:
        return None
    if not 0 < pk < 2**63:
        # No database takes such a number.
        return None
    person = Person.objects.select_related("user").filter(user=pk, user__is_active=True).first()
    return person if person and default_token_generator.check_token(person.user, token) else None


@transaction.atomic
def set_password(person: Person, password: str) -> None:
    """The owner sets it by their link, which ends with it; `password` has passed the rules."""
    person.user.set_password(password)
    person.user.save(update_fields=["password"])
    person.must_change_password = False
    person.save(update_fields=["must_change_password"])
    forget_failures(username=person.user.get_username())


@transaction.atomic
def reset_password(actor: Actor, person: Person, *, at: datetime) -> None:
    """重设口令: the old one and all earlier links end, and every session; a new link lets the owner set one."""
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    _require_no_superuser(person)
    # A new unusable password is random, so links made for the one before no longer fit.
    person.user.set_unusable_password()
    person.user.save(update_fields=["password"])
    end_sessions(person.user)
    log(actor, Change.PASSWORD_RESET, agency, person, at=at)


@transaction.atomic
def give_temporary_password(actor: Actor, person: Person, *, at: datetime) -> str:
    """A password that opens nothing but the page where it is changed: for who looks after the server.

    For the first administrator of an installation, and where none can sign in any more.
    """
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    password = secrets.token_urlsafe(12)
    person.user.set_password(password)
    person.user.save(update_fields=["password"])
    person.must_change_password = True
    person.save(update_fields=["must_change_password"])
    end_sessions(person.user)
    forget_failures(username=person.user.get_username())
    log(actor, Change.PASSWORD_RESET, agency, person, at=at)
    return password


@transaction.atomic
def reset_second_factor(actor: Actor, person: Person, *, at: datetime) -> None:
    """重设动态口令 for who lost the telephone: the secret and its recovery codes end, and every session."""
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    _require_no_superuser(person)
    Authenticator.objects.filter(user=person.user).delete()
    end_sessions(person.user)
    log(actor, Change.SECOND_FACTOR_RESET, agency, person, at=at)


@transaction.atomic
def unlock(actor: Actor, person: Person, *, at: datetime) -> None:
    """解除锁定 after too many wrong passwords."""
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    forget_failures(username=person.user.get_username())
    log(actor, Change.UNLOCKED, agency, person, at=at)


@transaction.atomic
def disable(actor: Actor, person: Person, *, at: datetime) -> None:
    """停用账号: sessions end at once. Posts stay: who has left gives up the post, and its open work first."""
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    _require_no_superuser(person)
    if person.pk == actor.person_id:
        raise AdministrationError("不能停用自己的账号。由另一位管理员办理。")
    _set_active(person, active=False)
    end_sessions(person.user)
    log(actor, Change.DISABLED, agency, person, at=at)


@transaction.atomic
def enable(actor: Actor, person: Person, *, at: datetime) -> None:
    """恢复账号."""
    agency = require_administrator_of(actor, person, timezone.localdate(at))
    _set_active(person, active=True)
    log(actor, Change.ENABLED, agency, person, at=at)


@transaction.atomic
def edit_person(actor: Actor, person: Person, *, name: str, telephone: str, at: datetime) -> None:
    """修改人员信息; the telephone also by the person themselves."""
    agency = (
        actor.agency
        if actor.agency is not None and person.pk == actor.person_id and name == person.name
        else require_administrator_of(actor, person, timezone.localdate(at))
    )
    fields = ("name", "telephone")
    before = values_of(person, fields)
    person.name, person.telephone = name, telephone
    person.save(update_fields=fields)
    log(actor, Change.PERSON_EDITED, agency, person, at=at, before=before, after=values_of(person, fields))


def end_sessions(user: AbstractBaseUser) -> None:
    """Sign the account out everywhere."""
    for session in UserSession.objects.filter(user=user):
        session.end()


def _set_active(person: Person, *, active: bool) -> None:
    person.user.is_active = active
    person.user.save(update_fields=["is_active"])


def _require_no_superuser(person: Person) -> None:
    if person.user.is_superuser:
        raise AdministrationError("这是系统安装时的总账号，只能在服务器上用命令修改。")
