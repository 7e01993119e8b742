"""Writes the page named anew."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
django.setup()

# The ledgers name models, which exist once Django is set up.
from gongkai.registers.documentation.page import page  # noqa: E402

for path in map(Path, sys.argv[1:]):
    path.write_text(page(), encoding="utf-8")
