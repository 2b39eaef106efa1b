"""What Brackwater tells: a newsletter that went out on 13 November, and the draft of the next one."""

from datetime import UTC, date, datetime

from joinedup.core import clock
from joinedup.demo.town import Town
from joinedup.news import queries, services
from joinedup.partnerships.models import Partnership

SENT = datetime(2026, 11, 13, 9, tzinfo=UTC)
DRAFTED = datetime(2026, 11, 23, 15, tzinfo=UTC)
CHANNEL = "brackwater-heads-4711@chat.tamberley.example"
HELLO = "Dear all,\n\nthree schools will have their doors open in January. If you have not said which morning suits you, please do."


def fill(town: Town) -> None:
    """Send one newsletter to the partners, the board and a chat channel, and leave a draft."""
    partnership = Partnership.objects.get(name="Brackwater Schools Together")
    scope = queries.Scope(town.area, partnership)
    with clock.fixed(SENT):
        by = town.actor("Bernadette Quill")
        days = {"first": date(2026, 10, 5), "last": SENT.date()}
        sent = services.draft_newsletter(scope=scope, title="Brackwater in November", **days, by=by)
        services.add_paragraph(newsletter=sent, words=services.Words("Hello", HELLO), on_top=True, by=by)
        sent.refresh_from_db()
        readers = queries.Chosen(("partners", "groups"), (), CHANNEL)
        services.choose_readers(newsletter=sent, chosen=readers, expected=sent.version, by=by)
        sent.refresh_from_db()
        services.send_newsletter(newsletter=sent, expected=sent.version, by=by)
    with clock.fixed(DRAFTED):
        by = town.actor("Bernadette Quill")
        days = {"first": date(2026, 11, 14), "last": DRAFTED.date()}
        services.draft_newsletter(scope=scope, title="Brackwater before Christmas", **days, by=by)
