"""Whoever's account is gone or closed is signed in no longer."""

import pytest
from django.contrib.auth.models import User

from gongkai.site.sign_in.backend import AccountBackend

pytestmark = pytest.mark.django_db


def test_an_active_account_is_found() -> None:
    user = User.objects.create_user("zhou")
    assert AccountBackend().get_user(user.pk) == user


def test_a_closed_account_and_one_that_is_gone_are_not() -> None:
    closed = User.objects.create_user("he", is_active=False)
    assert AccountBackend().get_user(closed.pk) is None
    assert AccountBackend().get_user(closed.pk + 1) is None
