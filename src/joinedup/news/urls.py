"""Addresses of newsletters and of what changed."""

from django.urls import path

from joinedup.news.views import changes, newsletters, sending, writing

app_name = "news"
_ALL = "a/<slug:slug>/newsletters/"
_ONE = f"{_ALL}<str:public_id>/"
_PARTNERSHIP = "a/<slug:slug>/partnerships/<str:public_id>/"
urlpatterns = [
    path(_ALL, newsletters.list_newsletters, name="list_newsletters"),
    path(f"{_ALL}new/", writing.start_newsletter, name="start_newsletter"),
    path(f"{_PARTNERSHIP}newsletters/", newsletters.list_partnership_newsletters, name="list_partnership_newsletters"),
    path(f"{_PARTNERSHIP}newsletters/new/", writing.start_partnership_newsletter, name="start_partnership_newsletter"),
    path(f"{_PARTNERSHIP}what-changed/", changes.show_changes, name="show_changes"),
    path(f"{_PARTNERSHIP}what-changed/again/", changes.look_again, name="look_again"),
    path(_ONE, newsletters.show_newsletter, name="show_newsletter"),
    path(f"{_ONE}newsletter.pdf", newsletters.download_newsletter, name="download_newsletter"),
    path(f"{_ONE}title/", writing.change_title, name="change_title"),
    path(f"{_ONE}paragraphs/new/", writing.add_paragraph, name="add_paragraph"),
    path(f"{_ONE}paragraphs/arrange/", writing.arrange_paragraphs, name="arrange_paragraphs"),
    path(f"{_ONE}paragraphs/<str:paragraph_id>/", writing.change_paragraph, name="change_paragraph"),
    path(f"{_ONE}again/", writing.draft_again, name="draft_again"),
    path(f"{_ONE}remove/", writing.remove_draft, name="remove_draft"),
    path(f"{_ONE}readers/", sending.choose_readers, name="choose_readers"),
    path(f"{_ONE}check/", sending.check_newsletter, name="check_newsletter"),
    path(f"{_ONE}stop/", sending.stop_newsletter, name="stop_newsletter"),
    path("newsletters/<str:public_id>/", newsletters.read_newsletter, name="read_newsletter"),
    path("newsletters/<str:public_id>/newsletter.pdf", newsletters.download_by_link, name="download_by_link"),
]
