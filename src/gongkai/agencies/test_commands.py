"""The first agency of an installation, and the way back in for an administrator who is locked out."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from tests.county import county

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.models import Agency, Post

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    """What the command says; the temporary password in it."""
    said = StringIO()
    call_command(*arguments, stdout=said)
    found = re.search(r"临时口令：(\S+?)（首次登录须改）", said.getvalue())
    assert found
    return found[1]


def sign_in(username: str, password: str) -> Client:
    client = Client()
    assert client.post("/sign-in/", {"username": username, "password": password})["Location"] == "/desk/"
    return client


def test_the_first_administrator_signs_in_and_changes_the_password_before_anything_else() -> None:
    password = run(
        "first_agency",
        "青溪县人民政府",
        "--region=900121",
        "--administrator=方正",
        "--username=fangzheng",
    )
    client = sign_in("fangzheng", password)
    assert client.get("/desk/agencies/")["Location"] == "/desk/account/password/"
    new = "a-password-of-my-own"
    client.post("/desk/account/password/", {"oldpassword": password, "password1": new, "password2": new})
    assert "青溪县人民政府" in client.get("/desk/agencies/", follow=True).content.decode()
    assert [entry.actor_name for entry in AdministrationEvent.objects.all()] == ["系统"] * 4


def test_an_account_that_is_taken_leaves_nothing_behind() -> None:
    county(timezone.localdate())
    with pytest.raises(CommandError, match="账号“qx-clerk”已经有人用"):
        run("first_agency", "某县人民政府", "--region=900199", "--administrator=某", "--username=qx-clerk")
    assert not Agency.objects.filter(name="某县人民政府").exists()


def test_a_locked_administrator_is_let_in_again() -> None:
    county(timezone.localdate())
    client = Client()
    for _ in range(5):
        client.post("/sign-in/", {"username": "qx-administrator", "password": "wrong"})
    password = run("temporary_password", "qx-administrator", "--second-factor")
    assert sign_in("qx-administrator", password).get("/desk/")["Location"] == "/desk/account/password/"


def test_who_has_left_is_let_in_but_finds_no_desk() -> None:
    here = county(timezone.localdate())
    Post.objects.filter(person=here.person("clerk")).update(
        until=here.today.replace(year=here.today.year - 1)
    )
    password = run("temporary_password", "qx-clerk")
    client = Client()
    client.post("/sign-in/", {"username": "qx-clerk", "password": password})
    assert client.get("/desk/").status_code == 403


def test_an_account_that_does_not_exist_is_named() -> None:
    with pytest.raises(CommandError, match="没有账号“nobody”"):
        run("temporary_password", "nobody")
