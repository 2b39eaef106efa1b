"""Where an aim stands: its value to ourselves and to others, from 0 to 10."""

from typing import Final

from django.utils.translation import gettext_lazy as _

MOST_PLACED: Final = 12
VALUES: Final = [
    (0, _("0: nothing")),
    *[(n, str(n)) for n in range(1, 5)],
    (5, _("5: some")),
    *[(n, str(n)) for n in range(6, 10)],
    (10, _("10: a great deal")),
]
LEANINGS: Final = {
    "both": _("Good for us and for others"),
    "ours": _("More for us"),
    "others": _("More for others"),
    "little": _("Small for both"),
}
WHOLES: Final = {
    "level": _("Taken together, it gives us about as much as it gives others."),
    "ours": _("Taken together, we get more than others do. What could we give more of?"),
    "others": _("Taken together, others get more than we do. That can be right; is there something that they could give back?"),
    "nothing": _("Nothing is placed yet."),
}
