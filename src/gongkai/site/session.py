"""Sessions as Django keeps them in the database, read by a question whose SQL stands: every page of the desk asks it."""

from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from gongkai.agencies.prepared import Prepared


class SessionStore(db.SessionStore):
    """A session; Django finds the class by this name in the module that `SESSION_ENGINE` names."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no key, if it is unknown or has run out."""
        found = _with_key(self.session_key)
        if found and found[0].expire_date > timezone.now():
            return self.decode(found[0].session_data)
        self._session_key = None
        return {}


_with_key = Prepared(lambda key: Session.objects.filter(session_key=key), "?")
