"""To django-allauth: its sign-in pipeline, on which passkeys, one-time codes and OIDC hang later; none of its own pages."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from joinedup.accounts.models import User
from joinedup.accounts.services import sessions


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Notes each sign-in, says nothing in allauth's words and sends no mail: our pages and mails do."""

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Sign the user in and keep in which browser."""
        super().login(request, user)
        assert isinstance(user, User)
        if not request.session.session_key:
            request.session.save()
        user_agent = request.headers.get("User-Agent", "")
        sessions.note_sign_in(user=user, session_key=str(request.session.session_key), user_agent=user_agent)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing: the next page shows what has happened."""

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Send somebody whose account is closed back to sign-in."""
        return redirect("accounts:sign_in")

    def respond_email_verification_sent(self, request: HttpRequest, user: AbstractBaseUser | None) -> HttpResponseBase:
        """Send somebody back to sign-in; a mailed code has already shown that the address is theirs."""
        return redirect("accounts:sign_in")

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account unasked: people are invited."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Refuse: every mail of the product goes through the outbox."""
        raise LookupError(f"allauth wanted to send {template_prefix}, which has no mail of ours")
