"""`python -m gongkai.publishing.guard.rule_documentation docs/guard-rules.md` writes the page anew."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.site.settings")
django.setup()

# The rules name models, which exist once Django is set up.
from gongkai.publishing.guard.rule_documentation.page import page  # noqa: E402

for path in map(Path, sys.argv[1:]):
    path.write_text(page(), encoding="utf-8")
