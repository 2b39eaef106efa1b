"""Each partner signs exactly one version; in force when all have."""

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.core.refusals import Refused
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db


def test_it_is_in_force_when_the_last_partner_signs() -> None:
    agreement = factories.make_open_agreement(accounts.make_area())
    oak, elm = factories.partners(agreement)
    factories.sign(agreement, oak)
    assert queries.agreement_of(agreement.partnership).state == choices.AgreementState.OPEN
    factories.sign(agreement, elm)
    assert queries.agreement_of(agreement.partnership).state == choices.AgreementState.IN_FORCE


def test_a_stale_hash_is_refused() -> None:
    agreement = factories.make_open_agreement(accounts.make_area())
    oak = factories.partners(agreement)[0]
    with pytest.raises(Refused, match="has changed since you opened it"):
        services.sign_agreement(
            partner=oak, signing=services.Signing(name="A", role="Head", version_hash="0" * 64), by=factories.lead_of(oak)
        )
