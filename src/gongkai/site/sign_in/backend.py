"""Accounts as Django keeps them; who is signed in is read by a question whose SQL stands, since every page asks it."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User

from gongkai.agencies.prepared import Prepared


class AccountBackend(ModelBackend):
    """Django's own but for the one reading."""

    def get_user(self, user_id: int) -> User | None:
        """The account of a session; none if it is gone or no longer active."""
        found = _with_pk(user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


_with_pk = Prepared(lambda pk: User.objects.filter(pk=pk), -1)
