"""The engine; Django finds it by the name of this module."""

import select

from django.db.backends.postgresql import base
from psycopg import Connection


class DatabaseWrapper(base.DatabaseWrapper):
    """Before the first question of a request it looks at the socket, where Django asks the database `SELECT 1`.

    A server that stops, or ends a connection, says so and closes it: then there is something to read where nobody has
    asked anything. That costs a hundredth of a question, which was a tenth of what it takes to make a public page.
    """

    health_check_enabled: bool
    health_check_done: bool

    def close_if_health_check_failed(self) -> None:
        """Let go of a connection that the server has ended, so that the question opens another."""
        if self.connection is None or not self.health_check_enabled or self.health_check_done:
            return
        if _ended(self.connection):
            self.close()
        self.health_check_done = True


def _ended(connection: "Connection[object]") -> bool:
    if connection.closed:
        return True
    looking = select.poll()
    looking.register(connection.fileno(), select.POLLIN)
    return bool(looking.poll(0))
