"""Answers for refusals that escape a view: not there, changed meanwhile, or not allowed."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.ui import conflicts, errors


class RefusalPages:
    """Turn Missing into page 404, Conflict into the conflict page and any other refusal into a page that says it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object) -> None:
        """Give the view what was chosen on the conflict page as if it had been typed."""
        if request.method == "POST" and any(name.startswith(conflicts.CHOOSE) for name in request.POST):
            request.POST = conflicts.chosen(request.POST)  # type: ignore[assignment]

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Missing):
            return errors.not_found(request)
        if isinstance(exception, Conflict):
            return errors.conflict(request, exception)
        if isinstance(exception, Refused):
            return errors.refused(request, exception)
        return None
