"""What jobs run for this room."""

from joinedup.actions import services
from joinedup.core import clock
from joinedup.jobs import services as jobs
from joinedup.jobs.services import JSON, Run


@jobs.task("actions.remind")
def remind(run: Run) -> JSON:
    """Remind everybody of what is due by today; each person's mail is kept by itself, so that a killed worker loses and doubles nothing."""
    n = services.remind_all(today=clock.today(), say=lambda done, total: run.progress(done, total, "people looked at"))
    return {"mails": n, "handed_over": services.ask_to_hand_over(today=clock.today())}
