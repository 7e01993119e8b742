"""The WSGI application as the server of `gongkai site run` loads it, in a worker process of its own."""

import os

from gongkai.site.wsgi import application

__all__ = ["application"]

# Ctrl+C in a terminal goes to its whole process group. The worker is ended by the server alone: told twice, it
# waits for itself and the stop takes until the server's patience ends.
os.setpgrp()
