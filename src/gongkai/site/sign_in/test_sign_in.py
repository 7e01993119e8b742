"""Signing in: lockout, second factor, first password, sessions; and that nobody registers."""

import base64
import hmac
import re
import struct
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from tests.county import PASSWORD, County, county

from gongkai.agencies.models import Person
from gongkai.agencies.steps.person import one_time_link, reset_password

pytestmark = pytest.mark.django_db
WRONG = "a-wrong-password"


@pytest.fixture
def here() -> County:
    return county(timezone.localdate())


def sign_in(client: Client, username: str = "qx-clerk", password: str = PASSWORD, **extra: str):
    return client.post("/sign-in/", {"username": username, "password": password, **extra})


def code(secret: str) -> str:
    """The six digits that a telephone with the secret shows now: RFC 6238 with its usual 30 seconds and SHA-1."""
    step = struct.pack(">Q", int(time.time()) // 30)
    mac = hmac.new(base64.b32decode(secret), step, "sha1").digest()
    at = mac[-1] & 15
    number = struct.unpack(">I", mac[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"


def test_the_digits_of_this_test_are_those_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    """RFC 6238 appendix B: the ASCII secret 12345678901234567890 at 59 seconds shows 94287082."""
    monkeypatch.setattr(time, "time", lambda: 59)
    assert code(base64.b32encode(b"12345678901234567890").decode()) == "287082"


def enrol(client: Client) -> str:
    """Enrol a signed-in account; the secret."""
    page = client.get("/desk/account/code/").content.decode()
    secret = re.search(r"<b class=\"wraps\">([A-Z2-7]+)</b>", page)
    assert secret
    answer = client.post("/desk/account/code/", {"code": code(secret[1])})
    assert answer["Location"] == "/desk/account/recovery/"
    return secret[1]


def test_whoever_holds_a_post_begins_at_the_desk_others_at_the_library(
    here: County, django_user_model: type
) -> None:
    assert sign_in(Client())["Location"] == "/desk/"
    django_user_model.objects.create_user("librarian", password=PASSWORD, is_staff=True)
    assert sign_in(Client(), "librarian")["Location"] == "/reports/"


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_nobody_registers_and_no_password_goes_by_mail(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_five_failures_lock_the_account_at_that_address_and_the_page_says_until_when(here: County) -> None:
    client = Client()
    answers = [sign_in(client, password=WRONG) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    until = timezone.localtime(AccessAttempt.objects.get().attempt_time + timedelta(minutes=15))
    assert f"密码连续输错5次，{until:%H:%M}以后可以再试" in answers[4].content.decode()
    # The right password does not help, and asking again does not lengthen the wait.
    again = sign_in(client)
    assert again.status_code == 429
    assert f"{until:%H:%M}以后可以再试" in again.content.decode()
    assert sign_in(Client(REMOTE_ADDR="192.0.2.7"))["Location"] == "/desk/"
    assert sign_in(client, "qx-leader")["Location"] == "/desk/"


def test_a_locked_account_opens_after_fifteen_minutes(here: County) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, password=WRONG)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(client)["Location"] == "/desk/"


def test_an_administrator_unlocks_an_account(here: County) -> None:
    client = Client()
    for _ in range(5):
        sign_in(client, password=WRONG)
    here.client("administrator").post(reverse("person-unlock", args=[here.person("clerk").pk]))
    assert sign_in(client)["Location"] == "/desk/"


def test_an_account_that_does_not_exist_is_answered_like_one_that_does(here: County) -> None:
    known, unknown = (sign_in(Client(), name, WRONG).content.decode() for name in ("qx-clerk", "nobody"))
    assert "账号或密码不对" in known
    assert known.replace("qx-clerk", "nobody").split("<form")[0] == unknown.split("<form")[0]


def test_a_disabled_account_is_signed_out_at_once_and_does_not_sign_in(here: County) -> None:
    client = Client()
    sign_in(client)
    assert client.get("/desk/switch/").status_code == 200
    here.client("administrator").post(reverse("person-disable", args=[here.person("clerk").pk]))
    assert client.get("/desk/switch/").status_code == 302
    assert sign_in(client).status_code == 200


def test_an_administrator_does_not_disable_themselves(here: County) -> None:
    client = here.client("administrator")
    answer = client.post(reverse("person-disable", args=[here.person("administrator").pk]))
    assert answer.status_code == 422
    assert "不能停用自己的账号" in answer.content.decode()


def test_an_account_with_posts_elsewhere_is_not_changed_by_one_of_its_administrators(here: County) -> None:
    post = here.post("clerk", here.other)
    post.person = here.person("clerk")
    post.save()
    answer = here.client("administrator").post(reverse("person-password", args=[here.person("clerk").pk]))
    assert answer.status_code == 422
    assert "由共同上级的管理员办理" in answer.content.decode()


def test_the_account_of_the_installation_is_changed_by_no_administrator(here: County) -> None:
    user = here.person("clerk").user
    user.is_superuser = True
    user.save()
    client = here.client("administrator")
    for name in ("person-password", "person-code", "person-disable"):
        answer = client.post(reverse(name, args=[here.person("clerk").pk]))
        assert "只能在服务器上用命令修改" in answer.content.decode()


def test_the_api_opens_to_a_session_no_sooner_than_the_desk(here: County) -> None:
    Person.objects.filter(pk=here.person("clerk").pk).update(must_change_password=True)
    answer = here.client("clerk").get("/api/v1/applications/1/days")
    assert answer.status_code == 403
    assert "改密码" in answer.json()["detail"]


def test_a_one_time_link_ends_with_the_next_one_and_after_seventy_two_hours(
    here: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = here.person("clerk")
    first = one_time_link(person)
    reset_password(here.actor("administrator"), person, at=timezone.now())
    second = one_time_link(Person.objects.get(pk=person.pk))

    def answer(link: object) -> int:
        return Client().get(reverse("first-password", args=[link.uid, link.token])).status_code

    assert [answer(first), answer(second)] == [404, 200]
    from django.contrib.auth.tokens import default_token_generator

    now = default_token_generator._now()
    monkeypatch.setattr(default_token_generator, "_now", lambda: now + timedelta(hours=72, seconds=1))
    assert answer(second) == 404


@pytest.mark.parametrize("weak", ["eleven-char", "qx-clerk", "qwertyuiop123", "123456789012"])
def test_a_weak_password_is_refused(weak: str, here: County) -> None:
    client = Client()
    sign_in(client)
    answer = client.post(
        "/desk/account/password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )
    assert "没有改密码" in answer.content.decode()


def test_the_desk_opens_after_a_password_that_must_be_changed_has_been(here: County) -> None:
    Person.objects.filter(pk=here.person("clerk").pk).update(must_change_password=True)
    client, elsewhere = Client(), Client()
    sign_in(client)
    sign_in(elsewhere)
    assert client.get("/desk/switch/")["Location"] == "/desk/account/password/"
    new = "another-2026-password"
    same = {"oldpassword": PASSWORD, "password1": PASSWORD, "password2": PASSWORD}
    assert "新密码和现在的一样" in client.post("/desk/account/password/", same).content.decode()
    client.post("/desk/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get("/desk/switch/").status_code == 200
    assert elsewhere.get("/desk/switch/").status_code == 302


def test_where_the_agency_requires_it_the_desk_opens_after_enrolment(here: County) -> None:
    here.agency.second_factor_required = True
    here.agency.save()
    client = Client()
    sign_in(client)
    for address in ("/desk/", "/desk/switch/"):
        assert client.get(address)["Location"] == "/desk/account/code/"
    secret = enrol(client)
    assert client.get("/desk/switch/").status_code == 200
    assert secret not in Authenticator.objects.get(type="totp").data["secret"]
    off = client.get("/desk/account/code/off/").content.decode()
    assert "要求使用动态口令，不能停用" in off
    assert client.post("/desk/account/code/off/").status_code == 200
    assert Authenticator.objects.filter(type="totp").exists()


def test_an_enrolled_account_signs_in_with_both_or_with_a_recovery_code(here: County) -> None:
    first = Client()
    sign_in(first)
    secret = enrol(first)
    recovery = re.findall(r'<li class="no">(\w+)</li>', first.get("/desk/account/recovery/").content.decode())
    assert len(recovery) == 10

    cache.clear()
    client = Client()
    assert sign_in(client)["Location"] == "/sign-in/code/"
    assert client.get("/desk/switch/")["Location"].startswith("/sign-in/?")
    assert "动态口令不对" in client.post("/sign-in/code/", {"code": "000000"}).content.decode()
    assert client.post("/sign-in/code/", {"code": code(secret)})["Location"] == "/desk/"

    for expected in (302, 200):
        client = Client()
        sign_in(client)
        assert client.post("/sign-in/code/", {"code": recovery[0]}).status_code == expected


def test_guessing_codes_is_stopped(here: County) -> None:
    first = Client()
    sign_in(first)
    secret = enrol(first)
    client = Client()
    sign_in(client)
    for _ in range(5):
        client.post("/sign-in/code/", {"code": "000000"})
    assert "输错次数太多" in client.post("/sign-in/code/", {"code": code(secret)}).content.decode()


def test_an_administrator_resets_a_lost_second_factor(here: County) -> None:
    client = Client()
    sign_in(client)
    enrol(client)
    here.client("administrator").post(reverse("person-code", args=[here.person("clerk").pk]))
    assert not Authenticator.objects.exists()
    assert client.get("/desk/switch/").status_code == 302
    assert sign_in(Client())["Location"] == "/desk/"


def test_long_after_signing_in_the_password_is_asked_before_the_second_factor_is_changed(
    here: County,
) -> None:
    client = here.client("clerk")
    asked = client.get("/desk/account/code/")
    assert asked["Location"].startswith("/desk/account/confirm/")
    wrong = client.post(asked["Location"], {"password": WRONG})
    assert "密码不对" in wrong.content.decode()
    right = client.post(asked["Location"], {"password": PASSWORD})
    assert right["Location"] == "/desk/account/code/"
    assert client.get("/desk/account/code/").status_code == 200


def test_a_session_is_listed_and_ended(here: County) -> None:
    office, home = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    sign_in(office)
    sign_in(home)
    page = office.get("/desk/account/sessions/").content.decode()
    assert "192.0.2.2" in page
    theirs = UserSession.objects.get(ip="192.0.2.2")
    stranger = here.client("leader")
    stranger.post("/desk/account/sessions/", {"session": theirs.pk})
    assert home.get("/desk/switch/").status_code == 200
    office.post("/desk/account/sessions/", {"session": theirs.pk})
    assert home.get("/desk/switch/").status_code == 302
    assert office.get("/desk/switch/").status_code == 200
