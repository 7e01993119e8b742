"""Writes the page anew."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
django.setup()

# The table names models, which exist once Django is set up.
from gongkai.casework.step_documentation.page import page  # noqa: E402

Path(sys.argv[1]).write_text(page(), encoding="utf-8")
