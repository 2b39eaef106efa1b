"""Everything that is read for newsletters, and what changed since somebody last looked."""

from joinedup.news.queries.changes import Change, Look, looks
from joinedup.news.queries.happenings import Happening, Scope, happenings
from joinedup.news.queries.headlines import headlines
from joinedup.news.queries.newsletters import (
    Section,
    last_sent,
    locked,
    mails_of,
    newsletter_for,
    newsletters_of,
    paragraph_of,
    paragraphs_of,
    sections_of,
    visible_newsletters,
)
from joinedup.news.queries.readers import (
    Chosen,
    Reader,
    ReaderList,
    addresses_in,
    kinds_to_offer,
    lists_to_offer,
    readers_of,
    subjects_of_address,
    volume_of_newsletter,
)

__all__ = [
    "Change",
    "Chosen",
    "Happening",
    "Look",
    "Reader",
    "ReaderList",
    "Scope",
    "Section",
    "addresses_in",
    "happenings",
    "headlines",
    "kinds_to_offer",
    "last_sent",
    "lists_to_offer",
    "locked",
    "looks",
    "mails_of",
    "newsletter_for",
    "newsletters_of",
    "paragraph_of",
    "paragraphs_of",
    "readers_of",
    "sections_of",
    "subjects_of_address",
    "visible_newsletters",
    "volume_of_newsletter",
]
