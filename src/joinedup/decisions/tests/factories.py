"""Questions for tests: the board of Oak, Elm and Ash decides in writing until 19 November 2026."""

from datetime import timedelta

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.decisions import choices, queries, services
from joinedup.decisions.models import Question, Reply
from joinedup.groups.models import Group
from joinedup.groups.tests import factories as groups


def make_details(**facts: object) -> services.QuestionDetails:
    defaults = {"title": "Our INSET day", "text": "We share 4 June 2027.", "closes_on": clock.today() + timedelta(days=10)}
    return services.QuestionDetails(**{**defaults, **facts})  # type: ignore[arg-type]


def make_question(
    area: Area | None = None, *, group: Group | None = None, law: dict[str, object] | None = None, **facts: object
) -> Question:
    """Return an open question of a partnership's board, asked by its chair."""
    group = group or groups.make_partnership_group(area or accounts.make_area(), **(law or {}))
    return services.ask_question(group=group, details=make_details(**facts), by=chair_of(group))


def chair_of(group: Group) -> Actor:
    return groups.actor_of(groups.members(group)[0])


def reply(question: Question, place: int = 1) -> Reply:
    return sorted(queries.replies_of(question), key=lambda row: row.member_id)[place]


def holder(row: Reply) -> Actor:
    """Return the holder of the reply's link."""
    return accounts.link_actor(choices.PURPOSE, row.subject, area=row.member.group.area)


def answer(question: Question, *says: str) -> None:
    """Reply for the seats in the order in which they were given, by their links; "" says nothing."""
    for place, word in enumerate(says):
        row = reply(question, place)
        if word:
            services.answer_question(reply=row, says=word, by=holder(row))
