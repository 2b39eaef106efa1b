"""Whatever people do in whatever order: in force means that every partner has signed exactly that text."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.core.refusals import Refused
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Signature
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db
State = choices.AgreementState

MOVES = ("consult", "draft", "open", "review", "keep")
PARTNER_ACTS = ("sign", "sign", "sign", "withdraw", "leave")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(MOVES), st.just(0)),
        st.tuples(st.just("write"), st.integers(0, 2)),
        st.tuples(st.sampled_from(PARTNER_ACTS), st.integers(0, 2)),
        st.tuples(st.just("join"), st.just(0)),
    ),
    min_size=4,
    max_size=14,
)
SERVICES = {
    "consult": services.send_to_consultation,
    "draft": services.back_to_draft,
    "open": services.open_for_signature,
    "review": services.start_review,
    "keep": services.finish_review,
}


@settings(
    max_examples=10,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_in_force_means_signed_by_every_partner(db: Any, steps: list[tuple[str, int]]) -> None:
    area = accounts.make_area()
    agreement = factories.make_agreement(area, by=accounts.officer_actor(area))
    for act, which in [("open", 0), *steps]:
        before = queries.agreement_of(agreement.partnership)
        try:
            _do(agreement, act, which)
        except Refused:
            assert queries.agreement_of(agreement.partnership).state == before.state
        _judge(before, queries.agreement_of(agreement.partnership))


def _do(agreement: Agreement, act: str, which: int) -> None:
    agreement = queries.agreement_of(agreement.partnership)
    if act in SERVICES:
        SERVICES[act](agreement=agreement, by=SYSTEM)
        return
    if act == "write":
        section = queries.section_of(agreement, "aims")
        services.write_section(section=section, text=f"Words {which}", is_done=True, expected=section.version, by=SYSTEM)
        return
    if act == "join":
        school = factories.make_led_school("Fir", agreement.partnership.area)
        services.add_partner(partnership=agreement.partnership, details=services.PartnerDetails(school), by=SYSTEM)
        return
    rows = factories.partners(agreement)
    partner = rows[which % len(rows)] if rows else None
    if partner is None:
        return
    if act == "sign":
        version = queries.version_to_sign(agreement)
        signing = services.Signing("Ada", "Head", version.hash if version else "")
        services.sign_agreement(partner=partner, signing=signing, by=factories.lead_of(partner))
    elif act == "withdraw":
        services.withdraw_signature(partner=partner, reason="", by=factories.lead_of(partner))
    else:
        services.record_leaving(partner=partner, leaving=services.Leaving(clock.today()), by=SYSTEM)


def _judge(before: Agreement, agreement: Agreement) -> None:
    version = agreement.version_in_force
    if version is not None:
        bound = [partner for partner in factories.partners(agreement) if partner.joined_on]
        assert queries.is_complete(version, bound), "somebody is bound by a text that they did not sign"
        assert agreement.state != State.DRAFT
    if agreement.state == State.IN_FORCE:
        assert version is not None
    if agreement.state == State.OPEN and agreement.open_version is not None:
        here = queries.partners_to_sign(agreement)
        assert len(here) < 2 or not queries.is_complete(agreement.open_version, here), "all have signed, and it is not in force"
    if agreement.state != before.state:
        allowed = choices.MOVES[State(before.state)]
        through = {to for between in allowed for to in choices.MOVES[between]}
        assert State(agreement.state) in allowed | through
    for signature in Signature.objects.filter(version_signed__agreement=agreement).select_related("version_signed"):
        assert signature.version_hash == signature.version_signed.hash
