"""What the portal tidies up by itself."""

import pytest
from django.utils import timezone

from gongkai.portal.apply.draft import Draft
from gongkai.portal.jobs import remove_expired_drafts


@pytest.mark.django_db
def test_expired_drafts_go_by_a_job() -> None:
    now = timezone.now()
    for owner in ("old", "new"):
        Draft(owner=owner, kind="application").write({}, now)
    Draft.objects.filter(owner="old").update(expires_at=now)
    remove_expired_drafts.call()
    assert [left.owner for left in Draft.objects.all()] == ["new"]
