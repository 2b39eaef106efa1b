from django.apps import AppConfig


class CallsConfig(AppConfig):
    name = "joinedup.calls"
    label = "calls"

    def ready(self) -> None:
        _tell_what_is_asked()
        _join_the_room_of_needs()


def _tell_what_is_asked() -> None:
    """Register the page of the links of calls, their mails, and what schools are asked by them."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from joinedup.accounts.services.links import link_pages
    from joinedup.calls.choices import LinkPurpose
    from joinedup.calls.queries import asks
    from joinedup.contacts.queries import open_asks
    from joinedup.notices.queries import asks as mails_that_ask

    link_pages.add(LinkPurpose.ANSWER_CALL, lambda link: reverse("calls:answer_call", args=[link.subject_id]))
    for kind in ("call.opened", "call.nudged"):
        mails_that_ask.add(kind, _("Needs and offers"))
    open_asks.add("calls.asks", asks.open_asks)


def _join_the_room_of_needs() -> None:
    """Tell needs and offers whom a call asks, hear what is said, and put calls on their pages."""
    from joinedup.brokerage.queries import area_parts, askers, school_asks
    from joinedup.brokerage.services import Hearer, hearers
    from joinedup.calls import services
    from joinedup.calls.queries import asks
    from joinedup.ui.navigation import WITHIN

    WITHIN.add("calls", "brokerage")
    askers.add("calls", asks.asked_by_link)
    school_asks.add("calls", asks.school_asks)
    area_parts.add("calls", asks.area_part)
    hearers.add("calls", Hearer(services.note_said, services.note_confirmed, services.carry_asks))
