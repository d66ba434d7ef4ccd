"""Anna applies with Kim."""

import pytest

from tests.conftest import logged_in
from tests.partner.making import couple_draft, joined, make_kim, whole_couple


@pytest.fixture
def kim(db):
    return make_kim()


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def draft(anna):
    """Anna has answered all of hers, and Kim is not asked."""
    return couple_draft(anna)


@pytest.fixture
def part(anna, kim, draft):
    """Kim is in, and has answered nothing."""
    return joined(anna, kim, draft)


@pytest.fixture
def whole(anna, kim):
    """Both have answered everything and nobody has signed."""
    return whole_couple(anna, kim)
