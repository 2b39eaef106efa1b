"""The two pages that a governing board reads: what for, what it costs, what we gain and risk, the way out, what it decides."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from joinedup.core import clock, money, school_year
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships import services as texts
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices
from joinedup.reviews.models import Weight
from joinedup.reviews.queries import Sheet
from joinedup.ui import documents, filters

MOST_LINES = 4  # of gains, of costs, of risks: two pages are two pages
LONGEST = 400
MOST_NAMES = 8


def board_paper(sheet: Sheet, form: str) -> documents.Document:
    """Return the name and content of the paper for the organisation's board."""
    weigh_up = sheet.weigh_up
    partnership = weigh_up.partnership
    paper = documents.Paper(
        title=weigh_up.title,
        host=weigh_up.organisation.name,
        on=clock.today(),
        blocks=[
            *(_what_for(partnership) if partnership else []),
            *(_cost(partnership) if partnership else []),
            *_weighed(sheet),
            *(_way_out(partnership) if partnership else []),
            *_decide(sheet),
        ],
        kind=_("Is it worth it for us? A paper for governors, trustees or the board"),
        subtitle=_("%(name)s, school year %(year)s") % {"name": weigh_up.organisation.name, "year": school_year.label(weigh_up.year)},
        mark=_("given in confidence"),
    )
    whose = f"{weigh_up.organisation.name} {weigh_up.title}"
    return documents.document(paper, form, whose=whose, what=_("is it worth it"))


def _what_for(partnership: Partnership) -> Iterator[documents.Block]:
    yield documents.Heading(_("What it is for"))
    yield documents.Text(_short(partnership.purpose))
    if partnership.aim_lines:
        yield documents.Bullets([_short(line, 120) for line in partnership.aim_lines])
    names = [row.organisation.name for row in partnerships.partners_of(partnership)]
    more = len(names) - MOST_NAMES
    shown = names[:MOST_NAMES] + ([_("%(n)d more") % {"n": more}] if more > 0 else [])
    yield documents.Text(_("Who takes part: %(names)s.") % {"names": filters.listed(shown)})


def _cost(partnership: Partnership) -> Iterator[documents.Block]:
    yield documents.Heading(_("What it costs us in a year, at most"))
    if not partnership.terms_set:
        yield documents.Text(_("Money and days are not agreed yet."))
        return
    days = [(_("Start"), partnership.starts_on), (_("We look at it together"), partnership.review_on), (_("End"), partnership.ends_on)]
    yield documents.Pairs(
        [
            (_("Money"), money.format_pence(partnership.cost_pence)),
            (_("Days"), filters.half_days(partnership.half_days)),
            *[(label, filters.short_day(day)) for label, day in days if day],
        ]
    )


def _weighed(sheet: Sheet) -> Iterator[documents.Block]:
    yield documents.Heading(_("What we weighed up"))
    if sheet.balance:
        yield documents.Note(str(choices.LEANS[sheet.balance.leans]))
    sides = choices.Side
    parts = (
        (_("What we expect to gain"), [*sheet.of(sides.BENEFITS), *sheet.of(sides.FURTHER)], False),
        (_("What it asks of us"), sheet.of(sides.COSTS), False),
        (_("What could go wrong, and what we say to it"), sheet.of(sides.RISKS), True),
    )
    for caption, rows, is_risk in parts:
        shown = sorted((row for row in rows if row.size), key=lambda row: -row.size * (row.likely or 3))[:MOST_LINES]
        if shown:
            columns = [caption, _("How large"), *([_("How likely")] if is_risk else []), _("Who and what")]
            yield documents.Table(caption, columns, [_row(row, is_risk) for row in shown])


def _row(row: Weight, is_risk: bool) -> list[str]:
    likely = [str(row.get_likely_display()) if row.likely else _("Not said")] if is_risk else []
    said = ": ".join(part for part in (row.who, _short(row.note, 60)) if part)
    return [row.words, str(row.get_size_display()), *likely, said]


def _way_out(partnership: Partnership) -> Iterator[documents.Block]:
    yield documents.Heading(_("The way out"))
    if not partnership.terms_set:
        yield documents.Text(_("How a partner leaves is not agreed yet. Ask for it before you say yes."))
        return
    yield documents.Pairs(
        [
            (_("Notice"), _("%(weeks)s, in writing, at any time") % {"weeks": texts.weeks(partnership.notice_weeks)}),
            (_("Money when we leave"), _short(partnership.exit_money, 160)),
            (_("What we keep"), _short(partnership.exit_keeps, 160)),
        ]
    )


def _decide(sheet: Sheet) -> Iterator[documents.Block]:
    weigh_up = sheet.weigh_up
    yield documents.Heading(_("What you decide"))
    if weigh_up.conclusion:
        yield documents.Note(" ".join(part for part in (f"{weigh_up.get_conclusion_display()}.", _short(weigh_up.because, 300)) if part))
    usual = [
        _("Agree to take part, and note the reference of the minute."),
        _("Agree if something changes first: say what, and by when."),
        _("Do not take part this year, and say why in one sentence."),
    ]
    yield documents.Bullets([line for line in weigh_up.board_decides.splitlines() if line.strip()] or usual)


def _short(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
