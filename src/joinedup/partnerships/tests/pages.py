"""The pages of partnerships in their states."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.directory.choices import Approver
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partner, Partnership
from joinedup.partnerships.tests import factories
from joinedup.ui.states import PageState, Shown


def _officer() -> tuple[Area, User]:
    area = accounts.make_area()
    return area, accounts.make_officer(area)


def _page(user: User, partnership: Partnership, name: str, *more: object) -> Shown:
    return Shown(reverse(f"partnerships:{name}", args=[partnership.area.slug, partnership.public_id, *more]), user=user)


def _list(*, full: bool) -> Shown:
    area, user = _officer()
    if full:
        factories.make_agreement_in_force(area)
        services.start_partnership(details=factories.make_details(), by=accounts.actor_for(user, area))
    return Shown(reverse("partnerships:list_partnerships", args=[area.slug]), user=user)


def _start() -> Shown:
    area, user = _officer()
    return Shown(reverse("partnerships:start_partnership", args=[area.slug]), user=user)


def _setting_up(name: str = "show_partnership") -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    return _page(user, services.start_partnership(details=factories.make_details(), by=by), name)


def _formed(name: str, *more: object) -> Shown:
    area, user = _officer()
    return _page(user, factories.make_agreement(area).partnership, name, *more)


def _open(name: str, *more: object) -> Shown:
    area, user = _officer()
    agreement = factories.make_open_agreement(area)
    oak, elm = factories.partners(agreement)
    factories.sign(agreement, oak)
    services.reply_to_agreement(
        partner=elm, kind="not_yet", reason="board", text="Governors meet on 2 December.", by=factories.lead_of(elm)
    )
    return _page(user, agreement.partnership, name, *more)


def _in_force(name: str, *more: object) -> Shown:
    area, user = _officer()
    return _page(user, factories.make_agreement_in_force(area).partnership, name, *more)


def _amended(name: str, *, query: str = "") -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    agreement = factories.make_agreement_in_force(area, by=by)
    services.start_review(agreement=agreement, by=by)
    section = queries.section_of(agreement, "aims")
    services.write_section(section=section, text="We agree on bolder aims than this.", is_done=True, expected=section.version, by=by)
    services.open_for_signature(agreement=agreement, by=by)
    return Shown(_page(user, agreement.partnership, name).url + query, user=user)


def _consulted(name: str, *more: object) -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    agreement = factories.make_agreement(area, by=by)
    services.send_to_consultation(agreement=agreement, by=by)
    services.comment_on_section(agreement=agreement, element="aims", text="Could this be shorter?", by=by)
    return _page(user, agreement.partnership, name, *more)


def _partner_page(name: str) -> Shown:
    area, user = _officer()
    agreement = factories.make_agreement(area)
    return _page(user, agreement.partnership, name, factories.partners(agreement)[0].public_id)


def _visitor(agreement: Agreement, partner: Partner, name: str, *more: object, purpose: str = choices.SIGN_PURPOSE) -> Shown:
    link = Link.objects.filter(subject_id=partner.public_id, purpose=purpose).latest("pk")
    address = reverse(f"partnerships:{name}", args=[partner.public_id, *more])
    return Shown(address, before=lambda client: _remember(client, links=[link.pk]))


def _by_link(name: str, *more: object, state: str = "open") -> Shown:
    area = accounts.make_area()
    agreement = factories.make_open_agreement(area)
    oak, elm = factories.partners(agreement)
    if state == "board":
        oak.organisation.approver = Approver.BOARD.value
        oak.organisation.next_board_on = clock.today() + timedelta(days=8)
        oak.organisation.save()
    if state in {"signed", "in force"}:
        factories.sign(agreement, oak)
    if state == "in force":
        factories.sign(agreement, elm)
    if state == "waits":
        oak.organisation.approver = Approver.BOARD.value
        oak.organisation.save()
        signing = factories.signing_of(agreement, board_on=clock.today() + timedelta(days=8))
        services.sign_agreement(partner=oak, signing=signing, by=factories.lead_of(oak))
    if state == "closed":
        oak.organisation.closed_on = clock.today()
        oak.organisation.save()
    return _visitor(agreement, oak, name, *more)


def _reading(name: str, *more: object) -> Shown:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    agreement = factories.make_agreement(area, by=by)
    services.send_to_consultation(agreement=agreement, by=by)
    return _visitor(agreement, factories.partners(agreement)[0], name, *more, purpose=choices.READ_PURPOSE)


def _with_session(shown: Shown, **facts: Any) -> Shown:
    def before(client: Client) -> None:
        if shown.before is not None:
            shown.before(client)
        _remember(client, **facts)

    return Shown(shown.url, before=before)


def _remember(client: Client, **facts: Any) -> None:
    session = client.session
    session.update(facts)
    session.save()
    client.cookies["sessionid"] = str(session.session_key)


def _typing_the_code() -> Shown:
    shown = _by_link("type_code")
    pending = {"partner": shown.url.split("/")[2], "act": "sign", "data": {}, "address": "head@example.org"}
    return _with_session(shown, **{"partnerships.act": pending})


def _done(act: str, state: str) -> Shown:
    shown = _by_link("show_done", state=state)
    return _with_session(shown, **{"partnerships.act": {"done": act, "for": shown.url.split("/")[2]}})


PAGES = [
    PageState("partnerships, none yet", lambda: _list(full=False)),
    PageState("partnerships", lambda: _list(full=True)),
    PageState("set up a partnership", _start),
    PageState("set up a partnership, sent empty", _start, submit="Save and go on"),
    PageState("a partnership being set up", _setting_up),
    PageState("partners, none yet", lambda: _setting_up("show_partners")),
    PageState("aims, sent empty", lambda: _setting_up("set_aims"), submit="Save"),
    PageState("terms, sent empty", lambda: _setting_up("set_terms"), submit="Save"),
    PageState("name and purpose", lambda: _setting_up("change_partnership")),
    PageState("organisers", lambda: _setting_up("show_organisers")),
    PageState("check before forming, things missing", lambda: _setting_up("finish_setting_up"), submit="Form the partnership"),
    PageState("a partnership with a draft", lambda: _formed("show_partnership")),
    PageState("a partnership in force", lambda: _in_force("show_partnership")),
    PageState("how it is going", lambda: _formed("set_stage")),
    PageState("partners", lambda: _formed("show_partners")),
    PageState("actions of a partnership, none yet", lambda: _formed("show_actions")),
    PageState("add a partner, sent empty", lambda: _formed("add_partner"), submit="Add the partner"),
    PageState("change a partner", lambda: _partner_page("change_partner")),
    PageState("a partner leaves", lambda: _partner_page("record_leaving")),
    PageState("the agreement, draft", lambda: _formed("show_agreement")),
    PageState("the agreement, in consultation", lambda: _consulted("show_agreement")),
    PageState("the agreement, open", lambda: _open("show_agreement")),
    PageState("the agreement, in force", lambda: _in_force("show_agreement")),
    PageState("the agreement, amended", lambda: _amended("show_agreement")),
    PageState("one part", lambda: _formed("write_section", "risk")),
    PageState("comments on a part", lambda: _consulted("comment_on_section", "aims")),
    PageState("open for signature?", lambda: _formed("move_agreement", "open")),
    PageState("end the agreement, sent empty", lambda: _in_force("move_agreement", "end"), submit="End the agreement"),
    PageState("compare, nothing yet", lambda: _formed("compare_versions")),
    PageState("compare two versions", lambda: _amended("compare_versions", query="?older=1&newer=2")),
    PageState("a version", lambda: _in_force("show_version", 1)),
    PageState("answer by link", lambda: _by_link("answer_agreement")),
    PageState("answer by link, nothing chosen", lambda: _by_link("answer_agreement"), submit="Go on"),
    PageState("answer by link, signed", lambda: _by_link("answer_agreement", state="signed")),
    PageState("answer by link, in force", lambda: _by_link("answer_agreement", state="in force")),
    PageState("answer by link, waits for board", lambda: _by_link("answer_agreement", state="waits")),
    PageState("answer by link, school closed", lambda: _by_link("answer_agreement", state="closed")),
    PageState("read by link", lambda: _reading("answer_agreement")),
    PageState("comment by link", lambda: _reading("comment_by_link", "aims")),
    PageState("sign", lambda: _by_link("sign_agreement", state="board")),
    PageState("sign, sent empty", lambda: _by_link("sign_agreement"), submit="Mail me the code"),
    PageState("type the code, wrong", _typing_the_code, fill=(("code", "123456"),), submit="Confirm for Oak"),
    PageState("our board has agreed", lambda: _by_link("confirm_board", state="waits")),
    PageState("withdraw", lambda: _by_link("withdraw_signature", state="signed")),
    PageState("give notice", lambda: _by_link("give_notice", state="in force")),
    PageState("not yet", lambda: _by_link("reply_to_agreement", "not_yet")),
    PageState("a question, sent empty", lambda: _by_link("reply_to_agreement", "question"), submit="Send it to the organisers"),
    PageState("done: signed", lambda: _done("sign", "signed")),
    PageState("done: in force", lambda: _done("sign", "in force")),
    PageState("done: waits for board", lambda: _done("sign", "waits")),
]
