"""Headers that Django does not know yet, and addresses that no database can be asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from joinedup.ui import errors

UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


class PermissionsPolicyMiddleware:
    """Tell the browser which of its powers no page of ours asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class NullCharacters:
    """Answer 400 to an address or a form with a null character: nobody can type one, and PostgreSQL refuses to look for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        """Look at what was sent, which the check of the form's token has read already."""
        if request.method == "POST" and any("\x00" in sent for name, values in request.POST.lists() for sent in (name, *values)):
            return errors.bad_request(request)
        return None
