"""Who gets what at this room's addresses."""

from joinedup.brokerage.tests.needs_access import NEEDS_ROUTES, furnish_needs
from tests.architecture.access import Route

furnish = furnish_needs
ROUTES: list[Route] = NEEDS_ROUTES
