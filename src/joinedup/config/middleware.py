"""Headers that Django does not know yet, and requests that are not worth reading."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from joinedup.ui import errors

UNUSED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
MOST_SIGNED_IN, MOST_FROM_STRANGERS = 110_000_000, 5_000_000  # the largest upload is a register file; nobody uploads without an account
PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


class PermissionsPolicyMiddleware:
    """Tell the browser which of its powers no page of ours asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class TooLarge:
    """Answer 413 before a byte is read to what is larger than any form of ours: a stranger cannot fill the disk with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = MOST_SIGNED_IN if request.user.is_authenticated else MOST_FROM_STRANGERS
        if length.isdecimal() and int(length) > most:
            return errors.too_large(request)
        return self.get_response(request)


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
