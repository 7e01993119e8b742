"""Writes the pages named anew."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
django.setup()

# The tables name models, which exist once Django is set up.
from gongkai.casework.step_documentation import dispute_page, page  # noqa: E402

PAGES = {"steps.md": page.page, "dispute-steps.md": dispute_page.page}
for path in map(Path, sys.argv[1:]):
    path.write_text(PAGES[path.name](), encoding="utf-8")
