"""Every write of partnerships: setting up, partners, organisers, the agreement and its signatures."""

# ruff: noqa: I001
# fmt: off
from joinedup.partnerships.services.acts import SIGNING, act_by_code, do_act, mail_signing_code
from joinedup.partnerships.services.agreements import (
    back_to_draft, comment_on_section, end_agreement, finish_review, missing_to_open, open_for_signature, resend_signing_link,
    send_to_consultation, settle_comment, start_review, write_section,
)
from joinedup.partnerships.services.force import settle_due
from joinedup.partnerships.services.forming import form_partnership
from joinedup.partnerships.services.looking import look_first, looks
from joinedup.partnerships.services.organisers import add_organiser, end_organiser
from joinedup.partnerships.services.partners import (
    Leaving, add_partner, carry_partner, change_partner, earliest_leaving, give_notice, record_leaving, who_signs,
)
from joinedup.partnerships.services.partnerships import (
    PartnerDetails, PartnershipDetails, Terms, change_partnership, finish_setting_up, missing_to_form, set_aims, set_stage, set_terms,
    start_partnership,
)
from joinedup.partnerships.services.signatures import (
    BoardWord, Signing, confirm_board, needs_board, reply_to_agreement, sign_agreement, withdraw_signature,
)
from joinedup.partnerships.services.texts import content_of, shown_glance, weeks

__all__ = [
    "SIGNING", "BoardWord", "Leaving", "PartnerDetails", "PartnershipDetails", "Signing", "Terms", "act_by_code", "add_organiser",
    "add_partner", "back_to_draft", "carry_partner", "change_partner", "change_partnership", "comment_on_section", "confirm_board",
    "content_of", "do_act", "earliest_leaving", "end_agreement", "end_organiser", "finish_review", "finish_setting_up",
    "form_partnership", "give_notice", "look_first", "looks", "mail_signing_code", "missing_to_form", "missing_to_open",
    "needs_board", "open_for_signature", "record_leaving", "reply_to_agreement", "resend_signing_link", "send_to_consultation",
    "set_aims", "set_stage", "set_terms", "settle_comment", "settle_due", "shown_glance", "sign_agreement", "start_partnership",
    "start_review", "weeks", "who_signs", "withdraw_signature", "write_section",
]
