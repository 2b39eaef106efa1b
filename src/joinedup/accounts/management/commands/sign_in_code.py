"""`./joinedup manage sign_in_code ADDRESS`: a code for somebody whose mail does not arrive, printed where the product runs."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from joinedup.accounts.services import codes, sign_in


class Command(BaseCommand):
    help = "Print a code with which the owner of an account signs in, when no mail server is set up or her mail is late."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address of the account."""
        parser.add_argument("address", help="e-mail address of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the code."""
        address = options["address"]
        if not sign_in.has_account(address=address):
            raise CommandError(f"There is no account with the address {address}.")
        code = codes.make_code(address=address, purpose=sign_in.PURPOSE)
        self.stdout.write(f"{code}\nAsk for a code on the sign-in page with this address, then type this one. It works for 30 minutes.")
