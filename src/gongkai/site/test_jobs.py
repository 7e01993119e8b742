"""What the site clears away by itself."""

from datetime import timedelta

import pytest
from axes.models import AccessLog
from django.utils import timezone

from gongkai.site.jobs import KEPT, clear_sign_in_log


@pytest.mark.django_db
def test_the_log_of_sign_ins_is_kept_for_half_a_year() -> None:
    for name, age in (("old", KEPT + timedelta(days=1)), ("new", KEPT - timedelta(days=1))):
        row = AccessLog.objects.create(username=name)
        AccessLog.objects.filter(pk=row.pk).update(attempt_time=timezone.now() - age)
    clear_sign_in_log.func()
    assert list(AccessLog.objects.values_list("username", flat=True)) == ["new"]
