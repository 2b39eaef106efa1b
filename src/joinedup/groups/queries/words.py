"""A group's law and history in sentences."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from joinedup.audit import queries as audit
from joinedup.groups import choices
from joinedup.groups.models import Group

_RULES: Final = {
    choices.Rule.CONSENSUS: gettext_lazy("A decision stands when nobody is against it."),
    choices.Rule.MAJORITY: gettext_lazy("A decision stands when more votes are for it than against it."),
    choices.Rule.TWO_THIRDS: gettext_lazy("A decision stands when at least two thirds of the votes given are for it."),
    choices.Rule.ALL_MEMBERS: gettext_lazy("A decision stands when more than half of all votes are for it, those who are away counted."),
    choices.Rule.UNANIMOUS: gettext_lazy("A decision stands when every vote that is there is for it."),
}
_VOTES: Final = {
    choices.Unit.PERSON: gettext_lazy("Each person has one vote."),
    choices.Unit.ORGANISATION: gettext_lazy("Each organisation has one vote."),
    choices.Unit.PUPILS: gettext_lazy("Each organisation has as many votes as it has pupils, and one when none are known."),
    choices.Unit.TRUST: gettext_lazy("Each trust has one vote, and so has each organisation of no trust."),
}
_EVENTS: Final = {
    "group.started": gettext_lazy("Group set up"),
    "group.changed": gettext_lazy("Terms or rules changed"),
    "group.ended": gettext_lazy("Group closed"),
    "group.members_added": gettext_lazy("Members added"),
    "group.member_changed": gettext_lazy("Member changed"),
    "group.member_ended": gettext_lazy("Member left"),
    "group.interest_declared": gettext_lazy("Interest declared"),
    "group.interest_ended": gettext_lazy("Interest ended"),
}


def law_of(group: Group) -> list[str]:
    """Return how the group decides, in sentences that can be read out."""
    size = group.quorum_size
    if group.quorum == choices.Quorum.PEOPLE:
        enough = ngettext(
            "It decides when at least %(n)d voting member is there.", "It decides when at least %(n)d voting members are there.", size
        )
    elif group.quorum == choices.Quorum.ORGANISATIONS:
        enough = ngettext(
            "It decides when at least %(n)d organisation is there.", "It decides when at least %(n)d organisations are there.", size
        )
    else:
        enough = _("It decides when at least %(n)d per cent of all votes are there.")
    lines = [enough % {"n": size}, str(_VOTES[choices.Unit(group.unit)]), str(_RULES[choices.Rule(group.rule)])]
    if group.vote_cap:
        lines.append(_("No organisation has more than %(n)d per cent of the votes of all pupils.") % {"n": group.vote_cap})
    if group.has_casting_vote:
        lines.append(_("When the votes are equal, the chair decides."))
    if group.silence_is_yes:
        lines.append(_("Between meetings, when it decides by written reply, no reply by the deadline may count as a yes."))
    lines.append(_("Whoever has an interest in the matter has no vote on it and is not counted. Clerk and observers have no vote."))
    return lines


def timeline(group: Group, *, most: int = 20) -> list[dict[str, object]]:
    """Return what happened to a group, the newest first."""
    lines = audit.entries_about(group.subject)[-most:]
    return [{"title": str(_EVENTS.get(line.verb, line.verb)), "when": line.at, "by": line.who, "text": ""} for line in reversed(lines)]
