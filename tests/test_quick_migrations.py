"""What is made quickly for the tests is what a set-up makes."""

import json

import pytest
from django.db import connection

from tests.installation import Installation

DESCRIBED = {
    "sqlite": ["SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2"],
    "postgresql": [
        "SELECT table_name, ordinal_position, column_name, column_default, is_nullable, data_type,"
        " character_maximum_length FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1",
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2",
        "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger"
        " WHERE NOT tgisinternal ORDER BY 1, 2",
    ],
}
"""Tables, columns, indexes, constraints and triggers by database."""


def described() -> list[list[object]]:
    """What the database of this process consists of."""
    found: list[list[object]] = []
    with connection.cursor() as cursor:
        for question in DESCRIBED[connection.vendor]:
            cursor.execute(question)
            found += map(list, cursor.fetchall())
    return found


@pytest.mark.django_db
def test_the_database_of_the_tests_is_made_like_that_of_a_set_up(model: Installation) -> None:
    program = "import json; from tests.test_quick_migrations import described; print(json.dumps(described()))"
    set_up = json.loads(model.says(program))
    assert len(set_up) > 100
    assert described() == set_up
