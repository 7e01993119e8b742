"""The collection of real reports beside the project, where a checkout has one."""

import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("GONGKAI_SHARED_REPORTS", Path(__file__).parents[2] / "shared" / "reports"))


def folder() -> Path:
    """The collection's folder; the test skips, saying so, where it is absent."""
    if not FOLDER.is_dir():
        pytest.skip(f"the shared reports are not at {FOLDER.name}/ beside the checkout")
    return FOLDER


def source(slug: str) -> Path:
    """The document of one report."""
    return next((folder() / slug).glob("source.*"))
