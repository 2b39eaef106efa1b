"""Addresses of weigh-ups and plots."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.reviews.views import asks, by_link, plots, weigh_ups

app_name = "reviews"
_one: list[URLPattern | URLResolver] = [
    path("", weigh_ups.show_weigh_up, name="show_weigh_up"),
    path("conclude/", weigh_ups.conclude_weigh_up, name="conclude_weigh_up"),
    path("share/", weigh_ups.share_weigh_up, name="share_weigh_up"),
    path("delete/", weigh_ups.delete_weigh_up, name="delete_weigh_up"),
    path("paper/<slug:form>/", weigh_ups.download_board_paper, name="download_board_paper"),
    path("<slug:side>/", weigh_ups.weigh_side, name="weigh_side"),
]
_asked: list[URLPattern | URLResolver] = [
    path("", by_link.weigh_up_by_link, name="weigh_up_by_link"),
    path("conclude/", by_link.conclude_weigh_up_by_link, name="conclude_weigh_up_by_link"),
    path("share/", by_link.share_weigh_up_by_link, name="share_weigh_up_by_link"),
    path("delete/", by_link.delete_weigh_up_by_link, name="delete_weigh_up_by_link"),
    path("paper/<slug:form>/", by_link.download_board_paper_by_link, name="download_board_paper_by_link"),
    path("<slug:side>/", by_link.weigh_side_by_link, name="weigh_side_by_link"),
]
_partnership: list[URLPattern | URLResolver] = [
    path("worth-it/", weigh_ups.list_partnership_weigh_ups, name="list_partnership_weigh_ups"),
    path("worth-it/ask/", asks.ask_to_weigh_up, name="ask_to_weigh_up"),
    path("worth-it/guess/<str:organisation_id>/", asks.guess_weigh_up, name="guess_weigh_up"),
    path("for-us-and-others/", plots.show_plots, name="show_plots"),
    path("for-us-and-others/<str:organisation_id>/", plots.place_aims, name="place_aims"),
]
urlpatterns = [
    path("a/<slug:slug>/worth-it/", weigh_ups.list_weigh_ups, name="list_weigh_ups"),
    path("a/<slug:slug>/worth-it/start/", weigh_ups.start_weigh_up, name="start_weigh_up"),
    path("a/<slug:slug>/worth-it/asks/<str:ask_id>/take-back/", asks.take_back_weigh_ask, name="take_back_weigh_ask"),
    path("a/<slug:slug>/worth-it/<str:public_id>/", include(_one)),
    path("a/<slug:slug>/partnerships/<str:public_id>/", include(_partnership)),
    path("a/<slug:slug>/plots/<str:public_id>/share/", plots.share_plot, name="share_plot"),
    path("worth-it/asked/<str:public_id>/", include(_asked)),
    path("worth-it/<str:public_id>/", weigh_ups.answer_weigh_up, name="answer_weigh_up"),
]
