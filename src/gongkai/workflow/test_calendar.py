import pytest
from pytest_django import DjangoAssertNumQueries

from gongkai.workflow.calendar import one_calendar, working_days

pytestmark = pytest.mark.django_db


def test_for_many_rows_the_calendar_is_asked_for_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1), one_calendar():
        assert working_days() is working_days()
    # Afterwards whoever asks is told what is new.
    with django_assert_num_queries(2):
        working_days()
        working_days()
