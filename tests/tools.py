"""Programs outside Python that some tests need: skipped without, or failed where CI has to have them."""

import os
import shutil
from typing import NoReturn

import pytest


def missing(tool: str) -> NoReturn:
    """Skip the test, naming the tool; a failure where `GONGKAI_TOOLS_REQUIRED` is set."""
    if os.environ.get("GONGKAI_TOOLS_REQUIRED"):
        pytest.fail(f"{tool} is not installed, and CI has to have it")
    pytest.skip(f"{tool} is not installed")


def program(*names: str) -> str:
    """Path of the first of these programs that is installed."""
    for name in names:
        if path := shutil.which(name):
            return path
    missing(names[0])
