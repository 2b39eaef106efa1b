"""What helps people write each of the ten parts: a question, hints, words to start from, and what is often forgotten."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from joinedup.partnerships.choices import Element

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Guide:
    """The help beside one part of the agreement."""

    question: Words
    hints: tuple[Words, ...]
    starter: Words
    forgotten: tuple[Words, ...]


GUIDES: Final[dict[Element, Guide]] = {
    Element.AIMS: Guide(
        _("What do you want to change together, and for whom?"),
        (
            _("Three aims are plenty. Start each with a verb: raise, give, open, cut."),
            _("Say how you will tell that you got there: what would a visitor see?"),
        ),
        _("We are working together so that:\n1. …\n2. …\n\nWe will know that it worked when, by the end of the first year, …"),
        (
            _("What is not part of this, so that nobody expects it."),
            _("What each partner hopes to get for its own children. It is fair to say so."),
        ),
    ),
    Element.STRATEGY: Guide(
        _("Who does what, and when?"),
        (
            _("Put in the year's dates from the first meeting to the last, term by term."),
            _("Name one organisation for each line. Two owners means no owner."),
        ),
        _(
            "Autumn term: … (lead: …)\n"
            "Spring term: … (lead: …)\n"
            "Summer term: … (lead: …)\n\n"
            "We meet every … at …, for … minutes. The dates for the year are agreed by 30 June."
        ),
        (
            _("Tests, exams and admissions: which weeks must stay free."),
            _("What happens to a job when the person doing it moves on."),
        ),
    ),
    Element.MEMBERSHIP: Guide(
        _("Who can be a partner, and how do you decide things?"),
        (
            _("Say whether each school has one vote, or each trust."),
            _("Say how many must be there for a decision to count."),
        ),
        _(
            "Partners are the organisations named on the signature page. A new partner joins when the others agree and it has signed.\n\n"
            "Each organisation has one vote. We try to agree first. If we vote, more than half of those present decide, "
            "as long as at least half of the partners are there. Anyone with an interest in the result says so and does not vote.\n\n"
            "A decision that needs a board's approval is marked “subject to boards” with a date."
        ),
        (
            _("Who may send somebody else, and whether that person may vote."),
            _("What a partner that pays but does not take part may decide."),
        ),
    ),
    Element.MANAGEMENT: Guide(
        _("Who keeps it going from day to day?"),
        (
            _("Name the chair, the co-ordinator and who stands in when they are away."),
            _("Write three or four ground rules you would be glad to be held to."),
        ),
        _(
            "Chair: … for one year. Co-ordinator: …, … days a week, employed by ….\n"
            "A steering group of … meets every … and looks at progress each term.\n\n"
            "Ground rules: we answer within five school days; we say early when something will be late; "
            "what is said in confidence stays in the room."
        ),
        (
            _("Who line-manages the co-ordinator, and who approves their spending."),
            _("When you look back together at how the partnership itself is doing."),
        ),
    ),
    Element.RESOURCES: Guide(
        _("What does each partner put in: money, days, rooms, kit?"),
        (
            _("Count time in half-days. Cover money is a cost too."),
            _("Gifts that are not money count: a hall, a minibus, a trainer."),
        ),
        _(
            "Each partner gives up to … half-days a year and £… a year, paid in … to …, who keeps the account.\n"
            "Cover is paid by ….\n"
            "Things we lend stay the property of the lender. Things we buy together belong to …."
        ),
        (
            _("VAT, purchase order numbers and who signs off payments."),
            _("What a very small school can leave out without falling behind."),
        ),
    ),
    Element.DISPUTES: Guide(
        _("What do you do when you disagree, or when somebody does not deliver?"),
        (
            _("Two people talking is the first step. Give it a number of days."),
            _("Name somebody from outside whom you would all trust to help."),
        ),
        _(
            "We talk to the person first, within ten school days. If that does not settle it, the chair brings both sides together. "
            "If it is still open after one month we ask … to help us find a way. "
            "Nobody goes to the press or the other families meanwhile.\n\n"
            "If promised work does not happen, the co-ordinator asks once, in private, what would help."
        ),
        (
            _("What happens when the disagreement is with the chair."),
            _("Which work carries on while you sort it out."),
        ),
    ),
    Element.INFORMATION: Guide(
        _("What do you need to share, and what stays private?"),
        (
            _("List what is shared, with whom and for how long. Leave out what nobody needs."),
            _("Some of you must answer freedom of information requests. Write as if others will read it."),
        ),
        _(
            "We share: contact details of named staff, dates, attendance at meetings, and figures for groups of ten or more. "
            "We never share records about a pupil here.\n"
            "A report about one school belongs to that school. Mailing lists are used for this partnership only.\n"
            "Before we answer a request for information about another partner, we tell that partner."
        ),
        (
            _("When shared papers are deleted, and who does it."),
            _("Photographs and logos: who may use them, and where."),
        ),
    ),
    Element.EVALUATION: Guide(
        _("How will you know whether it is worth the effort?"),
        (
            _("Choose two or three things you already count. Write down today's figure."),
            _("Ask each partner what they got out of it, not only the children."),
        ),
        _(
            "We look at: … (now: …; by next July: …).\n"
            "Each July every partner answers three questions: what worked, what did not, what should we stop?\n"
            "The results go to all partners and their boards before the review date."
        ),
        (
            _("Who gathers the figures, and in whose time."),
            _("What you will do if the answer is “it was not worth it”."),
        ),
    ),
    Element.ENDING: Guide(
        _("How does one partner leave, and how does it all end well?"),
        (
            _("Notice, money and what you keep stand on page one. Say the rest here."),
            _("Name what would end it early: a grant that stops, a school that closes."),
        ),
        _(
            "A partner that wants to leave tells the co-ordinator in writing and gives the notice on page one. "
            "It finishes or hands on what it has promised for that time. The others are told the same day.\n\n"
            "A school that closes or becomes an academy leaves on that day; the new school is asked to sign.\n"
            "When the partnership ends we pay what is owed, share out what is left, keep the records for … years, and thank people."
        ),
        (
            _("Staff whose pay comes from the partnership: who tells them, and when."),
            _("Who keeps the web page, the mailbox and the logo."),
        ),
    ),
    Element.RISK: Guide(
        _("What could go wrong, and what will you do about it?"),
        (
            _("Five risks are enough. For each: how likely, how bad, what you do, who watches."),
            _("Include the slow ones: people leave, interest fades, money arrives late."),
        ),
        _(
            "If the co-ordinator leaves: … takes over for one month; hand-over notes are kept up to date.\n"
            "If money comes late: … can carry £… until ….\n"
            "If fewer than half come twice in a row: the chair rings each partner that week.\n"
            "Safeguarding: visits follow the host school's rules; worries go to its safeguarding lead the same day."
        ),
        (
            _("Insurance when pupils or staff are on another site."),
            _("What happens if one partner's name is in the news."),
        ),
    ),
}
