import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from joinedup.core import clock
from joinedup.plans import choices
from joinedup.ui import forms


class LimitForm(forms.Form):
    needed_if = {
        "give_cap": _("Needed, unless you limit what it gets, or it has a holiday from giving."),
        "receive_cap": _("Needed, unless you limit what it gives, or it has a holiday from giving."),
    }

    organisation = forms.PickField(label=_("School or partner"))
    give_cap = forms.IntegerField(label=_("Gives at most so many half-days"), required=False, min_value=0, max_value=2000)
    receive_cap = forms.IntegerField(label=_("Gets at most so many half-days"), required=False, min_value=0, max_value=2000)
    is_on_holiday = forms.BooleanField(
        label=_("Holiday from giving: it may get help without giving any"),
        help_text=_("A new head, a tiny school, a hard year: this is normal, and no other school sees it."),
    )
    holiday_until = forms.DateField(
        label=_("Last day of the holiday"), required=False, help_text=_("Leave it empty for a holiday until further notice.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until = data.get("holiday_until")
        if until and until < clock.today():
            self.add_error("holiday_until", _("This day is over: enter the last day of a holiday that still goes on"))
        elif until and not data.get("is_on_holiday"):
            self.add_error("is_on_holiday", _("Tick “Holiday from giving”, or leave its last day empty"))
        return data


class PairForm(forms.Form):
    needed_if = {"minutes": _("Needed if you say how long the way takes.")}

    one = forms.PickField(label=_("First school or partner"))
    other = forms.PickField(label=_("Second school or partner"))
    kind = forms.ChoiceField(label=_("What holds between them?"), choices=choices.PairKind.choices)
    minutes = forms.IntegerField(label=_("Minutes by road"), required=False, min_value=0, max_value=600)


class PlaceField(forms.CharField):
    """A place: latitude and longitude, or the name of an organisation; answers (latitude, longitude) or the words."""

    def clean(self, value: str) -> tuple[float, float] | str:
        words = str(super().clean(value))
        parts = words.replace(";", ",").split(",")
        try:
            latitude, longitude = (float(part) for part in parts)
        except ValueError:
            return words
        if not (49 <= latitude <= 61 and -9 <= longitude <= 3):
            raise ValidationError(_("Enter latitude, then longitude, of a place in Great Britain, for example 53.79, -1.75"))
        return latitude, longitude


class LineForm(forms.Form):
    name = forms.CharField(label=_("What nobody crosses"), max_length=80, help_text=_("For example “River Ouse, no bridge”"))
    start = PlaceField(
        label=_("Where does the line begin?"),
        help_text=_("The name or URN of a school or partner of your list, or latitude and longitude such as 53.79, -1.75"),
    )
    end = PlaceField(label=_("Where does it end?"))


class SharesField(forms.TextField):
    """Lines of a URN (or the code of a small area) and a number; answers what each code has, as typed."""

    CODE = re.compile(r"^(\d{5,7}|[EeWw]\d{8})\b")
    LINE = re.compile(r"^(?P<code>\d{5,7}|[EeWw]\d{8})[\s,;:|]+(?P<number>\d+(?:\.\d+)?)\s*%?$")

    def clean(self, value: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for n, line in enumerate(str(super().clean(value)).splitlines(), start=1):
            if not line.strip():
                continue
            read = self.LINE.match(line.strip())
            if read is None and (found or self.CODE.match(line.strip())):
                raise ValidationError(_("Line %(n)s: enter a URN and a number, for example 143032, 31.5"), params={"n": n})
            if read is not None:  # what stands above the first code is a heading
                code, number = read["code"].upper(), float(read["number"])
                if found.setdefault(code, number) != number:
                    raise ValidationError(_("Line %(n)s: %(code)s stands further up with another number"), params={"n": n, "code": code})
        if not found:
            raise ValidationError(_("Enter a URN and a number on each line, for example 143032, 31.5"))
        return found


class MeasureForm(forms.Form):
    SCALES = {"percent": (100.0, False), "share": (1.0, False), "tenth": (10.0, True)}

    name = forms.CharField(label=_("Name of the measure"), max_length=80, help_text=_("For example “Pupil premium” or “IDACI 2025”"))
    definition = forms.CharField(
        label=_("What is counted?"), max_length=200, help_text=_("For example “Share of pupils for whom the school gets pupil premium”")
    )
    source = forms.CharField(label=_("Where is it from?"), max_length=120)
    measured_on = forms.DateField(label=_("Day of the census, or of publication"))
    scale = forms.ChoiceField(
        label=_("How are the numbers given?"),
        choices=[
            ("percent", _("Per cent: 0 to 100, more is more disadvantage")),
            ("share", _("A share: 0 to 1, more is more disadvantage")),
            ("tenth", _("Tenths (deciles): 1 is the tenth with most disadvantage, 10 the one with least")),
        ],
        initial="percent",
    )
    rows = SharesField(
        label=_("Schools and numbers"),
        max_length=500_000,
        rows=10,
        help_text=_(
            "One school on each line: its URN, then the number. "
            "Instead of URNs you can paste codes of small areas (LSOA), such as E01010646; they count for the schools that stand there."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "rows" in data and "scale" in data:
            most, is_turned = self.SCALES[data["scale"]]
            over = [code for code, number in data["rows"].items() if not (1 if is_turned else 0) <= number <= most]
            if over:
                told = {"code": over[0], "number": f"{data['rows'][over[0]]:g}", "least": 1 if is_turned else 0, "most": f"{most:g}"}
                self.add_error("rows", _("%(code)s has %(number)s, but the numbers go from %(least)s to %(most)s: mend it") % told)
                return data
            data["rows"] = {code: (10 - number) / 9 if is_turned else number / most for code, number in data["rows"].items()}
        return data
