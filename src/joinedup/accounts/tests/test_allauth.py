"""Of allauth only the pipeline is used: none of its pages, mails and messages can be asked for."""

import pytest
from allauth.account.adapter import get_adapter
from django.conf import settings
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from joinedup.accounts.adapters import AccountAdapter
from joinedup.accounts.tests import factories

APPS_WITHOUT_PAGES_OF_OURS = {"allauth.mfa", "allauth.socialaccount", "allauth.usersessions", "allauth.headless"}


def views(resolver: URLResolver) -> list[str]:
    found = []
    for pattern in resolver.url_patterns:
        found += [pattern.callback.__module__] if isinstance(pattern, URLPattern) else views(pattern)
    return found


def test_no_page_of_allauth_is_routed_and_no_part_is_on_whose_pages_we_do_not_have():
    assert not [module for module in views(get_resolver()) if module.startswith("allauth")]
    assert not APPS_WITHOUT_PAGES_OF_OURS & set(settings.INSTALLED_APPS)


def test_its_messages_are_silent_and_its_mails_are_refused_for_every_address_alike():
    adapter = get_adapter()
    assert isinstance(adapter, AccountAdapter)
    adapter.add_message(RequestFactory().get("/"), 20, "account/messages/logged_in.txt")
    for address in ("known@example.org", "unknown@example.org"):
        with pytest.raises(LookupError):
            adapter.send_mail("account/email/unknown_account", address, {})
    assert not adapter.is_open_for_signup(RequestFactory().get("/"))


@pytest.mark.django_db
def test_a_closed_account_that_comes_through_the_pipeline_lands_on_the_sign_in_page():
    response = get_adapter().respond_user_inactive(RequestFactory().get("/"), factories.make_user())
    assert response["Location"] == "/sign-in/"
