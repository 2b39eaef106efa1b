"""Every read of calls: who was asked, who has answered and how, who is silent."""

# ruff: noqa: I001
# fmt: off
from joinedup.calls.queries.calls import (
    AskLine, CallSummary, appetite_of, ask_for, ask_lines, ask_of_link, ask_to_run, call_for, calls_of, n_waiting_mails,
    needs_said_in, next_mail_at, nudges_of, offers_said_in, open_asks_of, organisations_asked, silent_asks, summary_of, unreached_asks,
)

__all__ = [
    "AskLine", "CallSummary", "appetite_of", "ask_for", "ask_lines", "ask_of_link", "ask_to_run", "call_for", "calls_of",
    "n_waiting_mails", "needs_said_in", "next_mail_at", "nudges_of", "offers_said_in", "open_asks_of", "organisations_asked",
    "silent_asks", "summary_of", "unreached_asks",
]
