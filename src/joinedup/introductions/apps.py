from datetime import time

from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "joinedup.introductions"
    label = "introductions"

    def ready(self) -> None:
        _tell_what_is_agreed()
        _tell_what_is_asked()
        _let_lapse()


def _tell_what_is_agreed() -> None:
    """Tell needs and offers what introductions agreed about them."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from joinedup.brokerage.queries import Agreements, agreements, doors, school_doors
    from joinedup.contacts.queries import call_parts
    from joinedup.directory.queries import panels
    from joinedup.introductions.queries import standing
    from joinedup.introductions.queries.panels import address, given_lately, given_panel

    doors.add("introductions.given", lambda slug: (str(_("Given and received")), reverse("introductions:show_area_given", args=[slug])))
    panels.add("introductions.given", given_panel)
    school_doors.add("introductions.suggested", lambda key, slug: (str(_("What is suggested")), address("show_suggested", slug, key)))
    school_doors.add("introductions.given", lambda key, slug: (str(_("Given and received")), address("show_given", slug, key)))
    agreements.add("introductions", Agreements(standing.agreed_half_days, standing.agreed_with, standing.held))
    call_parts.add("introductions.given", given_lately)


def _tell_what_is_asked() -> None:
    """Register the page of the links of introductions, and what schools are asked by them."""
    from django.urls import reverse
    from django.utils.translation import gettext_lazy as _

    from joinedup.accounts.services.links import link_pages
    from joinedup.contacts.queries import open_asks
    from joinedup.introductions.choices import INTRODUCTION_PURPOSE, TELL_PURPOSE
    from joinedup.introductions.queries import asks
    from joinedup.notices.queries import asks as mails_that_ask
    from joinedup.ui.navigation import WITHIN

    mails_that_ask.add("introduction", _("Needs and offers"))
    mails_that_ask.add("gifts", _("What came of it"))
    WITHIN.add("introductions", "brokerage")
    open_asks.add("introductions.asks", asks.open_asks)
    link_pages.add(TELL_PURPOSE, lambda link: reverse("introductions:tell_given", args=[link.subject_id]))
    link_pages.add(INTRODUCTION_PURPOSE, lambda link: reverse("introductions:answer_introduction", args=[link.subject_id]))


def _let_lapse() -> None:
    from joinedup.core import clock
    from joinedup.core.actors import SYSTEM
    from joinedup.introductions import services
    from joinedup.jobs import services as jobs

    jobs.schedule(
        "introductions.lapse",
        every=time(5, 40),
        title="Let introductions lapse that nobody answered",
        work=lambda: services.lapse_introductions(on=clock.today(), by=SYSTEM),
    )
