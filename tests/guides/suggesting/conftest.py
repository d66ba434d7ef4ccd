"""An editor and her browser."""

import pytest

from tests.conftest import logged_in
from tests.guides.making import make_editor


@pytest.fixture
def sam(db):
    return make_editor()


@pytest.fixture
def sam_client(sam):
    return logged_in(sam)
