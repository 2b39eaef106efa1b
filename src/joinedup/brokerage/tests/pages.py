"""Every page of this room in the states that the browser walks through."""

from joinedup.brokerage.tests.needs_pages import NEEDS_PAGES
from joinedup.ui.states import PageState

PAGES: list[PageState] = NEEDS_PAGES
