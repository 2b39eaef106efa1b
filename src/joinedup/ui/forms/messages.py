"""The words of our form errors: each names the field and says how to mend it."""

import re
from collections.abc import Iterator

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

_QUESTION_WORDS = re.compile(
    r"(how|what|when|where|which|whom?|whose|why|do|does|did|is|are|was|were|may|can|could|will|would|should|have|has)\b", re.IGNORECASE
)
_OWN_ARTICLE = re.compile(r"(the|an?|your|their|our|my|its|this|these|any|each)\b")


def improve_messages(field: forms.Field) -> None:
    """Replace Django's stock messages of this field by ours; messages that somebody wrote for it stay."""
    texts = _texts(field)
    stock = _stock(field)
    for code, text in texts.items():
        present = field.error_messages.get(code)
        if present is None or present is stock.get(code):
            field.error_messages[code] = text


def _stock(field: forms.Field) -> dict[str, str | Promise]:
    """Return the messages that Django's own classes bring, by code."""
    found: dict[str, str | Promise] = {}
    for kind in reversed(type(field).__mro__):
        if kind.__module__.startswith("django."):
            found.update(getattr(kind, "default_error_messages", {}))
    return found


def naming(label: str) -> tuple[str, bool]:
    """Return the label as it stands inside a sentence, and whether it is a question.

    >>> naming("Name of the organisation"), naming("URN"), naming("How many visits?")
    (('the name of the organisation', False), ('the URN', False), ('How many visits?', True))
    """
    label = label.strip().rstrip(":")
    if label.endswith("?") or _QUESTION_WORDS.match(label):
        return label, True
    lowered = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return (lowered if _OWN_ARTICLE.match(lowered) else f"the {lowered}"), False


def _texts(field: forms.Field) -> dict[str, str]:
    label = str(field.label or "").strip().rstrip(":").replace("%", "%%")
    name = naming(label)[0]
    return {code: text.replace("%(name)s", name).replace("%(label)s", label) for code, text in _patterns(field)}


def _patterns(field: forms.Field) -> Iterator[tuple[str, str]]:
    is_question = naming(str(field.label or ""))[1]
    yield "required", _required(field, is_question)
    if isinstance(field, forms.ChoiceField):
        yield "invalid_choice", _("Choose one of the answers listed for “%(label)s”")
        yield "invalid_list", _("Choose from the answers listed for “%(label)s”")
    elif isinstance(field, forms.EmailField):
        yield "invalid", _("Enter an e-mail address with an @, for example office@oakprimary.sch.uk")
    elif isinstance(field, forms.FileField):
        yield "invalid", _("The file did not arrive. Choose it again")
        yield "missing", _("The file did not arrive. Choose it again")
        yield "empty", _("The file is empty. Choose one that has something in it")
    elif isinstance(field, forms.IntegerField | forms.FloatField):
        yield "invalid", _("Enter a whole number in figures for “%(label)s”, for example 3")
    else:
        yield "invalid", _("Check “%(label)s”: we could not read it")
    yield from _limits()


def _limits() -> Iterator[tuple[str, str]]:
    yield "max_length", _("Shorten “%(label)s” to %(limit_value)d letters or fewer (it has %(show_value)d)")
    yield "min_length", _("Write at least %(limit_value)d letters for “%(label)s”")
    yield "max_value", _("Enter %(limit_value)s or less for “%(label)s”")
    yield "min_value", _("Enter %(limit_value)s or more for “%(label)s”")
    yield "null_characters_not_allowed", _("Type “%(label)s” again: it holds characters that cannot be shown")


def _required(field: forms.Field, is_question: bool) -> str:
    if isinstance(field, forms.FileField):
        return _("Choose a file")
    if isinstance(field, forms.BooleanField):
        return _("Tick the box “%(label)s” to go on")
    if isinstance(field, forms.MultipleChoiceField):
        return _("Choose at least one answer to “%(label)s”")
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer to “%(label)s”") if is_question else _("Choose %(name)s")
    return _("Answer “%(label)s”") if is_question else _("Enter %(name)s")
