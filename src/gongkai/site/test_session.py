"""A session is read as Django's own store has it: unknown or run out, it holds nothing and loses its key."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from gongkai.site.session import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept() -> str:
    store = SessionStore()
    store["acting"] = "post-7"
    store.save()
    return str(store.session_key)


def test_what_was_kept_is_found_again(kept: str) -> None:
    again = SessionStore(kept)
    assert again.get("acting") == "post-7"
    assert again.session_key == kept


def test_a_session_that_has_run_out_holds_nothing(kept: str) -> None:
    Session.objects.filter(session_key=kept).update(expire_date=timezone.now() - timedelta(seconds=1))
    late = SessionStore(kept)
    assert late.get("acting") is None
    assert late.session_key is None


def test_an_unknown_key_is_not_taken_up() -> None:
    stranger = SessionStore("chosen-by-a-stranger")
    assert stranger.get("acting") is None
    assert stranger.session_key is None
