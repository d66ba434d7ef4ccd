"""Another municipality than the example: its file, its pages."""

from pathlib import Path

import pytest

PROVKOMMUN = Path(__file__).parent / "provkommun" / "kommun.toml"


@pytest.fixture
def provkommun(settings):
    """The service as it runs for Provkommun."""
    settings.MUNICIPALITY_FILE = PROVKOMMUN
    return PROVKOMMUN
