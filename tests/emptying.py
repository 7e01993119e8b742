"""Empty the tables after a test that committed: with what Django would only delete to make it anew.

Its own way deletes the kinds of content and the permissions too and has every app make them again: nine tenths of the
time, after each of hundreds of tests.
"""

from functools import cache

import pytest
from django.core.management.color import no_style
from django.db import connections
from django.test import TransactionTestCase

MADE_BY_MIGRATIONS = {"django_content_type", "auth_permission"}


def empty_quickly(patch: pytest.MonkeyPatch) -> None:
    """From now on."""
    patch.setattr(TransactionTestCase, "_fixture_teardown", _empty)


def _empty(test: TransactionTestCase) -> None:
    for name in test._databases_names(include_mirrors=False):
        operations = connections[name].ops
        operations.execute_sql_flush(operations.sql_flush(no_style(), _tables(name)))


@cache
def _tables(name: str) -> list[str]:
    introspection = connections[name].introspection
    return [
        table
        for table in introspection.django_table_names(only_existing=True, include_views=False)
        if table not in MADE_BY_MIGRATIONS
    ]
