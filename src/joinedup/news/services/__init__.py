"""Draft, edit, send and stop newsletters; keep when somebody last looked."""

from joinedup.news.services.drafting import draft_again, draft_newsletter, remove_draft
from joinedup.news.services.looking import look_again, moment_of, note_look
from joinedup.news.services.paragraphs import (
    Words,
    add_paragraph,
    change_paragraph,
    change_title,
    leave_out,
    move_paragraph,
)
from joinedup.news.services.sending import choose_readers, post_mails, send_newsletter, stop_newsletter

__all__ = [
    "Words",
    "add_paragraph",
    "change_paragraph",
    "change_title",
    "choose_readers",
    "draft_again",
    "draft_newsletter",
    "leave_out",
    "look_again",
    "moment_of",
    "move_paragraph",
    "note_look",
    "post_mails",
    "remove_draft",
    "send_newsletter",
    "stop_newsletter",
]
