"""The moves of an agreement as organisers see them: the button, what happens, and from which states."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from joinedup.partnerships.choices import MOVES, AgreementState
from joinedup.partnerships.choices.guides import Words


@dataclass(frozen=True, slots=True)
class MovePage:
    """One move: the service that does it, the words before it is pressed."""

    slug: str
    service: str
    to: tuple[AgreementState, ...]
    button: Words
    what_happens: tuple[Words, ...]
    is_grave: bool = False
    asks_reason: bool = False
    only_from: tuple[AgreementState, ...] = ()

    def fits(self, state: str, is_in_force: bool) -> bool:
        """Say whether the move can be made from this state."""
        now = AgreementState(state)
        if self.only_from and now not in self.only_from:
            return False
        return any(to in MOVES[now] and _suits(to, is_in_force) for to in self.to)


def _suits(to: AgreementState, is_in_force: bool) -> bool:
    return {AgreementState.DRAFT: not is_in_force, AgreementState.UNDER_REVIEW: is_in_force}.get(to, True)


MOVE_PAGES: Final = {
    page.slug: page
    for page in (
        MovePage(
            "consult",
            "send_to_consultation",
            (AgreementState.IN_CONSULTATION,),
            _("Send it to the partners to comment"),
            (
                _("Each partner gets a mail with a link to read and comment, without an account."),
                _("The words cannot change while they read. You can take it back at any time."),
            ),
        ),
        MovePage(
            "draft",
            "back_to_draft",
            (AgreementState.DRAFT, AgreementState.UNDER_REVIEW),
            _("Take it back to change the words"),
            (
                _("You and the partners can write on it again. Nobody can sign meanwhile."),
                _("If you change the text, signatures given so far are cleared when you open it again, and their owners are told."),
            ),
            only_from=(AgreementState.IN_CONSULTATION, AgreementState.OPEN),
        ),
        MovePage(
            "open",
            "open_for_signature",
            (AgreementState.OPEN,),
            _("Open it for signature"),
            (
                _("The text is frozen and gets a fingerprint. Everybody signs exactly this text."),
                _("Each partner gets a mail with a link to read and answer. Signing needs a code that we mail to them."),
                _("It is in force when every partner has signed and their boards have agreed where they must."),
            ),
        ),
        MovePage(
            "review",
            "start_review",
            (AgreementState.UNDER_REVIEW,),
            _("Start a review"),
            (_("You can change the words. The version in force stays in force until every partner has signed the new one."),),
            only_from=(AgreementState.IN_FORCE,),
        ),
        MovePage(
            "keep",
            "finish_review",
            (AgreementState.IN_FORCE,),
            _("Finish the review without changes"),
            (_("The version in force goes on as it is. Words you changed since then are kept as a draft for the next review."),),
            only_from=(AgreementState.UNDER_REVIEW,),
        ),
        MovePage(
            "end",
            "end_agreement",
            (AgreementState.ENDED,),
            _("End the agreement"),
            (_("Every partner is told, with your reason. This cannot be undone."),),
            is_grave=True,
            asks_reason=True,
        ),
    )
}
