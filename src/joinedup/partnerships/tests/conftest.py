"""What the tests of this room begin with: an area, an agreement that is open for signature, its two partners."""

import pytest

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.partnerships.models import Agreement, Partner
from joinedup.partnerships.tests import factories


@pytest.fixture
def area() -> Area:
    return accounts.make_area()


@pytest.fixture
def agreement(area: Area) -> Agreement:
    return factories.make_open_agreement(area)


@pytest.fixture
def oak(agreement: Agreement) -> Partner:
    return factories.partners(agreement)[0]


@pytest.fixture
def elm(agreement: Agreement) -> Partner:
    return factories.partners(agreement)[1]
